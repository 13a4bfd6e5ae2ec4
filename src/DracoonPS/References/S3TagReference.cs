using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>An S3 tag as a parameter names it: the object itself, an id, <c>key=value</c>, or a row with a column <c>TagId</c>.</summary>
public sealed class S3TagReference
{
    private const string Kind = "S3 tag";

    private readonly string? _text;
    private readonly long? _id;

    /// <summary>The tag itself.</summary>
    /// <param name="tag">The tag.</param>
    public S3TagReference(DracoonS3Tag tag)
    {
        _id = (tag ?? throw new ArgumentNullException(nameof(tag))).TagId;
        _text = tag.ToString();
    }

    /// <summary>A tag of a room.</summary>
    /// <param name="tag">The tag.</param>
    public S3TagReference(DracoonRoomS3Tag tag)
    {
        _id = (tag ?? throw new ArgumentNullException(nameof(tag))).TagId;
        _text = tag.ToString();
    }

    /// <summary>By number.</summary>
    /// <param name="id">The tag's number.</param>
    public S3TagReference(long id)
    {
        _id = ReferenceRow.Positive(id, Kind);
    }

    /// <summary>By key and value; digits only are a number.</summary>
    /// <param name="text"><c>key=value</c>, in the tag's own upper and lower case.</param>
    public S3TagReference(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("An S3 tag is named by an id or by key=value, and this is empty.", nameof(text));
        }
        _id = ReferenceRow.AsId(text);
        _text = text.Trim();
    }

    /// <summary>By a row with a column <c>TagId</c>.</summary>
    /// <param name="row">The row.</param>
    public S3TagReference(PSObject row)
    {
        DracoonS3Tag? tag = ReferenceRow.Typed<DracoonS3Tag>(row);
        _text = tag?.ToString();
        _id = tag?.TagId ?? ReferenceRow.Id(row, "TagId", typeof(DracoonS3Tag));
    }

    /// <summary>As the caller named the tag.</summary>
    /// <returns>Key and value, or the number.</returns>
    public override string ToString() => _text ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, _text is null ? $"S3 tag {id}" : $"{_text} (S3 tag {id})");
        }
        // Upper and lower case are different tags here.
        DracoonS3Tag tag = (await session.Storage.GetTagsAsync(cancellationToken)).FirstOrDefault(t => t.ToString() == _text)
            ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, Kind, _text!);
        return (tag.TagId, $"{tag} (S3 tag {tag.TagId})");
    }
}
