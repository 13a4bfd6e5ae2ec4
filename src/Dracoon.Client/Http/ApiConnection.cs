using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Http;

/// <summary>Sends API requests and reads their answers. Paths are those of the API without its prefix: <c>users/5</c>.</summary>
internal sealed class ApiConnection
{
    public const string Prefix = "api/v4/";

    private readonly HttpClient _http;
    private readonly Uri _baseUri;
    private readonly string _prefix;

    /// <param name="http">Sends.</param>
    /// <param name="baseUri">The server.</param>
    /// <param name="prefix">What all paths begin with: another service of the server has another one.</param>
    public ApiConnection(HttpClient http, Uri baseUri, string prefix = Prefix)
    {
        _http = http;
        _baseUri = baseUri;
        _prefix = prefix;
    }

    /// <summary>The version of the server's API, where it is known.</summary>
    public Func<string?> ServerVersion { get; init; } = static () => null;

    /// <summary>Called before a request that may change something goes out, and again when it is done.</summary>
    public Action? Changing { get; init; }

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Closing { get; init; }

    /// <summary>An address as the server gave it: whole, or below its own.</summary>
    /// <exception cref="Transfers.TransferException">It is none that bytes may go to.</exception>
    public Uri Absolute(string address) => NamedAddress.Resolve(_baseUri, address);

