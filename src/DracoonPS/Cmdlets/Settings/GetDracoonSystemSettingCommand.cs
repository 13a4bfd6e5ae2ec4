using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the settings of the tenant that config managers set.</summary>
/// <remarks><para>Needs the role config manager. Each section emits a type of its own. Infrastructure can't be changed.</para></remarks>
/// <example>
/// <code>Get-DracoonSystemSetting Defaults</code>
/// <para>Shows after how many days shares, file requests and files end where nothing else is said.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSystemSetting -Section Auth | Where-Object IsEnabled</code>
/// <para>Lists the ways to sign in that are switched on.</para>
/// </example>
[ApiOperation("GET /system/config/settings/auth")]
[ApiOperation("GET /system/config/settings/defaults")]
[ApiOperation("GET /system/config/settings/eventlog")]
[ApiOperation("GET /system/config/settings/general")]
[ApiOperation("GET /system/config/settings/infrastructure")]
[ApiOperation("GET /system/config/settings/syslog")]
[Cmdlet(VerbsCommon.Get, "DracoonSystemSetting")]
[OutputType(typeof(DracoonGeneralSetting))]
[OutputType(typeof(DracoonSystemDefault))]
[OutputType(typeof(DracoonAuthMethod))]
[OutputType(typeof(DracoonEventLogSetting))]
[OutputType(typeof(DracoonSyslogSetting))]
[OutputType(typeof(DracoonInfrastructure))]
public sealed class GetDracoonSystemSettingCommand : DracoonCmdlet
{
    /// <summary>The sections. Without it, General.</summary>
    [Parameter(Position = 0)]
    public SystemSettingSection[] Section { get; set; } = { SystemSettingSection.General };

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (SystemSettingSection section in Section)
        {
            await TryAsync(section, async () => WriteObject(await ReadAsync(session.SystemSettings, section, cancellationToken), enumerateCollection: true));
        }
    }

    private static async Task<object> ReadAsync(SystemSettingsApi settings, SystemSettingSection section, CancellationToken cancellationToken) => section switch
    {
        SystemSettingSection.General => await settings.GetGeneralAsync(cancellationToken),
        SystemSettingSection.Defaults => await settings.GetDefaultsAsync(cancellationToken),
        SystemSettingSection.Auth => await settings.GetAuthMethodsAsync(cancellationToken),
        SystemSettingSection.EventLog => await settings.GetEventLogAsync(cancellationToken),
        SystemSettingSection.Syslog => await settings.GetSyslogAsync(cancellationToken),
        SystemSettingSection.Infrastructure => await settings.GetInfrastructureAsync(cancellationToken),
        _ => throw new ArgumentException($"There is no section '{section}'."),
    };
}
