using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Removes keys, and their values, that programs keep with the signed-in user.</summary>
/// <example>
/// <code>Remove-DracoonProfileAttribute theme</code>
/// <para>Removes one, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonProfileAttribute -Key 'backup_*' | Remove-DracoonProfileAttribute -WhatIf</code>
/// <para>Shows which ones would be removed.</para>
/// </example>
[ApiOperation("DELETE /user/profileAttributes/{key}")]
[Cmdlet(VerbsCommon.Remove, "DracoonProfileAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonProfileAttributeCommand : DracoonCmdlet
{
    /// <summary>The keys.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileAttributeKeyCompleter))]
    public string[] Key { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (string key in Key)
        {
            await TryAsync(key, async () =>
            {
                if (ShouldProcess($"{key} of {session}", "Remove the profile attribute"))
                {
                    await session.ProfileAttributes.DeleteAsync(key, cancellationToken);
                }
            });
        }
    }
}
