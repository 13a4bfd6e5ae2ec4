using System;
using System.Globalization;
using System.Management.Automation;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.References;

/// <summary>A pending assignment as a parameter names it: the object itself, or a row with the columns <c>UserId</c>, <c>GroupId</c>, <c>RoomId</c> and <c>RoomName</c>.</summary>
public sealed class PendingAssignmentReference
{
    private readonly long _userId;
    private readonly long _groupId;
    private readonly long _roomId;
    private readonly string _roomName;
    private readonly string _text;

    /// <summary>The assignment itself.</summary>
    /// <param name="assignment">The assignment.</param>
    public PendingAssignmentReference(DracoonPendingAssignment assignment)
        : this(PSObject.AsPSObject(assignment))
    {
    }

    /// <summary>By a row with the columns <c>UserId</c>, <c>GroupId</c>, <c>RoomId</c> and <c>RoomName</c>.</summary>
    /// <param name="row">The row.</param>
    public PendingAssignmentReference(PSObject row)
    {
        if (ReferenceRow.Typed<DracoonPendingAssignment>(row) is DracoonPendingAssignment assignment)
        {
            _userId = assignment.UserId;
            _groupId = assignment.GroupId;
            _roomId = assignment.RoomId;
            _roomName = assignment.RoomName;
            _text = $"{assignment.UserName ?? assignment.Name} ({assignment.GroupName})";
            return;
        }
        _userId = ReferenceRow.Id(row, "UserId", typeof(DracoonPendingAssignment));
        _groupId = ReferenceRow.Id(row, "GroupId", typeof(DracoonPendingAssignment));
        _roomId = ReferenceRow.Id(row, "RoomId", typeof(DracoonPendingAssignment));
        _roomName = Convert.ToString(row.Properties["RoomName"]?.Value, CultureInfo.InvariantCulture) is { Length: > 0 } name
            ? name
            : throw new ArgumentException("The row has no column RoomName, which the server wants.");
        _text = $"user {_userId} (group {_groupId})";
    }

    /// <summary>The room, for questions and messages.</summary>
    internal string RoomText => $"{_roomName} (room {_roomId})";

    /// <summary>Who waits.</summary>
    /// <returns>For example <c>anna (Staff)</c>.</returns>
    public override string ToString() => _text;

    internal AssignmentDecision Decide(bool accepted) => new(_userId, _groupId, _roomId, _roomName, accepted);
}
