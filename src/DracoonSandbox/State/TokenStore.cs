using System.Security.Cryptography;

namespace DracoonSandbox.State;

/// <summary>Access tokens, refresh tokens and authorization codes. Refresh tokens and codes work once.</summary>
internal sealed class TokenStore
{
    private readonly Dictionary<string, Access> _access = [];
    private readonly Dictionary<string, (OAuthAuthorization Authorization, DateTime ExpiresAt)> _refresh = [];
    private readonly Dictionary<string, CodeGrant> _codes = [];

    public UserRecord? FindUser(string token, DateTime now)
    {
        if (FindAuthorization(token, now) is not OAuthAuthorization authorization || authorization.User.IsLocked)
        {
            return null;
        }
        authorization.UsedAt = now;
        return authorization.User;
    }

    /// <summary>The sign-in that an access token comes from; null when it has expired.</summary>
    public OAuthAuthorization? FindAuthorization(string token, DateTime now) =>
        _access.TryGetValue(token, out Access? access) && access.ExpiresAt > now ? access.Authorization : null;

    /// <summary>The sign-ins of a user that still hold, the latest last: with a refresh token, or an access token that has not expired.</summary>
    public IReadOnlyList<OAuthAuthorization> AuthorizationsOf(UserRecord user, DateTime now) =>
        [.. _refresh.Values.Where(r => r.ExpiresAt > now).Select(r => r.Authorization).Concat(_access.Values.Where(a => a.ExpiresAt > now).Select(a => a.Authorization)).Where(a => a.User == user).Distinct().OrderBy(a => a.Id)];

    /// <summary>Ends a sign-in with all its tokens.</summary>
    public void End(OAuthAuthorization authorization)
    {
        RemoveWhere(_access, access => access.Authorization == authorization);
        RemoveWhere(_refresh, refresh => refresh.Authorization == authorization);
    }

    /// <summary>The next tokens of a sign-in.</summary>
    public (string Access, string Refresh) Issue(OAuthAuthorization authorization, DateTime expiresAt, DateTime refreshExpiresAt)
    {
        string refresh = NewToken();
        string access = NewToken();
        _access[access] = new Access(authorization, expiresAt, refresh);
        _refresh[refresh] = (authorization, refreshExpiresAt);
        return (access, refresh);
    }

    /// <summary>An access token that can't be renewed.</summary>
    public string IssueAccess(OAuthAuthorization authorization, DateTime expiresAt)
    {
        string access = NewToken();
        _access[access] = new Access(authorization, expiresAt, null);
        return access;
    }

    /// <summary>Uses a refresh token up.</summary>
    public OAuthAuthorization? TakeRefresh(string token, string clientId, DateTime now) =>
        _refresh.TryGetValue(token, out var grant) && grant.Authorization.ClientId == clientId && _refresh.Remove(token) && grant.ExpiresAt > now ? grant.Authorization : null;

    public string IssueCode(CodeGrant grant)
    {
        string code = NewToken();
        _codes[code] = grant;
        return code;
    }

    public CodeGrant? TakeCode(string code) => _codes.Remove(code, out CodeGrant? grant) ? grant : null;

    /// <summary>Ends a token; a refresh token takes the access tokens that came with it along.</summary>
    public void Revoke(string token)
    {
        _access.Remove(token);
        if (_refresh.Remove(token))
        {
            foreach (string access in _access.Where(a => a.Value.Refresh == token).Select(a => a.Key).ToArray())
            {
                _access.Remove(access);
            }
        }
    }

    /// <summary>Ends everything that was given to a client.</summary>
    public void EndClient(string clientId)
    {
        RemoveWhere(_access, access => access.Authorization.ClientId == clientId);
        RemoveWhere(_refresh, refresh => refresh.Authorization.ClientId == clientId);
        RemoveWhere(_codes, code => code.ClientId == clientId);
    }

    public void ExpireAccess()
    {
        foreach (Access access in _access.Values)
        {
            access.ExpiresAt = DateTime.MinValue;
        }
    }

    /// <summary>The sign-ins as they are now, to be had again where users and clients have been read anew since.</summary>
    public Action<SandboxState> Keep()
    {
        KeyValuePair<string, Access>[] access = [.. _access];
        KeyValuePair<string, (OAuthAuthorization Authorization, DateTime ExpiresAt)>[] refresh = [.. _refresh];
        return state =>
        {
            var again = new Dictionary<long, OAuthAuthorization>();
            foreach ((string token, Access one) in access)
            {
                _access[token] = new Access(Again(one.Authorization), one.ExpiresAt, one.Refresh);
            }
            foreach ((string token, (OAuthAuthorization authorization, DateTime expiresAt)) in refresh)
            {
                _refresh[token] = (Again(authorization), expiresAt);
            }

            OAuthAuthorization Again(OAuthAuthorization kept)
            {
                if (!again.TryGetValue(kept.Id, out OAuthAuthorization? authorization))
                {
                    authorization = kept.For(state.Users[kept.User.Id], state.Areas.Get<OAuthClientState>().Clients[kept.ClientId]);
                    again[kept.Id] = authorization;
                }
                return authorization;
            }
        };
    }

    public void Clear()
    {
        _access.Clear();
        _refresh.Clear();
        _codes.Clear();
    }

    public static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24)).ToLowerInvariant();

    private static void RemoveWhere<T>(Dictionary<string, T> tokens, Func<T, bool> ends)
    {
        foreach (string token in tokens.Where(t => ends(t.Value)).Select(t => t.Key).ToArray())
        {
            tokens.Remove(token);
        }
    }

    private sealed class Access(OAuthAuthorization authorization, DateTime expiresAt, string? refresh)
    {
        public OAuthAuthorization Authorization { get; } = authorization;

        public DateTime ExpiresAt { get; set; } = expiresAt;

        public string? Refresh { get; } = refresh;
    }
}

/// <summary>A sign-in of a user with a client: one, however often its tokens are refreshed.</summary>
internal sealed class OAuthAuthorization
{
    public required long Id { get; init; }

    public required UserRecord User { get; init; }

    public required OAuthClientRecord Client { get; init; }

    public string ClientId => Client.Id;

    public required DateTime CreatedAt { get; init; }

    public required DateTime UsedAt { get; set; }

    /// <summary>The program that signed in, in its own words.</summary>
    public required string UserAgent { get; init; }

    /// <summary>The same sign-in, where its user and its client are other objects now.</summary>
    public OAuthAuthorization For(UserRecord user, OAuthClientRecord client) =>
        new() { Id = Id, User = user, Client = client, CreatedAt = CreatedAt, UsedAt = UsedAt, UserAgent = UserAgent };

    /// <summary>A sign-in that begins with this request.</summary>
    public static OAuthAuthorization Begin(SandboxState state, UserRecord user, OAuthClientRecord client, HttpRequest request) => new()
    {
        Id = state.NextId(), User = user, Client = client, CreatedAt = state.Now, UsedAt = state.Now, UserAgent = request.Headers.UserAgent.ToString(),
    };
}

/// <summary>What an authorization code was given for.</summary>
internal sealed record CodeGrant(UserRecord User, string ClientId, string RedirectUri, string? Challenge, DateTime ExpiresAt);
