using System;
using System.IO;
using System.Linq;

namespace Dracoon.Client.Transfers;

/// <summary>Removes what a plan removes from this machine, and nothing else: neither what came into being since, nor anything outside the folder.</summary>
public static class LocalRemoval
{
    /// <summary>Removes a file, or a folder with what was in it when the plan was made.</summary>
    /// <param name="root">The whole path of the folder that is kept equal.</param>
    /// <param name="step">A removal.</param>
    /// <exception cref="IOException">It can't be removed, lies outside the folder, or has something in it that is not in the plan.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static void Remove(string root, SyncStep step)
    {
        CheckInside(root, step.TargetPath);
        foreach (TreeEntry entry in new[] { step.Target! }.Concat(step.Contained).OrderByDescending(e => e.Path.Length))
        {
            string path = Path.Combine(root, entry.Path.Replace('/', Path.DirectorySeparatorChar));
            if (entry.Kind == TreeEntryKind.Folder)
            {
                Directory.Delete(path, false); // not its content: that is in the plan, or has to stay
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>No way out: neither by the name, nor through a folder that became a link.</summary>
    private static void CheckInside(string root, string relativePath)
    {
        string path = root;
        foreach (string name in relativePath.Split('/'))
        {
            path = Path.Combine(path, name);
            if (name.Length == 0 || name is "." or ".." || name.IndexOf(Path.DirectorySeparatorChar) >= 0
                || FileLink.IsLink(path))
            {
                throw new IOException($"'{relativePath}' would lead out of '{root}', and is not removed.");
            }
        }
    }
}
