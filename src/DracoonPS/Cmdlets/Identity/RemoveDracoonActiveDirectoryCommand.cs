using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes the configuration of an Active Directory.</summary>
/// <remarks><para>Needs the role config manager. Users who sign in with it have to get another way to sign in first.</para></remarks>
/// <example>
/// <code>Remove-DracoonActiveDirectory old-office</code>
/// <para>Removes one configuration, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonActiveDirectory | Remove-DracoonActiveDirectory -WhatIf</code>
/// <para>Shows what would be removed.</para>
/// </example>
[ApiOperation("DELETE /system/config/auth/ads/{ad_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonActiveDirectory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonActiveDirectoryCommand : DracoonCmdlet
{
    /// <summary>The configurations: objects, ids, names, or rows with a column ActiveDirectoryId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public ActiveDirectoryReference[] ActiveDirectory { get; set; } = Array.Empty<ActiveDirectoryReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (ActiveDirectoryReference one in ActiveDirectory)
        {
            await TryAsync(one, async () =>
            {
                (long id, string text) = await one.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove Active Directory"))
                {
                    await session.IdentityProviders.DeleteActiveDirectoryAsync(id, cancellationToken);
                }
            });
        }
    }
}
