using System.Security.Cryptography;

namespace DracoonSandbox.State;

/// <summary>Access tokens, refresh tokens and authorization codes. Refresh tokens and codes work once.</summary>
internal sealed class TokenStore
{
    private readonly Dictionary<string, Access> _access = [];
    private readonly Dictionary<string, (UserRecord User, string ClientId)> _refresh = [];
    private readonly Dictionary<string, CodeGrant> _codes = [];

    public UserRecord? FindUser(string token, DateTime now) =>
        _access.TryGetValue(token, out Access? access) && access.ExpiresAt > now && !access.User.IsLocked ? access.User : null;

    public (string Access, string Refresh) Issue(UserRecord user, string clientId, DateTime expiresAt)
    {
        string refresh = NewToken();
        string access = NewToken();
        _access[access] = new Access(user, expiresAt, refresh);
        _refresh[refresh] = (user, clientId);
        return (access, refresh);
    }

    /// <summary>Uses a refresh token up.</summary>
    public UserRecord? TakeRefresh(string token, string clientId) =>
        _refresh.TryGetValue(token, out var grant) && grant.ClientId == clientId && _refresh.Remove(token) ? grant.User : null;

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

    private sealed class Access(UserRecord user, DateTime expiresAt, string refresh)
    {
        public UserRecord User { get; } = user;

        public DateTime ExpiresAt { get; set; } = expiresAt;

        public string Refresh { get; } = refresh;
    }
}

/// <summary>What an authorization code was given for.</summary>
internal sealed record CodeGrant(UserRecord User, string ClientId, string RedirectUri, string? Challenge, DateTime ExpiresAt);
