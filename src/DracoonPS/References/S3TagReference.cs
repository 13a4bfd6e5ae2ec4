using System;
using System.Globalization;
using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A storage tag as a parameter names it: the object itself, an id, or a row with a column <c>S3TagId</c>.</summary>
public sealed class S3TagReference
{
    /// <summary>By number.</summary>
    /// <param name="id">The tag's number.</param>
    public S3TagReference(long id)
    {
        Id = ReferenceRow.Positive(id, "S3 tag");
    }

    /// <summary>By a number as text.</summary>
    /// <param name="id">The tag's number.</param>
    public S3TagReference(string id)
    {
        Id = ReferenceRow.AsId(id ?? "") ?? throw new ArgumentException($"'{id}' is not the id of an S3 tag.", nameof(id));
    }

    /// <summary>By a tag of a room, or a row with a column <c>S3TagId</c>.</summary>
    /// <param name="row">The row.</param>
    public S3TagReference(PSObject row)
    {
        Id = ReferenceRow.Typed<DracoonRoomS3Tag>(row)?.S3TagId ?? ReferenceRow.Id(row, "S3TagId", typeof(DracoonRoomS3Tag));
    }

    internal long Id { get; }

    /// <summary>The number.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => Id.ToString(CultureInfo.InvariantCulture);
}
