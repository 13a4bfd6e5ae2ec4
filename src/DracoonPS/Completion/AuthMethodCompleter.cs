using System.Collections.Generic;

namespace DracoonPS.Completion;

/// <summary>Completes the ways to sign in, by the API's words.</summary>
public sealed class AuthMethodCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Words { get; } = new Candidate[]
    {
        new("basic", "a password that DRACOON keeps"),
        new("openid", "OpenID Connect"),
        new("active_directory", "Active Directory"),
        new("radius", "RADIUS"),
    };
}
