using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The tags that the files of a room get in the storage: /nodes/rooms/{room_id}/s3_tags.</summary>
internal static class RoomS3TagEndpoints
{
    private const string Path = "/api/v4/nodes/rooms/{id:long}/s3_tags";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Path, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(List(state, RoomEndpoints.Managed(state, context.User(), id)));
            }
        });
        app.MapPost(Path, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                SortedDictionary<long, S3TagRecord> tags = state.Areas.Get<StorageState>().Tags;
                long[] ids = [.. body.Numbers("ids").Distinct()];
                if (Array.Exists(ids, tagId => !tags.ContainsKey(tagId)))
                {
                    throw new ApiError(404, -90029, "Not Found", "There is no such S3 tag.");
                }
                if (tags.Values.FirstOrDefault(t => t.IsMandatory && !ids.Contains(t.Id)) is S3TagRecord missing)
                {
                    throw ApiError.Invalid(-80000, $"The S3 tag {missing.Id} is mandatory.");
                }
                state.Areas.Get<RoomState>().S3Tags[room.Id] = ids;
                return Answer.Json(201, List(state, room));
            }
        });
    }

    /// <summary>The room's tags that still exist.</summary>
    private static JsonObject List(SandboxState state, NodeRecord room)
    {
        SortedDictionary<long, S3TagRecord> tags = state.Areas.Get<StorageState>().Tags;
        IEnumerable<long> ids = state.Areas.Get<RoomState>().S3Tags.GetValueOrDefault(room.Id) ?? [];
        return new JsonObject { ["items"] = new JsonArray([.. ids.Where(tags.ContainsKey).Select(id => StorageConfigEndpoints.Write(tags[id]))]) };
    }
}