    public Task<T> GetAsync<T>(string path, Query? query, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(HttpMethod.Get, path, query, null, cancellationToken);

    /// <summary>Sends a request that has an answer.</summary>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, Query? query, JToken? body, CancellationToken cancellationToken, bool repeatable = false)
        where T : class
    {
        using HttpRequestMessage request = Request(method, _prefix + path + query, body, repeatable);
        return await SendAsync<T>(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request that some servers answer, and others only confirm.</summary>
    /// <returns>The answer; null when there is none.</returns>
    public async Task<T?> SendOptionalAsync<T>(HttpMethod method, string path, JToken? body, CancellationToken cancellationToken, bool repeatable = false)
        where T : class
    {
        using HttpRequestMessage request = Request(method, _prefix + path, body, repeatable);
        using HttpResponseMessage response = await SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NoContent ? null : await ReadAsync(request, response, Json.Read<T>).ConfigureAwait(false);
    }

    /// <summary>Sends a request whose answer doesn't matter.</summary>
    public async Task SendAsync(HttpMethod method, string path, Query? query, JToken? body, CancellationToken cancellationToken, bool repeatable = false)
    {
        using HttpRequestMessage request = Request(method, _prefix + path + query, body, repeatable);
        await SendConfirmedAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request without a body that must not be repeated by itself, though its method would allow it.</summary>
    public Task SendOnceAsync(HttpMethod method, string path, Query? query, CancellationToken cancellationToken) => SendOnceAsync(method, path, query, null, cancellationToken);

    /// <summary>Sends a request that must not be repeated by itself, though its method would allow it.</summary>
    public async Task SendOnceAsync(HttpMethod method, string path, Query? query, JToken? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Request(method, _prefix + path + query, body, false).Once();
        await SendConfirmedAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One page of a list with <c>range</c> and <c>items</c>.</summary>
    public async Task<Page<T>> PageAsync<T>(string path, Query query, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, _prefix + path + query, null, false);
        using HttpResponseMessage response = await SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(request, response, Json.ReadPage<T>).ConfigureAwait(false);
    }

    /// <summary>One page of a list that the API answers as a plain array.</summary>
    public async Task<Page<T>> ArrayPageAsync<T>(string path, Query query, CancellationToken cancellationToken) =>
        new(await GetAsync<List<T>>(path, query, cancellationToken).ConfigureAwait(false), null, null);

    /// <summary>Any address below the server's, as it is.</summary>
    public async Task<JToken?> SendRawAsync(HttpMethod method, string relativeUri, JToken? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Request(method, relativeUri, body, false);
        using HttpResponseMessage response = await SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        string text = await BodyText.ReadAsync(response.Content).ConfigureAwait(false);
        if (string.Equals(response.Content.Headers.ContentType?.MediaType, "text/plain", StringComparison.OrdinalIgnoreCase))
        {
            return new JValue(text);
        }
        try
        {
            return Json.Parse(text);
        }
        catch (JsonException e)
        {
            throw ErrorReader.Unreadable(request, response, _baseUri, e);
        }
    }

    public async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(request, response, Json.Read<T>).ConfigureAwait(false);
    }

    /// <summary>Sends a request and gives the answer when it is a success; the caller disposes it.</summary>
    /// <exception cref="DracoonApiException">The server answered with an error.</exception>
    public async Task<HttpResponseMessage> SendCheckedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            DracoonApiException error = await ErrorReader.ReadAsync(request, response, _baseUri).ConfigureAwait(false);
            throw OperationAvailability.Explain(error, request, _baseUri, ServerVersion()) ?? error;
        }
    }

    /// <summary>Sends a request of whose answer only the success matters.</summary>
    /// <exception cref="DracoonApiException">The server answered with an error, or it was not DRACOON that answered.</exception>
    public async Task SendConfirmedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
            // A sign-in page of some network says 200 to everything, and nothing was done.
            if (string.Equals(response.Content?.Headers.ContentType?.MediaType, "text/html", StringComparison.OrdinalIgnoreCase))
            {
                throw ErrorReader.Unreadable(request, response, _baseUri, "it is a web page. A proxy or the sign-in page of a network may have answered in DRACOON's place.");
            }
        }
        catch (DracoonApiException e) when (e.StatusCode == 404 && request.Method == HttpMethod.Delete && request.Content?.Headers.ContentType is null && RequestMarks.IsUncertain(request))
        {
            // It is gone since an earlier attempt removed it, whose answer got lost. Of several at once that can't be said.
        }
    }

    /// <summary>Sends a PUT that begins something. When its answer got lost, the server is asked whether it has begun: repeating it then is refused.</summary>
    public async Task SendBeginningAsync(string path, JToken body, Func<CancellationToken, Task<bool>> hasBegun, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Request(HttpMethod.Put, _prefix + path, body, false);
        try
        {
            await SendConfirmedAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (LeavesOpen(e, request))
        {
            if (!await HasBegunAsync(hasBegun, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    /// <summary>True when the failure does not say whether the server did what was asked.</summary>
    private static bool LeavesOpen(Exception e, HttpRequestMessage request) =>
        e is DracoonConnectionException || (e is DracoonApiException api && (RequestMarks.IsUncertain(request) || api.StatusCode is < 300 or 408 or 500 or 502 or 503 or 504));

    private static async Task<bool> HasBegunAsync(Func<CancellationToken, Task<bool>> hasBegun, CancellationToken cancellationToken)
    {
        try
        {
            for (int pause = 25; ; pause *= 2)
            {
                if (await hasBegun(cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }
                if (pause > 400)
                {
                    return false;
                }
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException or DracoonAuthenticationException)
        {
            return false; // the first failure is what the caller hears
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Action? changing = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ? null : Changing;
        changing?.Invoke();
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException)
        {
            throw new SessionClosedException(e);
        }
        finally
        {
            changing?.Invoke();
        }
    }

    /// <summary>Reads a buffered answer: the retry handler has read it whole.</summary>
    private async Task<T> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage response, Func<Stream, T?> read)
        where T : class
    {
        Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        try
        {
            return read(body) ?? throw ErrorReader.Unreadable(request, response, _baseUri, null);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or OverflowException)
        {
            throw ErrorReader.Unreadable(request, response, _baseUri, e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string relativeUri, JToken? body, bool repeatable)
    {
        var request = new HttpRequestMessage(method, new Uri(_baseUri, relativeUri));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Json.Write(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }
        else if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            // What has no content at all .NET sends again by itself when the connection breaks, and says nothing of it.
            request.Content = new ByteArrayContent(Array.Empty<byte>());
        }
        return repeatable ? request.Repeatable() : request;
    }
}
