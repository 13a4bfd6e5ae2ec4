using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The branding service beside the core API: /branding/api/v1.</summary>
internal static class BrandingEndpoints
{
    private const string Root = "/branding/api/v1";
    private static readonly string[] ImageTypes = ["webLogo", "appLogo", "squaredLogo", "appSplashImage", "webSplashImage", "favIcon", "ingredientLogo"];
    private static readonly string[] FixedImageTypes = ["favIcon", "ingredientLogo"];
    private static readonly string[] Sizes = ["small", "medium", "large"];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Root + "/branding", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(context, state.Areas.Get<BrandingState>()));
            }
        });
        app.MapPut(Root + "/branding", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                var branding = state.Areas.Get<BrandingState>();
                Update(branding, body);
                branding.ChangedAt = state.Now;
                return Answer.Ok(Write(context, branding));
            }
        });
        app.MapPost(Root + "/branding/files", async (HttpContext context) =>
        {
            context.Require(SystemSettingsEndpoints.Role);
            string type = Type(context.Request.Query["type"].ToString());
            BrandingImageRecord image = await UploadedAsync(context, type);
            lock (state.Gate)
            {
                long id = state.NextId();
                state.Areas.Get<BrandingState>().Uploads[id] = image;
                return Answer.Json(201, new JsonObject { ["id"] = id, ["createdAt"] = Answer.Iso(state.Now) });
            }
        });
        app.MapGet(Root + "/public/branding", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Public(context, state.Areas.Get<BrandingState>()));
            }
        });
        app.MapGet(Root + "/public/branding/files/{type}/{size}", (string type, string size) =>
        {
            lock (state.Gate)
            {
                var branding = state.Areas.Get<BrandingState>();
                BrandingImageRecord? image = Sizes.Contains(size) && branding.Images.TryGetValue(type, out long id) ? branding.Uploads.GetValueOrDefault(id) : null;
                return image is null ? throw new ApiError(404, null, "Not Found", $"There is no image '{type}' of the size '{size}'.") : Results.Bytes(image.Content, image.ContentType);
            }
        });
    }

    private static string Type(string type) => ImageTypes.Contains(type) ? type : throw ApiError.Invalid(-80001, $"There are no images of the type '{type}'.");

    private static async Task<BrandingImageRecord> UploadedAsync(HttpContext context, string type)
    {
        if (!context.Request.HasFormContentType)
        {
            throw ApiError.Invalid(-80000, "A form with a field 'file' was expected.");
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        IFormFile file = form.Files.GetFile("file") ?? throw ApiError.Invalid(-80000, "The field 'file' is mandatory.");
        if (!file.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            throw ApiError.Invalid(-80001, $"'{file.ContentType}' is no image.");
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, context.RequestAborted);
        return new BrandingImageRecord { Type = type, ContentType = file.ContentType, Content = content.ToArray() };
    }

    private static void Update(BrandingState branding, JsonObject body)
    {
        string[] known = [.. branding.Settings.Select(p => p.Key), "images"];
        if (Array.Find(known, name => body[name] is null) is string missing)
        {
            throw ApiError.Invalid(-80000, $"'{missing}' is mandatory: the whole branding is replaced.");
        }
        if (body.FirstOrDefault(p => !known.Contains(p.Key)).Key is string unknown)
        {
            throw ApiError.Invalid(-80001, $"'{unknown}' is not known.");
        }
        var images = new Dictionary<string, long>(branding.Images.Where(i => FixedImageTypes.Contains(i.Key)));
        foreach (JsonObject image in body.Objects("images"))
        {
            string type = Type(image.RequiredText("type"));
            long id = image.RequiredNumber("id");
            if (FixedImageTypes.Contains(type) || image.Count > 2)
            {
                throw ApiError.Invalid(-80001, $"An image is given by its type and id, and a {type} can't be given.");
            }
            images[type] = branding.Uploads.TryGetValue(id, out BrandingImageRecord? upload) && upload.Type == type ? id
                : throw ApiError.Invalid(-80001, $"There is no uploaded {type} with the id {id}.");
        }
        foreach (JsonObject color in body.Objects("colors"))
        {
            if (color.Objects("colorDetails").Any(d => d.RequiredText("type") != "normal"))
            {
                throw ApiError.Invalid(-80001, "Only the normal colours are given; the others follow from them.");
            }
        }
        branding.Images = images;
        branding.Settings = ((JsonObject)body.DeepClone()).Without("images");
    }

    private static JsonObject Write(HttpContext context, BrandingState branding) => Common(branding).With("images",
        new JsonArray([.. branding.Images.Select(i => new JsonObject { ["id"] = i.Value, ["url"] = Url(context, i.Key, "large"), ["type"] = i.Key })]));

    private static JsonObject Public(HttpContext context, BrandingState branding) => Common(branding)
        .With("images", new JsonArray([.. branding.Images.Keys.Select(type => new JsonObject
        {
            ["type"] = type,
            ["files"] = new JsonArray([.. Sizes.Select(size => new JsonObject { ["size"] = size, ["url"] = Url(context, type, size) })]),
        })]))
        .With("createdAt", Answer.Iso(branding.CreatedAt)).With("changedAt", Answer.Iso(branding.ChangedAt));

    private static string Url(HttpContext context, string type, string size) => $"{context.Request.Scheme}://{context.Request.Host}{Root}/public/branding/files/{type}/{size}";

    private static JsonObject Common(BrandingState branding)
    {
        var o = (JsonObject)branding.Settings.DeepClone();
        foreach (JsonObject color in o.Objects("colors"))
        {
            string normal = color.Objects("colorDetails").First().RequiredText("rgba");
            color["colorDetails"] = new JsonArray(
                Detail("normal", normal), Detail("light", Shade(normal, 1.2)), Detail("dark", Shade(normal, 0.8)), Detail("text", TextOn(normal)));
        }
        return o;
    }

    private static JsonObject Detail(string type, string rgba) => new() { ["type"] = type, ["rgba"] = rgba };

    private static string Shade(string rgba, double factor)
    {
        int[] parts = Parts(rgba);
        return parts.Length < 3 ? rgba : $"rgba({string.Join(',', parts.Take(3).Select(p => Math.Clamp((int)(p * factor), 0, 255)))},1)";
    }

    private static string TextOn(string rgba) => Parts(rgba) is [int r, int g, int b, ..] && (299 * r) + (587 * g) + (114 * b) > 128_000 ? "rgba(0,0,0,1)" : "rgba(255,255,255,1)";

    private static int[] Parts(string rgba) => [.. rgba.Split('(', ',', ')').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1).Where(n => n >= 0)];
}
