using System.Text.Json.Nodes;
using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>Where users sign in who have no password here: Active Directories and OpenID Connect providers, each by its id.</summary>
internal sealed class IdentityProviderState
{
    public Dictionary<long, ActiveDirectoryRecord> ActiveDirectories { get; set; } = [];

    public Dictionary<long, OpenIdProviderRecord> OpenIdProviders { get; set; } = [];

    /// <summary>The configurations that a user with this <c>authData</c> signs in with: the ones it names, those of before, or the only one there is.</summary>
    /// <param name="method">The authentication method.</param>
    /// <param name="authData">What the request says.</param>
    /// <param name="user">The user as before; null for a new one.</param>
    /// <returns>The ids of the Active Directory and of the OpenID provider; null where the method has none.</returns>
    /// <exception cref="ApiError">There is no such configuration, or it is not clear which one is meant.</exception>
    public (long? AdConfigId, long? OidConfigId) Require(string method, JsonObject? authData, UserRecord? user = null)
    {
        foreach ((string name, string owner) in new[] { ("adConfigId", "active_directory"), ("oidConfigId", "openid") })
        {
            if (method != owner && authData?.Number(name) is not null)
            {
                throw ApiError.Invalid(-80028, $"'{name}' does not go with the authentication method '{method}'.");
            }
        }
        return method switch
        {
            "active_directory" => (One(ActiveDirectories, authData?.Number("adConfigId") ?? user?.AdConfigId, -90050, "Active Directory", 400), null),
            "openid" => (null, One(OpenIdProviders, authData?.Number("oidConfigId") ?? user?.OidConfigId, -90035, "OpenID Connect", 404)),
            _ => (null, null),
        };
    }

    private static long One<T>(Dictionary<long, T> configurations, long? given, int notFound, string what, int noneStatus) => (given, configurations.Count) switch
    {
        (long id, _) => configurations.ContainsKey(id) ? id : throw new ApiError(404, notFound, "Not Found", $"There is no {what} configuration {id}."),
        (null, 1) => configurations.Keys.First(),
        (null, 0) => throw new ApiError(noneStatus, -90059, noneStatus == 404 ? "Not Found" : "Bad Request", $"There is no {what} configuration."),
        _ => throw ApiError.Invalid(-90002, $"There are several {what} configurations; name one."),
    };
}

/// <summary>An Active Directory.</summary>
internal sealed class ActiveDirectoryRecord
{
    public required long Id { get; init; }

    public string Alias { get; set; } = "";

    public string ServerIp { get; set; } = "";

    public int ServerPort { get; set; }

    public string ServerAdminName { get; set; } = "";

    public string ServerAdminPassword { get; set; } = "";

    public string LdapUsersDomain { get; set; } = "";

    public string UserFilter { get; set; } = "";

    public bool UserImport { get; set; }

    public string AdExportGroup { get; set; } = "";

    public long? SdsImportGroup { get; set; }

    public bool UseLdaps { get; set; }

    public string? SslFingerPrint { get; set; }
}

/// <summary>An OpenID Connect provider. What is only told and not acted on is kept as the API writes it.</summary>
internal sealed class OpenIdProviderRecord
{
    public required long Id { get; init; }

    public JsonObject Fields { get; set; } = [];

    public string Name => Fields.Text("name") ?? "";

    public string Issuer => Fields.Text("issuer") ?? "";
}
