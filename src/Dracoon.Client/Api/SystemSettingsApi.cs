using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The tenant's settings for config managers: <c>/system/config/settings</c>.</summary>
public sealed class SystemSettingsApi
{
    private readonly ApiConnection _api;

    internal SystemSettingsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The general settings: <c>GET /system/config/settings/general</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings.</returns>
    [ApiOperation("GET /system/config/settings/general")]
    public Task<DracoonGeneralSetting> GetGeneralAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonGeneralSetting>("system/config/settings/general", null, cancellationToken);

    /// <summary>Changes general settings: <c>PUT /system/config/settings/general</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings as changed.</returns>
    [ApiOperation("PUT /system/config/settings/general")]
    public Task<DracoonGeneralSetting> UpdateGeneralAsync(UpdateGeneralSettingsRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGeneralSetting>(HttpMethod.Put, "system/config/settings/general", null, request.ToJson(), cancellationToken);

    /// <summary>The defaults: <c>GET /system/config/settings/defaults</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The defaults.</returns>
    [ApiOperation("GET /system/config/settings/defaults")]
    public Task<DracoonSystemDefault> GetDefaultsAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonSystemDefault>("system/config/settings/defaults", null, cancellationToken);

    /// <summary>Changes defaults: <c>PUT /system/config/settings/defaults</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The defaults as changed.</returns>
    [ApiOperation("PUT /system/config/settings/defaults")]
    public Task<DracoonSystemDefault> UpdateDefaultsAsync(UpdateSystemDefaultsRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonSystemDefault>(HttpMethod.Put, "system/config/settings/defaults", null, request.ToJson(), cancellationToken);

    /// <summary>What the event log keeps: <c>GET /system/config/settings/eventlog</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings.</returns>
    [ApiOperation("GET /system/config/settings/eventlog")]
    public Task<DracoonEventLogSetting> GetEventLogAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonEventLogSetting>("system/config/settings/eventlog", null, cancellationToken);

    /// <summary>Changes what the event log keeps: <c>PUT /system/config/settings/eventlog</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings as changed.</returns>
    [ApiOperation("PUT /system/config/settings/eventlog")]
    public Task<DracoonEventLogSetting> UpdateEventLogAsync(UpdateEventLogSettingsRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonEventLogSetting>(HttpMethod.Put, "system/config/settings/eventlog", null, request.ToJson(), cancellationToken);

    /// <summary>Where events are sent to: <c>GET /system/config/settings/syslog</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings.</returns>
    [ApiOperation("GET /system/config/settings/syslog")]
    public Task<DracoonSyslogSetting> GetSyslogAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonSyslogSetting>("system/config/settings/syslog", null, cancellationToken);

    /// <summary>Changes where events are sent to: <c>PUT /system/config/settings/syslog</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings as changed.</returns>
    [ApiOperation("PUT /system/config/settings/syslog")]
    public Task<DracoonSyslogSetting> UpdateSyslogAsync(UpdateSyslogSettingsRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonSyslogSetting>(HttpMethod.Put, "system/config/settings/syslog", null, request.ToJson(), cancellationToken);

    /// <summary>The ways to sign in: <c>GET /system/config/settings/auth</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All ways, switched on or not.</returns>
    [ApiOperation("GET /system/config/settings/auth")]
    public async Task<IReadOnlyList<DracoonAuthMethod>> GetAuthMethodsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<AuthConfig>("system/config/settings/auth", null, cancellationToken).ConfigureAwait(false)).AuthMethods;

    /// <summary>Changes ways to sign in; those not named stay as they are: <c>PUT /system/config/settings/auth</c>.</summary>
    /// <param name="authMethod"><c>basic</c>, <c>active_directory</c>, <c>radius</c> or <c>openid</c>.</param>
    /// <param name="isEnabled">True to switch it on.</param>
    /// <param name="priority">Its place; the smallest comes first.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All ways.</returns>
    [ApiOperation("PUT /system/config/settings/auth")]
    public async Task<IReadOnlyList<DracoonAuthMethod>> UpdateAuthMethodAsync(string authMethod, bool isEnabled, int priority, CancellationToken cancellationToken = default)
    {
        var item = new JObject { ["name"] = authMethod, ["isEnabled"] = isEnabled, ["priority"] = priority };
        var body = new JObject { ["authMethods"] = new JArray(item) };
        return (await _api.SendAsync<AuthConfig>(HttpMethod.Put, "system/config/settings/auth", null, body, cancellationToken).ConfigureAwait(false)).AuthMethods;
    }

    /// <summary>What whoever runs the server decided: <c>GET /system/config/settings/infrastructure</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The infrastructure.</returns>
    [ApiOperation("GET /system/config/settings/infrastructure")]
    public Task<DracoonInfrastructure> GetInfrastructureAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonInfrastructure>("system/config/settings/infrastructure", null, cancellationToken);

    /// <summary>Changes a setting by its key, deprecated: <c>PUT /config/settings</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is no such setting (404, -90000), or it can't be changed (400, -80029).</exception>
    [ApiOperation("PUT /config/settings")]
    public Task UpdateOptionAsync(string key, string value, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["items"] = new JArray(new JObject { ["key"] = key, ["value"] = value }) };
        return _api.SendAsync(HttpMethod.Put, "config/settings", null, body, cancellationToken);
    }

    /// <summary>The API's <c>AuthConfig</c>.</summary>
    private sealed class AuthConfig
    {
        public List<DracoonAuthMethod> AuthMethods { get; set; } = new();
    }
}
