using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>Whether the signed-in user has a second factor, and has to have one.</summary>
public sealed class DracoonMfa : DracoonObject
{
    /// <summary>True when a second factor is set up.</summary>
    public bool IsEnabled => Setups.Length > 0;

    /// <summary>True when a second factor is demanded.</summary>
    [JsonProperty("mfaEnforced")]
    public bool IsEnforced { get; internal set; }

    /// <summary>The numbers of what is set up.</summary>
    public long[] SetupIds => Setups.Select(s => s.SetupId).ToArray();

    /// <summary>What is set up.</summary>
    [JsonProperty("mfaSetups")]
    public DracoonMfaSetup[] Setups { get; internal set; } = Array.Empty<DracoonMfaSetup>();

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "second factor " + Words.OnOff(IsEnabled) + (IsEnforced ? ", enforced" : "");
}

/// <summary>A second factor that is set up. The API does not say which fields there are; those that are not here are in the additional data.</summary>
public sealed class DracoonMfaSetup : DracoonObject
{
    /// <summary>The number of the setup.</summary>
    [JsonProperty("id")]
    public long SetupId { get; internal set; }

    /// <summary>The kind of second factor, where the server says it.</summary>
    public string? Type { get; internal set; }

    /// <summary>The number of the setup.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => SetupId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
