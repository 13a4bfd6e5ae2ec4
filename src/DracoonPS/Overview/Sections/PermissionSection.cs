using System.Globalization;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>Who was granted what where: the table is the picture.</summary>
internal static class PermissionSection
{
    public static void Write(PageWriter page, Part<PermissionFacts> part) => SectionFrame.Write(page, "permissions", "Permissions", part, facts =>
    {
        if (facts.Rooms.Count == 0)
        {
            page.Element("p", facts.RoomCount == 0 ? "There is no room that the signed-in user may see." : "The signed-in user may not see the permissions of any room. It needs the permission to manage rooms.", ("class", "missing"));
            return;
        }
        SectionFrame.Note(page, "What was granted to groups and users in each room itself. Groups come first, in bold.");
        WriteCuts(page, facts);
        using (page.Begin("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Permissions by room")))
        {
            WriteMatrix(page, facts);
        }
        WriteLegend(page);
    });

    private static void WriteCuts(PageWriter page, PermissionFacts facts)
    {
        int asked = facts.Rooms.Count + facts.Refused;
        if (asked < facts.RoomCount)
        {
            SectionFrame.Cut(page, $"The first {Numbers.Count(asked)} of {Numbers.Count(facts.RoomCount)} rooms by path; -MaximumRooms sets how many.");
        }
        if (facts.Refused > 0)
        {
            SectionFrame.Cut(page, $"{Numbers.Of(facts.Refused, "room is", "rooms are")} left out, whose permissions the signed-in user may not see. It needs the permission to manage the room.");
        }
        if (facts.Principals.Count < facts.PrincipalCount)
        {
            SectionFrame.Cut(page, $"The {Numbers.Count(facts.Principals.Count)} users and groups with the most rooms, of {Numbers.Count(facts.PrincipalCount)}; -MaximumPrincipals sets how many.");
        }
    }

    private static void WriteMatrix(PageWriter page, PermissionFacts facts)
    {
        using (page.Begin("table", ("class", "matrix")))
        {
            page.Element("caption", "Permissions by room");
            using (page.Begin("thead"))
            using (page.Begin("tr"))
            {
                page.Element("th", "Room", ("scope", "col"), ("class", "room"));
                foreach (Principal principal in facts.Principals)
                {
                    using (page.Begin("th", ("scope", "col"), ("class", "column " + principal.Type), ("title", $"{principal.Name} ({principal.Type})")))
                    {
                        page.Element("span", principal.Name);
                    }
                }
            }
            using (page.Begin("tbody"))
            {
                foreach (RoomGrants room in facts.Rooms)
                {
                    WriteRow(page, facts, room);
                }
            }
        }
    }

    private static void WriteRow(PageWriter page, PermissionFacts facts, RoomGrants room)
    {
        using (page.Begin("tr"))
        {
            page.Element("th", room.Path, ("scope", "row"), ("class", "room"), ("title", room.Path));
            if (room.Grants.Count == 0 && facts.Principals.Count > 0)
            {
                page.Element("td", room.Inherits ? "as in the room above" : "nothing", ("class", "none"), ("colspan", facts.Principals.Count.ToString(CultureInfo.InvariantCulture)));
                return;
            }
            foreach (Principal principal in facts.Principals)
            {
                using (page.Begin("td"))
                {
                    if (room.Grants.TryGetValue(principal, out NodePermissions? granted))
                    {
                        WriteBadge(page, granted, $"{principal.Name}: {granted}");
                    }
                }
            }
        }
    }

    private static void WriteBadge(PageWriter page, NodePermissions granted, string title)
    {
        PermissionTemplate? template = PermissionLetters.TemplateOf(granted);
        string letters = PermissionLetters.Letters(granted);
        page.Element("span", template is null ? letters.Length == 0 ? "–" : letters : template.ToString()!.Substring(0, 1),
            ("class", "badge " + (template?.ToString() ?? "own").ToLowerInvariant()), ("title", title));
    }

    private static void WriteLegend(PageWriter page)
    {
        using (page.Begin("ul", ("class", "legend")))
        {
            foreach (PermissionTemplate template in new[] { PermissionTemplate.Admin, PermissionTemplate.Edit, PermissionTemplate.Read })
            {
                using (page.Begin("li"))
                {
                    WriteBadge(page, Permissions.Of(template), Permissions.Of(template).ToString());
                    page.Text(template.ToString());
                }
            }
            foreach ((char letter, string meaning, _) in PermissionLetters.All)
            {
                using (page.Begin("li"))
                {
                    page.Element("span", letter.ToString(), ("class", "badge own"));
                    page.Text(meaning);
                }
            }
        }
    }
}
