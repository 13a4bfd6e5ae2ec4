using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/files</c>: one change of many files.</summary>
public sealed class UpdateFilesRequest : RequestBody
{
    /// <summary>The most files of one request.</summary>
    public const int MaximumCount = 200;

    /// <summary>The files; required, at most <see cref="MaximumCount"/>.</summary>
    public IEnumerable<long> FileIds { set => Set("objectIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }

    /// <summary>When the files are deleted; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }
}
