using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DracoonSandbox.Http;

/// <summary>Writes one JSON object for each exchange of the API, for check-contract: bodies where they are JSON, secrets as "***".</summary>
internal sealed class TrafficLog : IDisposable
{
    private static readonly string[] SecretFields = ["password", "privateKey", "access_token", "refresh_token", "token", "downloadUrl", "uploadUrl", "url", "secret", "secretKey", "clientSecret", "serverAdminPassword",
        "oldPassword", "newPassword", "otpUri", "qrCode", "otp", "valid_otp", "emergency_code"];

    private readonly StreamWriter _writer;
    private readonly Lock _lock = new();

    public TrafficLog(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public async Task LogAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (!request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/oauth"))
        {
            await next(context);
            return;
        }
        JsonNode? requestBody = null;
        if (IsJson(request.ContentType))
        {
            request.EnableBuffering();
            using (var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true))
            {
                requestBody = Read(await reader.ReadToEndAsync(context.RequestAborted));
            }
            request.Body.Position = 0;
        }
        Stream original = context.Response.Body;
        await using var tee = new JsonTee(context.Response, original);
        context.Response.Body = tee;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
        }
        Write(request, requestBody, context.Response.StatusCode, Read(tee.Text));
    }

    public void Dispose() => _writer.Dispose();

    private void Write(HttpRequest request, JsonNode? requestBody, int status, JsonNode? responseBody)
    {
        var query = new JsonObject();
        foreach (var parameter in request.Query)
        {
            query[parameter.Key] = new JsonArray([.. parameter.Value.Select(v => (JsonNode?)(SecretFields.Contains(parameter.Key) ? "***" : v))]);
        }
        var entry = new JsonObject
        {
            ["method"] = request.Method,
            ["path"] = HideTokens(request.Path),
            ["query"] = query,
            ["requestBody"] = Hide(requestBody),
            ["status"] = status,
            ["responseBody"] = Hide(responseBody),
        };
        lock (_lock)
        {
            _writer.WriteLine(entry.ToJsonString());
        }
    }

    /// <summary>A token in the path is as good as one in a header.</summary>
    private static string HideTokens(PathString path)
    {
        string[] parts = path.Value!.Split('/');
        if (parts.Length > 4 && parts[3] is "uploads" or "downloads")
        {
            // The picture of a user is no secret, and the operation has more parts.
            if (parts[4] == "avatar")
            {
                return path.Value!;
            }
            parts[parts[4] == "zip" && parts.Length > 5 ? 5 : 4] = "***";
        }
        if (parts.Length > 5 && parts[3] == "auth")
        {
            parts[5] = "***";
        }
        for (int i = 6; i < Math.Min(parts.Length, 8) && parts[3] == "public" && parts[4] == "shares"; i++)
        {
            parts[i] = "***";
        }
        return string.Join('/', parts);
    }

    private static JsonNode? Hide(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (string name in o.Select(p => p.Key).ToArray())
                {
                    // The number 'code' is the status of an error; the text is an emergency code.
                    if ((SecretFields.Contains(name) && o[name] is JsonValue) || (name == "code" && o[name]?.GetValueKind() == JsonValueKind.String))
                    {
                        o[name] = "***";
                    }
                    else
                    {
                        Hide(o[name]);
                    }
                }
                break;
            case JsonArray a:
                foreach (JsonNode? item in a)
                {
                    Hide(item);
                }
                break;
        }
        return node;
    }

    private static bool IsJson(string? contentType) => contentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    private static JsonNode? Read(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // announced as JSON, but is none: the endpoint refuses it
        }
    }

    /// <summary>Keeps a copy of what is written, as long as it is JSON; file content passes through.</summary>
    private sealed class JsonTee : Stream
    {
        private readonly HttpResponse _response;
        private readonly Stream _inner;
        private readonly MemoryStream _copy = new();

        public JsonTee(HttpResponse response, Stream inner)
        {
            _response = response;
            _inner = inner;
        }

        public string Text => Encoding.UTF8.GetString(_copy.GetBuffer(), 0, (int)_copy.Length);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => _inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            Keep(buffer.AsSpan(offset, count));
            _inner.Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Keep(buffer.Span);
            await _inner.WriteAsync(buffer, cancellationToken);
        }

        private void Keep(ReadOnlySpan<byte> bytes)
        {
            if (IsJson(_response.ContentType))
            {
                _copy.Write(bytes);
            }
        }
    }
}
