using System;
using Dracoon.Crypto;

namespace Dracoon.Client.Models;

/// <summary>A keypair as it lies on the server or in a file: the public key, and the private key under its password. Nothing in it is secret without that password.</summary>
public sealed class DracoonKeypair
{
    private readonly ProtectedPrivateKey _privateKey;
    private readonly PublicKey _publicKey;

    /// <summary>A keypair.</summary>
    /// <param name="privateKey">The private key under its password.</param>
    /// <param name="publicKey">The public key.</param>
    /// <param name="createdAt">When it was created, UTC; null when it is not known.</param>
    /// <exception cref="ArgumentException">The two are of different versions.</exception>
    public DracoonKeypair(ProtectedPrivateKey privateKey, PublicKey publicKey, DateTime? createdAt = null)
    {
        _privateKey = privateKey ?? throw new ArgumentNullException(nameof(privateKey));
        _publicKey = publicKey ?? throw new ArgumentNullException(nameof(publicKey));
        if (privateKey.Version != publicKey.Version)
        {
            throw new ArgumentException("The private and the public key are of different versions.", nameof(publicKey));
        }
        CreatedAt = createdAt;
    }

    /// <summary>The version as the API names it: <c>A</c> (RSA-2048) or <c>RSA-4096</c>.</summary>
    public string Version => _publicKey.Version.ToApiName();

    /// <summary>The SHA-256 of the public key, to compare keypairs by.</summary>
    public string Fingerprint => _publicKey.Fingerprint;

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The public key in PEM.</summary>
    public string PublicKeyPem => _publicKey.Pem;

    /// <summary>The private key under its password.</summary>
    /// <returns>The key; a method, so that it is no column of a table or a CSV file.</returns>
    public ProtectedPrivateKey GetPrivateKey() => _privateKey;

    /// <summary>The public key.</summary>
    /// <returns>The key.</returns>
    public PublicKey GetPublicKey() => _publicKey;

    /// <summary>Version and fingerprint.</summary>
    /// <returns>For example <c>RSA-4096 3F9A…</c>.</returns>
    public override string ToString() => Version + " " + Fingerprint;
}
