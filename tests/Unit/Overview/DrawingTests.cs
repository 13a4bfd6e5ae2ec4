extern alias Module;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Module::DracoonPS.Overview;
using Xunit;

namespace DracoonPS.UnitTests.Overview;

/// <summary>What the pictures of the overview reckon.</summary>
public sealed class DrawingTests
{
    [Theory]
    [InlineData("plain <b>&\"'", "plain <b>&\"'")]
    [InlineData("a\u0000b\tc\u0085d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("\u202Egnp.exe\u2066", "\uFFFDgnp.exe\uFFFD")]
    [InlineData("\uD83D\uDE00 ok", "\uD83D\uDE00 ok")]
    [InlineData("end\uFFFE", "end\uFFFD")]
    public void Names_lose_what_XML_forbids_or_what_turns_the_text(string name, string expected) => Assert.Equal(expected, PageText.Clean(name));

    [Fact]
    public void Halves_of_surrogates_are_replaced() // no attribute can hold them
    {
        Assert.Equal("\uFFFDx\uFFFD", PageText.Clean(new string(['\uDE00', 'x', '\uD83D'])));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly te", 10, "exactly te")]
    [InlineData("aaaa bbbb cccc", 10, "aaaa bbbb…")]
    [InlineData("WWWWWWWWWW", 10, "WWWWWW…")]
    [InlineData("漢字漢字漢字", 10, "漢字漢字…")]
    public void Labels_are_cut_to_their_width(string text, int columns, string expected) => Assert.Equal(expected, PageText.Shorten(text, columns));

    [Fact]
    public void Signs_of_several_characters_are_not_cut_in_two()
    {
        string text = string.Concat(Enumerable.Repeat("\uD83D\uDE00", 8));
        Assert.Equal(string.Concat(Enumerable.Repeat("\uD83D\uDE00", 4)) + "…", PageText.Shorten(text, 10));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(224, 300)]
    [InlineData(5_000_001, 6_000_000)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Axes_end_at_an_even_round_number(long value, long top) => Assert.Equal(top, Scale.Top(value));

    [Theory]
    [InlineData(1500, 2048)]
    [InlineData(6_606_029, 8L << 20)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Axes_of_bytes_end_at_a_round_number_of_their_unit(long value, long top) => Assert.Equal(top, Scale.TopOfBytes(value));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(25)]
    [InlineData(400)]
    public void Labels_of_months_do_not_touch(int months)
    {
        double step = 538.0 / months;
        Assert.True(MonthColumns.LabelInterval(months) * step >= 55 || months == 1);
    }

    [Fact]
    public void A_ring_has_no_more_parts_than_colours()
    {
        IReadOnlyList<(string Label, long Value)> parts = Ring.Fit(Enumerable.Range(1, 9).Select(i => ("m" + i, (long)i)).ToList());
        Assert.Equal(6, parts.Count);
        Assert.Equal(("Others", 6L + 7 + 8 + 9), parts[5]);
    }

    [Theory]
    [InlineData(79, "c1")]
    [InlineData(80, "c2")]
    [InlineData(95, "c5")]
    public void Bars_tell_how_near_the_quota_is(long used, string color) => Assert.Equal(color, UsageBars.ColorOf(new RoomUsage("r", used, 100)));

    [Theory]
    [InlineData(0, 100, "0 %")]
    [InlineData(1, 100_000, "< 0.1 %")]
    [InlineData(1, 200, "0.5 %")]
    [InlineData(86, 100, "86 %")]
    [InlineData(1, 0, "–")]
    public void Shares_of_a_whole_are_written_for_people(long part, long whole, string expected) => Assert.Equal(expected, Numbers.Percent(part, whole));

    [Fact]
    public void Other_rooms_become_one_row()
    {
        List<RoomUsage> rooms = [.. Enumerable.Range(0, 20).Select(i => new RoomUsage("r" + i, 100 - i, 1000))];
        IReadOnlyList<RoomUsage> rows = StorageSection.Rows(rooms);
        Assert.Equal(13, rows.Count);
        Assert.Equal(new RoomUsage("8 other rooms", rooms.Skip(12).Sum(r => r.Used), null), rows[12]);
        Assert.Equal(13, StorageSection.Rows(rooms.Take(13).ToList()).Count(r => r.Name.StartsWith('r')));
    }

    [Fact]
    public void Bars_never_leave_the_picture()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        using var stream = new MemoryStream();
        using (var page = new PageWriter(stream))
        using (page.Begin("html"))
        {
            UsageBars.Draw(page, "t", "d", [new("a", long.MaxValue, 10), new("b", 0, null), new("c", 5, long.MaxValue)]);
            StackedBars.Draw(page, "t", "d", [("x", "c1"), ("y", "c2")], [new("none", 0, 0), new("some", 3, 4)]);
            MonthColumns.Draw(page, "t", "d", [new("2026-01", 1, long.MaxValue / 2, 1, long.MaxValue / 2)]);
        }
        stream.Position = 0;
        foreach (XElement rect in XDocument.Load(stream).Descendants(svg + "rect"))
        {
            double Of(string name) => double.Parse(rect.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(Of("x"), 0, 600);
            Assert.InRange(Of("x") + Of("width"), 0, 600);
            Assert.InRange(Of("height"), 0, 235);
        }
    }
}
