using System.Collections.Generic;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>What came of handing out missing file keys.</summary>
public sealed class FileKeyDistribution
{
    private readonly List<DracoonMissingFileKey> _granted = new();
    private readonly List<(DracoonMissingFileKey Missing, string Reason)> _failed = new();

    /// <summary>The keys that were handed out.</summary>
    public IReadOnlyList<DracoonMissingFileKey> Granted => _granted;

    /// <summary>The keys that could not be made, and why.</summary>
    public IReadOnlyList<(DracoonMissingFileKey Missing, string Reason)> Failed => _failed;

    internal void Add(IEnumerable<DracoonMissingFileKey> granted) => _granted.AddRange(granted);

    internal void AddFailure(DracoonMissingFileKey missing, string reason) => _failed.Add((missing, reason));
}
