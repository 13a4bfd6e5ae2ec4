using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>Checks who signs in.</summary>
internal static class SignIn
{
    /// <summary>The user when name, password and, where there is one, second factor are right and the account may be used. Under the state's gate.</summary>
    public static UserRecord? Check(SandboxState state, string userName, string password, string oneTimePassword)
    {
        UserRecord? user = state.FindUser(userName);
        if (user is null || user.Password is null || user.Password != password || user.IsLocked || user.ExpireAt <= state.Now || !HasSecondFactor(state, user, oneTimePassword))
        {
            if (user is not null)
            {
                user.LastLoginFailAt = state.Now;
            }
            return null;
        }
        user.LastLoginSuccessAt = state.Now;
        return user;
    }

    private static bool HasSecondFactor(SandboxState state, UserRecord user, string oneTimePassword)
    {
        MfaRecord mfa = state.Areas.Get<MfaState>().Of(user);
        return !mfa.IsEnabled || mfa.Accepts(oneTimePassword, state.Now);
    }
}
