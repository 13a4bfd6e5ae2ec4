using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Dracoon.Client.Transfers;

/// <summary>Which bytes of a file an answer says it has.</summary>
internal static class GivenRange
{
    /// <summary>The bytes must be those that were asked for: a server or proxy that ignores Range would write the beginning into the middle.</summary>
    /// <param name="response">The answer; of its body nothing was read.</param>
    /// <param name="start">The first byte that was asked for.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <param name="size">That of the file.</param>
    /// <param name="path">The file, for people.</param>
    /// <exception cref="TransferException">They are others.</exception>
    public static void Check(HttpResponseMessage response, long start, long end, long size, string path)
    {
        bool isWhole = start == 0 && end == size && response.StatusCode == HttpStatusCode.OK;
        if (!isWhole && !(response.StatusCode == HttpStatusCode.PartialContent && IsOf(response.Content.Headers.ContentRange, start, end, size)))
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"The server did not give '{path}' from byte {start}, as asked for; the file may have changed.");
        }
        if (response.Content.Headers.ContentLength is long length && length != end - start)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"'{path}' has {size} bytes, but the server gives {length} from byte {start}.");
        }
    }

    /// <summary>It may end early, and what is missing is asked for again.</summary>
    private static bool IsOf(ContentRangeHeaderValue? range, long start, long end, long size) =>
        range is not null && string.Equals(range.Unit, "bytes", StringComparison.OrdinalIgnoreCase) && range.From == start && range.To < end && (range.Length is null || range.Length == size);
}
