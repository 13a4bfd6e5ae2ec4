using System;
using System.Collections.Generic;
using System.IO;
using System.Security;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>One file to send through an upload share, without an account.</summary>
public sealed class PublicUploadRequest : UploadContent
{
    /// <summary>A file to send.</summary>
    /// <param name="share">The share. If what it leads to is encrypted, so will the file be.</param>
    /// <param name="name">Its name there; the server changes it when it is taken.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="open">Opens the content. Called once; the stream is disposed.</param>
    public PublicUploadRequest(DracoonPublicUploadShare share, string name, long size, Func<Stream> open)
        : base(name, size, open)
    {
        Share = share ?? throw new ArgumentNullException(nameof(share));
    }

    /// <summary>The share.</summary>
    public DracoonPublicUploadShare Share { get; }

    /// <summary>The share's password; null where it has none.</summary>
    public SecureString? Password { get; set; }

    /// <summary>Called, from any thread, with the ids of users whose public key can't be used, so that they get no key of the file; null for nobody.</summary>
    public Action<IReadOnlyList<long>>? KeysLeftOut { get; set; }
}
