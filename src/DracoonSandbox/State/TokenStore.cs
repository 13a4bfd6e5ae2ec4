using System.Security.Cryptography;

namespace DracoonSandbox.State;

/// <summary>Access tokens, refresh tokens and authorization codes. Refresh tokens and codes work once.</summary>
internal sealed class TokenStore
{
    private readonly Dictionary<string, Access> _access = [];
    private readonly Dictionary<string, (UserRecord User, string ClientId, DateTime ExpiresAt)> _refresh = [];
    private readonly Dictionary<string, CodeGrant> _codes = [];

    public UserRecord? FindUser(string token, DateTime now) =>
        _access.TryGetValue(token, out Access? access) && access.ExpiresAt > now && !access.User.IsLocked ? access.User : null;

    public (string Access, string Refresh) Issue(UserRecord user, string clientId, DateTime expiresAt, DateTime refreshExpiresAt)
    {
        string refresh = NewToken();
        string access = NewToken();
        _access[access] = new Access(user, clientId, expiresAt, refresh);
        _refresh[refresh] = (user, clientId, refreshExpiresAt);
        return (access, refresh);
    }

    /// <summary>An access token that can't be renewed.</summary>
    public string IssueAccess(UserRecord user, string clientId, DateTime expiresAt)
    {
        string access = NewToken();
        _access[access] = new Access(user, clientId, expiresAt, null);
        return access;
    }

    /// <summary>Uses a refresh token up.</summary>
    public UserRecord? TakeRefresh(string token, string clientId, DateTime now) =>
        _refresh.TryGetValue(token, out var grant) && grant.ClientId == clientId && _refresh.Remove(token) && grant.ExpiresAt > now ? grant.User : null;

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
        RemoveWhere(_access, access => access.ClientId == clientId);
        RemoveWhere(_refresh, refresh => refresh.ClientId == clientId);
        RemoveWhere(_codes, code => code.ClientId == clientId);
    }

    public void ExpireAccess()
    {
        foreach (Access access in _access.Values)
        {
            access.ExpiresAt = DateTime.MinValue;
        }
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

    private sealed class Access(UserRecord user, string clientId, DateTime expiresAt, string? refresh)
    {
        public UserRecord User { get; } = user;

        public string ClientId { get; } = clientId;

        public DateTime ExpiresAt { get; set; } = expiresAt;

        public string? Refresh { get; } = refresh;
    }
}

/// <summary>What an authorization code was given for.</summary>
internal sealed record CodeGrant(UserRecord User, string ClientId, string RedirectUri, string? Challenge, DateTime ExpiresAt);
