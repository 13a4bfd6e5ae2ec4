using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the settings and policies of the tenant that every user may read.</summary>
/// <remarks><para>Each section emits a type of its own. Config managers see more with Get-DracoonSystemSetting and Get-DracoonPolicy.</para></remarks>
/// <example>
/// <code>(Get-DracoonConfig).CryptoEnabled</code>
/// <para>Says whether rooms can be encrypted.</para>
/// </example>
/// <example>
/// <code>Get-DracoonConfig PasswordPolicy</code>
/// <para>Shows what passwords have to be.</para>
/// </example>
/// <example>
/// <code>Get-DracoonConfig General, Defaults, Infrastructure</code>
/// <para>Shows several sections.</para>
/// </example>
[ApiOperation("GET /config/info/general")]
[ApiOperation("GET /config/info/defaults")]
[ApiOperation("GET /config/info/infrastructure")]
[ApiOperation("GET /config/info/notifications/channels")]
[ApiOperation("GET /config/info/policies/algorithms")]
[ApiOperation("GET /config/info/policies/classifications")]
[ApiOperation("GET /config/info/policies/guest_users")]
[ApiOperation("GET /config/info/policies/passwords")]
[ApiOperation("GET /config/info/policies/virus_protection")]
[ApiOperation("GET /config/info/product_packages")]
[ApiOperation("GET /config/info/product_packages/current")]
[ApiOperation("GET /config/info/s3_tags")]
[ApiOperation("GET /config/settings")]
[Cmdlet(VerbsCommon.Get, "DracoonConfig")]
[OutputType(typeof(DracoonGeneralSetting))]
[OutputType(typeof(DracoonSystemDefault))]
[OutputType(typeof(DracoonInfrastructure))]
[OutputType(typeof(DracoonNotificationChannel))]
[OutputType(typeof(DracoonAlgorithm))]
[OutputType(typeof(DracoonClassificationPolicy))]
[OutputType(typeof(DracoonGuestUserPolicy))]
[OutputType(typeof(DracoonPasswordPolicy))]
[OutputType(typeof(DracoonVirusProtectionPolicy))]
[OutputType(typeof(DracoonProductPackage))]
[OutputType(typeof(DracoonS3Tag))]
[OutputType(typeof(DracoonConfigOption))]
public sealed class GetDracoonConfigCommand : DracoonCmdlet
{
    /// <summary>The sections. Without it, General.</summary>
    [Parameter(Position = 0)]
    public ConfigSection[] Section { get; set; } = { ConfigSection.General };

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (ConfigSection section in Section)
        {
            await TryAsync(section, async () => WriteObject(await ReadAsync(session.Config, section, cancellationToken), enumerateCollection: true));
        }
    }

    private static async Task<object> ReadAsync(ConfigApi config, ConfigSection section, CancellationToken cancellationToken) => section switch
    {
        ConfigSection.General => await config.GetGeneralAsync(cancellationToken),
        ConfigSection.Defaults => await config.GetDefaultsAsync(cancellationToken),
        ConfigSection.Infrastructure => await config.GetInfrastructureAsync(cancellationToken),
        ConfigSection.NotificationChannels => await config.GetNotificationChannelsAsync(cancellationToken),
        ConfigSection.Algorithms => await config.GetAlgorithmsAsync(cancellationToken),
        ConfigSection.ClassificationPolicy => await config.GetClassificationPolicyAsync(cancellationToken),
        ConfigSection.GuestUserPolicy => await config.GetGuestUserPolicyAsync(cancellationToken),
        ConfigSection.PasswordPolicy => await config.GetPasswordPoliciesAsync(cancellationToken),
        ConfigSection.VirusProtectionPolicy => await config.GetVirusProtectionPolicyAsync(cancellationToken),
        ConfigSection.ProductPackages => await config.GetProductPackagesAsync(cancellationToken),
        ConfigSection.CurrentProductPackages => await config.GetCurrentProductPackagesAsync(cancellationToken),
        ConfigSection.S3Tags => await config.GetS3TagsAsync(cancellationToken),
        ConfigSection.Options => await config.GetOptionsAsync(cancellationToken),
        _ => throw new ArgumentException($"There is no section '{section}'."),
    };
}
