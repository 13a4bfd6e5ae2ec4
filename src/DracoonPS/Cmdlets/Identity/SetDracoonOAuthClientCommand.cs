using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes OAuth clients: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role config manager. The clients that every DRACOON has can't be changed.</para></remarks>
/// <example>
/// <code>Set-DracoonOAuthClient nightly -Enabled $false</code>
/// <para>Lets nobody sign in with a client any more.</para>
/// </example>
/// <example>
/// <code>$client = Set-DracoonOAuthClient nightly -NewSecret -PassThru; $client.ClientSecret</code>
/// <para>Has the server make another secret, as a secure string.</para>
/// </example>
[ApiOperation("PUT /system/config/oauth/clients/{client_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonOAuthClient", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonOAuthClient))]
public sealed class SetDracoonOAuthClientCommand : DracoonCmdlet
{
    private HashSet<string> _commandLine = new();

    /// <summary>The clients: objects, client ids, or rows with a column ClientId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(OAuthClientCompleter))]
    public OAuthClientReference[] Client { get; set; } = Array.Empty<OAuthClientReference>();

    /// <summary>The name that users see.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>All the ways in which users may sign in: authorization_code, implicit, password, refresh_token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GrantTypes")]
    [ValidateSet("authorization_code", "client_credentials", "implicit", "password", "refresh_token")]
    public string[]? GrantType { get; set; }

    /// <summary>confidential, for what can keep a secret, or public.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalSet("confidential", "public")]
    public string? ClientType { get; set; }

    /// <summary>The secret: 12 to 32 letters and digits, with upper and lower case and a digit among them.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Has the server make another secret; -PassThru emits it.</summary>
    [Parameter]
    public SwitchParameter NewSecret { get; set; }

    /// <summary>All the addresses that users come back to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RedirectUris")]
    public string[]? RedirectUri { get; set; }

    /// <summary>True to let users sign in with the client, false to let nobody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsEnabled")]
    [FlagTransform]
    public bool? Enabled { get; set; }

    /// <summary>For how many seconds an access token holds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? AccessTokenValidity { get; set; }

    /// <summary>For how many seconds a refresh token holds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? RefreshTokenValidity { get; set; }

    /// <summary>For how many seconds a user's approval holds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? ApprovalValidity { get; set; }

    /// <summary>Emits the clients as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _commandLine = ChangeSet.CommandLine(MyInvocation.BoundParameters.Keys);
        if (NewSecret && ClientSecret is not null)
        {
            throw new ArgumentException("-ClientSecret and -NewSecret exclude each other.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (OAuthClientReference client in Client)
        {
            var request = new OAuthClientRequest();
            ChangeSet changes = ChangeSet.For(_commandLine, MyInvocation.BoundParameters.Keys, client.Item is not null)
                .Take(nameof(Name), Name, value => request.Name = value)
                .Take(nameof(GrantType), GrantType, value => request.GrantTypes = value)
                .Take(nameof(ClientType), ChangeSet.NotEmpty(ClientType), value => request.ClientType = value)
                .Take(nameof(ClientSecret), ClientSecret, value => request.ClientSecret = value)
                .Take(nameof(NewSecret), () => request.ClientSecret = null)
                .Take(nameof(RedirectUri), RedirectUri, value => request.RedirectUris = value)
                .Take(nameof(Enabled), Enabled, value => request.IsEnabled = value)
                .Take(nameof(AccessTokenValidity), AccessTokenValidity, value => request.AccessTokenValidity = value)
                .Take(nameof(RefreshTokenValidity), RefreshTokenValidity, value => request.RefreshTokenValidity = value)
                .Take(nameof(ApprovalValidity), ApprovalValidity, value => request.ApprovalValidity = value);
            if (changes.Names.Count == 0)
            {
                WriteWarning($"Nothing is given that would change {client}.");
                continue;
            }
            if (ShouldProcess($"{client} (OAuth client)", "Set " + string.Join(", ", changes.Names)))
            {
                await TryAsync(client, () => UpdateAsync(session, client.ClientId, request, cancellationToken));
            }
        }
    }

    private async Task UpdateAsync(DracoonSession session, string clientId, OAuthClientRequest request, CancellationToken cancellationToken)
    {
        // The API wants the grant types with every change, so those that the client has now are sent along.
        request.GrantTypes ??= (await session.OAuthClients.GetAsync(clientId, cancellationToken)).GrantTypes;
        DracoonOAuthClient changed = await session.OAuthClients.UpdateAsync(clientId, request, cancellationToken);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
