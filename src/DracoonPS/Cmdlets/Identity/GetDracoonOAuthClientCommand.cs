using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the OAuth clients: the applications in whose name users sign in.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Get-DracoonOAuthClient -Standard $false</code>
/// <para>Lists the clients that were registered here.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOAuthClient my-client, nightly</code>
/// <para>Gets two clients by their ids; secrets stay hidden.</para>
/// </example>
[ApiOperation("GET /system/config/oauth/clients")]
[ApiOperation("GET /system/config/oauth/clients/{client_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonOAuthClient", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DracoonOAuthClient))]
public sealed class GetDracoonOAuthClientCommand : DracoonCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The clients: objects, client ids, or rows with a column ClientId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(OAuthClientCompleter))]
    public OAuthClientReference[] Client { get; set; } = Array.Empty<OAuthClientReference>();

    /// <summary>Only clients with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(OAuthClientNameCompleter))]
    public string? Name { get; set; }

    /// <summary>Only clients that users may sign in with, or only the others.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Enabled { get; set; }

    /// <summary>Only clients that every DRACOON has, or only the others.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Standard { get; set; }

    /// <summary>A filter as the API writes it, such as <c>isExternal:eq:true</c>. Other filter parameters are added to it.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(FilterCompleter))]
    public string? Filter { get; set; }

    /// <summary>The order: <c>clientName</c>, <c>clientName:desc</c>, <c>isStandard</c>, <c>isExternal</c> or <c>isEnabled</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            foreach (OAuthClientReference client in Client)
            {
                await TryAsync(client, async () => WriteObject(await session.OAuthClients.GetAsync(client.ClientId, cancellationToken)));
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        if (Enabled is bool enabled)
        {
            filter.Add("isEnabled", enabled);
        }
        if (Standard is bool standard)
        {
            filter.Add("isStandard", standard);
        }
        WildcardPattern? pattern = Name is null ? null : Wildcard.Pattern(Name);
        await TryAsync(filter.ToString(), async () =>
        {
            foreach (DracoonOAuthClient client in await session.OAuthClients.ListAsync(filter.ToFilter(), SortBuilder.Parse(Sort).ToSort(), cancellationToken))
            {
                if (pattern is null || pattern.IsMatch(client.Name ?? ""))
                {
                    WriteObject(client);
                }
            }
        });
    }
}
