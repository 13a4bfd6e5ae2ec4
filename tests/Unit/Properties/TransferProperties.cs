using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;
using FsCheck.Fluent;
using Xunit;

namespace DracoonPS.UnitTests.Properties;

/// <summary>Which bytes of a file go where.</summary>
public sealed class TransferProperties
{
    private static readonly string[] Units = ["pages", "Bytes", "bytes=", ""];
    private static readonly int[] Statuses = [206, 206, 206, 200, 204, 203];

    [Fact]
    public void What_an_answer_has_is_what_was_asked_for_or_an_error() => Cases.Check(
        "A Content-Range is the one that was asked for, or an error", Gen.Choose(0, int.MaxValue).Zip(Texts.Nasty), pair =>
        {
            (int seed, string nasty) = pair;
            var random = new Random(seed);
            long size = random.NextInt64(1, 1L << random.Next(1, 41));
            long start = random.Next(3) == 0 ? 0 : random.NextInt64(size);
            long end = random.Next(3) == 0 ? size : random.NextInt64(start + 1, size + 1);
            string right = FormattableString.Invariant($"bytes {start}-{end - 1}/{size}");
            long Near(long number) => number + random.Next(-1, 2);
            string text = random.Next(7) switch
            {
                0 => right,
                1 => FormattableString.Invariant($"bytes {Near(start)}-{Near(end - 1)}/{Near(size)}"),
                2 => FormattableString.Invariant($"bytes {start}-{end - 1}/*"),
                3 => right.Replace("bytes", Units[random.Next(Units.Length)], StringComparison.Ordinal),
                4 => FormattableString.Invariant($"bytes */{size}"),
                5 => new Mutator(seed).Damage(right),
                _ => nasty,
            };
            var status = (HttpStatusCode)Statuses[random.Next(Statuses.Length)];
            using var content = new UnreadContent();
            bool isSent = content.Headers.TryAddWithoutValidation("Content-Range", text); // no line breaks: these end a header
            using var response = new HttpResponseMessage(status) { Content = content };
            bool isTaken = true;
            try
            {
                GivenRange.Check(response, start, end, size, "/Room/file");
            }
            catch (TransferException e)
            {
                Assert.Equal(TransferFailure.LengthMismatch, e.Failure);
                isTaken = false;
            }
            Match range = Regex.Match(text, @"^\s*bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18}|\*)\s*$", RegexOptions.IgnoreCase);
            long Number(int group) => long.Parse(range.Groups[group].Value, CultureInfo.InvariantCulture);
            bool isRight = range.Success && Number(1) == start && Number(2) < end && (range.Groups[3].Value == "*" || Number(3) == size);
            bool isWhole = status == HttpStatusCode.OK && start == 0 && end == size;
            Assert.True(!isTaken || isWhole || (isRight && status == HttpStatusCode.PartialContent), $"'{text}' was taken for {right}.");
            Assert.True(isTaken || !(isWhole || (isSent && text == right && status == HttpStatusCode.PartialContent)), $"'{text}' was refused for {right}.");
        });

    [Fact]
    public void Chunks_are_the_file_once() => Cases.Check(
        "The Content-Ranges of chunks are the file, each byte once", Gen.Choose(-1, 1 << 30).Zip(Gen.Choose(0, 50)).Zip(Gen.Choose(0, int.MaxValue)), values =>
        {
            ((int partSize, int parts), int rest) = values;
            long size = ((long)Math.Max(partSize, 1) * parts) + (rest % Math.Max(partSize, 1));
            int chunkSize = ChunkSender.ChunkSize(size, partSize);
            (ContentRangeHeaderValue? Range, int Size)[] chunks = ChunkSender.Chunks(size, chunkSize).ToArray();
            if (size == 0)
            {
                Assert.Equal([(null, 0)], chunks);
                return;
            }
            long next = 0;
            foreach ((ContentRangeHeaderValue? range, int length) in chunks)
            {
                Assert.Equal(("bytes", next, next + length - 1, size), (range!.Unit, range.From!.Value, range.To!.Value, range.Length!.Value));
                Assert.InRange(length, 1, chunkSize);
                next += length;
            }
            Assert.Equal(size, next);
        });

    /// <summary>A body whose length no header says.</summary>
    private sealed class UnreadContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) => throw new InvalidOperationException("Nobody reads it.");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
