using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the OpenID Connect providers that users sign in with.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Get-DracoonOpenIdProvider</code>
/// <para>Lists all providers.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOpenIdProvider 'Corporate login'</code>
/// <para>Shows everything about one provider.</para>
/// </example>
[ApiOperation("GET /system/config/auth/openid/idps")]
[ApiOperation("GET /system/config/auth/openid/idps/{idp_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonOpenIdProvider", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DracoonOpenIdProvider))]
public sealed class GetDracoonOpenIdProviderCommand : DracoonCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The configurations: objects, ids, names, or rows with a column OpenIdProviderId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public OpenIdProviderReference[] Provider { get; set; } = Array.Empty<OpenIdProviderReference>();

    /// <summary>Only those with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == ListSet)
        {
            WildcardPattern? pattern = Name is null ? null : Wildcard.Pattern(Name);
            foreach (DracoonOpenIdProvider item in await session.IdentityProviders.ListOpenIdProvidersAsync(cancellationToken))
            {
                if (pattern is null || pattern.IsMatch(item.ToString()))
                {
                    WriteObject(item);
                }
            }
            return;
        }
        foreach (OpenIdProviderReference one in Provider)
        {
            await TryAsync(one, async () =>
            {
                (long id, _) = await one.ResolveIdAsync(session, cancellationToken);
                WriteObject(await session.IdentityProviders.GetOpenIdProviderAsync(id, cancellationToken));
            });
        }
    }
}
