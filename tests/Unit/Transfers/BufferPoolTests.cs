using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

public sealed class BufferPoolTests
{
    [Fact]
    public async Task No_more_than_the_budget_is_lent()
    {
        var pool = new BufferPool(1000);
        byte[] first = await pool.RentAsync(600, default);
        Assert.Null(pool.TryRent(600));
        Task<byte[]> second = pool.RentAsync(600, default);
        Assert.False(second.IsCompleted);
        Assert.Null(pool.TryRent(100)); // nobody overtakes
        pool.Return(first);
        Assert.Equal(600, (await second).Length);
        Assert.Equal(600, pool.PeakBytes);
    }

    [Fact]
    public async Task One_that_is_larger_than_the_budget_is_lent_alone()
    {
        var pool = new BufferPool(10);
        byte[] large = await pool.RentAsync(100, default);
        Task<byte[]> small = pool.RentAsync(1, default);
        Assert.False(small.IsCompleted);
        pool.Return(large);
        Assert.Single(await small);
    }

    [Fact]
    public async Task One_that_gives_up_lets_the_next_one_pass()
    {
        var pool = new BufferPool(100);
        byte[] half = await pool.RentAsync(50, default);
        using var cancel = new CancellationTokenSource();
        Task<byte[]> whole = pool.RentAsync(100, cancel.Token);
        Task<byte[]> other = pool.RentAsync(50, default);
        Assert.False(other.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => whole);
        Assert.Equal(50, (await other.WaitAsync(TimeSpan.FromSeconds(10))).Length);
        pool.Return(half);
    }

    [Fact]
    public async Task Large_buffers_are_used_again()
    {
        var pool = new BufferPool(1_000_000);
        byte[] first = await pool.RentAsync(500_000, default);
        pool.Return(first);
        Assert.Same(first, await pool.RentAsync(400_000, default));
    }

    [Fact]
    public async Task Many_that_want_and_give_up_leave_the_pool_whole()
    {
        var pool = new BufferPool(1000);
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Task.Run(async () =>
        {
            using var cancel = new CancellationTokenSource(i % 3 == 0 ? 1 : 10_000);
            try
            {
                byte[] buffer = await pool.RentAsync(i * 4, cancel.Token);
                await Task.Delay(i % 4);
                pool.Return(buffer);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
            }
        })));
        Assert.InRange(pool.PeakBytes, 1, 1000);
        Assert.Equal(1000, (await pool.RentAsync(1000, default).WaitAsync(TimeSpan.FromSeconds(10))).Length);
    }
}
