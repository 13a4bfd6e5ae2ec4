namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/folders/{folder_id}</c>.</summary>
public sealed class UpdateFolderRequest : UpdateNodeRequest
{
    /// <summary>1 public to 4 strictly confidential.</summary>
    public int? Classification { get => Get<int?>("classification"); set => Set("classification", (long?)value); }
}
