using System;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>Somebody who is invited to a room: an item of <c>PUT /nodes/rooms/{room_id}/guest_users</c>.</summary>
public sealed class RoomGuest
{
    /// <param name="firstName">The first name.</param>
    /// <param name="lastName">The last name.</param>
    /// <param name="email">The e-mail address, which gets the invitation.</param>
    public RoomGuest(string firstName, string lastName, string email)
    {
        FirstName = firstName ?? throw new ArgumentNullException(nameof(firstName));
        LastName = lastName ?? throw new ArgumentNullException(nameof(lastName));
        Email = email ?? throw new ArgumentNullException(nameof(email));
    }

    /// <summary>The first name.</summary>
    public string FirstName { get; }

    /// <summary>The last name.</summary>
    public string LastName { get; }

    /// <summary>The e-mail address.</summary>
    public string Email { get; }

    internal JObject ToJson() => new() { ["firstName"] = FirstName, ["lastName"] = LastName, ["email"] = Email };
}
