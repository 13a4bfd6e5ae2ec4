using System;
using System.Linq;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

public sealed class PartPlanTests
{
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData(0, 32 * MiB, 1)]
    [InlineData(1, 32 * MiB, 1)]
    [InlineData(32L * MiB, 32 * MiB, 1)]
    [InlineData((32L * MiB) + 1, 32 * MiB, 2)]
    [InlineData(100L * MiB, 1, 20)] // no part below 5 MiB but the last
    [InlineData(10_000L * 32 * MiB, 32 * MiB, 10_000)]
    public void Parts_add_up_to_the_file(long size, int wanted, int count)
    {
        var plan = new PartPlan(size, wanted);
        Assert.Equal(count, plan.Count);
        Assert.Equal(size, Enumerable.Range(1, plan.Count).Sum(i => (long)plan.SizeOf(i)));
        Assert.True(plan.PartSize >= UploadRequest.MinimumPartSize);
    }

    [Fact]
    public void A_file_that_would_have_too_many_parts_gets_larger_ones()
    {
        var plan = new PartPlan(1L << 40, 5 * MiB);
        Assert.True(plan.Count <= UploadRequest.MaximumPartCount);
        Assert.Equal(1L << 40, Enumerable.Range(1, plan.Count).Sum(i => (long)plan.SizeOf(i)));
    }

    [Fact]
    public void A_file_beyond_the_storage_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PartPlan(long.MaxValue - 20_000, 32 * MiB));
}
