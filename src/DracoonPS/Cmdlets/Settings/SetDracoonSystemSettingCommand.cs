using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Changes settings of the tenant: only what is given, and of one section at a time.</summary>
/// <remarks><para>Needs the role config manager. Which parameters belong together, Get-Help shows: there is a parameter set for each section.</para></remarks>
/// <example>
/// <code>Set-DracoonSystemSetting -DownloadShareDefaultExpirationPeriod 30 -UploadShareDefaultExpirationPeriod 14</code>
/// <para>Lets shares end after 30 days and file requests after 14, where nothing else is said.</para>
/// </example>
/// <example>
/// <code>Set-DracoonSystemSetting -SyslogEnabled $true -SyslogHost log.example.org -SyslogPort 6514 -SyslogProtocol TCP</code>
/// <para>Sends events to a syslog server.</para>
/// </example>
/// <example>
/// <code>Set-DracoonSystemSetting -AuthMethod openid -AuthEnabled $true -AuthPriority 1 -PassThru</code>
/// <para>Makes OpenID the first way to sign in.</para>
/// </example>
[ApiOperation("GET /system/config/settings/auth")]
[ApiOperation("GET /system/config/settings/general")]
[ApiOperation("PUT /system/config/settings/auth")]
[ApiOperation("PUT /system/config/settings/defaults")]
[ApiOperation("PUT /system/config/settings/eventlog")]
[ApiOperation("PUT /system/config/settings/general")]
[ApiOperation("PUT /system/config/settings/syslog")]
[ApiOperation("PUT /config/settings")]
[Cmdlet(VerbsCommon.Set, "DracoonSystemSetting", SupportsShouldProcess = true, DefaultParameterSetName = GeneralSet)]
[OutputType(typeof(DracoonGeneralSetting), ParameterSetName = new[] { GeneralSet })]
[OutputType(typeof(DracoonSystemDefault), ParameterSetName = new[] { DefaultsSet })]
[OutputType(typeof(DracoonEventLogSetting), ParameterSetName = new[] { EventLogSet })]
[OutputType(typeof(DracoonSyslogSetting), ParameterSetName = new[] { SyslogSet })]
[OutputType(typeof(DracoonAuthMethod), ParameterSetName = new[] { AuthSet })]
[OutputType(typeof(DracoonConfigOption), ParameterSetName = new[] { OptionSet })]
public sealed class SetDracoonSystemSettingCommand : SettingCmdlet
{
    private const string GeneralSet = "General";
    private const string DefaultsSet = "Defaults";
    private const string EventLogSet = "EventLog";
    private const string SyslogSet = "Syslog";
    private const string AuthSet = "Auth";
    private const string OptionSet = "Option";

    /// <summary>True to let the password of a share be sent by text message.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? SharePasswordSmsEnabled { get; set; }

    /// <summary>True to enable client-side encryption. That is for good.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? CryptoEnabled { get; set; }

    /// <summary>True to let users tell others by mail about a room.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? EmailNotificationButtonEnabled { get; set; }

    /// <summary>True to demand that users accept the terms at their first sign-in.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? EulaEnabled { get; set; }

    /// <summary>True to let rooms have S3 tags.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? S3TagsEnabled { get; set; }

    /// <summary>True to offer single sign-on only on the login page. Deprecated by the API.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? HideLoginInputFields { get; set; }

    /// <summary>True to use the media server. Deprecated by the API.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? MediaServerEnabled { get; set; }

    /// <summary>True to let letters and digits be enough for a password. Deprecated by the API: see Set-DracoonPolicy.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? WeakPasswordEnabled { get; set; }

    /// <summary>True to let tokens that are not used end sooner than their OAuth client says.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    public bool? TokenRestrictionEnabled { get; set; }

    /// <summary>How many seconds an access token lasts then.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? AccessTokenValidity { get; set; }

