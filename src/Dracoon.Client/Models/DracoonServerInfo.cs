using System;
using System.Collections.Generic;
using System.Linq;

namespace Dracoon.Client.Models;

/// <summary>What the server says about itself: <c>GET /public/software/version</c>, <c>/public/system/info</c>, <c>/public/time</c>.</summary>
public sealed class DracoonServerInfo
{
    internal DracoonServerInfo(Uri baseUri, DracoonSoftwareVersion version, DracoonSystemInfo system, DateTime? time)
    {
        BaseUri = baseUri;
        RestApiVersion = version.RestApiVersion;
        ServerVersion = version.SdsServerVersion;
        BuildDate = version.BuildDate;
        IsDracoonCloud = version.IsDracoonCloud;
        LanguageDefault = system.LanguageDefault;
        UsesS3Storage = system.UseS3Storage;
        EnforcesS3Upload = system.S3EnforceDirectUpload;
        S3Hosts = system.S3Hosts;
        HidesLoginFields = system.HideLoginInputFields;
        AuthMethods = system.AuthMethods;
        Revision = version.ScmRevisionNumber;
        ServerTime = time;
    }

    /// <summary>The server's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>The version of the API, such as <c>5.47.0</c>.</summary>
    public string RestApiVersion { get; }

    /// <summary>The version of the server.</summary>
    public string? ServerVersion { get; }

    /// <summary>When the server was built, UTC.</summary>
    public DateTime? BuildDate { get; }

    /// <summary>True for DRACOON Cloud, false for a server of one's own.</summary>
    public bool? IsDracoonCloud { get; }

    /// <summary>The language of the tenant.</summary>
    public string? LanguageDefault { get; }

    /// <summary>True when files lie in S3 storage.</summary>
    public bool UsesS3Storage { get; }

    /// <summary>True when uploads must go to S3 directly.</summary>
    public bool EnforcesS3Upload { get; }

    /// <summary>The hosts of the storage; a firewall has to let them through.</summary>
    public string[] S3Hosts { get; }

    /// <summary>True when the login page offers single sign-on only.</summary>
    public bool HidesLoginFields { get; }

    /// <summary>The ways to sign in, the default one first; a way that is switched off is not among them.</summary>
    public string[] AuthMethodNames => AuthMethods.Where(m => m.IsEnabled).OrderBy(m => m.Priority).Select(m => m.AuthMethod).ToArray();

    /// <summary>The ways to sign in that the server has.</summary>
    public IReadOnlyList<DracoonAuthMethod> AuthMethods { get; }

    /// <summary>The revision of the server's source.</summary>
    public string? Revision { get; }

    /// <summary>The server's clock, UTC.</summary>
    public DateTime? ServerTime { get; }

    /// <summary>Address and version.</summary>
    /// <returns>For example <c>https://dracoon.team/ (API 5.47.0)</c>.</returns>
    public override string ToString() => $"{BaseUri} (API {RestApiVersion})";
}
