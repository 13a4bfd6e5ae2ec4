using System;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>The top of a drive, in which the rooms are. It is no node.</summary>
public sealed class DracoonDriveRoot
{
    internal DracoonDriveRoot(DracoonSession session)
    {
        Server = session.BaseUri;
        UserName = session.UserName;
    }

    /// <summary>The path.</summary>
    public string Path { get; } = "/";

    /// <summary>The server.</summary>
    public Uri Server { get; }

    /// <summary>The signed-in user.</summary>
    public string UserName { get; }

    /// <summary>The path.</summary>
    /// <returns>A slash.</returns>
    public override string ToString() => Path;
}
