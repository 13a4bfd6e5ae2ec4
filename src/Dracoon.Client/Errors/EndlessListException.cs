using System;

namespace Dracoon.Client;

/// <summary>The server gives a list that begins again and again, and would never end.</summary>
public sealed class EndlessListException : Exception
{
    internal EndlessListException(int given, int different)
        : base($"The server gives the same over and over: of {given} entries of a list only {different} are different ones. The rest was not read.")
    {
    }
}
