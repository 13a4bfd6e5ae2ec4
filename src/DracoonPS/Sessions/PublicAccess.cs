using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client;
using Dracoon.Client.Api;
using DracoonPS.References;

namespace DracoonPS;

/// <summary>The way to shares without an account: over a session's server where it is the same one, else over a connection of its own for as long as the cmdlet runs.</summary>
internal sealed class PublicAccess : IDisposable
{
    private readonly Dictionary<Uri, PublicConnection> _connections = new();

    /// <param name="share">The share.</param>
    /// <param name="baseUrl">The server that the user named; null for none.</param>
    /// <param name="session">The session that the user named; null for the default one.</param>
    /// <exception cref="ArgumentException">Nothing says which server it is, or two say different ones.</exception>
    public PublicSharesApi For(PublicShareReference share, string? baseUrl, DracoonSession? session)
    {
        Uri? named = baseUrl is null ? null : DracoonClientOptions.ParseBaseUrl(baseUrl);
        if (share.Link.BaseUri is Uri linked && named is not null && linked != named)
        {
            throw new ArgumentException($"The link leads to '{linked}', and -BaseUrl is '{named}'. Leave out -BaseUrl, or give the access key alone.");
        }
        session ??= SessionStore.Current.Default;
        Uri server = share.Link.BaseUri ?? named ?? session?.BaseUri
            ?? throw new ArgumentException("An access key alone does not say which server it is for. Give the whole link, or -BaseUrl too.");
        if (session is not null && session.BaseUri == server)
        {
            return session.PublicShares; // with its proxy and its other settings
        }
        if (!_connections.TryGetValue(server, out PublicConnection? connection))
        {
            _connections[server] = connection = new PublicConnection(new DracoonClientOptions(server) { Log = VerboseLog.Instance });
        }
        return connection.Shares;
    }

    public void Dispose()
    {
        foreach (PublicConnection connection in _connections.Values.ToList())
        {
            connection.Dispose();
        }
        _connections.Clear();
    }
}
