using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace HelpWriter;

/// <summary>What the help takes out of the manifest: the areas, which are comments above the names of the cmdlets, and where the project is.</summary>
internal sealed partial class ModuleManifest
{
    private readonly Dictionary<string, string> _areas = new(StringComparer.Ordinal);
    private readonly string _path;

    public ModuleManifest(string moduleFolder)
    {
        _path = Path.Combine(moduleFolder, "DracoonPS.psd1");
        string area = "";
        foreach (string line in File.ReadLines(_path))
        {
            if (Comment().Match(line) is { Success: true } comment)
            {
                area = comment.Groups[1].Value;
            }
            else if (CmdletName().Match(line) is { Success: true } name)
            {
                _areas[name.Groups[1].Value] = area;
            }
            else if (ProjectUri().Match(line) is { Success: true } project)
            {
                Project = new Uri(project.Groups[1].Value);
            }
        }
    }

    /// <summary>Where the repository is; null where the manifest does not say it.</summary>
    public Uri? Project { get; }

    public string AreaOf(string cmdlet) => _areas.TryGetValue(cmdlet, out string? area) && area.Length > 0
        ? area
        : throw new InvalidDataException($"'{cmdlet}' is in no area of '{_path}'. Put it below the comment of its area, alone in a line.");

    [GeneratedRegex(@"^\s*# (\w+)\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*'(\w+-Dracoon\w*)'\s*$")]
    private static partial Regex CmdletName();

    [GeneratedRegex(@"^\s*ProjectUri\s*=\s*'([^']+)'")]
    private static partial Regex ProjectUri();
}
