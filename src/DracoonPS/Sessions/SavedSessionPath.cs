using System;
using System.Management.Automation;
using Dracoon.Client.SavedSessions;

namespace DracoonPS;

/// <summary>Which saved session -Name and -Path mean.</summary>
internal static class SavedSessionPath
{
    public const string DefaultName = "default";

    /// <exception cref="ArgumentException">Both are given, or the name can't be one.</exception>
    public static SavedSessionFile Resolve(PSCmdlet cmdlet, string? name, string? path)
    {
        if (name is not null && path is not null)
        {
            throw new ArgumentException("-Name and -Path exclude each other: a saved session has a name, or a file of your choice.");
        }
        return path is null ? SavedSessionFile.ByName(name ?? DefaultName) : new SavedSessionFile(LocalPath.Resolve(cmdlet, path));
    }
}
