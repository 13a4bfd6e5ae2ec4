using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Client;

public sealed class TokenTests(Sandbox sandbox) : IClassFixture<Sandbox>, IAsyncLifetime
{
    public Task InitializeAsync() => sandbox.ForgetAsync();

    public Task DisposeAsync() => sandbox.ForgetAsync();

    [Fact]
    public async Task Twenty_requests_with_an_expired_token_get_one_new_one()
    {
        using DracoonSession session = await sandbox.ConnectAsync();
        await sandbox.SendAsync(HttpMethod.Post, "sandbox/tokens/expire");
        await sandbox.ForgetAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Users.GetAsync(1)));
        Assert.Single(await sandbox.RequestsAsync(), r => r == "POST /oauth/token");
    }

    [Fact]
    public async Task Refresh_tokens_rotate()
    {
        using DracoonSession session = await sandbox.ConnectAsync();
        for (int i = 0; i < 3; i++)
        {
            await session.RefreshAsync();
        }
        Assert.Equal("admin", (await session.Users.GetAsync(1)).UserName);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends_and_a_failing_renewal_does_not_stop_what_still_works()
    {
        using DracoonSession session = await sandbox.ConnectAsync();
        await sandbox.FaultAsync(new { method = "POST", path = "/oauth/token", status = 500, count = 100 });
        Assert.Equal("admin", (await session.Users.GetAsync(1)).UserName);
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_one()
    {
        var e = await Assert.ThrowsAsync<DracoonAuthenticationException>(() =>
            DracoonSession.ConnectWithPasswordAsync(sandbox.Options(), new OAuthClientCredentials(), "admin", Vectors.Secret("wrong-one")));
        Assert.Equal(AuthenticationFailure.InvalidCredentials, e.Reason);
        Assert.DoesNotContain("wrong-one", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_client_is_said_to_be_one()
    {
        var e = await Assert.ThrowsAsync<DracoonAuthenticationException>(() =>
            DracoonSession.ConnectWithPasswordAsync(sandbox.Options(), new OAuthClientCredentials("nobody"), "admin", Vectors.Secret("Sandbox-Admin-1")));
        Assert.Equal(AuthenticationFailure.InvalidClient, e.Reason);
    }

    [Fact]
    public async Task After_the_end_of_a_session_its_tokens_are_worth_nothing()
    {
        DracoonSession session = await sandbox.ConnectAsync();
        await session.DisconnectAsync(revoke: true);
        Assert.Equal(2, (await sandbox.RequestsAsync()).Count(r => r == "POST /oauth/revoke"));
        await Assert.ThrowsAnyAsync<Exception>(() => session.Users.GetAsync(1));
    }
}
