using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Several files and folders as one ZIP archive, made while it is sent: by an address with a token, or in one request.</summary>
internal static class ArchiveEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/zip", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord[] nodes = Wanted(state, context.User(), body);
                string token = TokenStore.NewToken();
                state.Archives[token] = ([.. nodes.Select(n => n.Id)], state.Now + Lifetime);
                return Answer.Ok(new JsonObject { ["downloadUrl"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/downloads/zip/{token}", ["token"] = token });
            }
        });
        app.MapPost("/api/v4/nodes/zip/download", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            List<Entry> entries;
            lock (state.Gate)
            {
                entries = Entries(Wanted(state, context.User(), body));
            }
            await SendAsync(context, entries);
        });
        app.MapGet("/api/v4/downloads/zip/{token}", async (HttpContext context, string token) =>
        {
            List<Entry> entries;
            lock (state.Gate)
            {
                if (!state.Archives.TryGetValue(token, out (long[] NodeIds, DateTime ExpiresAt) archive) || archive.ExpiresAt < state.Now)
                {
                    throw new ApiError(401, -20502, "Unauthorized", "The download token is unknown or expired.");
                }
                entries = Entries([.. archive.NodeIds.Select(state.Nodes.Get)]);
            }
            await SendAsync(context, entries);
        });
    }

    /// <summary>What a request asks for, once it is clear that all of it may be given.</summary>
    /// <exception cref="ApiError">Something is missing, encrypted, a room or not for the caller.</exception>
    private static NodeRecord[] Wanted(SandboxState state, UserRecord caller, JsonObject body)
    {
        long[] ids = body.Numbers("nodeIds");
        if (ids.Length == 0)
        {
            throw ApiError.Invalid(-80000, "'nodeIds' is mandatory and names at least one node.");
        }
        if (Array.Exists(ids, id => id <= 0))
        {
            throw ApiError.Invalid(-80001, "'nodeIds' contains a number that is not positive.");
        }
        NodeRecord[] nodes = [.. ids.Distinct().Select(state.Nodes.Get)];
        foreach (NodeRecord node in nodes)
        {
            if (node.Kind == NodeKind.Room)
            {
                throw new ApiError(404, -41000, "Not Found", $"'{node.Name}' is a room. An archive holds files and folders.");
            }
            NodeTree.Require(caller, node, Permissions.Read, state);
            if (node.IsEncrypted)
            {
                throw ApiError.Invalid(-40002, "The room is encrypted: the server can't read what is in it.");
            }
        }
        return nodes;
    }

    /// <summary>What an archive of these has: all in them, but no rooms in rooms.</summary>
    public static List<Entry> Entries(IEnumerable<NodeRecord> nodes)
    {
        var entries = new List<Entry>();
        void Add(NodeRecord node, string path)
        {
            bool isFile = node.Kind == NodeKind.File;
            entries.Add(new Entry(isFile ? path : path + "/", isFile ? node.Content : null, node.TimestampModification ?? node.UpdatedAt));
            foreach (NodeRecord child in node.Children.Values.Where(c => c.Kind != NodeKind.Room))
            {
                Add(child, path + "/" + child.Name);
            }
        }

        foreach (NodeRecord node in nodes)
        {
            Add(node, node.Name);
        }
        return entries;
    }

    /// <summary>Nobody knows the length before the end, so none is announced.</summary>
    public static async Task SendAsync(HttpContext context, List<Entry> entries)
    {
        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"archive.zip\"";
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true; // the archive writes its headers so
        await using ZipArchive archive = await ZipArchive.CreateAsync(context.Response.Body, ZipArchiveMode.Create, true, null, context.RequestAborted);
        foreach ((string path, StoredContent? content, DateTime time) in entries)
        {
            ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = time;
            if (content is not null)
            {
                await using Stream target = await entry.OpenAsync(context.RequestAborted);
                await content.CopyToAsync(target, 0, content.Length, context.RequestAborted);
            }
        }
    }

    /// <summary>A file or folder in an archive.</summary>
    public sealed record Entry(string Path, StoredContent? Content, DateTime Time);
}
