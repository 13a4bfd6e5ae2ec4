using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists what user managers noted about users: one row for each user and key.</summary>
/// <remarks><para>With several users, -First and -Skip count for each of them.</para></remarks>
/// <example>
/// <code>Get-DracoonUserAttribute anna</code>
/// <para>Lists the attributes of a user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser | Get-DracoonUserAttribute -Key costCenter | Export-Csv centers.csv</code>
/// <para>Writes one attribute of all users to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser | Get-DracoonUserAttribute -Key 'cost*'</code>
/// <para>Lists some attributes of all users.</para>
/// </example>
[ApiOperation("GET /users/{user_id}/userAttributes")]
[Cmdlet(VerbsCommon.Get, "DracoonUserAttribute", SupportsPaging = true)]
[OutputType(typeof(DracoonUserAttribute))]
public sealed class GetDracoonUserAttributeCommand : DracoonListCmdlet<DracoonUserAttribute>
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only attributes with this key; wildcards are allowed.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(UserAttributeKeyCompleter))]
    public string? Key { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, _) = await user.ResolveIdAsync(session, cancellationToken);
                var filter = new FilterBuilder().Raw(Filter);
                Func<DracoonUserAttribute, bool>? matches = Key is null ? null : Wildcard.AddTo(filter, "key", Key, (DracoonUserAttribute a) => a.Key);
                using PagedQuery<DracoonUserAttribute> attributes = session.Users.Relations.ListAttributes(id, Options(filter, matches is not null));
                await EmitAsync(attributes, matches, cancellationToken);
            });
        }
    }
}
