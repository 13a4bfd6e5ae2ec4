using System;
using System.Globalization;
using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A comment as a parameter names it: the object itself, an id, or a row with a column <c>CommentId</c>.</summary>
public sealed class CommentReference
{
    private readonly DracoonComment? _comment;

    /// <summary>The comment itself.</summary>
    /// <param name="comment">The comment.</param>
    public CommentReference(DracoonComment comment)
    {
        _comment = comment ?? throw new ArgumentNullException(nameof(comment));
        Id = comment.CommentId;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The comment's number.</param>
    public CommentReference(long id)
    {
        Id = ReferenceRow.Positive(id, "comment");
    }

    /// <summary>By a number as text.</summary>
    /// <param name="id">The comment's number.</param>
    public CommentReference(string id)
    {
        Id = ReferenceRow.AsId(id ?? "") ?? throw new ArgumentException($"'{id}' is not the id of a comment. Get-DracoonComment lists the comments on a node.", nameof(id));
    }

    /// <summary>By the object itself, or a row with a column <c>CommentId</c>.</summary>
    /// <param name="row">The row.</param>
    public CommentReference(PSObject row)
    {
        _comment = ReferenceRow.Typed<DracoonComment>(row);
        Id = _comment?.CommentId ?? ReferenceRow.Id(row, "CommentId", typeof(DracoonComment));
    }

    internal long Id { get; }

    /// <summary>The name for questions and messages.</summary>
    internal string Text => _comment is null ? $"comment {Id}" : $"comment {Id} of {_comment.CreatedByName}";

    /// <summary>As the caller named it.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => Id.ToString(CultureInfo.InvariantCulture);
}
