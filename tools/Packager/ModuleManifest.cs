using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace Packager;

/// <summary>The module's manifest: read as data, never run, and changed in place, so that the rest stays as it was written.</summary>
internal sealed partial class ModuleManifest
{
    public const string Name = "DracoonPS";

    private readonly string _path;
    private readonly string _text;
    private readonly HashtableAst _table;
    private readonly Hashtable _values;

    private ModuleManifest(string path)
    {
        _path = path;
        _text = File.ReadAllText(path);
        ScriptBlockAst script = Parser.ParseInput(_text, path, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            throw new PackException($"{path} can't be parsed: {errors[0].Message} (line {errors[0].Extent.StartLineNumber}).");
        }

        _table = (HashtableAst?)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)
            ?? throw new PackException($"{path} is not a module manifest: it has no hashtable.");
        _values = (Hashtable)_table.SafeGetValue();
    }

    public string Version => Required(_values, "ModuleVersion");

    /// <summary>The version of the package: with the prerelease label, where there is one.</summary>
    public string PackageVersion => Data["Prerelease"] is string { Length: > 0 } label ? $"{Version}-{label}" : Version;

    public string Author => Required(_values, "Author");

    public string Company => Required(_values, "CompanyName");

    public string Copyright => Required(_values, "Copyright");

    public string Description => Required(_values, "Description");

    public string LicenseUri => Required(Data, "LicenseUri");

    public string? ProjectUri => Data["ProjectUri"] as string;

    public string ReleaseNotes => Required(Data, "ReleaseNotes");

    public IReadOnlyList<string> Tags => Strings(Data, "Tags");

    public IReadOnlyList<string> Cmdlets => Strings(_values, "CmdletsToExport");

    public IReadOnlyList<string> Editions => Strings(_values, "CompatiblePSEditions");

    private Hashtable Data => ((_values["PrivateData"] as Hashtable)?["PSData"] as Hashtable)
        ?? throw new PackException($"{_path} has no PrivateData.PSData, where tags and licence stand.");

    public static ModuleManifest Read(string folder) => new(Path.Combine(folder, Name + ".psd1"));

    /// <summary>Writes what only the pack knows. The same again changes nothing: a signature on the file stays valid then.</summary>
    public void Complete(string releaseNotes, string prerelease, string projectUri)
    {
        if (!PrereleaseLabel().IsMatch(prerelease))
        {
            throw new PackException($"'{prerelease}' is no prerelease label: the gallery takes letters and digits, such as beta1.");
        }

        if (projectUri.Length > 0 && !(Uri.TryCreate(projectUri, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            throw new PackException($"'{projectUri}' is no https address of the project.");
        }

        string? label = prerelease.Length > 0 ? prerelease : Data["Prerelease"] as string;
        string? project = projectUri.Length > 0 ? projectUri : ProjectUri;
        HashtableAst data = Inner(Inner(_table, "PrivateData"), "PSData");
        string newLine = _text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var edits = new List<(int Start, int End, string Text)>();
        Set("ReleaseNotes", releaseNotes.Replace("\n", newLine, StringComparison.Ordinal));
        Set("Prerelease", label);
        Set("ProjectUri", project);

        var text = new StringBuilder(_text);
        foreach ((int start, int end, string replacement) in edits.OrderByDescending(edit => edit.Start))
        {
            text.Remove(start, end - start).Insert(start, replacement);
        }

        File.WriteAllText(_path, text.ToString());

        void Set(string key, string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return;
            }

            string quoted = "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
            StatementAst? old = data.KeyValuePairs.Where(pair => pair.Item1.Extent.Text == key).Select(pair => pair.Item2).SingleOrDefault();
            int at = old?.Extent.StartOffset ?? data.KeyValuePairs[^1].Item2.Extent.EndOffset;
            edits.Add(old is null
                ? (at, at, newLine + new string(' ', data.KeyValuePairs[0].Item1.Extent.StartColumnNumber - 1) + key.PadRight(12) + " = " + quoted)
                : (at, old.Extent.EndOffset, quoted));
        }
    }

    private HashtableAst Inner(HashtableAst table, string key) =>
        table.KeyValuePairs.Where(pair => pair.Item1.Extent.Text == key)
            .Select(pair => pair.Item2.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)).OfType<HashtableAst>().SingleOrDefault()
        ?? throw new PackException($"{_path} has no {key}, where tags and licence stand.");

    private string Required(Hashtable table, string key) => table[key] is string { Length: > 0 } value
        ? value
        : throw new PackException($"{_path} has no {key}; the gallery asks for it.");

    private string[] Strings(Hashtable table, string key) => table[key] switch
    {
        string one => new[] { one },
        IEnumerable many => many.Cast<object>().Select(one => (string)one).ToArray(),
        _ => throw new PackException($"{_path} has no {key}."),
    };

    [GeneratedRegex("^[A-Za-z0-9]*$")]
    private static partial Regex PrereleaseLabel();
}
