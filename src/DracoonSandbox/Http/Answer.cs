using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Http;

/// <summary>Answers of the API.</summary>
internal static class Answer
{
    private const string Key = "DracoonSandbox.Answer";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Ok(JsonNode body) => Json(200, body);

    public static IResult Json(int status, JsonNode body) => new Content(status, body, body.ToJsonString(Options));

    public static IResult NoContent() => Results.NoContent();

    /// <summary>A time as the API writes it.</summary>
    public static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The object without a property that most of its kind have.</summary>
    public static JsonObject Without(this JsonObject o, string name)
    {
        o.Remove(name);
        return o;
    }

    /// <summary>Adds a field when there is a value.</summary>
    public static JsonObject With(this JsonObject o, string name, JsonNode? value)
    {
        if (value is not null)
        {
            o[name] = value;
        }
        return o;
    }

    /// <summary>The JSON that the request is answered with; null while there is none.</summary>
    public static JsonNode? JsonAnswer(this HttpContext context) => context.Items[Key] as JsonNode;

    /// <summary>JSON, of which the text is made at once, under the state's gate.</summary>
    private sealed class Content(int status, JsonNode body, string text) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Items[Key] = body;
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            return httpContext.Response.WriteAsync(text, httpContext.RequestAborted);
        }
    }
}
