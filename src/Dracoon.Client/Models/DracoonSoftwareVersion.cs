using System;

namespace Dracoon.Client.Models;

/// <summary>The versions of the server: <c>GET /public/software/version</c>.</summary>
public sealed class DracoonSoftwareVersion : DracoonObject
{
    /// <summary>The version of the API.</summary>
    public string RestApiVersion { get; internal set; } = "";

    /// <summary>The version of the server.</summary>
    public string? SdsServerVersion { get; internal set; }

    /// <summary>When the server was built, UTC.</summary>
    public DateTime? BuildDate { get; internal set; }

    /// <summary>The revision of its source.</summary>
    public string? ScmRevisionNumber { get; internal set; }

    /// <summary>True for DRACOON Cloud, false for a server of one's own.</summary>
    public bool? IsDracoonCloud { get; internal set; }

    /// <summary>The version of the product.</summary>
    public string? Version { get; internal set; }

    /// <summary>The version of the API.</summary>
    /// <returns>The version.</returns>
    public override string ToString() => RestApiVersion;
}
