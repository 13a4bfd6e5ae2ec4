using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;

namespace Dracoon.Client.SavedSessions;

/// <summary>The tokens of a session that is saved. A refresh token works once, so every use of it is one step with reading and writing the file, under its lock.</summary>
internal sealed class SavedTokens
{
    // How long a refresh goes on after it was cancelled: given up, the next token would be lost, and with it the saved session.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly SavedSessionContent _session;

    public SavedTokens(SavedSessionFile file, SavedSessionContent session)
    {
        File = file;
        _session = session;
    }

    public SavedSessionFile File { get; }

    /// <summary>Tokens to begin with: those of the file, renewed where their time is over.</summary>
    public async Task<OAuthTokens> StartAsync(OAuthClient oauth, CancellationToken cancellationToken) =>
        await RenewAsync(oauth, null, Clock.System, cancellationToken).ConfigureAwait(false) ?? throw File.NotFound();

    /// <summary>Other tokens than the one that is no longer good; null when the file was removed or holds another session now.</summary>
    public async Task<OAuthTokens?> RenewAsync(OAuthClient oauth, string? accessToken, Clock clock, CancellationToken cancellationToken)
    {
        if (!File.Exists)
        {
            return null;
        }
        using IDisposable held = await File.LockAsync(cancellationToken).ConfigureAwait(false);
        if (ReadOwn() is not SavedSessionContent saved)
        {
            return null;
        }
        if (saved.NewerThan(accessToken, clock.UtcNow) is OAuthTokens newer)
        {
            return newer; // another process was faster
        }
        using var late = new CancellationTokenSource();
        using (cancellationToken.Register(() => late.CancelAfter(Grace)))
        {
            OAuthTokens tokens = await RefreshAsync(oauth, saved.RefreshToken, late.Token).ConfigureAwait(false);
            SavedSessionContent next = saved.With(tokens, clock.UtcNow);
            File.Write(next);
            return new OAuthTokens(next.AccessToken, next.RefreshToken, tokens.Lifetime);
        }
    }

    /// <summary>Makes the saved token worthless and removes the file.</summary>
    public async Task RevokeAsync(OAuthClient oauth, CancellationToken cancellationToken)
    {
        if (!File.Exists)
        {
            return;
        }
        using IDisposable held = await File.LockAsync(cancellationToken).ConfigureAwait(false);
        if (ReadOwn() is SavedSessionContent saved)
        {
            await oauth.RevokeAsync(saved.RefreshToken, "refresh_token", cancellationToken).ConfigureAwait(false);
            await oauth.RevokeAsync(saved.AccessToken, "access_token", cancellationToken).ConfigureAwait(false);
            File.Delete();
        }
    }

    /// <summary>True when the file holds this session, with a token that is at least as new as the one in memory. Under the lock.</summary>
    public bool HoldsIt()
    {
        try
        {
            return ReadOwn() is not null;
        }
        catch (SavedSessionException)
        {
            return false; // damaged or open to others: written anew by who asks
        }
    }

    private SavedSessionContent? ReadOwn() => File.Exists && File.Read() is SavedSessionContent saved && saved.IsSameAs(_session) ? saved : null;

    private async Task<OAuthTokens> RefreshAsync(OAuthClient oauth, string refreshToken, CancellationToken cancellationToken)
    {
        try
        {
            return await oauth.RefreshAsync(refreshToken, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonAuthenticationException e) when (e.Reason == AuthenticationFailure.RefreshRefused)
        {
            throw new DracoonAuthenticationException(
                $"DRACOON did not accept the refresh token of the saved session '{File.Name}': it is expired, revoked or was used elsewhere. Sign in and save it anew with Save-DracoonSession -Force.",
                e.Reason, e.OAuthError, e.StatusCode);
        }
    }
}
