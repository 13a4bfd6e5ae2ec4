using System;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client.Transfers;

namespace DracoonPS.Synchronization;

/// <summary>Patterns for what a synchronization leaves alone: for names, or with a slash for paths.</summary>
internal static class ExcludePattern
{
    public static Func<string, bool> Combine(string[]? patterns)
    {
        if (patterns is null || patterns.Length == 0)
        {
            return static _ => false;
        }
        string[] texts = Array.ConvertAll(patterns, p => p.Replace('\\', '/').Trim('/'));
        WildcardPattern[] paths = texts.Where(t => t.IndexOf('/') >= 0).Select(Wildcard.Pattern).ToArray();
        WildcardPattern[] names = texts.Where(t => t.IndexOf('/') < 0).Select(Wildcard.Pattern).ToArray();
        return path => Array.Exists(names, n => n.IsMatch(TreeEntry.NameOf(path))) || Array.Exists(paths, p => p.IsMatch(path));
    }
}
