using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/account/mfa: the second factor of the signed-in user. From its confirmation on, the login page asks for a code.</summary>
internal static class MfaEndpoints
{
    private const int SecretLength = 20; // RFC 4226 4: 160 bits

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account/mfa", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                MfaRecord mfa = Of(state, context);
                return Answer.Ok(new JsonObject
                {
                    ["mfaEnforced"] = context.User().IsMfaEnforced,
                    ["mfaSetups"] = new JsonArray([.. mfa.Confirmed.Select(s => new JsonObject { ["id"] = s.Id, ["type"] = "totp" })]),
                });
            }
        });
        app.MapGet("/api/v4/user/account/mfa/totp", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Json(201, Begin(state, context));
            }
        });
        app.MapPost("/api/v4/user/account/mfa/totp", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                TotpRecord setup = Of(state, context).Setups.Find(s => s.Id == body.RequiredNumber("id") && !s.IsConfirmed) ?? throw NoSetup();
                setup.IsConfirmed = setup.Accepts(body.RequiredText("otp"), state.Now) ? true : throw WrongCode();
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/user/account/mfa/totp/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                MfaRecord mfa = Of(state, context);
                TotpRecord setup = mfa.Confirmed.FirstOrDefault(s => s.Id == id) ?? throw NoSetup();
                if (!setup.Accepts(body.RequiredText("valid_otp"), state.Now))
                {
                    throw WrongCode();
                }
                mfa.Setups.Remove(setup);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/user/account/mfa", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Dictionary<long, string> codes = state.Areas.Get<EmergencyCodes>().Codes;
                if (codes.GetValueOrDefault(context.User().Id) != body.RequiredText("emergency_code"))
                {
                    throw new ApiError(400, null, "Bad Request", "The emergency code is wrong.");
                }
                codes.Remove(context.User().Id);
                Of(state, context).Setups.Clear();
            }
            return Answer.NoContent();
        });
    }

    private static MfaRecord Of(SandboxState state, HttpContext context) => state.Areas.Get<MfaState>().Of(context.User());

    /// <summary>A new secret; one that was never confirmed is forgotten.</summary>
    private static JsonObject Begin(SandboxState state, HttpContext context)
    {
        MfaRecord mfa = Of(state, context);
        if (mfa.IsEnabled)
        {
            throw new ApiError(409, null, "Conflict", "A second factor is set up already.");
        }
        var setup = new TotpRecord { Id = state.NextId(), Secret = RandomNumberGenerator.GetBytes(SecretLength) };
        mfa.Setups.Clear();
        mfa.Setups.Add(setup);
        string secret = Totp.Base32(setup.Secret);
        return new JsonObject
        {
            ["id"] = setup.Id,
            ["otpUri"] = $"otpauth://totp/DRACOON:{Uri.EscapeDataString(context.User().UserName)}?secret={secret}&issuer=DRACOON",
            ["secret"] = secret,
        };
    }

    private static ApiError NoSetup() => new(400, null, "Bad Request", "There is no such setup of a second factor.");

    private static ApiError WrongCode() => new(400, null, "Bad Request", "The code is wrong, or was used before.");
}
