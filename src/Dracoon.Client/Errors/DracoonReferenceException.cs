using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Dracoon.Client;

/// <summary>Why a name could not be resolved.</summary>
public enum ReferenceFailure
{
    /// <summary>Nothing has that name.</summary>
    NotFound,

    /// <summary>Several things have it.</summary>
    Ambiguous,
}

/// <summary>A name, e-mail address or path names nothing, or more than one thing.</summary>
public sealed class DracoonReferenceException : Exception
{
    /// <summary>A failed look-up.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="objectKind">What was looked for: <c>user</c>, <c>group</c>, <c>node</c>.</param>
    /// <param name="value">The name that was given.</param>
    /// <param name="candidates">When ambiguous: ids of those that match.</param>
    public DracoonReferenceException(ReferenceFailure kind, string objectKind, string value, IReadOnlyList<long>? candidates = null)
        : base(Describe(kind, objectKind, value, candidates ?? Array.Empty<long>()))
    {
        Kind = kind;
        ObjectKind = objectKind;
        Value = value;
        Candidates = candidates ?? Array.Empty<long>();
    }

    /// <summary>What went wrong.</summary>
    public ReferenceFailure Kind { get; }

    /// <summary>What was looked for: <c>user</c>, <c>group</c>, <c>node</c>.</summary>
    public string ObjectKind { get; }

    /// <summary>The name that was given.</summary>
    public string Value { get; }

    /// <summary>When ambiguous: ids of those that match.</summary>
    public IReadOnlyList<long> Candidates { get; }

    private static string Describe(ReferenceFailure kind, string objectKind, string value, IReadOnlyList<long> candidates) => kind switch
    {
        ReferenceFailure.Ambiguous =>
            $"More than one {objectKind} matches '{value}': {string.Join(", ", candidates.Select(c => c.ToString(CultureInfo.InvariantCulture)))}. Use the id.",
        _ => $"There is no {objectKind} '{value}', or you may not see it.",
    };
}
