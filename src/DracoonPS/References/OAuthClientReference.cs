using System;
using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>An OAuth client as a parameter names it: the object itself, a client id, or a row with a column <c>ClientId</c>.</summary>
public sealed class OAuthClientReference
{
    /// <summary>The client itself.</summary>
    /// <param name="client">The client.</param>
    public OAuthClientReference(DracoonOAuthClient client)
    {
        Item = client ?? throw new ArgumentNullException(nameof(client));
        ClientId = client.ClientId;
    }

    /// <summary>By its id.</summary>
    /// <param name="clientId">The id.</param>
    public OAuthClientReference(string clientId)
    {
        ClientId = Checked(clientId);
    }

    /// <summary>By a row with a column <c>ClientId</c>.</summary>
    /// <param name="row">The row.</param>
    public OAuthClientReference(PSObject row)
    {
        Item = ReferenceRow.Typed<DracoonOAuthClient>(row);
        ClientId = Item?.ClientId ?? Checked(ReferenceRow.Text(row, "ClientId", typeof(DracoonOAuthClient)));
    }

    /// <summary>The client's id.</summary>
    internal string ClientId { get; }

    /// <summary>The client itself, where the caller had it.</summary>
    internal DracoonOAuthClient? Item { get; }

    /// <summary>As the caller named the client.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => ClientId;

    private static string Checked(string clientId) => string.IsNullOrWhiteSpace(clientId)
        ? throw new ArgumentException("An OAuth client is named by its id, and this is empty.", nameof(clientId))
        : clientId.Trim();
}
