namespace Dracoon.Client.Requests;

/// <summary>What the creation and the change of a tenant have in common.</summary>
public abstract class TenantRequest : RequestBody
{
    private protected TenantRequest()
    {
    }

    /// <summary>The name of the company.</summary>
    public string? CompanyName { get => Get<string>("companyName"); set => Set("companyName", value); }

    /// <summary><c>demo</c>, <c>free</c> or <c>pay</c>; required.</summary>
    public string? ContractType { get => Get<string>("customerContractType"); set => Set("customerContractType", value); }

    /// <summary>The most bytes; -1 for no limit.</summary>
    public long? Quota { get => Get<long?>("quotaMax"); set => Set("quotaMax", value); }

    /// <summary>The most users.</summary>
    public int? MaxUsers { get => Get<int?>("userMax"); set => Set("userMax", value); }

    /// <summary>The most webhooks.</summary>
    public long? MaxWebhooks { get => Get<long?>("webhooksMax"); set => Set("webhooksMax", value); }

    /// <summary>True to let nobody of the tenant sign in.</summary>
    public bool? IsLocked { get => Get<bool?>("isLocked"); set => Set("isLocked", value); }

    /// <summary>The number that the tenant has at the provider.</summary>
    public string? ProviderCustomerId { get => Get<string>("providerCustomerId"); set => Set("providerCustomerId", value); }
}
