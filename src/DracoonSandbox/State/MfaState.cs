using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>The second factors of the users.</summary>
internal sealed class MfaState
{
    public Dictionary<long, MfaRecord> Users { get; set; } = [];

    public MfaRecord Of(UserRecord user)
    {
        if (!Users.TryGetValue(user.Id, out MfaRecord? record))
        {
            Users[user.Id] = record = new MfaRecord();
        }
        return record;
    }
}

/// <summary>The second factors of one user.</summary>
internal sealed class MfaRecord
{
    public List<TotpRecord> Setups { get; set; } = [];

    [JsonIgnore]
    public IEnumerable<TotpRecord> Confirmed => Setups.Where(s => s.IsConfirmed);

    [JsonIgnore]
    public bool IsEnabled => Setups.Exists(s => s.IsConfirmed);

    /// <summary>True when the code is one of a device that is set up; it is used up by that.</summary>
    public bool Accepts(string code, DateTime now) => Confirmed.Any(setup => setup.Accepts(code, now));
}

/// <summary>A device that makes one-time passwords.</summary>
internal sealed class TotpRecord
{
    public required long Id { get; init; }

    public required byte[] Secret { get; init; }

    public bool IsConfirmed { get; set; }

    /// <summary>The step of the last code that was taken: none is taken twice (RFC 6238 5.2).</summary>
    public long LastStep { get; set; }

    public bool Accepts(string code, DateTime now)
    {
        if (Totp.Step(Secret, code, now) is not long step || step <= LastStep)
        {
            return false;
        }
        LastStep = step;
        return true;
    }
}