    /// <summary>How many seconds a refresh token lasts then.</summary>
    [Parameter(ParameterSetName = GeneralSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? RefreshTokenValidity { get; set; }

    /// <summary>The language, such as de-DE.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? LanguageDefault { get; set; }

    /// <summary>After how many days a share ends; 0 for never.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    [ValidateRange(0, 9999)]
    public int? DownloadShareDefaultExpirationPeriod { get; set; }

    /// <summary>After how many days a file request ends; 0 for never.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    [ValidateRange(0, 9999)]
    public int? UploadShareDefaultExpirationPeriod { get; set; }

    /// <summary>After how many days an uploaded file ends; 0 for never.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    [ValidateRange(0, 9999)]
    public int? FileDefaultExpirationPeriod { get; set; }

    /// <summary>True to let new users see all users and groups in the rooms that they manage.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    public bool? NonmemberViewerDefault { get; set; }

    /// <summary>How many days the recycle bins of rooms keep what was deleted.</summary>
    [Parameter(ParameterSetName = DefaultsSet)]
    [ValidateRange(0, 9999)]
    public int? GlobalRecycleBinRetentionPeriod { get; set; }

    /// <summary>True to keep events.</summary>
    [Parameter(ParameterSetName = EventLogSet)]
    public bool? EventLogEnabled { get; set; }

    /// <summary>For how many days events are kept; 0 for ever.</summary>
    [Parameter(ParameterSetName = EventLogSet)]
    [ValidateRange(0, 9999)]
    public int? RetentionPeriod { get; set; }

    /// <summary>True to keep the addresses of users.</summary>
    [Parameter(ParameterSetName = EventLogSet)]
    public bool? EventLogIpEnabled { get; set; }

    /// <summary>True to send events to a syslog server.</summary>
    [Parameter(ParameterSetName = SyslogSet)]
    public bool? SyslogEnabled { get; set; }

    /// <summary>The syslog server: a name or an address.</summary>
    [Parameter(ParameterSetName = SyslogSet)]
    [NoScriptBlock]
    public string? SyslogHost { get; set; }

    /// <summary>Its port.</summary>
    [Parameter(ParameterSetName = SyslogSet)]
    [ValidateRange(1, 65535)]
    public int? SyslogPort { get; set; }

    /// <summary>TCP or UDP.</summary>
    [Parameter(ParameterSetName = SyslogSet)]
    [ValidateSet("TCP", "UDP")]
    public string? SyslogProtocol { get; set; }

    /// <summary>True to send the addresses of users.</summary>
    [Parameter(ParameterSetName = SyslogSet)]
    public bool? SyslogIpEnabled { get; set; }

    /// <summary>The way to sign in that is changed: basic, active_directory, radius or openid. Get-DracoonSystemSetting Auth can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = AuthSet)]
    [ValidateSet("basic", "active_directory", "radius", "openid")]
    public string AuthMethod { get; set; } = "";

    /// <summary>True to switch the way on.</summary>
    [Parameter(ParameterSetName = AuthSet)]
    public bool? AuthEnabled { get; set; }

    /// <summary>Its place: the smallest comes first, and is the default.</summary>
    [Parameter(ParameterSetName = AuthSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? AuthPriority { get; set; }

    /// <summary>The key of a setting that has no parameter of its own, as Get-DracoonConfig Options shows it. Deprecated by the API.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OptionSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ConfigOptionCompleter))]
    public string Option { get; set; } = "";

    /// <summary>Its value.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OptionSet)]
    [NoScriptBlock]
    [AllowEmptyString]
    public string? Value { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return ParameterSetName switch
        {
            DefaultsSet => SetDefaultsAsync(session, cancellationToken),
            EventLogSet => SetEventLogAsync(session, cancellationToken),
            SyslogSet => SetSyslogAsync(session, cancellationToken),
            AuthSet => SetAuthMethodAsync(session, cancellationToken),
            OptionSet => SetOptionAsync(session, cancellationToken),
            _ => SetGeneralAsync(session, cancellationToken),
        };
    }

    private Task SetGeneralAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var request = new UpdateGeneralSettingsRequest();
        Take(nameof(SharePasswordSmsEnabled), () => request.SharePasswordSmsEnabled = SharePasswordSmsEnabled);
        Take(nameof(CryptoEnabled), () => request.CryptoEnabled = CryptoEnabled);
        Take(nameof(EmailNotificationButtonEnabled), () => request.EmailNotificationButtonEnabled = EmailNotificationButtonEnabled);
        Take(nameof(EulaEnabled), () => request.EulaEnabled = EulaEnabled);
        Take(nameof(S3TagsEnabled), () => request.S3TagsEnabled = S3TagsEnabled);
        Take(nameof(HideLoginInputFields), () => request.HideLoginInputFields = HideLoginInputFields);
        Take(nameof(MediaServerEnabled), () => request.MediaServerEnabled = MediaServerEnabled);
        Take(nameof(WeakPasswordEnabled), () => request.WeakPasswordEnabled = WeakPasswordEnabled);
        bool restricts = TakeAny(nameof(TokenRestrictionEnabled), nameof(AccessTokenValidity), nameof(RefreshTokenValidity));
        return ApplyAsync(session, "general settings", async () =>
        {
            if (restricts)
            {
                // The API wants to know with every change whether there is a restriction.
                bool enabled = TokenRestrictionEnabled ?? (await session.SystemSettings.GetGeneralAsync(cancellationToken)).TokenRestrictionEnabled ?? false;
                request.SetTokenRestriction(enabled, AccessTokenValidity, RefreshTokenValidity);
            }
            return await session.SystemSettings.UpdateGeneralAsync(request, cancellationToken);
        });
    }

    private Task SetDefaultsAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var request = new UpdateSystemDefaultsRequest();
        Take(nameof(LanguageDefault), () => request.LanguageDefault = LanguageDefault);
        Take(nameof(DownloadShareDefaultExpirationPeriod), () => request.DownloadShareDefaultExpirationPeriod = DownloadShareDefaultExpirationPeriod);
        Take(nameof(UploadShareDefaultExpirationPeriod), () => request.UploadShareDefaultExpirationPeriod = UploadShareDefaultExpirationPeriod);
        Take(nameof(FileDefaultExpirationPeriod), () => request.FileDefaultExpirationPeriod = FileDefaultExpirationPeriod);
        Take(nameof(NonmemberViewerDefault), () => request.NonmemberViewerDefault = NonmemberViewerDefault);
        Take(nameof(GlobalRecycleBinRetentionPeriod), () => request.GlobalRecycleBinRetentionPeriod = GlobalRecycleBinRetentionPeriod);
        return ApplyAsync(session, "defaults", () => session.SystemSettings.UpdateDefaultsAsync(request, cancellationToken));
    }

    private Task SetEventLogAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var request = new UpdateEventLogSettingsRequest();
        Take(nameof(EventLogEnabled), () => request.Enabled = EventLogEnabled);
        Take(nameof(RetentionPeriod), () => request.RetentionPeriod = RetentionPeriod);
        Take(nameof(EventLogIpEnabled), () => request.LogIpEnabled = EventLogIpEnabled);
        return ApplyAsync(session, "event log", () => session.SystemSettings.UpdateEventLogAsync(request, cancellationToken));
    }

    private Task SetSyslogAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        var request = new UpdateSyslogSettingsRequest();
        Take(nameof(SyslogEnabled), () => request.Enabled = SyslogEnabled);
        Take(nameof(SyslogHost), () => request.Host = SyslogHost);
        Take(nameof(SyslogPort), () => request.Port = SyslogPort);
        Take(nameof(SyslogProtocol), () => request.Protocol = SyslogProtocol);
        Take(nameof(SyslogIpEnabled), () => request.LogIpEnabled = SyslogIpEnabled);
        return ApplyAsync(session, "syslog", () => session.SystemSettings.UpdateSyslogAsync(request, cancellationToken));
    }

