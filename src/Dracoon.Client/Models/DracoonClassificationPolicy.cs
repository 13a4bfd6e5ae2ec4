using System;
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

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ClassificationRequiresSharePassword is > 0 and int level ? FormattableString.Invariant($"shares need a password from classification {level} on") : "shares need no password";
}
