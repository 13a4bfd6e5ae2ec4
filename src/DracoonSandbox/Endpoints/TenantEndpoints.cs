using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/provisioning/customers: the tenants. The service token was checked before.</summary>
internal static class TenantEndpoints
{
    private const long LeastQuota = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/provisioning/customers";
        app.MapGet(Path, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                bool withAttributes = context.Request.Query["include_attributes"] == "true";
                IReadOnlyList<TenantRecord> tenants = TenantJson.Listing(state).Select(context, All(state).Values);
                return Answer.Ok(Listing<TenantRecord>.Page(context, tenants, t => TenantJson.Write(t, state, withAttributes)));
            }
        });
        app.MapGet(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(TenantJson.Write(Get(state, id), state, context.Request.Query["include_attributes"] == "true"));
            }
        });
        app.MapPost(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                TenantRecord made = Create(state, body);
                return Answer.Json(201, TenantJson.New(made, body["firstAdminUser"]!.AsObject(), state));
            }
        });
        app.MapPut(Path + "/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                TenantRecord tenant = Get(state, id);
                Update(state, tenant, body);
                return Answer.Ok(TenantJson.Updated(tenant, state));
            }
        });
        app.MapDelete(Path + "/{id:long}", (long id) =>
        {
            lock (state.Gate)
            {
                All(state).Remove(Get(state, id).Id);
                if (id == TenantState.OwnId)
                {
                    RemoveOwn(state);
                }
            }
            return Answer.NoContent();
        });
    }

    public static Dictionary<long, TenantRecord> All(SandboxState state) => state.Areas.Get<TenantState>().Tenants;

    public static TenantRecord Get(SandboxState state, long id) =>
        All(state).GetValueOrDefault(id) ?? throw new ApiError(404, -90103, "Not Found", $"There is no customer {id}.");

    private static TenantRecord Create(SandboxState state, JsonObject body)
    {
        JsonObject admin = body["firstAdminUser"]!.AsObject();
        UserRecord user = TenantAdmin.Create(state, admin);
        string company = body.Text("companyName") is { Length: > 0 } given ? given : $"{user.FirstName[0]}.{user.LastName}";
        CheckName(company);
        bool isLocked = body.Flag("isLocked") ?? body.Flag("lockStatus") ?? false;
        var tenant = new TenantRecord
        {
            Id = state.NextId(),
            CompanyName = company,
            ContractType = body.RequiredText("customerContractType"),
            QuotaMax = Quota(body.RequiredNumber("quotaMax")),
            UserMax = Users(body.RequiredNumber("userMax")),
            IsLocked = isLocked,
            TrialEndsAt = body.Number("trialDays") is long days ? state.Now.AddDays(days) : null,
            ProviderCustomerId = body.Text("providerCustomerId"),
            WebhooksMax = Webhooks(body),
            ActivationCode = body.Text("activationCode"),
            Uuid = Guid.NewGuid().ToString(),
            CreatedAt = state.Now,
            Attributes = TenantAttributeEndpoints.Read(body["customerAttributes"] as JsonObject),
        };
        tenant.Users.Add(user);
        All(state)[tenant.Id] = tenant;
        if (admin.Flag("notifyUser") ?? (user.AuthMethod == "basic"))
        {
            state.Mail(user.Email, "Your DRACOON account");
        }
        return tenant;
    }

    /// <summary>All checks come first, so that a refused change changes nothing.</summary>
    private static void Update(SandboxState state, TenantRecord tenant, JsonObject body)
    {
        string type = body.RequiredText("customerContractType");
        if (tenant.ContractType == "pay" && type != "pay")
        {
            throw ApiError.Invalid(-90111, $"A paying customer does not become '{type}' again.");
        }
        string name = body.Has("companyName") ? body.RequiredText("companyName") : tenant.CompanyName;
        CheckName(name);
        long quota = body.Number("quotaMax") is long wantedQuota ? Quota(wantedQuota) : tenant.QuotaMax;
        int users = body.Number("userMax") is long wantedUsers ? Users(wantedUsers) : tenant.UserMax;
        long? webhooks = Webhooks(body) ?? tenant.WebhooksMax;
        (tenant.ContractType, tenant.CompanyName, tenant.QuotaMax, tenant.UserMax, tenant.WebhooksMax) = (type, name, quota, users, webhooks);
        tenant.IsLocked = body.Flag("isLocked") ?? body.Flag("lockStatus") ?? tenant.IsLocked;
        tenant.ProviderCustomerId = body.Has("providerCustomerId") ? body.Text("providerCustomerId") : tenant.ProviderCustomerId;
        tenant.UpdatedAt = state.Now;
    }

    private static void CheckName(string name)
    {
        if (name.Length > 255)
        {
            throw ApiError.Invalid(-80007, "The company name is too long.");
        }
    }

    private static long Quota(long bytes) =>
        bytes is -1 or >= LeastQuota ? bytes : throw ApiError.Invalid(-90510, "The quota is at least 1 MB, or -1 for no limit.");

    private static int Users(long number) => number is > 0 and <= int.MaxValue ? (int)number : throw ApiError.Invalid(-80001, $"{number} is no number of users.");

    private static long? Webhooks(JsonObject body) => body.Number("webhooksMax") is not long number ? null
        : number >= 0 ? number : throw ApiError.Invalid(-80001, $"{number} is no number of webhooks.");

    /// <summary>With the tenant that the sandbox is, everything in it goes: nobody can sign in any more.</summary>
    private static void RemoveOwn(SandboxState state)
    {
        foreach (NodeRecord top in state.Nodes.Top.Values.ToArray())
        {
            state.Nodes.Remove(top);
        }
        state.Users.Clear();
        state.Groups.Clear();
        state.Tokens.Clear();
    }
}
