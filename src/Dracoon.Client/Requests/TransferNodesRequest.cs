using System;
using Dracoon.Client.Http;
using Dracoon.Client.Transfers;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /nodes/{node_id}/move_to</c> and <c>…/copy_to</c>: files and folders of one parent.</summary>
public sealed class TransferNodesRequest : RequestBody
{
    private readonly JArray _items = new();

    /// <summary>A request for nothing yet.</summary>
    public TransferNodesRequest()
    {
        Set("items", _items);
    }

    /// <summary>How many nodes were added.</summary>
    public int Count => _items.Count;

    /// <summary>What happens when a name is taken there.</summary>
    public ConflictStrategy OnConflict { set => Set("resolutionStrategy", value.ToApiName()); }

    /// <summary>True to let the share links of a file that is overwritten lead to the one that takes its place. Only with <see cref="ConflictStrategy.Overwrite"/>.</summary>
    public bool? KeepShareLinks { get => Get<bool?>("keepShareLinks"); set => Set("keepShareLinks", value); }

    /// <summary>Adds a file or folder.</summary>
    /// <param name="nodeId">Its number.</param>
    /// <param name="newName">Its name there; null for the one it has.</param>
    /// <param name="timestampCreation">A time of creation of its own; null for the server's choice.</param>
    /// <param name="timestampModification">A time of the last change of its own; null for the server's choice.</param>
    /// <returns>This request.</returns>
    public TransferNodesRequest Add(long nodeId, string? newName = null, DateTime? timestampCreation = null, DateTime? timestampModification = null)
    {
        var item = new JObject { ["id"] = nodeId };
        if (newName is not null)
        {
            item["name"] = newName;
        }
        if (timestampCreation is DateTime created)
        {
            item["timestampCreation"] = Json.Time(created);
        }
        if (timestampModification is DateTime modified)
        {
            item["timestampModification"] = Json.Time(modified);
        }
        _items.Add(item);
        return this;
    }
}
