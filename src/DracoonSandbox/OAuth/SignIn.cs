using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>Checks who signs in.</summary>
internal static class SignIn
{
    /// <summary>The user when name, password and, where there is one, second factor are right and the account may be used. Under the state's gate.</summary>
    public static UserRecord? Check(SandboxState state, string userName, string password, string oneTimePassword)
    {
        UserRecord? user = state.FindUser(userName);
        if (user is null || state.Areas.Get<TenantState>().Own is not { IsLocked: false })
        {
            return null;
        }
        var policies = state.Areas.Get<PolicyState>();
        if (policies.IsLockedOut(user, state.Now))
        {
            return null;
        }
        bool success = user.Password == password && user.Password is not null && !user.IsLocked && !(user.ExpireAt <= state.Now)
            && state.Areas.Get<SettingsState>().IsEnabled("basic") && HasSecondFactor(state, user, oneTimePassword);
        policies.Remember(user, success, state.Now);
        if (!success)
        {
            user.LastLoginFailAt = state.Now;
            state.Events.Add("user.login", user, isError: true);
            return null;
        }
        user.LastLoginSuccessAt = state.Now;
        state.Events.Add("user.login", user);
        return user;
    }

    private static bool HasSecondFactor(SandboxState state, UserRecord user, string oneTimePassword)
    {
        MfaRecord mfa = state.Areas.Get<MfaState>().Of(user);
        return !mfa.IsEnabled || mfa.Accepts(oneTimePassword, state.Now) || state.Areas.Get<EmergencyCodes>().Take(user, oneTimePassword);
    }
}
