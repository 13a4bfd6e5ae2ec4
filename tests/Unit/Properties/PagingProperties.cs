using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Lists that are read page by page, and change meanwhile.</summary>
public sealed class PagingProperties
{
    private static readonly Gen<int> Lengths = Gen.OneOf(Gen.Elements(0, 1, 499, 500, 501, 999, 1000, 1001), Gen.Choose(0, 1200));

    [Fact]
    public void A_list_that_stays_comes_whole() => Cases.Check("A list that stays comes whole, each item once", Lengths.Zip(Gen.Elements(1, 7, 100, 499, 500)), pair =>
    {
        (int length, int pageSize) = pair;
        Assert.Equal(Ids(length), Read(new Room(length, pageSize), pageSize, null).Result);
    }, cost: 10);

    // In both, pages are larger by far than what goes or comes in between: else a list ends as an endless one.
    [Fact]
    public void What_is_there_throughout_comes_once_while_others_go() => Cases.Check(
        "Of a list that gets shorter nothing is lost and nothing comes twice", Lengths.Zip(Gen.Choose(30, 60)).Zip(Gen.Choose(0, int.MaxValue)), values =>
        {
            ((int length, int pageSize), int seed) = values;
            var random = new Random(seed);
            var room = new Room(length, pageSize);
            var gone = new HashSet<long>();
            List<long> read = Read(room, pageSize, () =>
            {
                for (int n = random.Next(4); n > 0 && room.Items.Count > 0; n--)
                {
                    int place = random.Next(room.Items.Count);
                    gone.Add(room.Items[place]);
                    room.Items.RemoveAt(place);
                }
            }).Result;
            Assert.Equal(read.Count, read.Distinct().Count());
            Assert.Empty(Ids(length).Where(id => !gone.Contains(id)).Except(read));
        }, cost: 10);

    [Fact]
    public void What_is_there_throughout_comes_once_while_others_come() => Cases.Check(
        "Of a list that gets longer nothing is lost and nothing comes twice", Lengths.Zip(Gen.Choose(30, 60)).Zip(Gen.Choose(0, int.MaxValue)), values =>
        {
            ((int length, int pageSize), int seed) = values;
            var random = new Random(seed);
            var room = new Room(length, pageSize);
            long next = 1_000_000;
            List<long> read = Read(room, pageSize, () =>
            {
                for (int n = random.Next(3); n > 0 && room.Items.Count < length + 200; n--)
                {
                    room.Items.Insert(random.Next(room.Items.Count + 1), next++);
                }
            }).Result;
            Assert.Equal(read.Count, read.Distinct().Count());
            Assert.Empty(Ids(length).Except(read));
        }, cost: 10);

    [Fact]
    public void A_list_with_a_false_total_comes_whole() => Cases.Check(
        "A list whose total is false comes whole", Lengths.Zip(Gen.Choose(1, 500)).Zip(Gen.OneOf(Gen.Elements(long.MinValue, -1, 0, 1, long.MaxValue), Gen.Choose(-2000, 2000).Select(n => (long)n))), values =>
        {
            ((int length, int pageSize), long total) = values;
            List<long> read = Read(new Room(length, pageSize) { Total = _ => total }, pageSize, null).Result;
            // Where full pages end at just that number, nothing tells that it is false.
            int end = total > 0 && total < length && total % pageSize == 0 ? (int)total : length;
            Assert.Equal(Ids(end), read);
        }, cost: 10);

    [Fact]
    public void A_list_whose_total_changes_all_the_time_ends() => Cases.Check(
        "A list whose total changes all the time ends, and nothing comes twice", Lengths.Zip(Gen.Choose(30, 500)).Zip(Gen.Choose(0, int.MaxValue)), values =>
        {
            ((int length, int pageSize), int seed) = values;
            var random = new Random(seed);
            int shift = random.Next(40);
            try
            {
                List<long> read = Read(new Room(length, pageSize) { Total = _ => random.NextInt64(-10, long.MaxValue >> shift), Most = 2_000 }, pageSize, null).Result;
                Assert.Equal(read.Count, read.Distinct().Count());
            }
            catch (AggregateException e) when (e.InnerException is EndlessListException)
            {
                Assert.NotEmpty(e.InnerException.Message);
            }
        }, cost: 10);

    [Fact]
    public void A_list_that_begins_again_ends_with_an_error() => Cases.Check(
        "A list that begins again and again ends with an error", Gen.Choose(1, 20).Zip(Gen.Choose(1, 100)).Zip(Gen.Elements(-1L, 0, long.MaxValue, 1_000_000)), values =>
        {
            ((int pages, int pageSize), long total) = values;
            var room = new Room(pages * pageSize, pageSize) { Total = offset => total == 1_000_000 ? offset + total : total, BeginsAgain = true, Most = 200 };
            AggregateException e = Assert.Throws<AggregateException>(() => Read(room, pageSize, null).Result);
            Assert.IsType<EndlessListException>(e.InnerException);
        }, cost: 10);

    private static IEnumerable<long> Ids(int length) => Enumerable.Range(1, length).Select(i => (long)i);

    private static async Task<List<long>> Read(Room room, int pageSize, Action? change)
    {
        using var query = new PagedQuery<DracoonUser>(new ListOptions { PageSize = pageSize }, (offset, limit, _) =>
        {
            Page<DracoonUser> page = room.Page(offset, limit);
            change?.Invoke();
            return Task.FromResult(page);
        });
        return (await query.ToListAsync()).Select(user => user.UserId).ToList();
    }

    /// <summary>The server's side of a list.</summary>
    private sealed class Room(int length, int pageSize)
    {
        public List<long> Items { get; } = [.. Ids(length)];

        /// <summary>What it says its length is, by the offset that is asked for.</summary>
        public Func<long, long?>? Total { get; init; }

        public bool BeginsAgain { get; init; }

        /// <summary>How many pages may be asked for: more is a list that does not end.</summary>
        public int Most { get; init; } = 20 + (10 * (length + 200) / pageSize);

        private int Asked { get; set; }

        public Page<DracoonUser> Page(long offset, int limit)
        {
            Assert.True(++Asked < Most, "The list does not end.");
            long first = BeginsAgain ? offset % Items.Count : offset;
            return new Page<DracoonUser>([.. Items.Skip((int)first).Take(limit).Select(id => new DracoonUser { UserId = id })], Total is null ? Items.Count : Total(offset), limit);
        }
    }
}
