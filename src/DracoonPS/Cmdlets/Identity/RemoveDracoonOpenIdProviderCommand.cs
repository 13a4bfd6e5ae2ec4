using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes the configuration of an OpenID Connect provider.</summary>
/// <remarks><para>Needs the role config manager. Users who sign in with it have to get another way to sign in first.</para></remarks>
/// <example>
/// <code>Remove-DracoonOpenIdProvider 'Corporate login'</code>
/// <para>Removes one configuration, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOpenIdProvider | Remove-DracoonOpenIdProvider -WhatIf</code>
/// <para>Shows what would be removed.</para>
/// </example>
[ApiOperation("DELETE /system/config/auth/openid/idps/{idp_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonOpenIdProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonOpenIdProviderCommand : DracoonCmdlet
{
    /// <summary>The configurations: objects, ids, names, or rows with a column OpenIdProviderId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public OpenIdProviderReference[] Provider { get; set; } = Array.Empty<OpenIdProviderReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (OpenIdProviderReference one in Provider)
        {
            await TryAsync(one, async () =>
            {
                (long id, string text) = await one.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove OpenID provider"))
                {
                    await session.IdentityProviders.DeleteOpenIdProviderAsync(id, cancellationToken);
                }
            });
        }
    }
}
