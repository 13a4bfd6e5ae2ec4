using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>
/// What came of a file before its download ended early, kept beside the target for the next time. It holds what the server has: of an
/// encrypted file the ciphertext, so that nothing unverified lies about in clear.
/// </summary>
internal static class PartialFile
{
    private const string Extension = ".dracoon-part";

    /// <summary>The name says which content it is a part of: another version of the file has another name.</summary>
    public static string PathFor(string targetPath, DracoonNode file)
    {
        string identity = string.Join("|", file.NodeId.ToString(CultureInfo.InvariantCulture), file.Size?.ToString(CultureInfo.InvariantCulture), file.Hash,
            file.UpdatedAt?.Ticks.ToString(CultureInfo.InvariantCulture));
        using var sha = SHA256.Create();
        string hash = BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(identity)), 0, 6).Replace("-", "");
        return Prefix(targetPath, file) + hash + Extension;
    }

    /// <summary>True for the name of a file that is being received, or was. Such files are removed in time, so nothing else may have such a name, in whatever case.</summary>
    public static bool IsOne(string name) => name.StartsWith(".", StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes away a link that somebody laid under the name, which can be foretold: what comes would be written to where it leads.</summary>
    public static void RemoveLink(string path)
    {
        if (UnfinishedFile.IsLink(path))
        {
            File.Delete(path); // the link, not what it leads to
        }
    }

    /// <summary>Removes what other versions of the file left behind.</summary>
    public static void RemoveOthers(string targetPath, DracoonNode file)
    {
        string prefix = Prefix(targetPath, file);
        foreach (string other in Directory.GetFiles(Path.GetDirectoryName(targetPath)!, Path.GetFileName(prefix) + "*" + Extension))
        {
            File.Delete(other);
        }
    }

    private static string Prefix(string targetPath, DracoonNode file) =>
        Path.Combine(Path.GetDirectoryName(targetPath)!, "." + file.NodeId.ToString(CultureInfo.InvariantCulture) + "-");
}
