using System;

namespace DracoonPS;

/// <summary>How a user signs in, out of the parameters -AuthMethod, -ProviderId, -OpenIdProvider and -AdProvider, of which the last two say the first.</summary>
internal static class SignInProvider
{
    /// <summary>The method and the number of the configuration; null for what is not given.</summary>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public static (string? Method, long? ConfigId) Resolve(string? method, long? providerId, long? openIdProvider, long? adProvider)
    {
        if (openIdProvider is not null && adProvider is not null)
        {
            throw new ArgumentException("-OpenIdProvider and -AdProvider exclude each other: a user signs in in one way.");
        }
        string? implied = openIdProvider is not null ? "openid" : adProvider is not null ? "active_directory" : null;
        if (implied is null)
        {
            return (method, providerId);
        }
        if (method is not null && method != implied)
        {
            throw new ArgumentException($"-{(openIdProvider is null ? "AdProvider" : "OpenIdProvider")} is for -AuthMethod {implied}, and this is '{method}'.");
        }
        if (providerId is not null)
        {
            throw new ArgumentException("-ProviderId says the same as -OpenIdProvider or -AdProvider. Leave one of them out.");
        }
        return (implied, openIdProvider ?? adProvider);
    }
}
