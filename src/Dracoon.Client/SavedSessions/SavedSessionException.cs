using System;

namespace Dracoon.Client.SavedSessions;

/// <summary>Why a saved session can't be used.</summary>
public enum SavedSessionFailure
{
    /// <summary>There is none of that name.</summary>
    NotFound,

    /// <summary>There is one of that name already.</summary>
    Exists,

    /// <summary>Its file can't be read: damaged, or made by another user or on another machine.</summary>
    Damaged,

    /// <summary>Others can read its file.</summary>
    NotPrivate,

    /// <summary>Another process does not let go of it.</summary>
    Busy,
}

/// <summary>A saved session can't be used.</summary>
public sealed class SavedSessionException : Exception
{
    internal SavedSessionException(SavedSessionFailure failure, string message, Exception? cause = null)
        : base(message, cause)
    {
        Failure = failure;
    }

    /// <summary>Why.</summary>
    public SavedSessionFailure Failure { get; }
}
