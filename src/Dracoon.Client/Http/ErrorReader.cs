using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Http;

/// <summary>Makes a <see cref="DracoonApiException"/> of whatever an unsuccessful answer contains.</summary>
internal static class ErrorReader
{
    private const int VirusFound = -40765;

    public static async Task<DracoonApiException> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, Uri baseUri)
    {
        int status = (int)response.StatusCode;
        string text = await BodyText.ReadAsync(response.Content).ConfigureAwait(false);
        JObject? error = AsObject(text);
        bool maintenance = error is null && text.IndexOf("<title>DRACOON Maintenance</title>", StringComparison.OrdinalIgnoreCase) >= 0;
        string path = Redactor.Describe(request.RequestUri!, baseUri);

        string words = Text(error, "message") ?? Text(error, "error_description") ?? Text(error, "error")
            ?? (maintenance ? "DRACOON is down for maintenance." : Reason(response));
        int? code = Number(error, "errorCode");
        string? debug = Text(error, "debugInfo");
        bool malicious = status == 901 || code == VirusFound
            || (response.Headers.TryGetValues("X-Forbidden", out IEnumerable<string>? forbidden) && forbidden.Contains("403"));

        string codes = code is int c ? status.ToString(CultureInfo.InvariantCulture) + ", " + c.ToString(CultureInfo.InvariantCulture)
            : status.ToString(CultureInfo.InvariantCulture);
        string detail = string.IsNullOrWhiteSpace(debug) || debug == words ? "" : " (" + ServerText.Cut(debug!) + ")";
        return new DracoonApiException($"{request.Method} {path} failed ({codes}): {ServerText.Cut(words)}{detail}")
        {
            StatusCode = status,
            ErrorCode = code,
            DebugInfo = debug,
            ApiMessage = words,
            RequestId = RequestId(response),
            Method = request.Method.Method,
            Path = path,
            IsMaliciousFile = malicious,
            IsMaintenance = maintenance,
            RetryAfter = RetryPolicy.RetryAfter(response, DateTime.UtcNow),
            Fields = OtherFields(error),
        };
    }

    /// <summary>An error that the server reports inside an answer, such as that of an upload which failed later.</summary>
    public static DracoonApiException FromDetails(string method, string path, JObject? error)
    {
        int status = Number(error, "code") ?? 500;
        int? code = Number(error, "errorCode");
        string words = Text(error, "message") ?? "The server gave no reason.";
        string detail = Text(error, "debugInfo") is string debug && debug != words ? " (" + ServerText.Cut(debug) + ")" : "";
        return new DracoonApiException($"{method} {path} failed ({status}{(code is int c ? ", " + c.ToString(CultureInfo.InvariantCulture) : "")}): {ServerText.Cut(words)}{detail}")
        {
            StatusCode = status,
            ErrorCode = code,
            DebugInfo = Text(error, "debugInfo"),
            ApiMessage = words,
            Method = method,
            Path = path,
            IsMaliciousFile = code == VirusFound,
            Fields = OtherFields(error),
        };
    }

    /// <summary>An answer that says success but can't be read.</summary>
    public static DracoonApiException Unreadable(HttpRequestMessage request, HttpResponseMessage response, Uri baseUri, Exception? inner) =>
        Unreadable(request, response, baseUri, inner is null ? "it is empty." : inner.Message, inner);

    /// <summary>The same, with what is wrong with it.</summary>
    public static DracoonApiException Unreadable(HttpRequestMessage request, HttpResponseMessage response, Uri baseUri, string why, Exception? inner = null)
    {
        string path = Redactor.Describe(request.RequestUri!, baseUri);
        string words = "The server's answer can't be read: " + why;
        return new DracoonApiException($"{request.Method} {path} failed: {words}", inner)
        {
            StatusCode = (int)response.StatusCode,
            ApiMessage = words,
            Method = request.Method.Method,
            Path = path,
        };
    }

    private static JObject? AsObject(string text)
    {
        try
        {
            return Json.Parse(text) as JObject;
        }
        catch (JsonException)
        {
            return null; // a page of a proxy or of the maintenance server
        }
    }

    private static string Reason(HttpResponseMessage response) =>
        string.IsNullOrEmpty(response.ReasonPhrase) ? "The server gave no reason." : response.ReasonPhrase!;

    private static string? Text(JObject? error, string name) =>
        error?[name] is JValue { Type: JTokenType.String } value && value.Value is string text && text.Length > 0 ? text : null;

    private static int? Number(JObject? error, string name) =>
        error?[name] is JValue value && int.TryParse(Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The server's id of the request; null when it sends none.</summary>
    public static string? RequestId(HttpResponseMessage response) => Header(response, "X-Request-Id") ?? Header(response, "X-Correlation-Id");

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static Dictionary<string, string> OtherFields(JObject? error)
    {
        var fields = new Dictionary<string, string>();
        foreach (JProperty property in error?.Properties() ?? Enumerable.Empty<JProperty>())
        {
            if (property.Name is not ("code" or "message" or "debugInfo" or "errorCode"))
            {
                fields[property.Name] = property.Value is JValue value
                    ? Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? ""
                    : property.Value.ToString(Formatting.None);
            }
        }
        return fields;
    }
}
