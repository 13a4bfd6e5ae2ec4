using System;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/files/{file_id}</c>.</summary>
public sealed class UpdateFileRequest : UpdateNodeRequest
{
    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }

    /// <summary>When the file is deleted; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }
}
