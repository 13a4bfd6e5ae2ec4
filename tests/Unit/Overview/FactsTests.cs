extern alias Module;

using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.Models;
using Module::DracoonPS;
using Module::DracoonPS.Overview;
using Xunit;

namespace DracoonPS.UnitTests.Overview;

/// <summary>How the overview counts.</summary>
public sealed class FactsTests
{
    private static readonly DateTime Now = new(2026, 3, 15, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_month_has_a_row_and_the_totals_go_on()
    {
        IReadOnlyList<MonthGrowth> months = GrowthFacts.Series(new Dictionary<DateTime, (long, long)> { [Month(2025, 12)] = (2, 20), [Month(2026, 2)] = (3, 30) }, Now);
        Assert.Equal(
            [new("2025-12", 2, 20, 2, 20), new("2026-01", 0, 0, 2, 20), new("2026-02", 3, 30, 5, 50), new("2026-03", 0, 0, 5, 50)],
            months);
    }

    [Fact]
    public void What_is_older_than_two_years_is_one_row()
    {
        IReadOnlyList<MonthGrowth> months = GrowthFacts.Series(new Dictionary<DateTime, (long, long)> { [Month(2020, 1)] = (2, 20), [Month(2024, 3)] = (1, 10), [Month(2024, 4)] = (5, 50) }, Now);
        Assert.Equal(25, months.Count);
        Assert.Equal(new MonthGrowth("Before", 3, 30, 3, 30), months[0]);
        Assert.Equal(new MonthGrowth("2024-04", 5, 50, 8, 80), months[1]);
        Assert.Equal("2026-03", months[24].Label);
    }

    [Fact]
    public void Nothing_has_no_months() => Assert.Empty(GrowthFacts.Series(new Dictionary<DateTime, (long, long)>(), Now));

    [Fact]
    public void Users_are_counted_once_by_their_last_login()
    {
        List<DracoonUser> users =
        [
            User(0), User(30), User(31, isLocked: true), User(90), User(91), User(365), User(366), User(4000), User(null), User(null, isLocked: true), User(-1),
        ];
        Assert.Equal(
            [new("Within 30 days", 3, 0), new("Within 90 days", 1, 1), new("Within 365 days", 2, 0), new("Longer ago", 2, 0), new("Never", 1, 1)],
            UserFacts.ByLastLogin(users, Now));
    }

    [Theory]
    [InlineData(PermissionTemplate.Admin, "mrchdsubtx")]
    [InlineData(PermissionTemplate.Edit, "rchdsubt")]
    [InlineData(PermissionTemplate.Read, "r")]
    public void Templates_are_known_by_what_they_grant(PermissionTemplate template, string letters)
    {
        Assert.Equal(template, PermissionLetters.TemplateOf(Permissions.Of(template)));
        Assert.Equal(letters, PermissionLetters.Letters(Permissions.Of(template)));
    }

    [Fact]
    public void What_no_template_grants_has_letters()
    {
        var permissions = new NodePermissions { Read = true, Create = true };
        Assert.Null(PermissionLetters.TemplateOf(permissions));
        Assert.Equal("rc", PermissionLetters.Letters(permissions));
        Assert.Equal(10, PermissionLetters.All.Select(l => l.Letter).Distinct().Count());
    }

    private static DateTime Month(int year, int month) => new(year, month, 1, 0, 0, 0, DateTimeKind.Utc);

    private static DracoonUser User(int? daysAgo, bool isLocked = false) => new() { LastLoginSuccessAt = daysAgo is int days ? Now.AddDays(-days) : null, IsLocked = isLocked };
}
