using System;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

public sealed class FileTimesTests
{
    private static readonly DateTime Time = new DateTime(2026, 2, 3, 4, 5, 7, DateTimeKind.Utc).AddTicks(1_234_567);

    [Theory]
    [InlineData("2026-02-03T04:05:07.123Z", 0, true)]
    [InlineData("2026-02-03T04:05:07.125Z", 0, false)]
    [InlineData("2026-02-03T04:05:07Z", 0, true)] // a server that keeps seconds
    [InlineData("2026-02-03T04:05:09Z", 0, false)]
    [InlineData("2026-02-03T05:05:07.123+01:00", 0, true)]
    [InlineData("2026-02-03T04:05:07.123Z", 1, false)]
    [InlineData(null, 0, false)] // a server that keeps no time
    public void A_file_is_unchanged_when_size_and_time_are_the_same(string? time, long more, bool expected)
    {
        Assert.Equal(expected, FileTimes.IsUnchanged(Node(time), 100 + more, Time));
    }

    [Fact]
    public void A_local_time_has_its_own_zone() => Assert.True(FileTimes.IsUnchanged(Node("2026-02-03T04:05:07.123Z"), 100, Time.ToLocalTime()));

    [Fact]
    public void A_disk_with_even_seconds_is_allowed_for() =>
        Assert.True(FileTimes.IsUnchanged(Node("2026-02-03T04:05:07.123Z"), 100, new DateTime(2026, 2, 3, 4, 5, 8, DateTimeKind.Utc)));

    private static DracoonNode Node(string? time)
    {
        var json = new JObject { ["id"] = 1, ["type"] = "file", ["name"] = "a", ["size"] = 100 };
        if (time is not null)
        {
            json["timestampModification"] = time;
        }
        return Json.Read<DracoonNode>(json);
    }
}
