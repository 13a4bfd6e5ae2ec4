using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the users of tenants, with their roles.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. These users can't be piped to cmdlets that change users, which
/// work on those of the signed-in user's own tenant. -First, -Skip and -IncludeTotalCount are for each tenant.</para></remarks>
/// <example>
/// <code>Get-DracoonTenantUser 'Example Ltd' -Role CONFIG_MANAGER</code>
/// <para>Lists who manages the settings of a tenant.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant | Get-DracoonTenantUser -Locked $false | Export-Csv users.csv</code>
/// <para>Lists the users of all tenants who may sign in.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant | Get-DracoonTenantUser -UserName 'a*'</code>
/// <para>Lists users of all tenants by a pattern.</para>
/// </example>
[ApiOperation("GET /provisioning/customers/{customer_id}/users")]
[Cmdlet(VerbsCommon.Get, "DracoonTenantUser", SupportsPaging = true)]
[OutputType(typeof(DracoonTenantUser))]
public sealed class GetDracoonTenantUserCommand : DracoonListCmdlet<DracoonTenantUser>
{
    /// <summary>The tenants: objects, ids, company names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>Only users with this user name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? UserName { get; set; }

    /// <summary>Only users with this role, by the API's name, such as USER_MANAGER.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Only users who are locked, or only those who are not.</summary>
    [Parameter]
    public bool? Locked { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonTenantUser, bool>? matches = null;
        if (UserName is not null)
        {
            string part = Wildcard.CommonPart(UserName);
            if (part.Length > 0)
            {
                filter.Add("userName", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(UserName);
            matches = u => pattern.IsMatch(u.UserName);
        }
        if (Role is not null)
        {
            filter.Add("hasRole", "eq", Role.ToUpperInvariant());
        }
        if (Locked is bool locked)
        {
            filter.Add("isLocked", locked);
        }
        foreach (TenantReference tenant in Tenant)
        {
            await TryAsync(tenant, async () =>
            {
                (long id, _) = await tenant.ResolveIdAsync(session, cancellationToken);
                using PagedQuery<DracoonTenantUser> users = session.Tenants.ListUsers(id, Options(filter, matches is not null));
                await EmitAsync(users, matches, cancellationToken);
            });
        }
    }
}
