using System.Net.Sockets;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/auth/ads, and the test of a connection: for config managers.</summary>
internal static class ActiveDirectoryEndpoints
{
    private const string Role = "CONFIG_MANAGER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/system/config/auth/ads";
        app.MapGet(Path, (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. All(state).Values.Select(Write)]) });
            }
        });
        app.MapGet(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Get(state, id)));
            }
        });
        app.MapPost(Path, async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                var made = new ActiveDirectoryRecord { Id = state.NextId() };
                Apply(state, made, body);
                All(state)[made.Id] = made;
                return Answer.Json(201, Write(made));
            }
        });
        app.MapPut(Path + "/{id:long}", async (HttpContext context, long id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                ActiveDirectoryRecord changed = Get(state, id);
                Apply(state, changed, body);
                return Answer.Ok(Write(changed));
            }
        });
        app.MapDelete(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                _ = Get(state, id);
                if (state.Users.Values.Any(u => u.AdConfigId == id))
                {
                    throw new ApiError(409, -90058, "Conflict", "Users sign in with this Active Directory.");
                }
                All(state).Remove(id);
            }
            return Answer.NoContent();
        });
        app.MapPost("/api/v4/system/config/actions/test/ad", async (HttpContext context) =>
        {
            context.Require(Role);
            return await TestAsync(await Body.ReadObjectAsync(context), context.RequestAborted);
        });
    }

    private static Dictionary<long, ActiveDirectoryRecord> All(SandboxState state) => state.Areas.Get<IdentityProviderState>().ActiveDirectories;

    private static ActiveDirectoryRecord Get(SandboxState state, long id) =>
        All(state).GetValueOrDefault(id) ?? throw new ApiError(404, -90050, "Not Found", $"There is no Active Directory configuration {id}.");

    /// <summary>All checks come first, so that a refused change changes nothing.</summary>
    private static void Apply(SandboxState state, ActiveDirectoryRecord ad, JsonObject body)
    {
        foreach (string name in new[] { "alias", "serverIp", "serverAdminName", "serverAdminPassword", "ldapUsersDomain", "userFilter" })
        {
            if (body.Has(name) && body.RequiredText(name).Length > 255)
            {
                throw ApiError.Invalid(-80007, $"'{name}' is too long.");
            }
        }
        long port = Port(body) ?? ad.ServerPort;
        if (body.Text("alias") is string alias && All(state).Values.Any(a => a != ad && string.Equals(a.Alias, alias, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(409, -90056, "Conflict", $"The alias '{alias}' is taken.");
        }
        bool useLdaps = body.Flag("useLdaps") ?? ad.UseLdaps;
        string? fingerprint = body.Text("sslFingerPrint") ?? ad.SslFingerPrint;
        if (useLdaps && string.IsNullOrWhiteSpace(fingerprint))
        {
            throw ApiError.Invalid(-90055, "LDAPS needs the fingerprint of the server's certificate.");
        }
        bool import = body.Flag("userImport") ?? ad.UserImport;
        string exportGroup = body.Text("adExportGroup") ?? ad.AdExportGroup;
        if (import && string.IsNullOrWhiteSpace(exportGroup))
        {
            throw ApiError.Invalid(-90055, "The import of users needs the group whose members are imported.");
        }
        long? importGroup = ImportGroup(state, body, "sdsImportGroup", ad.SdsImportGroup);
        ad.Alias = body.Text("alias") ?? ad.Alias;
        ad.ServerIp = body.Text("serverIp") ?? ad.ServerIp;
        ad.ServerPort = (int)port;
        ad.ServerAdminName = body.Text("serverAdminName") ?? ad.ServerAdminName;
        ad.ServerAdminPassword = body.Text("serverAdminPassword") ?? ad.ServerAdminPassword;
        ad.LdapUsersDomain = body.Text("ldapUsersDomain") ?? ad.LdapUsersDomain;
        ad.UserFilter = body.Text("userFilter") ?? ad.UserFilter;
        (ad.UseLdaps, ad.SslFingerPrint, ad.UserImport, ad.AdExportGroup, ad.SdsImportGroup) = (useLdaps, fingerprint, import, exportGroup, importGroup);
    }

    /// <summary>The group of imported users: 0 for none.</summary>
    public static long? ImportGroup(SandboxState state, JsonObject body, string name, long? before) => body.Number(name) switch
    {
        null => before,
        0 => null,
        long id => GroupEndpoints.Get(state, id).Id,
    };

    private static long? Port(JsonObject body) => body.Number("serverPort") is not long port ? null
        : port is > 0 and <= 65535 ? port : throw ApiError.Invalid(-80001, $"{port} is no port.");

    /// <summary>Whether somebody listens there: more of an Active Directory the sandbox can't know.</summary>
    private static async Task<IResult> TestAsync(JsonObject body, CancellationToken cancellationToken)
    {
        string host = body.RequiredText("serverIp");
        int port = (int)Port(body)!.Value;
        using var client = new TcpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiError(404, -90052, "Not Found", $"No connection to {host}:{port}: {e.Message}");
        }
        var answer = (JsonObject)body.DeepClone();
        answer["useLdaps"] = body.Flag("useLdaps") ?? false;
        return Answer.Ok(answer);
    }

    private static JsonObject Write(ActiveDirectoryRecord ad) => new JsonObject
    {
        ["id"] = ad.Id,
        ["alias"] = ad.Alias,
        ["serverIp"] = ad.ServerIp,
        ["serverPort"] = ad.ServerPort,
        ["serverAdminName"] = ad.ServerAdminName,
        ["ldapUsersDomain"] = ad.LdapUsersDomain,
        ["userFilter"] = ad.UserFilter,
        ["userImport"] = ad.UserImport,
        ["adExportGroup"] = ad.AdExportGroup,
        ["useLdaps"] = ad.UseLdaps,
    }.With("sdsImportGroup", ad.SdsImportGroup).With("sslFingerPrint", ad.SslFingerPrint);
}
