using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes attributes of users.</summary>
/// <remarks><para>Needs the role user manager.</para></remarks>
/// <example>
/// <code>Remove-DracoonUserAttribute anna costCenter</code>
/// <para>Removes an attribute, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser | Get-DracoonUserAttribute -Key 'old-*' | Remove-DracoonUserAttribute -WhatIf</code>
/// <para>Shows which attributes would be removed; the rows bring user and key along.</para>
/// </example>
[ApiOperation("DELETE /users/{user_id}/userAttributes/{key}")]
[Cmdlet(VerbsCommon.Remove, "DracoonUserAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonUserAttributeCommand : ThrottledCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UserId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The keys.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Za-z0-9_-]+$")]
    [ArgumentCompleter(typeof(UserAttributeKeyCompleter))]
    public string[] Key { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string[] keys = Key;
        OrderedWork work = InOrder(cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => user.ResolveIdAsync(session, cancel), found => Requests(session, user, found.Id, found.Text, keys));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string text, string[] keys)
    {
        foreach (string key in keys)
        {
            if (ShouldProcess(text, $"Remove attribute {key}"))
            {
                yield return new OrderedRequest(user, (_, cancel) => session.Users.Relations.RemoveAttributeAsync(id, key, cancel)) { Key = id };
            }
        }
    }
}
