using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.Transfers;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /nodes/deleted_nodes/actions/restore</c>.</summary>
public sealed class RestoreNodesRequest : RequestBody
{
    /// <summary>What to restore; required.</summary>
    public IEnumerable<long> DeletedNodeIds { set => Set("deletedNodeIds", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Where to; absent for the place where each was.</summary>
    public long? ParentId { get => Get<long?>("parentId"); set => Set("parentId", value); }

    /// <summary>What happens when a name is taken there.</summary>
    public ConflictStrategy OnConflict { set => Set("resolutionStrategy", value.ToApiName()); }

    /// <summary>True to let the share links of a file that is overwritten lead to the restored one. Only with <see cref="ConflictStrategy.Overwrite"/>.</summary>
    public bool? KeepShareLinks { get => Get<bool?>("keepShareLinks"); set => Set("keepShareLinks", value); }
}
