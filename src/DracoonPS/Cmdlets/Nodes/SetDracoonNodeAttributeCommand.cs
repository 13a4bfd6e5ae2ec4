using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Sets attributes of rooms, folders and files: adds them, or gives them another value. Other attributes stay.</summary>
/// <example>
/// <code>Set-DracoonNodeAttribute /Projects -Key costCenter -Value 4711</code>
/// <para>Sets one attribute of a room.</para>
/// </example>
/// <example>
/// <code>Import-Csv nodes.csv | Set-DracoonNodeAttribute</code>
/// <para>Sets the attributes of a CSV file with the columns NodeId, Key and Value.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/In/*' | Set-DracoonNodeAttribute -Attribute @{ state = 'done'; by = 'nightly job' }</code>
/// <para>Sets two attributes of many files.</para>
/// </example>
[ApiOperation("PUT /nodes/{node_id}/node_attributes")]
[Cmdlet(VerbsCommon.Set, "DracoonNodeAttribute", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(DracoonNodeAttribute))]
public sealed class SetDracoonNodeAttributeCommand : DracoonCmdlet
{
    private const string OneSet = "One";
    private const string ManySet = "Many";

    /// <summary>The nodes: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("NodeId")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The key.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = OneSet)]
    [ValidateLength(1, 255)]
    [ArgumentCompleter(typeof(NodeAttributeKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = OneSet)]
    [AllowEmptyString]
    public string Value { get; set; } = "";

    /// <summary>Several keys with their values.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManySet)]
    public IDictionary Attribute { get; set; } = new Hashtable();

    /// <summary>Emits the attributes that were set.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        KeyValuePair<string, string>[] attributes = ParameterSetName == OneSet
            ? new[] { new KeyValuePair<string, string>(Key, Value) }
            : Attribute.Cast<DictionaryEntry>().Select(e => new KeyValuePair<string, string>(Text(e.Key), Text(e.Value))).OrderBy(a => a.Key, StringComparer.Ordinal).ToArray();
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                (long id, string text) = await node.ResolveIdAsync(session, cancellationToken);
                if (attributes.Length == 0 || !ShouldProcess(text, "Set the attributes " + string.Join(", ", attributes.Select(a => a.Key))))
                {
                    return;
                }
                await session.Nodes.SetAttributesAsync(id, attributes, cancellationToken);
                if (PassThru)
                {
                    using PagedQuery<DracoonNodeAttribute> all = session.Nodes.ListAttributes(id);
                    foreach (DracoonNodeAttribute attribute in (await all.ToListAsync(cancellationToken)).Where(a => attributes.Any(set => set.Key == a.Key)))
                    {
                        WriteObject(attribute);
                    }
                }
            });
        }
    }

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
