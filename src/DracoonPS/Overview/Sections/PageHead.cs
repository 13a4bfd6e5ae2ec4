using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>What the page is about, and the numbers that matter most.</summary>
internal static class PageHead
{
    public static void Write(PageWriter page, OverviewFacts facts)
    {
        using (page.Begin("header"))
        using (page.Begin("div", ("class", "wrap")))
        {
            page.Element("h1", "DRACOON overview");
            using (page.Begin("dl"))
            {
                Fact(page, "Tenant", facts.Host);
                Fact(page, "Server version", facts.ServerVersion);
                Fact(page, "Made by", facts.FullName.Length == 0 || facts.FullName == facts.UserName ? facts.UserName : $"{facts.FullName} ({facts.UserName})");
                Fact(page, "Made at", facts.MadeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC");
                Fact(page, "DracoonPS", facts.ModuleVersion);
            }
        }
    }

    /// <summary>One number of each section that the caller may see.</summary>
    public static void WriteTiles(PageWriter page, OverviewFacts facts)
    {
        List<(string Value, string Text)> tiles = Tiles(facts).ToList();
        using (page.Begin("ul", ("class", "tiles"), ("aria-label", "Summary")))
        {
            foreach ((string value, string text) in tiles)
            {
                using (page.Begin("li"))
                {
                    page.Element("b", value);
                    page.Element("span", text);
                }
            }
        }
    }

    private static IEnumerable<(string Value, string Text)> Tiles(OverviewFacts facts)
    {
        if (facts.Storage.Facts is StorageFacts storage)
        {
            yield return (Numbers.Bytes(storage.Used), $"in {Numbers.Of(storage.Rooms.Count, "top-level room", "top-level rooms")}");
        }
        if (facts.Growth.Facts is GrowthFacts growth)
        {
            yield return (Numbers.Count(growth.Total), growth.Total == 1 ? "file" : "files");
        }
        if (facts.Users.Facts is UserFacts users)
        {
            yield return (Numbers.Count(users.Total), $"users, {Numbers.Count(users.Locked)} locked");
        }
        if (facts.Shares.Facts is ShareFacts shares)
        {
            List<ShareCount> live = shares.Counts.Where(c => c.End != ShareFacts.Expired).ToList();
            yield return (Numbers.Count(live.Sum(c => c.Total)), $"open shares, {Numbers.Count(live.Sum(c => c.Open))} without password");
        }
        if (facts.Admins.Facts is AdminFacts admins)
        {
            yield return (Numbers.Count(admins.WithOne.Count), admins.WithOne.Count == 1 ? "room with one admin" : "rooms with one admin");
        }
    }

    private static void Fact(PageWriter page, string name, string value)
    {
        using (page.Begin("div"))
        {
            page.Element("dt", name);
            page.Element("dd", value);
        }
    }
}
