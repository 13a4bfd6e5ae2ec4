using System;
using System.Collections.Generic;

namespace PSHost;

/// <summary>What the command line asks for, in the words of <c>pwsh</c>.</summary>
internal sealed class CommandLine
{
    public const string Usage = "usage: PSHost [-NoProfile] [-NonInteractive] [-File SCRIPT [ARGUMENTS] | -Command TEXT]";

    public string? File { get; private init; }

    public string? Command { get; private init; }

    public IReadOnlyList<string> Arguments { get; private init; } = [];

    public static CommandLine? Parse(string[] args, out string? problem)
    {
        problem = null;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i].ToLowerInvariant())
            {
                case "-noprofile" or "-nologo" or "-noninteractive":
                    continue;
                case "-file" or "-f" when i + 1 < args.Length:
                    return new CommandLine { File = args[i + 1], Arguments = args[(i + 2)..] };
                case "-command" or "-c" when i + 1 < args.Length:
                    return new CommandLine { Command = string.Join(' ', args[(i + 1)..]) };
                default:
                    problem = $"PSHost: '{args[i]}' is not understood here.";
                    return null;
            }
        }

        return new CommandLine();
    }
}
