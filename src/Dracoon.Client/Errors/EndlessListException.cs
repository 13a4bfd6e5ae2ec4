using System;

namespace Dracoon.Client;

/// <summary>The server gives a list that would never end: it begins again and again, or grows as fast as it is read.</summary>
public sealed class EndlessListException : Exception
{
    private EndlessListException(string message) : base(message)
    {
    }

    internal static EndlessListException Repeats(long given, int different) =>
        new($"The server gives the same over and over: of {given} entries of a list only {different} are different ones. The rest was not read.");

    internal static EndlessListException Grows(long firstTotal, long given) =>
        new($"The server gives a list without an end: it spoke of {firstTotal} entries at first, and {given} have come. The rest was not read.");
}
