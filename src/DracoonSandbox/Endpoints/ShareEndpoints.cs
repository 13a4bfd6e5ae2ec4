using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.Qr;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What /shares/downloads and /shares/uploads do alike: list, read, create, change and remove one or many, mail, QR code.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
internal abstract class ShareEndpoints<T>(SandboxState state, string path, string kind, int notFound, Permissions needed)
    where T : ShareRecord
{
    protected SandboxState State { get; } = state;

    protected abstract Dictionary<long, T> Shares { get; }

    protected abstract Listing<T> Listing { get; }

    /// <summary>What PUT for many answers when all went well; the description has 204 for one kind and 200 for the other.</summary>
    protected abstract int ManyChanged { get; }

    protected abstract T Create(UserRecord caller, JsonObject body);

    /// <summary>Sets what only this kind has.</summary>
    protected abstract void Change(T share, JsonObject body);

    /// <summary>Refuses a change of one share that only this kind refuses.</summary>
    protected virtual void CheckChange(T share, JsonObject body)
    {
    }

    protected abstract JsonObject Write(T share);

    public void Map(IEndpointRouteBuilder app)
    {
        MapMany(app);
        app.MapPost(path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (State.Gate)
            {
                T share = Create(context.User(), body);
                Change(share, body, null);
                ShareJson.SendPassword(State, share, body);
                Shares[share.Id] = share;
                return Answer.Json(201, Write(share));
            }
        });
        app.MapGet(path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (State.Gate)
            {
                return Answer.Ok(Write(Get(context.User(), id)));
            }
        });
        app.MapGet(path + "/{id:long}/qr", (HttpContext context, long id) =>
        {
            lock (State.Gate)
            {
                T share = Get(context.User(), id);
                return Answer.Ok(Write(share).With("dataUrl", QrImage.DataUrl(ShareJson.Link(context, share))));
            }
        });
        app.MapPut(path + "/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (State.Gate)
            {
                T share = Get(context.User(), id);
                ShareJson.Check(State, body);
                CheckChange(share, body);
                Change(share, body, context.User());
                ShareJson.SendPassword(State, share, body);
                return Answer.Ok(Write(share));
            }
        });
        app.MapDelete(path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (State.Gate)
            {
                Shares.Remove(Get(context.User(), id).Id);
            }
            return Answer.NoContent();
        });
        app.MapPost(path + "/{id:long}/email", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (State.Gate)
            {
                ShareJson.Mail(State, context, Get(context.User(), id), body);
            }
            return Answer.NoContent();
        });
    }

    private void MapMany(IEndpointRouteBuilder app)
    {
        app.MapGet(path, (HttpContext context) =>
        {
            lock (State.Gate)
            {
                IEnumerable<T> mine = Shares.Values.Where(s => NodeTree.Of(context.User(), State.Nodes.Get(s.NodeId), State).HasFlag(needed));
                return Answer.Ok(Listing<T>.Page(context, Listing.Select(context, mine), Write));
            }
        });
        app.MapPut(path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (State.Gate)
            {
                T[] shares = ShareJson.Many(Shares, body, "objectIds", notFound, isLimited: true);
                Require(context.User(), shares);
                ShareJson.Check(State, body);
                foreach (T share in shares)
                {
                    Change(share, body, context.User());
                }
            }
            return Results.StatusCode(ManyChanged);
        });
        app.MapDelete(path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (State.Gate)
            {
                T[] shares = ShareJson.Many(Shares, body, "shareIds", notFound, isLimited: false);
                Require(context.User(), shares);
                foreach (T share in shares)
                {
                    Shares.Remove(share.Id);
                }
            }
            return Answer.NoContent();
        });
    }

    private void Change(T share, JsonObject body, UserRecord? caller)
    {
        ShareJson.Read(State, share, body, caller);
        Change(share, body);
    }

    private T Get(UserRecord caller, long id)
    {
        T share = Shares.GetValueOrDefault(id) ?? throw new ApiError(404, notFound, "Not Found", $"{kind} Share not found.");
        Require(caller, [share]);
        return share;
    }

    private void Require(UserRecord caller, T[] shares)
    {
        foreach (T share in shares)
        {
            NodeTree.Require(caller, State.Nodes.Get(share.NodeId), needed, State);
        }
    }
}
