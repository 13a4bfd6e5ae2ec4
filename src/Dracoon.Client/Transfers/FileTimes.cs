using System;
using System.IO;
using System.Runtime.InteropServices;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>The times that files bring along: from the local file to the node, and back.</summary>
public static class FileTimes
{
    private static readonly DateTime Earliest = new(1601, 1, 2, 0, 0, 0, DateTimeKind.Utc); // that Windows can store, in every zone

    /// <summary>Gives a local file the times of a node, where the node has them and they can be stored.</summary>
    /// <param name="path">The local file.</param>
    /// <param name="file">The file on the server.</param>
    public static void Set(string path, DracoonNode file)
    {
        // Elsewhere a file's birth can't be set, and .NET would set its last change instead.
        if (file.TimestampCreation is DateTime created && created > Earliest && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            File.SetCreationTimeUtc(path, created);
        }
        if (file.TimestampModification is DateTime modified && modified > Earliest)
        {
            File.SetLastWriteTimeUtc(path, modified);
        }
    }

    /// <summary>
    /// True when a local file and a node have the same size and the same time of the last change, so that neither needs to be sent again. A coarse
    /// clock on either side is allowed for only where its time shows it: the API has milliseconds or seconds, a FAT disk even seconds.
    /// </summary>
    /// <param name="file">The file on the server. One without a time, as servers before 4.22 have, is never the same.</param>
    /// <param name="size">The local size in bytes.</param>
    /// <param name="modified">The local time of the last change.</param>
    /// <returns>True for the same.</returns>
    public static bool IsUnchanged(DracoonNode file, long size, DateTime modified)
    {
        if (file.Type != "file" || file.Size != size || file.TimestampModification is not DateTime known)
        {
            return false;
        }
        DateTime local = modified.ToUniversalTime();
        TimeSpan tolerance = local.Ticks % (2 * TimeSpan.TicksPerSecond) == 0 ? TimeSpan.FromSeconds(2)
            : known.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1)
            : TimeSpan.FromMilliseconds(1);
        return (known.ToUniversalTime() - local).Duration() < tolerance;
    }
}
