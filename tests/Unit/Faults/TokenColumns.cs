using System;
using System.Net.Http;
using System.Threading.Tasks;
using Dracoon.Client;
using Xunit;

namespace DracoonPS.UnitTests.Faults;

/// <summary>Signing in.</summary>
internal sealed class PasswordColumn(FaultWorld world) : FaultColumn(world)
{
    private DracoonClientOptions _options = null!;

    public override (string Method, string Path) Call => ("POST", "/oauth/token");

    public override (string Method, string Path)? Before => ("GET", "/api/v4/public/software/version");

    public override string Subject => "POST /oauth/token";

    public override string Result => "admin";

    public override bool IsPaused => true;

    public override Task OpenAsync(FaultPatience patience)
    {
        _options = World.Options(patience);
        return Task.CompletedTask;
    }

    public override async Task<string> CallAsync()
    {
        using DracoonSession session = await FaultWorld.ConnectAsync(_options);
        return session.UserName;
    }

    public override async Task UseAsync()
    {
        using DracoonSession session = await FaultWorld.ConnectAsync(_options);
    }
}

/// <summary>A new access token, since the server no longer takes the old one.</summary>
internal sealed class RefreshColumn(FaultWorld world) : FaultColumn(world)
{
    private bool _isUsedUp;

    public override (string Method, string Path) Call => ("POST", "/oauth/token");

    public override (string Method, string Path)? Before => ("GET", "/api/v4/users/1");

    public override string Subject => "POST /oauth/token";

    public override string Result => "admin";

    /// <summary>One of its own, since not every cell leaves it usable.</summary>
    public override async Task OpenAsync(FaultPatience patience) => Session = await FaultWorld.ConnectAsync(World.Options(patience));

    public override Task PrepareAsync() => World.Sandbox.SendAsync(HttpMethod.Post, "sandbox/tokens/expire");

    public override async Task<string> CallAsync() => (await Session.Users.GetAsync(1)).UserName;

    /// <summary>Done is the renewal when the server has given a new token for the old one, which works once.</summary>
    public override async Task<bool> IsDoneAsync(bool succeeded)
    {
        try
        {
            await Session.RefreshAsync();
            return succeeded;
        }
        catch (DracoonAuthenticationException e) when (e.Reason == AuthenticationFailure.RefreshRefused && !succeeded)
        {
            _isUsedUp = true;
            return true;
        }
    }

    /// <summary>When the answer got lost, nothing but signing in again helps, as the error says.</summary>
    public override async Task UseAsync()
    {
        using (Session)
        {
            await (_isUsedUp ? Assert.ThrowsAsync<DracoonAuthenticationException>(base.UseAsync) : base.UseAsync());
        }
    }
}
