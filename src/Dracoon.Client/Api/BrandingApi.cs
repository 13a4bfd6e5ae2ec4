using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>How the tenant looks: the branding service beside the core API, below <c>/branding/api/v1</c>.</summary>
public sealed class BrandingApi
{
    private const string Prefix = "branding/api/v1/";

    private readonly ApiConnection _api;
    private readonly ApiConnection _open;
    private readonly Uri _baseUri;

    /// <param name="api">With the session's token.</param>
    /// <param name="open">Without it: what everybody may see.</param>
    /// <param name="baseUri">The server's address.</param>
    internal BrandingApi(ApiConnection api, ApiConnection open, Uri baseUri)
    {
        _api = api;
        _open = open;
        _baseUri = baseUri;
    }

    /// <summary>The branding, as who changes it needs it: <c>GET /v1/branding</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The branding.</returns>
    public async Task<DracoonBranding> GetAsync(CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, "branding", null);
        return await _api.SendAsync<DracoonBranding>(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The branding as everybody may see it, signed in or not: <c>GET /v1/public/branding</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The branding.</returns>
    public async Task<DracoonBranding> GetPublicAsync(CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, "public/branding", null);
        return await _open.SendAsync<DracoonBranding>(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces the branding: <c>PUT /v1/branding</c>. Needs the role config manager.</summary>
    /// <param name="request">The whole branding.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The branding as changed.</returns>
    public async Task<DracoonBranding> UpdateAsync(UpdateBrandingRequest request, CancellationToken cancellationToken = default)
    {
        var content = new ByteArrayContent(Json.Write(request.ToJson()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        using HttpRequestMessage message = Request(HttpMethod.Put, "branding", content);
        return await _api.SendAsync<DracoonBranding>(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads an image, which is in use when an update names its number: <c>POST /v1/branding/files</c>.</summary>
    /// <param name="type">What it is for, such as <c>webLogo</c>.</param>
    /// <param name="fileName">The file's name; its extension says what kind of image it is.</param>
    /// <param name="image">The file's bytes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The image's number.</returns>
    /// <exception cref="ArgumentException">The extension is not that of an image.</exception>
    public async Task<long> UploadImageAsync(string type, string fileName, byte[] image, CancellationToken cancellationToken = default)
    {
        var file = new ByteArrayContent(image);
        file.Headers.ContentType = new MediaTypeHeaderValue(MediaType(fileName));
        using var form = new MultipartFormDataContent();
        form.Add(file, "file", fileName);
        using HttpRequestMessage request = Request(HttpMethod.Post, "branding/files" + new Query().Add("type", type), form);
        return (await _api.SendAsync<BrandingUpload>(request, cancellationToken).ConfigureAwait(false)).Id;
    }

    private static string MediaType(string fileName)
    {
        string extension = System.IO.Path.GetExtension(fileName).ToLowerInvariant();
        return extension switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            _ => throw new ArgumentException($"'{fileName}' is no image that a branding can have: png, jpg, gif or svg.", nameof(fileName)),
        };
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, new Uri(_baseUri, Prefix + path)) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }
}
