using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/storage: what S3 does with presigned addresses. They hold for one part of one upload and for a quarter of an hour.</summary>
internal static class StorageEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static string Sign(SandboxState state, string uploadId, long part, long size)
    {
        long expires = new DateTimeOffset(state.Now + Lifetime, TimeSpan.Zero).ToUnixTimeSeconds();
        return FormattableString.Invariant($"/storage/{uploadId}?partNumber={part}&size={size}&expires={expires}&signature={Signature(state, uploadId, part, size, expires)}");
    }

    public static void Map(IEndpointRouteBuilder app, SandboxState state) => app.MapPut("/storage/{uploadId}", async (HttpContext context, string uploadId) =>
    {
        long Q(string name) => long.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : -1;
        long part = Q("partNumber");
        long size = Q("size");
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return Xml(400, "InvalidRequest", "Only one way to authenticate is allowed: the address is signed, and there is an Authorization header too.");
        }
        if (context.Request.Query["signature"] != Signature(state, uploadId, part, size, Q("expires")))
        {
            return Xml(403, "SignatureDoesNotMatch", "The signature is wrong.");
        }
        if (DateTimeOffset.FromUnixTimeSeconds(Q("expires")) < state.Now)
        {
            return Xml(403, "AccessDenied", "Request has expired");
        }
        StoredPart stored = await PartFiles.StoreAsync(state.Folder, context.Request.Body, context.RequestAborted);
        lock (state.Gate)
        {
            if (stored.Length != size || !state.Uploads.TryGetValue(uploadId, out UploadRecord? upload))
            {
                File.Delete(stored.Path);
                return stored.Length != size ? Xml(400, "IncompleteBody", "The part has another size than announced.") : Xml(404, "NoSuchUpload", "The upload is gone.");
            }
            if (upload.Parts.TryGetValue(part, out StoredPart? before))
            {
                File.Delete(before.Path);
            }
            upload.Parts[part] = stored;
        }
        context.Response.Headers.ETag = "\"" + stored.Hash + "\"";
        return Results.Ok();
    });

    private static string Signature(SandboxState state, string uploadId, long part, long size, long expires) => Convert.ToHexString(
        HMACSHA256.HashData(state.SigningKey, Encoding.ASCII.GetBytes(FormattableString.Invariant($"{uploadId}/{part}/{size}/{expires}"))));

    private static IResult Xml(int status, string code, string message) => Results.Content(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>", "application/xml", null, status);
}

/// <summary>Writes uploaded bytes to disk as they come.</summary>
internal static class PartFiles
{
    public static async Task<StoredPart> StoreAsync(string folder, Stream body, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        long length = 0;
        byte[] buffer = new byte[256 * 1024];
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1, FileOptions.Asynchronous))
            {
                int n;
                while ((n = await body.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    md5.AppendData(buffer, 0, n);
                    await file.WriteAsync(buffer.AsMemory(0, n), cancellationToken);
                    length += n;
                }
            }
            return new StoredPart(path, length, Convert.ToHexString(md5.GetHashAndReset()).ToLowerInvariant());
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
