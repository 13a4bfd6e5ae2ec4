using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>
/// Reads the id of an object out of a row: of a CSV file, of Select-Object, or of a typed object with added members. What is, or was, an
/// object of another kind is refused, also when it happens to have a column of that name.
/// </summary>
internal static class ReferenceRow
{
    /// <summary>The wrapped object when it is of the wanted kind.</summary>
    public static T? Typed<T>(PSObject row)
        where T : class => row.BaseObject as T;

    /// <summary>The id in a column.</summary>
    /// <exception cref="ArgumentException">Not such a row.</exception>
    public static long Id(PSObject row, string column, Type wanted)
    {
        string text = Text(row, column, wanted);
        return long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0
            ? id
            : throw new ArgumentException($"'{text}' in column {column} is not an id.");
    }

    /// <summary>The text in a column that names something which has no number.</summary>
    /// <exception cref="ArgumentException">Not such a row.</exception>
    public static string Text(PSObject row, string column, Type wanted)
    {
        string origin = Origin(row);
        bool foreign = origin.StartsWith("Dracoon", StringComparison.Ordinal) && origin != wanted.FullName;
        object? value = row.Properties[column]?.Value;
        if (foreign || value is null || row.BaseObject is System.Collections.IDictionary)
        {
            throw new ArgumentException($"This is no {wanted.Name}, and no row with a column {column}.");
        }
        return Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The room of a row of Get-DracoonRoomPermission, as it was emitted or out of a CSV file; null for any other row.</summary>
    /// <exception cref="ArgumentException">The column has no id.</exception>
    public static long? RoomId(PSObject row)
    {
        if (row.BaseObject is DracoonRoomPermission permission)
        {
            return permission.RoomId;
        }
        string origin = Origin(row);
        bool foreign = origin.StartsWith("Dracoon", StringComparison.Ordinal) && origin != typeof(DracoonRoomPermission).FullName;
        bool isPermission = !foreign && row.BaseObject is not System.Collections.IDictionary
            && row.Properties["RoomId"] is not null && row.Properties["PrincipalType"] is not null && row.Properties["NodeId"] is null;
        return isPermission ? Id(row, "RoomId", typeof(DracoonRoomPermission)) : null;
    }

    /// <summary>The kind that a row was before Select-Object, a CSV file or another process.</summary>
    private static string Origin(PSObject row)
    {
        string kind = row.TypeNames.FirstOrDefault() ?? "";
        return kind.StartsWith("Selected.", StringComparison.Ordinal) ? kind.Substring(9)
            : kind.StartsWith("CSV:", StringComparison.Ordinal) ? kind.Substring(4)
            : kind.StartsWith("Deserialized.", StringComparison.Ordinal) ? kind.Substring(13)
            : kind;
    }

    /// <summary>A number that people type is an id.</summary>
    public static long? AsId(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 ? id : null;

    public static long Positive(long id, string kind) =>
        id > 0 ? id : throw new ArgumentException($"{id} is not the id of a {kind}; ids are positive.");
}
