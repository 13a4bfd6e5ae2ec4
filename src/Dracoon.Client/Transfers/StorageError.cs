using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Dracoon.Client.Http;

namespace Dracoon.Client.Transfers;

/// <summary>What S3 says of a refusal: XML of which the code is enough.</summary>
internal static class StorageError
{
    /// <summary>The bytes of a part did not come in time. S3 says it with 400, where others say 408.</summary>
    public const string RequestTimeout = "RequestTimeout";

    // No XML reader: this text comes from anywhere. Only what looks like a code is taken over into messages.
    private static readonly Regex Code = new("<Code>([A-Za-z]{1,64})</Code>", RegexOptions.CultureInvariant);

    /// <returns>The code, such as <c>NoSuchUpload</c>; empty when there is none.</returns>
    public static async Task<string> ReadCodeAsync(HttpResponseMessage response) =>
        Code.Match(await BodyText.ReadAsync(response.Content).ConfigureAwait(false)).Groups[1].Value;
}
