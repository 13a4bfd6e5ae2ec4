using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.SavedSessions;

namespace Dracoon.Client.Authentication;

/// <summary>The tokens of one session. However many calls need a new access token at once, one is asked for.</summary>
internal sealed class TokenStore : IDisposable
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly OAuthClient _oauth;
    private readonly Clock _clock;
    private readonly CancellationTokenSource _closed = new();
    private readonly object _lock = new();
    private string _accessToken = "";
    private string? _refreshToken;
    private DateTime? _renewAt;
    private DateTime? _expiresAt;
    private Task? _refresh;
    private SavedTokens? _saved;

    public TokenStore(OAuthClient oauth, OAuthTokens tokens, Clock clock, SavedTokens? saved = null)
    {
        _oauth = oauth;
        _clock = clock;
        _saved = saved;
        Take(tokens);
    }

    /// <summary>When the access token ends, UTC; null when the server did not say.</summary>
    public DateTime? ExpiresAt
    {
        get
        {
            lock (_lock)
            {
                return _expiresAt;
            }
        }
    }

    public bool CanRefresh
    {
        get
        {
            lock (_lock)
            {
                return _refreshToken is not null;
            }
        }
    }

    /// <summary>The file that the tokens are kept in; null for a session that is not saved.</summary>
    public SavedSessionFile? SavedIn
    {
        get
        {
            lock (_lock)
            {
                return _saved?.File;
            }
        }
    }

    /// <summary>A token that holds for a while yet.</summary>
    public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken)
    {
        Task refresh;
        lock (_lock)
        {
            DateTime now = _clock.UtcNow;
            if (_renewAt is null || now < _renewAt)
            {
                return _accessToken;
            }
            if (_refreshToken is null)
            {
                // Without a refresh token the rest of its life is used; then there is no point in asking the server.
                return now < _expiresAt ? _accessToken : throw Expired();
            }
            refresh = StartRefresh();
        }
        try
        {
            await Wait(refresh, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonConnectionException or DracoonApiException && _clock.UtcNow < ExpiresAt)
        {
            // Ahead of time: the old token still works, and the request itself will tell if the server is gone.
        }
        lock (_lock)
        {
            return _accessToken;
        }
    }

    /// <summary>Another token than one that the server did not take.</summary>
    public async Task<string> ReplaceAsync(string rejected, CancellationToken cancellationToken)
    {
        Task refresh;
        lock (_lock)
        {
            if (_accessToken != rejected)
            {
                return _accessToken; // somebody was faster
            }
            if (_refreshToken is null)
            {
                throw Expired();
            }
            refresh = StartRefresh();
        }
        await Wait(refresh, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            return _accessToken;
        }
    }

    /// <summary>A new token now.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _refreshToken is null ? Task.FromException(Expired()) : Wait(StartRefresh(), cancellationToken);
        }
    }

    /// <summary>Keeps the tokens in a file from now on.</summary>
    public async Task SaveAsync(SavedSessionFile file, Uri baseUri, string userName, bool replace, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            CheckSaving(file, replace); // before anything is made on the disk
        }
        while (true)
        {
            // Before the file's lock is taken: a refresh of a saved session needs it.
            await RefreshEndsAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            using IDisposable held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
            lock (_lock)
            {
                if (_refresh is { IsCompleted: false })
                {
                    continue; // one began in between
                }
                CheckSaving(file, replace); // again: another process may have been faster
                var content = new SavedSessionContent(baseUri, userName, _oauth.Client, new OAuthTokens(_accessToken, _refreshToken, null), _expiresAt);
                if (_saved is null || !_saved.HoldsIt())
                {
                    file.Write(content);
                }
                _saved = new SavedTokens(file, content);
                return;
            }
        }
    }

    /// <summary>Forgets the tokens and, if asked, makes them worthless on the server; those of a saved session only when that is asked for too, and then its file goes.</summary>
    public async Task ClearAsync(bool revoke, bool revokeSaved, CancellationToken cancellationToken)
    {
        SavedTokens? saved;
        lock (_lock)
        {
            saved = _saved;
        }
        if (saved is not null)
        {
            // Cut off now, the next token would never reach the file.
            await RefreshEndsAsync(LongestEnd, cancellationToken).ConfigureAwait(false);
        }
        string accessToken;
        string? refreshToken;
        lock (_lock)
        {
            accessToken = _accessToken;
            refreshToken = _refreshToken;
            _accessToken = "";
            _refreshToken = null;
        }
        if (!revoke || (saved is not null && !revokeSaved))
        {
            return;
        }
        if (saved is not null)
        {
            await saved.RevokeAsync(_oauth, cancellationToken).ConfigureAwait(false);
        }
        if (refreshToken is not null)
        {
            await _oauth.RevokeAsync(refreshToken, "refresh_token", cancellationToken).ConfigureAwait(false);
        }
        if (accessToken.Length > 0)
        {
            await _oauth.RevokeAsync(accessToken, "access_token", cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        lock (_lock)
        {
            _accessToken = "";
            _refreshToken = null;
        }
    }

    /// <summary>Under the lock. Runs for the session, not for the caller that happened to be first: its Ctrl+C must not fail the others.</summary>
    private Task StartRefresh()
    {
        if (_refresh is null || _refresh.IsCompleted)
        {
            string refreshToken = _refreshToken!;
            string accessToken = _accessToken;
            SavedTokens? saved = _saved;
            _refresh = Task.Run(async () => Take(
                (saved is null ? null : await saved.RenewAsync(_oauth, accessToken, _clock, _closed.Token).ConfigureAwait(false))
                ?? await _oauth.RefreshAsync(refreshToken, _closed.Token).ConfigureAwait(false)));
        }
        return _refresh;
    }

    /// <summary>Under the lock.</summary>
    private void CheckSaving(SavedSessionFile file, bool replace)
    {
        if (_refreshToken is null)
        {
            throw new WrongSessionException("This session has no refresh token, as one that was opened with -AccessToken, so there is nothing that a later task could sign in with. Sign in with -Interactive, -Credential or -RefreshToken, and save that session.");
        }
        if (_saved is { File.Exists: true } && _saved.File.Path != file.Path)
        {
            throw new SavedSessionException(SavedSessionFailure.Exists,
                $"This session is saved as '{_saved.File.Name}' already ({_saved.File.Path}), and its refresh token works once, so it can be kept in one place only. Sign in once more for another saved session.");
        }
        if (file.Exists && !replace)
        {
            throw new SavedSessionException(SavedSessionFailure.Exists, $"There is a saved session '{file.Name}' already ({file.Path}). Replace it with -Force, or take another name.");
        }
    }

    /// <summary>Waits for a refresh that is under way, however it ends.</summary>
    private async Task RefreshEndsAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task? refresh;
        lock (_lock)
        {
            refresh = _refresh;
        }
        if (refresh is { IsCompleted: false })
        {
            await Task.WhenAny(refresh, Task.Delay(longest, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Take(OAuthTokens tokens)
    {
        lock (_lock)
        {
            DateTime now = _clock.UtcNow;
            _accessToken = tokens.AccessToken;
            _refreshToken = string.IsNullOrEmpty(tokens.RefreshToken) ? _refreshToken : tokens.RefreshToken; // they rotate
            _expiresAt = now + tokens.Lifetime;
            if (tokens.Lifetime is TimeSpan lifetime)
            {
                TimeSpan fifth = TimeSpan.FromTicks(lifetime.Ticks / 5);
                _renewAt = _expiresAt - (fifth < LongestMargin ? fifth : LongestMargin);
            }
            else
            {
                _renewAt = null;
            }
        }
    }

    private static async Task Wait(Task task, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }
        await task.ConfigureAwait(false);
    }

    private static DracoonAuthenticationException Expired() =>
        new("The access token is no longer valid, and there is no refresh token to get another one. Sign in again.",
            AuthenticationFailure.ExpiredToken, "", 401);
}
