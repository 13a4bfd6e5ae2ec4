using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The virus scanner: its verdicts, and removing what it found. In encrypted rooms it sees nothing.</summary>
internal static class VirusEndpoints
{
    private const string Malicious = "MALICIOUS";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/files/generate_verdict_info", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            NodeRecord[] files;
            lock (state.Gate)
            {
                files = [.. body.Numbers("nodeIds").Select(id => FileKeyEndpoints.File(state, context.User(), id))];
                if (files.Length == 0)
                {
                    throw ApiError.Invalid(-80000, "'nodeIds' is mandatory and names at least one file.");
                }
                foreach (NodeRecord file in files)
                {
                    NodeTree.Require(context.User(), file, Permissions.Read, state);
                }
            }
            var answer = new JsonArray();
            foreach (NodeRecord file in files)
            {
                string hash = await HashAsync(file.Content!, context.RequestAborted);
                lock (state.Gate)
                {
                    answer.Add(new JsonObject { ["nodeId"] = file.Id, ["verdict"] = Verdict(state, file), ["lastCheckedAt"] = Answer.Iso(state.Now), ["sha256"] = hash });
                }
            }
            return Answer.Ok(answer);
        });
        app.MapDelete("/api/v4/nodes/malicious_files/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord file = FileKeyEndpoints.File(state, context.User(), id);
                if (Verdict(state, file) != Malicious)
                {
                    throw new ApiError(404, -40751, "Not Found", $"There is no malicious file {id}.");
                }
                NodeTree.Require(context.User(), file, Permissions.Delete, state);
                state.Nodes.Remove(file); // never into a recycle bin
                NodeExtras.Of(state).MaliciousFiles.Remove(id);
            }
            return Answer.NoContent();
        });
    }

    public static string Verdict(SandboxState state, NodeRecord file) =>
        NodeExtras.Of(state).MaliciousFiles.Contains(file.Id) ? Malicious : file.IsEncrypted ? "NOT_SCANNING" : "CLEAN";

    /// <exception cref="ApiError">The file is held back.</exception>
    public static void RequireHarmless(SandboxState state, NodeRecord file)
    {
        if (Verdict(state, file) == Malicious)
        {
            throw new ApiError(403, -40765, "Forbidden", $"'{file.Name}' is malicious.");
        }
    }

    private static async Task<string> HashAsync(StoredContent content, CancellationToken cancellationToken)
    {
        using var sha256 = SHA256.Create();
        await using (var stream = new CryptoStream(Stream.Null, sha256, CryptoStreamMode.Write))
        {
            await content.CopyToAsync(stream, 0, content.Length, cancellationToken);
        }
        return Convert.ToHexStringLower(sha256.Hash!);
    }
}
