using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace PSHost;

/// <summary>The host: this console.</summary>
internal sealed class ConsoleHost(bool nonInteractive) : System.Management.Automation.Host.PSHost
{
    public ConsoleUI ConsoleUI { get; } = new(nonInteractive);

    /// <summary>What <c>exit N</c> asked for; null while nobody did.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "PSHost";

    public override PSHostUserInterface UI => ConsoleUI;

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void NotifyBeginApplication()
    {
        // A native program writes to the console from here on.
        ConsoleUI.ClearProgress();
    }

    public override void NotifyEndApplication()
    {
        // Nothing was changed for the native program.
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
