using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/storage: where the S3 storage is, and its tags. For config managers.</summary>
internal static class StorageConfigEndpoints
{
    private const string Root = "/api/v4/system/config/storage/s3";
    private const int MaximumMandatoryTags = 20;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Root, (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Effective(state)));
            }
        });
        app.MapPost(Root, async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                if (state.UseS3)
                {
                    throw ApiError.Invalid(-90025, "There is an S3 configuration already.");
                }
                return Answer.Json(201, Write(Save(state, new S3ConfigRecord(), body)));
            }
        });
        app.MapPut(Root, async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Save(state, Effective(state), body)));
            }
        });
        MapTags(app, state);
    }

    /// <exception cref="ApiError">S3 storage or its tags are disabled.</exception>
    public static JsonObject TagList(SandboxState state) =>
        new() { ["items"] = new JsonArray([.. Tags(state).Tags.Values.Select(Write)]) };

    private static void MapTags(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Root + "/tags", (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(TagList(state));
            }
        });
        app.MapGet(Root + "/tags/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Tag(state, id)));
            }
        });
        app.MapPost(Root + "/tags", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, Write(AddTag(state, body)));
            }
        });
        app.MapDelete(Root + "/tags/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            lock (state.Gate)
            {
                Tags(state).Tags.Remove(Tag(state, id).Id);
            }
            return Answer.NoContent();
        });
    }

    private static S3ConfigRecord Effective(SandboxState state) =>
        state.Areas.Get<StorageState>().Effective(state) ?? throw new ApiError(404, -90026, "Not Found", "There is no S3 configuration.");

    private static S3ConfigRecord Save(SandboxState state, S3ConfigRecord before, JsonObject body)
    {
        string? endpoint = body.Text("endpointUrl") ?? before.EndpointUrl;
        string? bucket = body.Text("bucketName") ?? before.BucketName;
        bool byParts = body.Has("endpointUrl") || body.Has("bucketName");
        if (bucket is not null && (bucket.Contains('.', StringComparison.Ordinal) || bucket.Contains('/', StringComparison.Ordinal)))
        {
            throw ApiError.Invalid(-80023, $"'{bucket}' is no name of a bucket.");
        }
        string url = body.Text("bucketUrl") ?? (byParts ? Join(endpoint, bucket) : before.BucketUrl);
        if (url.Length == 0)
        {
            throw ApiError.Invalid(-80000, "'bucketUrl' is mandatory.");
        }
        var after = new S3ConfigRecord
        {
            BucketUrl = Checked(url),
            EndpointUrl = body.Has("bucketUrl") ? null : endpoint,
            BucketName = body.Has("bucketUrl") ? null : bucket,
            Region = body.Text("region") ?? before.Region ?? SandboxState.S3Region,
            AccessKey = body.Has("accessKey") ? body.RequiredText("accessKey") : before.AccessKey,
            SecretKey = body.Has("secretKey") ? body.RequiredText("secretKey") : before.SecretKey,
        };
        state.Areas.Get<StorageState>().Config = after;
        return after;
    }

    private static string Join(string? endpoint, string? bucket)
    {
        if (endpoint is null || bucket is null)
        {
            throw ApiError.Invalid(-80000, "'endpointUrl' and 'bucketName' belong together.");
        }
        var uri = new Uri(Checked(endpoint));
        return $"{uri.Scheme}://{bucket}.{uri.Authority}";
    }

    private static string Checked(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        ? url : throw ApiError.Invalid(-80010, $"'{url}' is no URL.");

    private static JsonObject Write(S3ConfigRecord config) => new JsonObject
    {
        ["bucketUrl"] = config.BucketUrl,
        ["accessKeyDefined"] = config.AccessKey.Length > 0,
        ["secretKeyDefined"] = config.SecretKey.Length > 0,
    }.With("region", config.Region).With("endpointUrl", config.EndpointUrl).With("bucketName", config.BucketName);

    private static StorageState Tags(SandboxState state)
    {
        if (!state.UseS3)
        {
            throw new ApiError(412, -90030, "Precondition Failed", "S3 storage is disabled.");
        }
        return (bool)state.Areas.Get<SettingsState>().General["s3TagsEnabled"]! ? state.Areas.Get<StorageState>()
            : throw new ApiError(412, -90032, "Precondition Failed", "S3 tags are disabled.");
    }

    private static S3TagRecord Tag(SandboxState state, long id) => Tags(state).Tags.GetValueOrDefault(id) ?? throw new ApiError(404, -90029, "Not Found", "There is no such S3 tag.");

    private static S3TagRecord AddTag(SandboxState state, JsonObject body)
    {
        StorageState storage = Tags(state);
        var tag = new S3TagRecord { Id = state.NextId(), Key = body.RequiredText("key"), Value = body.RequiredText("value"), IsMandatory = body.Flag("isMandatory") ?? false };
        if (tag.Key.Length > 128 || tag.Value.Length > 256)
        {
            throw ApiError.Invalid(-80007, "The key has 128 characters at most, and the value 256.");
        }
        if (storage.Tags.Values.Any(t => t.Key == tag.Key && t.Value == tag.Value))
        {
            throw new ApiError(409, -90028, "Conflict", "There is such an S3 tag already.");
        }
        if (tag.IsMandatory && storage.Tags.Values.Count(t => t.IsMandatory) >= MaximumMandatoryTags)
        {
            throw ApiError.Invalid(-90031, $"There are {MaximumMandatoryTags} mandatory S3 tags at most.");
        }
        storage.Tags[tag.Id] = tag;
        return tag;
    }

    public static JsonObject Write(S3TagRecord tag) => new() { ["id"] = tag.Id, ["key"] = tag.Key, ["value"] = tag.Value, ["isMandatory"] = tag.IsMandatory };
}
