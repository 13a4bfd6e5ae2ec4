using System;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Provider;

/// <summary>The drives that come and go with a session.</summary>
internal static class SessionDrives
{
    private const string Global = "global";

    /// <summary>Makes a drive whose root is the top. It is there for the whole session of PowerShell, as the connection is.</summary>
    public static void Create(SessionState state, string name, DracoonSession session)
    {
        ProviderInfo provider = state.Provider.GetAll().First(candidate => candidate.ImplementingType == typeof(DracoonProvider));
        state.Drive.New(new DracoonDriveInfo(name, provider, DrivePath.Of(session, "/"), null, session), Global);
    }

    /// <summary>Before anybody signs in: that the drive can be made.</summary>
    /// <exception cref="ArgumentException">There is a drive of that name.</exception>
    public static void RequireFree(SessionState state, string name)
    {
        if (state.Drive.GetAll().Any(drive => string.Equals(drive.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"There is a drive '{name}' already. Choose another name, or remove it first: Remove-PSDrive {name}.");
        }
    }

    /// <summary>Removes the drives of a session, and goes back to the file system where one of them is the current location.</summary>
    public static void Remove(SessionState state, DracoonSession session)
    {
        foreach (DracoonDriveInfo drive in state.Drive.GetAll().OfType<DracoonDriveInfo>().Where(drive => drive.Session == session).ToList())
        {
            if (state.Drive.Current == drive)
            {
                state.Path.SetLocation(WildcardPattern.Escape(state.Path.CurrentFileSystemLocation.Path));
            }
            state.Drive.Remove(drive.Name, true, null);
        }
    }
}
