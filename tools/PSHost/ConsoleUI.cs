using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace PSHost;

/// <summary>Writes to and reads from the console. Errors go to the error stream, everything else to the output.</summary>
internal sealed class ConsoleUI(bool nonInteractive) : PSHostUserInterface
{
    private readonly ProgressLine _progress = new();

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUI();

    public void ClearProgress() => _progress.Clear();

    public override void Write(string value)
    {
        _progress.Clear();
        Console.Out.Write(Plain(value));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value)
    {
        _progress.Clear();
        Console.Out.WriteLine(Plain(value));
    }

    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        Console.Out.Flush();
        Console.Error.WriteLine(Plain(value));
    }

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    public override string ReadLine()
    {
        RequireInteractive();
        return Console.ReadLine() ?? "";
    }

    public override SecureString ReadLineAsSecureString()
    {
        RequireInteractive();
        var secret = new SecureString();
        if (Console.IsInputRedirected)
        {
            foreach (char character in Console.ReadLine() ?? "")
            {
                secret.AppendChar(character);
            }

            return secret;
        }

        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        Console.WriteLine();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RequireInteractive();
        Announce(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
        {
            Write(field.Name + ": ");
            object answer = field.ParameterTypeFullName switch
            {
                "System.Security.SecureString" => ReadLineAsSecureString(),
                "System.Management.Automation.PSCredential" => PromptForCredential("", "", "", ""),
                _ => ReadLine(),
            };
            answers[field.Name] = PSObject.AsPSObject(answer);
        }

        return answers;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        RequireInteractive();
        Announce(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write($"Password for {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequireInteractive();
        Announce(caption, message);
        string[] keys = choices.Select(choice => Key(choice.Label)).ToArray();
        string menu = string.Join("  ", choices.Select((choice, index) => $"[{keys[index]}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}"));
        while (true)
        {
            Write(menu + (defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice]}\"): " : ": "));
            string answer = Console.ReadLine()?.Trim() ?? throw new HostException("A choice was asked for, and the input is at its end.");
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int chosen = Array.FindIndex(keys, key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    // The engine leaves colours to the host: into a file or a pipe they don't belong.
    private static string Plain(string value) => Console.IsOutputRedirected ? new StringDecorated(value).ToString(OutputRendering.PlainText) : value;

    private static string Key(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label[mark + 1].ToString().ToUpper(CultureInfo.InvariantCulture) : label;
    }

    // As pwsh does: a script that asks while nobody is there ends with an error, and no question has an answer that nobody gave.
    private void RequireInteractive()
    {
        if (nonInteractive)
        {
            throw new PSInvalidOperationException("PSHost is in NonInteractive mode. Read and Prompt functionality is not available.");
        }
    }

    private void Announce(string caption, string message)
    {
        foreach (string text in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
        {
            WriteLine(text);
        }
    }
}
