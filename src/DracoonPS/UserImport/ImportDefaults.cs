using System.Collections.Generic;
using System.Security;

namespace DracoonPS.UserImport;

/// <summary>What holds for all rows that say nothing else.</summary>
internal sealed class ImportDefaults
{
    public string? AuthMethod { get; init; }

    public long? ProviderId { get; init; }

    public bool? EnforceMfa { get; init; }

    public bool? Notify { get; init; }

    public bool? NonmemberViewer { get; init; }

    public SecureString? Password { get; init; }

    public bool? MustChangePassword { get; init; }

    /// <summary>True to change users who are there already.</summary>
    public bool UpdatesExisting { get; init; }

    /// <summary>The groups that everybody comes into.</summary>
    public IReadOnlyList<(long Id, string Name)> Groups { get; init; } = new List<(long, string)>();
}
