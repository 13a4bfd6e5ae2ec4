using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>What joins a download and an upload.</summary>
public sealed class TransferPipeTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 100)]
    [InlineData(100_000, 1_000_000)]
    public async Task Bytes_come_out_as_they_went_in(int size, int capacity)
    {
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);
        using var pipe = new TransferPipe(size, capacity);
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; i < size; i += 777)
            {
                await pipe.Writer.WriteAsync(content.AsMemory(i, Math.Min(777, size - i)));
            }
            pipe.Complete();
        });
        using var result = new MemoryStream();
        await pipe.Reader.CopyToAsync(result);
        await writing;
        Assert.Equal(content, result.ToArray());
    }

    [Fact]
    public async Task The_last_byte_waits_until_all_is_verified()
    {
        using var pipe = new TransferPipe(10, 100);
        await pipe.Writer.WriteAsync(new byte[10]);
        byte[] buffer = new byte[100];
        Assert.Equal(9, await pipe.Reader.ReadAsync(buffer));
        Task<int> last = pipe.Reader.ReadAsync(buffer).AsTask();
        await Task.Delay(50);
        Assert.False(last.IsCompleted);
        pipe.Complete();
        Assert.Equal(1, await last);
        Assert.Equal(0, await pipe.Reader.ReadAsync(buffer));
    }

    [Fact]
    public async Task A_writer_that_is_ahead_waits()
    {
        using var pipe = new TransferPipe(1000, 100);
        await pipe.Writer.WriteAsync(new byte[100]);
        Task writing = pipe.Writer.WriteAsync(new byte[1]).AsTask();
        await Task.Delay(50);
        Assert.False(writing.IsCompleted);
        await pipe.Reader.ReadExactlyAsync(new byte[50]);
        await writing.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_failure_of_the_writer_reaches_the_reader_that_waits()
    {
        using var pipe = new TransferPipe(10, 100);
        Task<int> reading = pipe.Reader.ReadAsync(new byte[10]).AsTask();
        var failure = new InvalidOperationException("broken");
        pipe.Fail(failure);
        Assert.Same(failure, (await Assert.ThrowsAsync<IOException>(() => reading)).InnerException);
        Assert.Same(failure, pipe.Failure);
    }

    [Fact]
    public async Task A_reader_that_goes_makes_the_writer_that_waits_fail_and_is_itself_the_cause()
    {
        using var pipe = new TransferPipe(1000, 10);
        await pipe.Writer.WriteAsync(new byte[10]);
        Task writing = pipe.Writer.WriteAsync(new byte[10]).AsTask();
        await Task.Delay(20);
        pipe.Reader.Dispose();
        await Assert.ThrowsAsync<IOException>(() => writing.WaitAsync(TimeSpan.FromSeconds(10)));
        pipe.Fail(new InvalidOperationException("because of the reader"));
        Assert.Null(pipe.Failure);
    }

    [Fact]
    public async Task Both_ends_can_be_cancelled_while_they_wait()
    {
        using var pipe = new TransferPipe(1000, 10);
        using var cancel = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipe.Reader.ReadAsync(new byte[1], cancel.Token).AsTask());
        await pipe.Writer.WriteAsync(new byte[10]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipe.Writer.WriteAsync(new byte[1], cancel.Token).AsTask());
    }
}
