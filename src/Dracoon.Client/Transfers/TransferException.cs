using System;

namespace Dracoon.Client.Transfers;

/// <summary>Why a transfer ended without a result, where the server did not answer with an error.</summary>
public enum TransferFailure
{
    /// <summary>A local file of that name exists.</summary>
    TargetExists,

    /// <summary>The local file changed while it was sent.</summary>
    SourceChanged,

    /// <summary>The server gave another number of bytes than announced, or another part than asked for.</summary>
    LengthMismatch,

    /// <summary>What came is not what the server has.</summary>
    HashMismatch,

    /// <summary>The storage lost or changed a part.</summary>
    StorageFailed,

    /// <summary>The server did not finish the file in time.</summary>
    FinishTimeout,

    /// <summary>The local disk refused what was received, for example because it is full.</summary>
    WriteFailed,

    /// <summary>The server named an address for the content that is not used: not https, or none at all.</summary>
    AddressRefused,

    /// <summary>The server's list of a folder lacks what must be in it, so that it can't be known what is there.</summary>
    ListIncomplete,
}

/// <summary>A transfer ended without a result. No partial file is left behind.</summary>
public sealed class TransferException : Exception
{
    internal TransferException(TransferFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    /// <summary>Why.</summary>
    public TransferFailure Failure { get; }
}
