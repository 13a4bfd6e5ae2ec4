using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;
using DracoonPS.UserImport;

namespace DracoonPS.Commands;

/// <summary>Brings the users of a CSV file to the server: creates who is not there, changes who is when that is wanted, puts all of them in groups, and reports on each row.</summary>
/// <remarks>
/// <para>Needs the role user manager, and the role group manager for groups. The same import can be repeated: what is right already is left alone, and an import that was broken off goes on where it ended.</para>
/// <para>The columns have the names of the parameters of New-DracoonUser: FirstName, LastName, UserName, Email, Phone, Language, ExpireAt, AuthMethod, Login, ProviderId, OpenIdProvider, AdProvider, EnforceMfa, NonmemberViewer, Notify; besides them Locked, and Group with one or more names with semicolons between them. An empty cell is a value that was not given. A time of day without a zone is UTC, as Export-Csv writes it. A user is found by the user name; where a row has none, by the e-mail address.</para>
/// <para>A row that fails is an error and has Action Failed in the report; the others go on. Passwords are not read from a file.</para>
/// </remarks>
/// <example>
/// <code>Import-DracoonUser users.csv -OpenIdProvider 2 -Group Staff</code>
/// <para>Creates those users of a file who are not there yet, lets them sign in at an OpenID provider, and puts everybody in the file in a group.</para>
/// </example>
/// <example>
/// <code>Import-DracoonUser users.csv -UpdateExisting -WhatIf</code>
/// <para>Shows who would be created and what would be changed.</para>
/// </example>
/// <example>
/// <code>Import-DracoonUser hr.csv -Delimiter ';' -Encoding 1252 -Mapping @{ FirstName = 'Vorname'; LastName = 'Nachname'; Email = 'E-Mail' } | Where-Object Action -eq Failed | Export-Csv failed.csv</code>
/// <para>Imports a file with other names of columns, and writes the rows that failed to another one.</para>
/// </example>
[ApiOperation("GET /users")]
[ApiOperation("POST /users")]
[ApiOperation("PUT /users/{user_id}")]
[ApiOperation("POST /groups/{group_id}/users")]
[Cmdlet(VerbsData.Import, "DracoonUser", SupportsShouldProcess = true, DefaultParameterSetName = FileSet)]
[OutputType(typeof(DracoonUserImportResult))]
public sealed class ImportDracoonUserCommand : DracoonCmdlet
{
    private const string FileSet = "File";
    private const string RowSet = "Row";
    private const int ChunkSize = 200;

    private readonly List<Dictionary<string, string>> _rows = new();
    private readonly Dictionary<string, string> _mapping = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The CSV file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>The rows themselves, such as Import-Csv gives them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>What stands between the cells. Without it, the comma, semicolon or tab that the first line has most of.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public char Delimiter { get; set; }

    /// <summary>The encoding of the file, by a name such as utf8 or unicode, or by the number of a code page. Without it utf8, or what the file's first bytes say.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [EncodingTransform]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>Which columns stand for which parameters, where the names differ: the parameter's name and the column's.</summary>
    [Parameter]
    public IDictionary Mapping { get; set; } = new Hashtable();

    /// <summary>Changes users who are there already where a cell says something else. Without it they stay as they are.</summary>
    [Parameter]
    public SwitchParameter UpdateExisting { get; set; }

    /// <summary>The groups that everybody comes into, besides those of the column Group: objects, ids or names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>How users sign in whose row does not say: basic, openid, active_directory or radius. Local, OpenId and ActiveDirectory are understood too.</summary>
    [Parameter]
    [AuthMethodTransform]
    [ArgumentCompleter(typeof(AuthMethodCompleter))]
    public string? AuthMethod { get; set; }

    /// <summary>The number of the OpenID configuration for users whose row does not say; says -AuthMethod openid too.</summary>
    [Parameter]
    [Alias("OidcId")]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public long? OpenIdProvider { get; set; }

    /// <summary>The number of the Active Directory configuration for users whose row does not say; says -AuthMethod active_directory too.</summary>
    [Parameter]
    [Alias("AdId")]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public long? AdProvider { get; set; }

    /// <summary>Demands a second factor of users whose row does not say.</summary>
    [Parameter]
    public SwitchParameter EnforceMfa { get; set; }

