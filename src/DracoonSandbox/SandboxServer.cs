using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.OAuth;
using DracoonSandbox.Seed;
using DracoonSandbox.State;
using DracoonSandbox.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DracoonSandbox;

/// <summary>The server: what passes every request, outermost first, and the endpoints.</summary>
internal sealed class SandboxServer : IDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxState _state;
    private readonly WebhookEvents _events;
    private readonly WebhookWatch _webhooks;
    private readonly TrafficLog? _traffic;
    private readonly StateReset? _reset;
    private readonly string? _data;

    public SandboxServer(SandboxOptions options)
    {
        _data = options.Data;
        _state = new SandboxState(_data is null ? null : Path.Combine(_data, "content"))
        {
            BeginsWithS3 = options.UseS3, TokenLifetime = options.TokenLifetime, ApiVersion = options.ApiVersion?.ToString() ?? PublicEndpoints.ApiVersion,
        };
        if (_data is null || !StateFile.TryLoad(_state, _data))
        {
            Seeds.Plant(_state, options);
        }
        _events = new WebhookEvents(_state);
        _webhooks = new WebhookWatch(_state, _events);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.WebHost.UseUrls(options.Url.GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        if (options.Control)
        {
            _reset = new StateReset(_state, () => Seeds.Plant(_state, options));
            var control = new ControlSurface(_state, _reset);
            _app.Use(control.RecordAsync);
            _app.Use(control.InjectFaultAsync);
            control.Map(_app);
        }
        if (options.TrafficLog is not null)
        {
            _traffic = new TrafficLog(options.TrafficLog);
            _app.Use(_traffic.LogAsync);
        }
        _app.Use(_webhooks.WatchAsync);
        _app.Use(Errors.AnswerAsync);
        _app.Use(new Authentication(_state, options.ServiceToken).CheckAsync);
        if (options.ApiVersion is Version version)
        {
            _app.Use(new OlderServer(version).CheckAsync);
        }
        _app.Use(RequestCheck.CheckAsync);
        _app.Use(new EventRecorder(_state).RecordAsync);
        _app.UseRouting();
        MapEndpoints();
        _app.UseEndpoints(_ => { });
        _app.Run(Errors.NotImplementedAsync);
    }

    /// <summary>The address it got; the port is known after the start.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public Task StartAsync() => _app.StartAsync();

    /// <summary>Until it is stopped; then keeps the state, where it was told to.</summary>
    public async Task WaitAsync()
    {
        await _app.WaitForShutdownAsync();
        if (_data is not null)
        {
            StateFile.Save(_state, _data);
        }
    }

    public void Stop() => _app.Lifetime.StopApplication();

    public void Dispose()
    {
        ((IDisposable)_app).Dispose();
        _traffic?.Dispose();
        _reset?.Dispose();
        _webhooks.Dispose();
        _state.Dispose();
    }

    private void MapEndpoints()
    {
        AuthorizeEndpoint.Map(_app, _state);
        TokenEndpoint.Map(_app, _state);
        PublicEndpoints.Map(_app, _state);
        ConfigInfoEndpoints.Map(_app, _state);
        ConfigOptionEndpoints.Map(_app, _state);
        SystemSettingsEndpoints.Map(_app, _state);
        PolicyEndpoints.Map(_app, _state);
        StorageConfigEndpoints.Map(_app, _state);
        CustomerSettingsEndpoints.Map(_app, _state);
        BrandingEndpoints.Map(_app, _state);
        UserEndpoints.Map(_app, _state);
        UserAttributeEndpoints.Map(_app, _state);
        UserRelationEndpoints.Map(_app, _state);
        AccountEndpoints.Map(_app, _state);
        AccountKeypairEndpoints.Map(_app, _state);
        AvatarEndpoints.Map(_app, _state);
        ProfileAttributeEndpoints.Map(_app, _state);
        NotificationEndpoints.Map(_app, _state);
        SubscriptionEndpoints.Map(_app, _state);
        OAuthGrantEndpoints.Map(_app, _state);
        MfaEndpoints.Map(_app, _state);
        PasswordResetEndpoints.Map(_app, _state);
        SystemKeypairEndpoints.Map(_app, _state);
        GroupEndpoints.Map(_app, _state);
        GroupMemberEndpoints.Map(_app, _state);
        RoleEndpoints.Map(_app, _state);
        NodeEndpoints.Map(_app, _state);
        NodeTransferEndpoints.Map(_app, _state);
        NodeUpdateEndpoints.Map(_app, _state);
        FavoriteEndpoints.Map(_app, _state);
        CommentEndpoints.Map(_app, _state);
        NodeAttributeEndpoints.Map(_app, _state);
        RecycleBinEndpoints.Map(_app, _state);
        RestoreEndpoints.Map(_app, _state);
        FileVersionEndpoints.Map(_app, _state);
        VirusEndpoints.Map(_app, _state);
        RoomEndpoints.Map(_app, _state);
        RoomPermissionEndpoints.Map(_app, _state);
        RoomConfigEndpoints.Map(_app, _state);
        RoomMemberEndpoints.Map(_app, _state);
        RoomConnectionEndpoints.Map(_app, _state);
        RoomS3TagEndpoints.Map(_app, _state);
        RoomEncryptionEndpoints.Map(_app, _state);
        UploadEndpoints.Map(_app, _state);
        StorageEndpoints.Map(_app, _state);
        DirectUploadEndpoints.Map(_app, _state);
        DownloadEndpoints.Map(_app, _state);
        ArchiveEndpoints.Map(_app, _state);
        FileKeyEndpoints.Map(_app, _state);
        MissingFileKeyEndpoints.Map(_app, _state);
        EventLogEndpoints.Map(_app, _state);
        AuditEndpoints.Map(_app, _state);
        WebhookEndpoints.Map(_app, _state, _events);
        ReportEndpoints.Map(_app, _state);
        DatevEndpoints.Map(_app, _state);
        new DownloadShareEndpoints(_state).Map(_app);
        new UploadShareEndpoints(_state).Map(_app);
        PublicDownloadShareEndpoints.Map(_app, _state);
        PublicUploadShareEndpoints.Map(_app, _state);
        ActiveDirectoryEndpoints.Map(_app, _state);
        OpenIdProviderEndpoints.Map(_app, _state);
        OAuthClientEndpoints.Map(_app, _state);
        TenantEndpoints.Map(_app, _state);
        TenantAttributeEndpoints.Map(_app, _state);
        TenantUserEndpoints.Map(_app, _state);
    }
}
