using System;

namespace Dracoon.Client;

/// <summary>The server gives a list that would never end: it begins again and again, or grows as fast as it is read.</summary>
public sealed class EndlessListException : Exception
{
    internal EndlessListException(long given, int different)
        : base($"The server gives the same over and over: of {given} entries of a list only {different} are different ones. The rest was not read.")
    {
    }

    internal EndlessListException(long firstTotal, long given)
        : base($"The server gives a list without an end: it spoke of {firstTotal} entries at first, and {given} have come. The rest was not read.")
    {
    }
}
