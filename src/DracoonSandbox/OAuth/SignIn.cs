using DracoonSandbox.State;

namespace DracoonSandbox.OAuth;

/// <summary>Checks who signs in.</summary>
internal static class SignIn
{
    /// <summary>The user when name and password are right and the account may be used. Under the state's gate.</summary>
    public static UserRecord? Check(SandboxState state, string userName, string password)
    {
        UserRecord? user = state.FindUser(userName);
        if (user is null || user.Password is null || user.Password != password || user.IsLocked || user.ExpireAt <= state.Now || state.Areas.Get<TenantState>().Own is not { IsLocked: false })
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
}
