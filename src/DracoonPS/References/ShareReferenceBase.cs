using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A share as a parameter names it: the object itself, an id, its link or access key, its name, or a row with the right column.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
public abstract class ShareReferenceBase<T>
    where T : DracoonShare
{
    private readonly string? _text;
    private readonly long? _id;

    /// <summary>The share itself.</summary>
    /// <param name="share">The share.</param>
    /// <param name="id">Its number.</param>
    private protected ShareReferenceBase(T? share, long id)
    {
        Share = share;
        _id = ReferenceRow.Positive(id, "share");
    }

    /// <summary>By link, access key or name; digits only are a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">What the share is for.</param>
    private protected ShareReferenceBase(string text, ShareKind kind)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("A share is named by an id, a link, an access key or a name, and this is empty.", nameof(text));
        }
        _id = ReferenceRow.AsId(text);
        _text = text.Trim();
        if (_text.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            ShareLink link = ShareLink.Parse(_text);
            _text = link.Kind == kind ? link.AccessKey : throw new ArgumentException($"This is the link of {(link.Kind == ShareKind.Upload ? "an upload" : "a download")} share. The cmdlet for those has that word in its name.", nameof(text));
        }
    }

    /// <summary>The share, where the caller had it.</summary>
    internal T? Share { get; }

    /// <summary>As the caller named the share.</summary>
    /// <returns>The name, access key or number.</returns>
    public override string ToString() => Share?.Name ?? _text ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number, and the name for questions and messages, without asking the server for what is known.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, Share is null ? $"{Kind} share {id}" : Describe(Share));
        }
        T found = await FindAsync(session, _text!, cancellationToken);
        return (IdOf(found), Describe(found));
    }

    /// <summary>The share as the server has it now.</summary>
    internal async Task<T> FetchAsync(DracoonSession session, CancellationToken cancellationToken) =>
        _id is long id ? await GetAsync(session, id, cancellationToken) : await FindAsync(session, _text!, cancellationToken);

    private protected abstract string Kind { get; }

    private protected abstract long IdOf(T share);

    private protected abstract Task<T> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken);

    private protected abstract Task<T> FindAsync(DracoonSession session, string text, CancellationToken cancellationToken);

    private string Describe(T share) => $"{share.Name} ({Kind} share {IdOf(share)})";
}
