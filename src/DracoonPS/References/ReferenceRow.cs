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
    /// <param name="row">The row.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="wanted">The kind of object that is wanted.</param>
    /// <param name="alike">Other kinds that stand for one, such as the member of a group for a user.</param>
    /// <exception cref="ArgumentException">Not such a row.</exception>
    public static long Id(PSObject row, string column, Type wanted, params Type[] alike)
    {
        return Number(Value(row, column, wanted, alike), column);
    }

    /// <summary>The text in a column that names something which has no number.</summary>
    /// <exception cref="ArgumentException">Not such a row.</exception>
    public static string Text(PSObject row, string column, Type wanted)
    {
        object value = Value(row, column, wanted);
        return Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The room of a row about one, such as those of Get-DracoonRoomPermission, as it was emitted or out of a CSV file; null for any other row.</summary>
    /// <exception cref="ArgumentException">The column has no id.</exception>
    public static long? RoomId(PSObject row)
    {
        if (row.BaseObject is IRoomRow room)
        {
            return room.RoomId;
        }
        string origin = Origin(row);
        bool foreign = origin.StartsWith("Dracoon", StringComparison.Ordinal) && !IsRoomRow(origin);
        bool isAboutRoom = !foreign && row.BaseObject is not System.Collections.IDictionary && row.Properties["NodeId"] is null && row.Properties["RoomId"] is not null
            && (row.Properties["PrincipalType"] is not null || row.Properties["RoomPath"] is not null);
        return isAboutRoom ? Number(row.Properties["RoomId"].Value, "RoomId") : null;
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

    private static object Value(PSObject row, string column, Type wanted, params Type[] alike)
    {
        string origin = Origin(row);
        bool foreign = origin.StartsWith("Dracoon", StringComparison.Ordinal) && origin != wanted.FullName && !alike.Any(kind => kind.FullName == origin);
        object? value = row.Properties[column]?.Value;
        return foreign || value is null || row.BaseObject is System.Collections.IDictionary
            ? throw new ArgumentException($"This is no {wanted.Name}, and no row with a column {column}.")
            : value;
    }

    private static bool IsRoomRow(string typeName) => typeof(IRoomRow).Assembly.GetType(typeName) is Type type && typeof(IRoomRow).IsAssignableFrom(type);

    private static long Number(object? value, string column)
    {
        string text = Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
        return long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0
            ? id
            : throw new ArgumentException($"'{text}' in column {column} is not an id.");
    }

    /// <summary>A number that people type is an id.</summary>
    public static long? AsId(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 ? id : null;

    public static long Positive(long id, string kind) =>
        id > 0 ? id : throw new ArgumentException($"{id} is not the id of a {kind}; ids are positive.");
}