    private Task SetAuthMethodAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        TakeAny(nameof(AuthEnabled), nameof(AuthPriority));
        return ApplyAsync(session, $"sign-in with {AuthMethod}", async () =>
        {
            // The API takes each way as a whole, so what is not given stays as it is.
            bool? enabled = AuthEnabled;
            int? priority = AuthPriority;
            if (enabled is null || priority is null)
            {
                DracoonAuthMethod current = Find(await session.SystemSettings.GetAuthMethodsAsync(cancellationToken));
                enabled ??= current.IsEnabled;
                priority ??= current.Priority;
            }
            return Find(await session.SystemSettings.UpdateAuthMethodAsync(AuthMethod, enabled.Value, priority.Value, cancellationToken));
        });
    }

    private Task SetOptionAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        TakeAny(nameof(Option), nameof(Value));
        return ApplyAsync<DracoonConfigOption?>(session, $"setting {Option}", async () =>
        {
            await session.SystemSettings.UpdateOptionAsync(Option, Value ?? "", cancellationToken);
            return PassThru ? (await session.Config.GetOptionsAsync(cancellationToken)).FirstOrDefault(o => o.Key == Option) : null;
        });
    }

    private DracoonAuthMethod Find(IEnumerable<DracoonAuthMethod> all) => all.FirstOrDefault(m => string.Equals(m.AuthMethod, AuthMethod, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"The server does not have the way to sign in '{AuthMethod}'.");
}
