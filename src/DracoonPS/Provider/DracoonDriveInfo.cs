using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Provider;

/// <summary>A drive of PowerShell that shows a DRACOON server, or a room or folder of it, by one session.</summary>
public sealed class DracoonDriveInfo : PSDriveInfo
{
    internal DracoonDriveInfo(string name, ProviderInfo provider, DrivePath root, string? description, DracoonSession session)
        : base(name, provider, root.ProviderPath, description ?? $"{root} of {session.BaseUri.Host}", null)
    {
        Session = session;
        Path = root.ToString();
    }

    /// <summary>The session that the drive works with.</summary>
    public DracoonSession Session { get; }

    /// <summary>The room or folder that is the drive's root; <c>/</c> for the top.</summary>
    public string Path { get; }
}
