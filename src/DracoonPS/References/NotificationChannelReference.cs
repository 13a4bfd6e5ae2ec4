using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A channel of notifications as a parameter names it: the object itself, an id, a name, or a row with a column <c>ChannelId</c>.</summary>
public sealed class NotificationChannelReference
{
    private const string Kind = "notification channel";

    private readonly string? _name;
    private readonly int? _id;

    /// <summary>The channel itself.</summary>
    /// <param name="channel">The channel.</param>
    public NotificationChannelReference(DracoonNotificationChannel channel)
    {
        _id = (channel ?? throw new ArgumentNullException(nameof(channel))).ChannelId;
        _name = channel.Name;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The channel's number.</param>
    public NotificationChannelReference(long id)
    {
        _id = checked((int)ReferenceRow.Positive(id, Kind));
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public NotificationChannelReference(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A channel is named by an id or a name, and this is empty.", nameof(name));
        }
        _id = checked((int?)ReferenceRow.AsId(name));
        _name = name.Trim();
    }

    /// <summary>By a row with a column <c>ChannelId</c>.</summary>
    /// <param name="row">The row.</param>
    public NotificationChannelReference(PSObject row)
    {
        DracoonNotificationChannel? channel = ReferenceRow.Typed<DracoonNotificationChannel>(row);
        _name = channel?.Name;
        _id = channel?.ChannelId ?? checked((int)ReferenceRow.Id(row, "ChannelId", typeof(DracoonNotificationChannel)));
    }

    /// <summary>As the caller named the channel.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal async Task<(int Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is int id)
        {
            return (id, _name is null ? $"channel {id}" : $"{_name} (channel {id})");
        }
        IReadOnlyList<DracoonNotificationChannel> all = await session.Settings.GetNotificationChannelsAsync(cancellationToken);
        List<DracoonNotificationChannel> found = all.Where(c => string.Equals(c.Name, _name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => (found[0].ChannelId, $"{found[0].Name} (channel {found[0].ChannelId})"),
            0 => throw new DracoonReferenceException(ReferenceFailure.NotFound, Kind, _name!),
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, Kind, _name!, found.Select(c => (long)c.ChannelId).ToList()),
        };
    }
}
