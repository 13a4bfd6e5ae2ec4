using System;

namespace Dracoon.Crypto;

/// <summary>What was wrong.</summary>
public enum CryptoError
{
    /// <summary>A version that is not known.</summary>
    UnknownVersion,

    /// <summary>A file key and a key pair whose versions don't belong together.</summary>
    VersionMismatch,

    /// <summary>Text that is no PEM of the expected kind.</summary>
    InvalidPem,

    /// <summary>Key data that can't be read.</summary>
    InvalidKey,

    /// <summary>The password does not open the private key.</summary>
    WrongPassword,

    /// <summary>A file key that can't be decrypted, or whose length is wrong.</summary>
    InvalidFileKey,

    /// <summary>An initialization vector of a wrong length.</summary>
    InvalidIv,

    /// <summary>A tag that is missing or has a wrong length.</summary>
    InvalidTag,

    /// <summary>The data is not what was encrypted: the tag does not match.</summary>
    TagMismatch,

    /// <summary>More data than AES-GCM can protect with one IV.</summary>
    FileTooLarge,
}

/// <summary>Encryption or decryption failed. The message names no secret.</summary>
public sealed class DracoonCryptoException : Exception
{
    /// <summary>Makes the exception.</summary>
    public DracoonCryptoException(CryptoError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>What was wrong.</summary>
    public CryptoError Error { get; }
}
