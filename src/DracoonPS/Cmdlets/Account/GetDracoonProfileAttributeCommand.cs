using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the keys and values that programs keep with the signed-in user.</summary>
/// <remarks><para>Filters know key and value, each with cn, eq and sw; orders too.</para></remarks>
/// <example>
/// <code>Get-DracoonProfileAttribute</code>
/// <para>Lists all of them.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonProfileAttribute -Key theme).Value</code>
/// <para>Reads one value.</para>
/// </example>
/// <example>
/// <code>Get-DracoonProfileAttribute -Key 'backup_*' | Remove-DracoonProfileAttribute</code>
/// <para>Removes several by a pattern.</para>
/// </example>
[ApiOperation("GET /user/profileAttributes")]
[Cmdlet(VerbsCommon.Get, "DracoonProfileAttribute", SupportsPaging = true)]
[OutputType(typeof(DracoonProfileAttribute))]
public sealed class GetDracoonProfileAttributeCommand : DracoonListCmdlet<DracoonProfileAttribute>
{
    /// <summary>Only attributes with this key; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ProfileAttributeKeyCompleter))]
    public string? Key { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonProfileAttribute, bool>? matches = null;
        if (Key is not null)
        {
            string part = Wildcard.CommonPart(Key);
            if (part.Length > 0)
            {
                filter.Add("key", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(Key);
            matches = a => pattern.IsMatch(a.Key);
        }
        using PagedQuery<DracoonProfileAttribute> attributes = session.ProfileAttributes.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(attributes, matches, cancellationToken));
    }
}