    /// <summary>Lets new users whose row does not say see all users and groups when they manage a room.</summary>
    [Parameter]
    public SwitchParameter NonmemberViewer { get; set; }

    /// <summary>Mails new users whose row does not say that the account exists.</summary>
    [Parameter]
    public SwitchParameter Notify { get; set; }

    /// <summary>The first password of new users who sign in with one. Without it DRACOON mails a link for choosing one.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>True when new users have to choose another password at the first sign-in.</summary>
    [Parameter]
    public bool? MustChangePassword { get; set; }

    /// <summary>How many users are created or changed at the same time, from 1 to 32; 4 without it. Whatever it is, questions, rows and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DictionaryEntry entry in Mapping)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            _mapping[name] = ImportRow.IsColumn(name)
                ? Convert.ToString(entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value, CultureInfo.InvariantCulture) ?? ""
                : throw new ArgumentException($"-Mapping names '{name}', and that is nothing that can be imported. Write it as @{{ FirstName = 'column' }}.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == RowSet)
        {
            _rows.Add(Cells(InputObject));
            return Task.CompletedTask;
        }
        string path = LocalPath.Resolve(this, Path);
        using var reader = new StreamReader(path, Encoding, detectEncodingFromByteOrderMarks: true);
        char? delimiter = MyInvocation.BoundParameters.ContainsKey(nameof(Delimiter)) ? Delimiter : null;
        _rows.AddRange(new CsvReader(reader, delimiter).ReadRows());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        List<ImportRow> rows = _rows.Select((cells, i) => new ImportRow(i + 1, cells, _mapping)).ToList();
        string[] unknown = rows.Count == 0 ? Array.Empty<string>() : rows[0].UnknownColumns().ToArray();
        if (unknown.Length > 0)
        {
            WriteWarning($"These columns are not imported: {string.Join(", ", unknown)}. -Mapping says which column stands for what.");
        }
        var importer = new UserImporter(session, await DefaultsAsync(session, cancellationToken), rows.Count, ThrottleLimit, TryAsync, (user, what) => ShouldProcess(user, what));
        var chunk = new List<ImportRow>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ImportRow row in rows)
        {
            if (chunk.Count == ChunkSize || !names.Add(row.Name))
            {
                await EmitAsync(importer, chunk, cancellationToken); // who is there twice is found by the second row
                chunk.Clear();
                names.Clear();
                names.Add(row.Name);
            }
            chunk.Add(row);
        }
        await EmitAsync(importer, chunk, cancellationToken);
    }

    private static Dictionary<string, string> Cells(PSObject row)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (row.BaseObject is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                cells[Text(entry.Key)] = Text(entry.Value);
            }
            return cells;
        }
        foreach (PSPropertyInfo property in row.Properties)
        {
            cells[property.Name] = Text(property.Value);
        }
        return cells;
    }

    /// <summary>A value as a CSV file would have it.</summary>
    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable items => string.Join(";", items.Cast<object>()),
        { } other => other.ToString() ?? "",
        null => "",
    };

    private async Task<ImportDefaults> DefaultsAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        (string? method, long? configId) = SignInProvider.Resolve(AuthMethod, null, OpenIdProvider, AdProvider);
        bool? Given(string name, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(name) ? value.IsPresent : null;
        var groups = new List<(long, string)>();
        foreach (GroupReference group in Group)
        {
            // Without a group that everybody has to come into, nothing is begun.
            (long id, string text) = await group.ResolveIdAsync(session, cancellationToken);
            groups.Add((id, group.Name ?? text));
        }
        return new ImportDefaults
        {
            AuthMethod = method,
            ProviderId = configId,
            EnforceMfa = Given(nameof(EnforceMfa), EnforceMfa),
            Notify = Given(nameof(Notify), Notify),
            NonmemberViewer = Given(nameof(NonmemberViewer), NonmemberViewer),
            Password = Password,
            MustChangePassword = MustChangePassword,
            UpdatesExisting = UpdateExisting,
            Groups = groups,
        };
    }

    private async Task EmitAsync(UserImporter importer, List<ImportRow> chunk, CancellationToken cancellationToken)
    {
        foreach (DracoonUserImportResult result in await importer.ImportAsync(chunk, cancellationToken))
        {
            WriteObject(result);
        }
    }
}
