using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PSHost;

/// <summary>A runspace with this console as its host, and the three ways to use it.</summary>
internal sealed class Shell : IDisposable
{
    private const string LastCommandWentWell = "PSHostLastCommandWentWell";

    private readonly ConsoleHost _host;
    private readonly Runspace _runspace;
    private PowerShell? _running;

    public Shell(bool nonInteractive)
    {
        _host = new ConsoleHost(nonInteractive);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
        if (Console.IsOutputRedirected)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }

        Console.CancelKeyPress += OnCancelKeyPress;
    }

    /// <summary>Runs a script; its exit code is the one that it set with <c>exit</c>, or 1 when an error ended it.</summary>
    public int RunFile(string path, IReadOnlyList<string> arguments)
    {
        using PowerShell shell = Create();
        shell.AddCommand(path);
        AddArguments(shell, arguments, Switches(path));
        return Run(shell, ownExit: true);
    }

    /// <summary>Runs a text as at the prompt; the exit code is 1 when the last command failed.</summary>
    public int RunCommand(string text)
    {
        using PowerShell shell = Create();
        // $? has to be read where the text ends: after the pipeline that shows the output it is that pipeline's.
        shell.AddScript(text + "\n$global:" + LastCommandWentWell + " = $?");
        int code = Run(shell, ownExit: true);
        bool failed = _runspace.SessionStateProxy.GetVariable(LastCommandWentWell) is false;
        return code == 0 && !_host.ExitCode.HasValue && failed ? 1 : code;
    }

    /// <summary>Reads and runs lines until <c>exit</c> or the end of the input.</summary>
    public int RunPrompt()
    {
        while (!_host.ExitCode.HasValue)
        {
            Console.Write($"PS {_runspace.SessionStateProxy.Path.CurrentLocation}> ");
            string? line = ReadStatement();
            if (line is null)
            {
                break;
            }

            if (line.Trim().Length > 0)
            {
                using PowerShell shell = Create();
                shell.AddScript(line);
                Run(shell, ownExit: false);
            }
        }

        return _host.ExitCode ?? 0;
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        _runspace.Dispose();
    }

    private PowerShell Create()
    {
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell;
    }

    private int Run(PowerShell shell, bool ownExit)
    {
        // Out-Default formats what comes out; errors go the same way, so that both appear in their order.
        shell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        _running = shell;
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException error)
        {
            _host.UI.WriteErrorLine(ErrorText.Of(error.ErrorRecord));
            return _host.ExitCode ?? 1;
        }
        finally
        {
            _running = null;
            _host.ConsoleUI.ClearProgress();
        }

        return _host.ExitCode ?? (ownExit && shell.HadErrors && shell.InvocationStateInfo.State == PSInvocationState.Failed ? 1 : LastExitCode());
    }

    // 'exit N' in a script that is called as a command sets $LASTEXITCODE and returns.
    private int LastExitCode() => _runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int code ? code : 0;

    // "-Name value", "-Switch", "-Name:value" and plain arguments, as a shell hands them on.
    private static void AddArguments(PowerShell shell, IReadOnlyList<string> arguments, HashSet<string> switches)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument.Length < 2 || argument[0] != '-' || !char.IsLetter(argument[1]))
            {
                shell.AddArgument(argument);
                continue;
            }

            int colon = argument.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? argument[1..] : argument[1..colon];
            if (colon >= 0)
            {
                shell.AddParameter(name, Value(argument[(colon + 1)..]));
            }
            else if (!switches.Contains(name) && i + 1 < arguments.Count && !(arguments[i + 1].Length > 1 && arguments[i + 1][0] == '-' && char.IsLetter(arguments[i + 1][1])))
            {
                shell.AddParameter(name, arguments[++i]);
            }
            else
            {
                shell.AddParameter(name, true);
            }
        }
    }

    // What takes no value, so that the argument after it stands for itself.
    private HashSet<string> Switches(string path)
    {
        CommandInfo? script = _runspace.SessionStateProxy.InvokeCommand.GetCommand(path, CommandTypes.ExternalScript);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ParameterMetadata parameter in (script?.Parameters ?? []).Values)
        {
            if (parameter.SwitchParameter)
            {
                names.Add(parameter.Name);
                names.UnionWith(parameter.Aliases);
            }
        }

        return names;
    }

    private static object Value(string text) => text.ToLowerInvariant() switch
    {
        "$true" => true,
        "$false" => false,
        _ => text,
    };

    private static string? ReadStatement()
    {
        string? text = Console.ReadLine();
        while (text is not null)
        {
            System.Management.Automation.Language.Parser.ParseInput(text, out _, out System.Management.Automation.Language.ParseError[] errors);
            if (!Array.Exists(errors, error => error.IncompleteInput))
            {
                return text;
            }

            Console.Write(">> ");
            string? more = Console.ReadLine();
            if (more is null)
            {
                return text;
            }

            text += "\n" + more;
        }

        return null;
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        if (_running is { } running)
        {
            e.Cancel = true;
            running.BeginStop(null, null);
        }
    }
}
