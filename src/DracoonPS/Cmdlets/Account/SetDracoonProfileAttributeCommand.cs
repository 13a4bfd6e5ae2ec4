using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Keeps keys and values with the signed-in user: new ones are added, those that are there get another value.</summary>
/// <remarks><para>All input is sent at once, at the end of the pipeline. Keys are of letters, digits, _ and -; upper and lower case are the same.</para></remarks>
/// <example>
/// <code>Set-DracoonProfileAttribute theme dark</code>
/// <para>Keeps one value.</para>
/// </example>
/// <example>
/// <code>Import-Csv settings.csv | Set-DracoonProfileAttribute</code>
/// <para>Keeps the rows of a CSV file with the columns Key and Value.</para>
/// </example>
/// <example>
/// <code>[pscustomobject] @{ Key = 'theme'; Value = 'light' } | Set-DracoonProfileAttribute -Replace -Confirm</code>
/// <para>Removes all that is there first, after a question, and keeps one row.</para>
/// </example>
/// <example>
/// <code>Get-DracoonProfileAttribute -Key 'backup_*' | Set-DracoonProfileAttribute -Value { [int] $_.Value + 1 }</code>
/// <para>Counts several values up: a script block stands for a value of each row.</para>
/// </example>
[ApiOperation("PUT /user/profileAttributes")]
[ApiOperation("POST /user/profileAttributes")]
[Cmdlet(VerbsCommon.Set, "DracoonProfileAttribute", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetDracoonProfileAttributeCommand : DracoonCmdlet
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key, of at most 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 255)]
    [ArgumentCompleter(typeof(ProfileAttributeKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The value, of at most 4096 characters.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ValidateLength(0, 4096)]
    public string Value { get; set; } = "";

    /// <summary>Removes all attributes that are there and are not given.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => TryAsync(Key, () =>
    {
        if (_attributes.ContainsKey(Key))
        {
            throw new ArgumentException($"The key '{Key}' is given twice. Upper and lower case are the same; give each key once.");
        }
        _attributes.Add(Key, Value);
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string keys = string.Join(", ", _attributes.Keys);
        if (_attributes.Count == 0 || !ShouldProcess(session.ToString(), Replace ? $"Replace all profile attributes by {keys}" : $"Set the profile attributes {keys}"))
        {
            return;
        }
        await TryAsync(keys, () => Replace
            ? session.ProfileAttributes.ReplaceAsync(_attributes, cancellationToken)
            : session.ProfileAttributes.SetAsync(_attributes, cancellationToken));
    }
}
