using System;
using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>What everybody may know of the tenant: <c>GET /public/system/info</c>.</summary>
public sealed class DracoonSystemInfo : DracoonObject
{
    /// <summary>The language of the tenant.</summary>
    public string? LanguageDefault { get; internal set; }

    /// <summary>True when files lie in S3 storage.</summary>
    public bool UseS3Storage { get; internal set; }

    /// <summary>True when uploads must go to S3 directly.</summary>
    public bool S3EnforceDirectUpload { get; internal set; }

    /// <summary>The hosts of the storage.</summary>
    public string[] S3Hosts { get; internal set; } = Array.Empty<string>();

    /// <summary>True when the login page offers single sign-on only.</summary>
    public bool HideLoginInputFields { get; internal set; }

    /// <summary>The ways to sign in.</summary>
    public List<DracoonAuthMethod> AuthMethods { get; internal set; } = new();
}
