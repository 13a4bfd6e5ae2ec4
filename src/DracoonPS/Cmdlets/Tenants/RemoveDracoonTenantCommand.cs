using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes tenants with everything in them: users, rooms, files.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. Nothing of it can be brought back.</para></remarks>
/// <example>
/// <code>Remove-DracoonTenant 'Example Ltd'</code>
/// <para>Removes one tenant, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant -ContractType demo | Where-Object TrialDaysLeft -eq 0 | Remove-DracoonTenant -WhatIf</code>
/// <para>Shows which tenants with an ended trial would be removed.</para>
/// </example>
[ApiOperation("DELETE /provisioning/customers/{customer_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonTenant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonTenantCommand : DracoonCmdlet
{
    /// <summary>The tenants: objects, ids, names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        foreach (TenantReference one in Tenant)
        {
            await TryAsync(one, async () =>
            {
                (long id, string text) = await one.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove tenant with all its users and files"))
                {
                    await session.Tenants.DeleteAsync(id, cancellationToken);
                }
            });
        }
    }
}
