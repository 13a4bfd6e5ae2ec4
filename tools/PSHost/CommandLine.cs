using System;
using System.Collections.Generic;

namespace PSHost;

/// <summary>What the command line asks for, in the words of <c>pwsh</c>.</summary>
internal sealed class CommandLine
{
    public const string Usage = "usage: PSHost [-NoProfile] [-NonInteractive] [-File SCRIPT [ARGUMENTS] | -Command TEXT]";

    public string? File { get; private init; }

    public string? Command { get; private init; }

    /// <summary>Nobody is there to answer: a question is an error.</summary>
    public bool NonInteractive { get; private init; }

    public IReadOnlyList<string> Arguments { get; private init; } = [];

    public static CommandLine? Parse(string[] args, out string? problem)
    {
        problem = null;
        bool nonInteractive = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i].ToLowerInvariant())
            {
                case "-noprofile" or "-nologo":
                    continue;
                case "-noninteractive":
                    nonInteractive = true;
                    continue;
                case "-file" or "-f" when i + 1 < args.Length:
                    return new CommandLine { NonInteractive = nonInteractive, File = args[i + 1], Arguments = args[(i + 2)..] };
                case "-command" or "-c" when i + 1 < args.Length:
                    return new CommandLine { NonInteractive = nonInteractive, Command = string.Join(' ', args[(i + 1)..]) };
                default:
                    problem = $"PSHost: '{args[i]}' is not understood here.";
                    return null;
            }
        }

        return new CommandLine { NonInteractive = nonInteractive };
    }
}
