using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>What came of handing out missing file keys.</summary>
public sealed class FileKeyDistribution
{
    private readonly Dictionary<(long, long), DracoonMissingFileKey> _granted = new();
    private readonly List<(DracoonMissingFileKey Missing, string Reason)> _failed = new();

    /// <summary>The keys that were handed out.</summary>
    public IReadOnlyList<DracoonMissingFileKey> Granted => _granted.Values.ToList();

    /// <summary>The keys that could not be handed out, and why.</summary>
    public IReadOnlyList<(DracoonMissingFileKey Missing, string Reason)> Failed => _failed;

    /// <summary>What ended it early; null when everything had its turn. Only after an upload, which it does not undo.</summary>
    public Exception? Error { get; internal set; }

    internal void AddGranted(DracoonMissingFileKey granted) => _granted[(granted.FileId, granted.UserId)] = granted;

    internal void AddFailure(DracoonMissingFileKey missing, string reason) => _failed.Add((missing, reason.TrimEnd('.')));

    /// <summary>The server took a key, and still says that it is missing.</summary>
    internal void Withdraw(DracoonMissingFileKey missing)
    {
        if (_granted.Remove((missing.FileId, missing.UserId)))
        {
            AddFailure(missing, "the server took the key, and still lists it as missing");
        }
    }
}
