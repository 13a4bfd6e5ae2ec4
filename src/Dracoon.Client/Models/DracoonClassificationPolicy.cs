using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What classifications demand: <c>GET /system/config/policies/classifications</c>, <c>GET /config/info/policies/classifications</c>.</summary>
public sealed class DracoonClassificationPolicy : DracoonObject
{
    /// <summary>From which classification on a share needs a password: 1 to 4, and 0 for none.</summary>
    public int? ClassificationRequiresSharePassword => ShareClassificationPolicies?.ClassificationRequiresSharePassword;

    [JsonProperty("shareClassificationPolicies")]
    internal SharePolicies? ShareClassificationPolicies { get; set; }

    internal sealed class SharePolicies
    {
        public int? ClassificationRequiresSharePassword { get; set; }
    }
}
