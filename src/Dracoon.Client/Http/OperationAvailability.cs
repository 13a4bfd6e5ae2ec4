using System;
using System.Net.Http;

namespace Dracoon.Client.Http;

/// <summary>Tells what a server does not have from what is not there: an older server knows no path of an operation that came later.</summary>
internal static class OperationAvailability
{
    private const string Events = "GET /eventlog/events";

    /// <summary>The first version whose event log may be in the reporting service.</summary>
    private static readonly Version Reporting = new(5, 0);

    /// <summary>The error that says so; null when the answer is about something else.</summary>
    /// <param name="error">The answer.</param>
    /// <param name="request">The request.</param>
    /// <param name="baseUri">The server.</param>
    /// <param name="serverVersion">The version of its API; null or empty when it is not known.</param>
    public static DracoonOperationNotAvailableException? Explain(DracoonApiException error, HttpRequestMessage request, Uri baseUri, string? serverVersion)
    {
        if (error.ErrorCode is not null || error.StatusCode is not (404 or 405 or 410 or 501) || !TryParse(serverVersion, out Version? server)
            || PathBelowApi(request.RequestUri!, baseUri) is not string path)
        {
            return null;
        }
        OperationTable.Entry? operation = OperationTable.Find(request.Method.Method, path);
        if (operation is not null && !operation.IsIn(server!))
        {
            return new DracoonOperationNotAvailableException(
                $"'{baseUri}' does not have {operation.Operation}: it is in servers {(operation.IsAfter ? "after" : "of")} API {operation.Since}{(operation.IsAfter ? "" : " and later")}, and this one has API {serverVersion}.", error)
            {
                Operation = operation.Operation,
                Since = (operation.IsAfter ? "after " : "") + operation.Since,
                ServerVersion = serverVersion!,
            };
        }
        return operation?.Operation == Events && server >= Reporting
            ? new DracoonOperationNotAvailableException(
                $"'{baseUri}' (API {serverVersion}) does not have {Events}: its event log is in the reporting service. Make a report of it with New-DracoonReport, and fetch that with Receive-DracoonReport.", error)
            {
                Operation = Events,
                ServerVersion = serverVersion!,
            }
            : null;
    }

    /// <summary>What servers call themselves may have more behind the numbers: <c>4.20.0-LTS</c>.</summary>
    private static bool TryParse(string? text, out Version? version)
    {
        string numbers = text ?? "";
        int end = 0;
        while (end < numbers.Length && (numbers[end] == '.' || (numbers[end] >= '0' && numbers[end] <= '9')))
        {
            end++;
        }
        return Version.TryParse(numbers.Substring(0, end).TrimEnd('.'), out version);
    }

    private static string? PathBelowApi(Uri uri, Uri baseUri)
    {
        string prefix = new Uri(baseUri, ApiConnection.Prefix).AbsolutePath;
        return uri.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal) ? uri.AbsolutePath.Substring(prefix.Length) : null;
    }
}
