extern alias Module;

using System;
using System.Globalization;
using System.Linq;
using Dracoon.Client.Transfers;
using FsCheck;
using FsCheck.Fluent;
using Module::DracoonPS;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Sizes, spans, times and parts of files.</summary>
public sealed class ValueProperties
{
    private static readonly Gen<long> Sizes = Gen.OneOf(
        Gen.Choose(0, int.MaxValue).Select(n => (long)n),
        Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 62), (n, shift) => (long)((ulong)n << shift & long.MaxValue)));

    [Fact]
    public void A_number_of_bytes_is_read_as_it_is() => Cases.Check("A number of bytes is read as it is", Sizes, bytes =>
    {
        Assert.True(ByteSize.TryParse(bytes.ToString(CultureInfo.InvariantCulture), out long read, out string problem), problem);
        Assert.Equal(bytes, read);
    });

    [Fact]
    public void A_unit_multiplies() => Cases.Check("A unit multiplies", Gen.Choose(0, 8000).Zip(Gen.Choose(0, 5)), pair =>
    {
        string text = pair.Item1.ToString(CultureInfo.InvariantCulture) + " " + "BKMGTP"[pair.Item2] + (pair.Item2 > 0 ? "B" : "");
        Assert.True(ByteSize.TryParse(text, out long read, out string problem), problem);
        Assert.Equal(pair.Item1 * (long)Math.Pow(1024, pair.Item2), read);
    });

    [Fact]
    public void Any_text_is_a_size_or_a_problem() => Cases.Check("Any text is a size or a problem in words", Texts.Nasty, text =>
    {
        bool isSize = ByteSize.TryParse(text, out long bytes, out string problem);
        Assert.Equal(isSize, problem.Length == 0);
        Assert.True(bytes >= 0);
        Assert.True(isSize || (bytes == 0 && problem.Contains(text, StringComparison.Ordinal)));
    });

    [Fact]
    public void Any_text_is_a_span_or_none() => Cases.Check("Any text is a span or none", Texts.Nasty, text =>
    {
        TimeSpan? span = SpanText.Read(text);
        Assert.True(span is null || span >= TimeSpan.Zero);
        Assert.True(span is null || SpanText.After(DateTime.UtcNow, span.Value) is null or { Kind: DateTimeKind.Utc });
    });

    [Fact]
    public void Days_are_a_span_or_none() => Cases.Check(
        "Any number of days is a span or none",
        Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Choose(0, 28), (n, scale) => Gen.Constant(new decimal(n, n, n & 0xFFFF, n < 0, (byte)scale))).SelectMany(g => g),
        days => Assert.True(SpanText.Days(days) is not TimeSpan span || Math.Abs(span.TotalDays - (double)days) < 1e-3 * (1 + Math.Abs((double)days))));

    [Fact]
    public void A_time_of_a_row_comes_back() => Cases.Check(
        "A time that was exported comes back", Gen.Choose(0, int.MaxValue).Select(s => new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s)), time =>
        {
            DateTime? read = RowTime.Parse(time.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(time, RowTime.InRow(read!.Value));
            Assert.Equal(DateTimeKind.Utc, RowTime.InRow(read.Value).Kind);
        });

    [Fact]
    public void Any_text_is_a_time_or_none() => Cases.Check("Any text is a time or none", Texts.Nasty, text => Assert.True(RowTime.Parse(text) is null or { Year: >= 1 }));

    [Fact]
    public void The_parts_of_a_file_are_the_file() => Cases.Check("The parts of a file are the file", Sizes.Where(s => s < 5L << 40).Zip(Gen.Choose(5 << 20, 1 << 30)), pair =>
    {
        (long size, int wanted) = pair;
        var plan = new PartPlan(size, wanted);
        Assert.InRange(plan.Count, 1, 10_000);
        Assert.True(plan.Count == 1 || plan.PartSize >= 5 << 20);
        Assert.Equal(size, ((plan.Count - 1) * (long)plan.PartSize) + plan.SizeOf(plan.Count));
        Assert.InRange(plan.SizeOf(plan.Count), size == 0 ? 0 : 1, plan.PartSize);
    });
}
