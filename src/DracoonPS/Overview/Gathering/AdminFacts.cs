using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>A room and the only user who administrates it.</summary>
internal sealed record SoleAdminRoom(string Path, string AdminName, string AdminUserName);

/// <summary>How many users administrate each room, whether by themselves or by a group.</summary>
internal sealed class AdminFacts
{
    public int WithoutAdmin { get; init; }

    public int WithTwo { get; init; }

    public int WithMore { get; init; }

    /// <summary>The rooms with one admin, by path.</summary>
    public IReadOnlyList<SoleAdminRoom> WithOne { get; init; } = new List<SoleAdminRoom>();

    public int Total => WithoutAdmin + WithOne.Count + WithTwo + WithMore;

    public static async Task<AdminFacts> GatherAsync(Gathering gathering)
    {
        using PagedQuery<DracoonRoomAudit> rooms = gathering.Session.EventLog.ListPermissions();
        int none = 0, two = 0, more = 0;
        var one = new List<SoleAdminRoom>();
        while (await rooms.MoveNextAsync(gathering.CancellationToken))
        {
            List<DracoonPermissionAudit> admins = rooms.Current.Users.Where(u => u.Manage).ToList();
            switch (admins.Count)
            {
                case 0:
                    none++;
                    break;
                case 1:
                    one.Add(new SoleAdminRoom(rooms.Current.RoomPath, admins[0].Name, admins[0].UserName ?? ""));
                    break;
                case 2:
                    two++;
                    break;
                default:
                    more++;
                    break;
            }
        }
        return new AdminFacts
        {
            WithoutAdmin = none,
            WithOne = one.OrderBy(r => r.Path, System.StringComparer.OrdinalIgnoreCase).ToList(),
            WithTwo = two,
            WithMore = more,
        };
    }
}
