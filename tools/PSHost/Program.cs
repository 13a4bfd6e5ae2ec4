using System;
using System.IO;

namespace PSHost;

/// <summary>
/// Runs PowerShell with nothing but the .NET SDK: <c>PSHost -File script.ps1 [arguments]</c>, <c>PSHost -Command text</c>, or a prompt.
/// It has the engine's core cmdlets, not those of Microsoft.PowerShell.Utility, .Management and .Security.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CommandLine? line = CommandLine.Parse(args, out string? problem);
        if (line is null)
        {
            Console.Error.WriteLine(problem);
            Console.Error.WriteLine(CommandLine.Usage);
            return 64;
        }

        if (line.File is not null && !File.Exists(line.File))
        {
            Console.Error.WriteLine($"PSHost: there is no script '{line.File}'.");
            return 64;
        }

        using var shell = new Shell(line.NonInteractive);
        return line switch
        {
            { File: { } file } => shell.RunFile(Path.GetFullPath(file), line.Arguments),
            { Command: { } command } => shell.RunCommand(command),
            _ => shell.RunPrompt(),
        };
    }
}
