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
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Notes something about users: adds attributes, or gives them another value. Other attributes stay.</summary>
/// <remarks><para>Needs the role user manager. Keys are of letters, digits, _ and -; upper and lower case are the same.</para></remarks>
/// <example>
/// <code>Set-DracoonUserAttribute anna -Key costCenter -Value 4711</code>
/// <para>Sets one attribute of a user.</para>
/// </example>
/// <example>
/// <code>Import-Csv centers.csv | Set-DracoonUserAttribute</code>
/// <para>Sets the attributes of a CSV file with the columns UserId, Key and Value.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' | Set-DracoonUserAttribute -Attribute @{ kind = 'external'; reviewed = '2026-10' } -Replace</code>
/// <para>Gives users exactly these two attributes.</para>
/// </example>
[ApiOperation("PUT /users/{user_id}/userAttributes")]
[ApiOperation("POST /users/{user_id}/userAttributes")]
[Cmdlet(VerbsCommon.Set, "DracoonUserAttribute", SupportsShouldProcess = true, DefaultParameterSetName = OneSet)]
[OutputType(typeof(DracoonUserAttribute))]
public sealed class SetDracoonUserAttributeCommand : ThrottledCmdlet
{
    private const string OneSet = "One";
    private const string ManySet = "Many";

    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UserId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The key.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = OneSet)]
    [ValidatePattern("^[A-Za-z0-9_-]+$")]
    [ArgumentCompleter(typeof(UserAttributeKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = OneSet)]
    [AllowEmptyString]
    public string Value { get; set; } = "";

    /// <summary>Several keys with their values.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManySet)]
    public IDictionary Attribute { get; set; } = new Hashtable();

    /// <summary>Removes all other attributes of the user. An empty -Attribute removes all.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Emits the attributes that were set.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        List<KeyValuePair<string, string>> attributes = ParameterSetName == OneSet
            ? new List<KeyValuePair<string, string>> { new(Key, Value) }
            : Attribute.Cast<DictionaryEntry>().Select(e => new KeyValuePair<string, string>(Text(e.Key), Text(e.Value))).ToList();
        OrderedWork work = InOrder(cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => user.ResolveIdAsync(session, cancel), found => Requests(session, user, found.Id, found.Text, attributes));
        }
    }

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string text, List<KeyValuePair<string, string>> attributes)
    {
        bool replace = Replace;
        bool passThru = PassThru;
        string keys = string.Join(", ", attributes.Select(a => a.Key));
        if ((attributes.Count == 0 && !replace) || !ShouldProcess(text, replace ? $"Replace all attributes by {(keys.Length == 0 ? "none" : keys)}" : $"Set attribute {keys}"))
        {
            yield break;
        }
        yield return new OrderedRequest(user, async (output, cancel) =>
        {
            if (replace)
            {
                await session.Users.Relations.ReplaceAttributesAsync(id, attributes, cancel);
            }
            else
            {
                await session.Users.Relations.SetAttributesAsync(id, attributes, cancel);
            }
            if (passThru)
            {
                using PagedQuery<DracoonUserAttribute> all = session.Users.Relations.ListAttributes(id);
                foreach (DracoonUserAttribute attribute in await all.ToListAsync(cancel))
                {
                    if (attributes.Exists(a => string.Equals(a.Key, attribute.Key, StringComparison.OrdinalIgnoreCase)))
                    {
                        await output.WriteAsync(attribute);
                    }
                }
            }
        })
        { Key = id };
    }
}
