namespace DracoonPS;

/// <summary>What came of one row of an import.</summary>
public sealed class DracoonUserImportResult
{
    internal DracoonUserImportResult(int row)
    {
        Row = row;
    }

    /// <summary>The number of the row; the first one behind the header is 1.</summary>
    public int Row { get; }

    /// <summary>The user's number; null for who could not be created.</summary>
    public long? UserId { get; internal set; }

    /// <summary>The user name.</summary>
    public string UserName { get; internal set; } = "";

    /// <summary>The e-mail address.</summary>
    public string? Email { get; internal set; }

    /// <summary><c>Created</c>, <c>Updated</c>, <c>Unchanged</c>, <c>Skipped</c> or <c>Failed</c>.</summary>
    public string Action { get; internal set; } = "";

    /// <summary>What was changed of a user who was there already.</summary>
    public string? Changes { get; internal set; }

    /// <summary>The groups that the user was not in before.</summary>
    public string? AddedToGroups { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>User and action.</summary>
    /// <returns>For example <c>anna: Created</c>.</returns>
    public override string ToString() => $"{UserName}: {Action}";
}
