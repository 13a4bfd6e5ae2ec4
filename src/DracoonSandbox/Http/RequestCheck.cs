using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DracoonSandbox.Description;

namespace DracoonSandbox.Http;

/// <summary>Refuses what the API description has not: operations, query parameters, fields and values. Behind the authentication, as in a real server.</summary>
internal static class RequestCheck
{
    private const string Key = "DracoonSandbox.Operation";
    private const string BodyKey = "DracoonSandbox.Body";

    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api/v4", out PathString rest))
        {
            ApiOperation operation = ApiDescription.Current.Find(context.Request.Method, rest.Value ?? "")
                ?? throw new ApiError(404, null, "Not Found", $"The API has no {context.Request.Method} {context.Request.Path}.");
            context.Items[Key] = operation;
            CheckQuery(context.Request.Query, operation);
            await CheckBodyAsync(context, operation);
        }
        await next(context);
    }

    /// <summary>The operation that a request is one of; null outside the API.</summary>
    public static ApiOperation? Operation(this HttpContext context) => context.Items[Key] as ApiOperation;

    /// <summary>The request's JSON body, to be read only; null where there is none.</summary>
    public static JsonNode? JsonBody(this HttpContext context) => context.Items[BodyKey] as JsonNode;

    private static void CheckQuery(IQueryCollection query, ApiOperation operation)
    {
        foreach (JsonObject parameter in operation.Query)
        {
            string name = (string)parameter["name"]!;
            string? value = query[name];
            if (string.IsNullOrEmpty(value))
            {
                if ((bool?)parameter["required"] == true)
                {
                    throw ApiError.Invalid(-80000, $"The query parameter '{name}' is mandatory.");
                }
                continue;
            }
            bool fits = (string?)parameter["type"] switch
            {
                "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
                "boolean" => value is "true" or "false",
                _ => parameter["enum"] is not JsonArray words || words.Any(w => w!.ToString() == value),
            };
            if (!fits)
            {
                throw ApiError.Invalid(-80001, $"The query parameter '{name}' can't be '{value}'.");
            }
        }
        if (query.Keys.FirstOrDefault(given => operation.Query.All(p => (string)p["name"]! != given)) is string unknown)
        {
            throw ApiError.Invalid(-80001, $"The query parameter '{unknown}' is not known.");
        }
    }

    private static async Task CheckBodyAsync(HttpContext context, ApiOperation operation)
    {
        if (operation.Body is not JsonObject schema)
        {
            return;
        }
        context.Request.EnableBuffering();
        JsonNode? body = null;
        try
        {
            if (context.Request.ContentLength is not 0)
            {
                body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            }
        }
        catch (JsonException e)
        {
            if (context.Request.Body.Position > 0 || operation.IsBodyRequired)
            {
                throw ApiError.Invalid(-80000, "The body is no JSON: " + e.Message);
            }
        }
        context.Request.Body.Position = 0;
        string? problem = body is null ? operation.IsBodyRequired ? "The body is mandatory." : null : SchemaCheck.Problem(body, schema, "");
        if (problem is not null)
        {
            throw ApiError.Invalid(problem.EndsWith("mandatory.", StringComparison.Ordinal) ? -80000 : -80001, problem);
        }
        context.Items[BodyKey] = body;
    }
}
