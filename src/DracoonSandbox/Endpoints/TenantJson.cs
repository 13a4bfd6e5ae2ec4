using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Tenants as the API writes them, and what a list of them can be filtered and sorted by. Of the sandbox's own tenant the numbers are the real ones.</summary>
internal static class TenantJson
{
    public static Listing<TenantRecord> Listing(SandboxState state) => new Listing<TenantRecord>()
        .Number("id", t => t.Id, "eq").Text("companyName", t => t.CompanyName, "cn")
        .Filter("customerContractType", ["eq"], (t, _, type) => t.ContractType == type)
        .Number("trialDaysLeft", t => TrialDaysLeft(t, state), "ge", "le").Text("providerCustomerId", t => t.ProviderCustomerId, "cn", "eq")
        .Number("quotaMax", t => t.QuotaMax, "ge", "le").Number("quotaUsed", t => QuotaUsed(t, state), "ge", "le")
        .Number("userMax", t => t.UserMax, "ge", "le").Number("userUsed", t => Users(t, state).Count, "ge", "le")
        .Flag("isLocked", t => t.IsLocked).Number("lockStatus", t => t.IsLocked ? 1 : 0, "eq")
        .Date("createdAt", t => t.CreatedAt).Date("updatedAt", t => t.UpdatedAt).Date("lastLoginAt", t => LastLogin(t, state))
        .Filter("userLogin", ["eq"], (t, _, login) => Users(t, state).Any(u => string.Equals(u.Login ?? u.UserName, login, StringComparison.OrdinalIgnoreCase)))
        .Filter("attributeKey", ["eq", "nex"], (t, op, key) => t.Attributes.Keys.Contains(key, StringComparer.OrdinalIgnoreCase) == (op == "eq"))
        .Filter("attributeValue", ["eq"], (t, _, value) => t.Attributes.ContainsValue(value))
        .Text("activationCode", t => t.ActivationCode, "cn", "eq")
        .Sort("companyName", t => t.CompanyName).Sort("customerContractType", t => t.ContractType).Sort("trialDaysLeft", t => TrialDaysLeft(t, state))
        .Sort("providerCustomerId", t => t.ProviderCustomerId).Sort("quotaMax", t => t.QuotaMax).Sort("quotaUsed", t => QuotaUsed(t, state))
        .Sort("userMax", t => t.UserMax).Sort("userUsed", t => Users(t, state).Count).Sort("isLocked", t => t.IsLocked).Sort("lockStatus", t => t.IsLocked)
        .Sort("createdAt", t => t.CreatedAt).Sort("updatedAt", t => t.UpdatedAt).Sort("lastLoginAt", t => LastLogin(t, state));

    public static IReadOnlyCollection<UserRecord> Users(TenantRecord tenant, SandboxState state) => tenant.Id == TenantState.OwnId ? state.Users.Values : tenant.Users;

    public static JsonObject Write(TenantRecord tenant, SandboxState state, bool withAttributes) => Common(tenant)
        .With("quotaUsed", QuotaUsed(tenant, state))
        .With("userUsed", Users(tenant, state).Count)
        .With("cntInternalUser", Users(tenant, state).Count(u => !u.Roles.Contains("GUEST_USER")))
        .With("cntGuestUser", Users(tenant, state).Count(u => u.Roles.Contains("GUEST_USER")))
        .With("trialDaysLeft", TrialDaysLeft(tenant, state))
        .With("updatedAt", Iso(tenant.UpdatedAt))
        .With("lastLoginAt", Iso(LastLogin(tenant, state)))
        .With("customerAttributes", withAttributes ? TenantAttributeEndpoints.Write(tenant) : null);

    /// <summary>The answer to its creation.</summary>
    public static JsonObject New(TenantRecord tenant, JsonObject asked, SandboxState state) => Common(tenant)
        .With("firstAdminUser", TenantAdmin.Write(tenant.Users[0], asked))
        .With("trialDays", TrialDaysLeft(tenant, state))
        .With("customerAttributes", TenantAttributeEndpoints.Write(tenant));

    /// <summary>The answer to a change.</summary>
    public static JsonObject Updated(TenantRecord tenant, SandboxState state) => Common(tenant)
        .With("trialDays", TrialDaysLeft(tenant, state))
        .With("updatedAt", Iso(tenant.UpdatedAt))
        .With("customerAttributes", TenantAttributeEndpoints.Write(tenant));

    private static JsonObject Common(TenantRecord tenant) => new JsonObject
    {
        ["id"] = tenant.Id,
        ["companyName"] = tenant.CompanyName,
        ["customerContractType"] = tenant.ContractType,
        ["quotaMax"] = tenant.QuotaMax,
        ["userMax"] = tenant.UserMax,
        ["isLocked"] = tenant.IsLocked,
        ["lockStatus"] = tenant.IsLocked,
        ["customerUuid"] = tenant.Uuid,
        ["createdAt"] = Answer.Iso(tenant.CreatedAt),
    }.With("providerCustomerId", tenant.ProviderCustomerId).With("webhooksMax", tenant.WebhooksMax).With("activationCode", tenant.ActivationCode);

    private static long QuotaUsed(TenantRecord tenant, SandboxState state) => tenant.Id == TenantState.OwnId ? state.Nodes.Top.Values.Sum(n => n.Size) : 0;

    private static DateTime? LastLogin(TenantRecord tenant, SandboxState state) => Users(tenant, state).Max(u => u.LastLoginSuccessAt);

    private static int? TrialDaysLeft(TenantRecord tenant, SandboxState state) =>
        tenant.TrialEndsAt is DateTime end ? Math.Max(0, (int)Math.Ceiling((end - state.Now).TotalDays)) : null;

    private static string? Iso(DateTime? time) => time is DateTime t ? Answer.Iso(t) : null;
}
