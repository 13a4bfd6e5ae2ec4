using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>How users change their passwords themselves.</summary>
internal static class LoginPasswords
{
    /// <summary>Sets another password when the policy lets it.</summary>
    /// <exception cref="ApiError">The policy is broken, or the password is kept elsewhere.</exception>
    public static void Change(SandboxState state, UserRecord user, string password)
    {
        if (user.AuthMethod != "basic")
        {
            throw ApiError.Invalid(-10105, "The password of a user of another sign-in method can't be changed here.");
        }
        if (password.Length == 0)
        {
            throw ApiError.Invalid(-80000, "The password is empty.");
        }
        if (password.Length > 1024)
        {
            throw ApiError.Invalid(-80007, "The password has more than 1024 characters.");
        }
        if (password.IndexOfAny(['&', '\'', '<', '>']) >= 0)
        {
            throw ApiError.Invalid(-80023, "A password has none of & ' < >.");
        }
        var policies = state.Areas.Get<PolicyState>();
        if (!policies.FormerPasswords.TryGetValue(user.Id, out List<string>? former))
        {
            policies.FormerPasswords[user.Id] = former = [];
        }
        if (former.Count == 0 && user.Password is not null)
        {
            former.Add(user.Password); // one that the user had from the start
        }
        policies.SetLogin(user, password);
        user.MustChangePassword = false;
    }
}
