using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class PagedQueryTests
{
    private readonly List<(long Offset, int Limit)> _asked = [];

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(1203, 500)]
    public async Task Each_item_comes_once(int total, int pageSize)
    {
        using PagedQuery<long> query = Query(total, new ListOptions { PageSize = pageSize });
        Assert.Equal(Enumerable.Range(0, total).Select(i => (long)i), await query.ToListAsync());
        Assert.Equal(Math.Max(1, (total + pageSize - 1) / pageSize), _asked.Count);
        Assert.Equal(total, query.Total);
    }

    [Fact]
    public async Task The_next_page_is_asked_for_when_half_of_this_one_is_consumed()
    {
        using PagedQuery<long> query = Query(100, new ListOptions { PageSize = 10 });
        for (int i = 0; i < 4; i++)
        {
            Assert.True(await query.MoveNextAsync());
        }
        Assert.Single(_asked);
        Assert.True(await query.MoveNextAsync());
        Assert.Equal([(0, 10), (10, 10)], _asked);
    }

    [Fact]
    public async Task Who_has_consumed_two_pages_has_two_under_way()
    {
        using PagedQuery<long> query = Query(100, new ListOptions { PageSize = 10, First = 55 });
        for (int i = 0; i < 24; i++)
        {
            Assert.True(await query.MoveNextAsync());
        }
        Assert.Equal(3, _asked.Count);
        Assert.True(await query.MoveNextAsync());
        Assert.Equal([(30, 10), (40, 10)], _asked.Skip(3));
        Assert.Equal(30, (await query.ToListAsync()).Count);
        Assert.Equal([(50, 5)], _asked.Skip(5));
    }

    [Fact]
    public async Task A_page_that_failed_is_asked_for_again_by_the_next_call()
    {
        bool fail = true;
        using var query = new PagedQuery<long>(new ListOptions { PageSize = 2, First = 7 }, (offset, limit, _) => offset == 4 && fail
            ? Task.FromException<Page<long>>(new InvalidOperationException("page 3"))
            : Task.FromResult(new Page<long>(Enumerable.Range((int)offset, limit).Select(i => (long)i).ToList(), 100, limit)));
        var all = new List<long>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            while (await query.MoveNextAsync())
            {
                all.Add(query.Current);
            }
        });
        fail = false;
        all.AddRange(await query.ToListAsync());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], all);
    }

    [Fact]
    public async Task First_asks_for_no_more_than_that()
    {
        using PagedQuery<long> query = Query(100, new ListOptions { PageSize = 10, First = 13, Skip = 5 });
        Assert.Equal(Enumerable.Range(5, 13).Select(i => (long)i), await query.ToListAsync());
        Assert.Equal([(5, 10), (15, 3)], _asked);
    }

    [Fact]
    public async Task First_of_zero_asks_for_nothing()
    {
        using PagedQuery<long> query = Query(100, new ListOptions { First = 0 });
        Assert.Empty(await query.ToListAsync());
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_server_that_gives_smaller_pages_than_asked_for_is_read_to_the_end()
    {
        using PagedQuery<long> query = Query(25, new ListOptions { PageSize = 10 }, serverLimit: 4);
        Assert.Equal(25, (await query.ToListAsync()).Count);
    }

    [Fact]
    public async Task A_server_that_does_not_tell_the_total_is_read_to_the_end()
    {
        using PagedQuery<long> query = Query(20, new ListOptions { PageSize = 10 }, tellTotal: false);
        Assert.Equal(20, (await query.ToListAsync()).Count);
        Assert.Null(query.Total);
    }

    [Fact]
    public async Task A_page_that_fails_is_an_error_after_what_came_before_it()
    {
        using var query = new PagedQuery<long>(new ListOptions { PageSize = 2 }, (offset, limit, _) => offset == 0
            ? Task.FromResult(new Page<long>([0, 1], 4, limit))
            : Task.FromException<Page<long>>(new InvalidOperationException("page 2")));
        Assert.True(await query.MoveNextAsync());
        Assert.True(await query.MoveNextAsync());
        Assert.Equal("page 2", (await Assert.ThrowsAsync<InvalidOperationException>(() => query.MoveNextAsync())).Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_page_under_way()
    {
        using var cancel = new CancellationTokenSource();
        using var query = new PagedQuery<long>(null, async (_, _, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return new Page<long>([], 0, 500);
        });
        Task<bool> next = query.MoveNextAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => next);
    }

    [Theory]
    [InlineData(1200, 500, 0, null, 1)]
    [InlineData(1200, 500, 0, null, 2)]
    [InlineData(100, 10, 0, null, 1)]
    [InlineData(100, 10, 0, 55, 1)]
    [InlineData(100, 10, 7, null, 1)]
    [InlineData(100, 10, 7, 31, 3)]
    [InlineData(25, 10, 0, null, 1)]
    public async Task Who_removes_what_comes_gets_all_of_it(int total, int pageSize, int skip, int? first, int everyNth)
    {
        List<long> server = [.. Enumerable.Range(1, total).Select(i => (long)i)];
        using PagedQuery<DracoonNode> query = Nodes(server, new ListOptions { PageSize = pageSize, Skip = (ulong)skip, First = (ulong?)first });
        var given = new List<long>();
        while (await query.MoveNextAsync())
        {
            given.Add(query.Current.NodeId);
            if (given.Count % everyNth == 0)
            {
                server.Remove(query.Current.NodeId);
            }
        }
        Assert.Equal(Enumerable.Range(1, total).Select(i => (long)i).Skip(skip).Take(first ?? total), given);
    }

    [Fact]
    public async Task What_is_removed_elsewhere_makes_nothing_come_twice()
    {
        List<long> server = [.. Enumerable.Range(1, 100).Select(i => (long)i)];
        using PagedQuery<DracoonNode> query = Nodes(server, new ListOptions { PageSize = 10 });
        var given = new List<long>();
        while (await query.MoveNextAsync())
        {
            given.Add(query.Current.NodeId);
            if (given.Count == 15)
            {
                server.RemoveRange(90, 10);
            }
        }
        Assert.Equal(Enumerable.Range(1, 90).Select(i => (long)i), given);
    }

    [Theory]
    [InlineData(1)] // the same page again and again
    [InlineData(3)] // some pages by turns
    public async Task A_list_that_begins_again_and_again_ends_with_an_error(int pages)
    {
        int asked = 0;
        using var query = new PagedQuery<DracoonNode>(new ListOptions { PageSize = 10 }, (offset, limit, _) =>
        {
            asked++;
            long first = offset / limit % pages * limit;
            return Task.FromResult(new Page<DracoonNode>([.. Enumerable.Range(0, limit).Select(i => new DracoonNode { NodeId = first + i })], offset + 1000, limit));
        });
        EndlessListException e = await Assert.ThrowsAsync<EndlessListException>(() => query.ToListAsync());
        Assert.Contains($"only {pages * 10} are different ones", e.Message, StringComparison.Ordinal);
        Assert.InRange(asked, 16, 20);
        Assert.False(await query.MoveNextAsync());
    }

    [Fact]
    public async Task A_long_list_into_which_others_put_something_is_none_that_begins_again()
    {
        var server = Enumerable.Range(0, 300).Select(i => (long)i).ToList();
        using PagedQuery<DracoonNode> query = Nodes(server, new ListOptions { PageSize = 1 });
        int given = 0;
        while (await query.MoveNextAsync())
        {
            if (++given % 4 == 0 && given < 400)
            {
                server.Insert(0, 1000 + given);
            }
        }
        Assert.InRange(given, 300, 500);
    }

    [Theory]
    [InlineData(1)] // larger each time
    [InlineData(-1)] // smaller each time: what is left would have moved up
    [InlineData(-10)]
    public async Task A_page_that_comes_again_and_again_under_another_total_ends_with_an_error(int step)
    {
        long total = long.MaxValue / 2;
        int asked = 0;
        using var query = new PagedQuery<DracoonNode>(new ListOptions { PageSize = 10 }, (_, limit, _) => ++asked > 5_000
            ? Task.FromException<Page<DracoonNode>>(new InvalidOperationException("It was asked for 5,000 pages."))
            : Task.FromResult(new Page<DracoonNode>([.. Enumerable.Range(1, limit).Select(id => new DracoonNode { NodeId = id })], total += step, limit)));
        EndlessListException e = await Assert.ThrowsAsync<EndlessListException>(() => query.ToListAsync());
        Assert.Contains("only 10 are different ones", e.Message, StringComparison.Ordinal);
        Assert.False(await query.MoveNextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // what has no number can't be known again, but counted
    public async Task A_list_that_grows_as_fast_as_it_is_read_ends_with_an_error(bool isNumbered)
    {
        long given = 0;
        using PagedQuery<object> query = new(null, (offset, limit, _) => Task.FromResult(new Page<object>(
            [.. Enumerable.Range(0, limit).Select(i => isNumbered ? (object)new DracoonNode { NodeId = offset + i } : "row")], offset + (2 * limit), limit)));
        EndlessListException e = await Assert.ThrowsAsync<EndlessListException>(async () =>
        {
            while (await query.MoveNextAsync())
            {
                given++;
            }
        });
        Assert.Contains("1000 entries at first", e.Message, StringComparison.Ordinal);
        Assert.InRange(given, 100_000, 103_000);
    }

    [Fact]
    public async Task What_comes_in_front_and_then_goes_again_makes_nothing_lost()
    {
        List<long> server = [.. Enumerable.Range(1, 100).Select(i => (long)i)];
        using PagedQuery<DracoonNode> query = Nodes(server, new ListOptions { PageSize = 10 });
        var given = new List<long>();
        while (await query.MoveNextAsync())
        {
            given.Add(query.Current.NodeId);
            switch (given.Count)
            {
                case 12:
                    server.InsertRange(0, [1001, 1002, 1003]);
                    break;
                case 45:
                    server.RemoveRange(0, 20);
                    break;
            }
        }
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), given);
    }

    private static PagedQuery<DracoonNode> Nodes(List<long> server, ListOptions options) => new(options, (offset, limit, _) => Task.FromResult(
        new Page<DracoonNode>([.. server.Skip((int)offset).Take(limit).Select(id => new DracoonNode { NodeId = id })], server.Count, limit)));

    private PagedQuery<long> Query(int total, ListOptions options, int serverLimit = 500, bool tellTotal = true) => new(options, (offset, limit, _) =>
    {
        _asked.Add((offset, limit));
        int applied = Math.Min(limit, serverLimit);
        var items = Enumerable.Range(0, total).Select(i => (long)i).Skip((int)offset).Take(applied).ToList();
        return Task.FromResult(new Page<long>(items, tellTotal ? total : null, applied));
    });
}
