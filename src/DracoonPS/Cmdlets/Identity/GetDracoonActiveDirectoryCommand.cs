using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the Active Directories that users sign in with.</summary>
/// <remarks><para>Needs the role config manager. The password of the account that DRACOON searches with is never read.</para></remarks>
/// <example>
/// <code>Get-DracoonActiveDirectory</code>
/// <para>Lists all configurations.</para>
/// </example>
/// <example>
/// <code>Get-DracoonActiveDirectory -Name 'corp*' | Test-DracoonActiveDirectory -AdminPassword (Read-Host -AsSecureString)</code>
/// <para>Tests the connection of those whose name fits.</para>
/// </example>
[ApiOperation("GET /system/config/auth/ads")]
[ApiOperation("GET /system/config/auth/ads/{ad_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonActiveDirectory", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DracoonActiveDirectory))]
public sealed class GetDracoonActiveDirectoryCommand : DracoonCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The configurations: objects, ids, names, or rows with a column ActiveDirectoryId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public ActiveDirectoryReference[] ActiveDirectory { get; set; } = Array.Empty<ActiveDirectoryReference>();

    /// <summary>Only those with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == ListSet)
        {
            WildcardPattern? pattern = Name is null ? null : Wildcard.Pattern(Name);
            foreach (DracoonActiveDirectory item in await session.IdentityProviders.ListActiveDirectoriesAsync(cancellationToken))
            {
                if (pattern is null || pattern.IsMatch(item.ToString()))
                {
                    WriteObject(item);
                }
            }
            return;
        }
        foreach (ActiveDirectoryReference one in ActiveDirectory)
        {
            await TryAsync(one, async () =>
            {
                (long id, _) = await one.ResolveIdAsync(session, cancellationToken);
                WriteObject(await session.IdentityProviders.GetActiveDirectoryAsync(id, cancellationToken));
            });
        }
    }
}
