using System;

namespace Packager;

/// <summary>Something that a person has to put right before the package can be made; the message says what.</summary>
internal sealed class PackException : Exception
{
    public PackException(string message)
        : base(message)
    {
    }
}
