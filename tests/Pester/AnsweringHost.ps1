# A host that answers questions from a list, for tests of -Confirm. Dot-sourced in BeforeAll.
class AnsweringInterface : Management.Automation.Host.PSHostUserInterface {
    [Collections.Generic.Queue[string]] $Answers
    [Collections.Generic.List[string]] $Asked = [Collections.Generic.List[string]]::new()

    AnsweringInterface([string[]] $answers) { $this.Answers = [Collections.Generic.Queue[string]]::new($answers) }

    [Management.Automation.Host.PSHostRawUserInterface] get_RawUI() { return $null }

    [int] PromptForChoice([string] $caption, [string] $message, [Collections.ObjectModel.Collection[Management.Automation.Host.ChoiceDescription]] $choices, [int] $defaultChoice) {
        $this.Asked.Add($message)
        if ($this.Answers.Count -eq 0) { throw "Nobody expected the question '$message'." }
        $answer = $this.Answers.Dequeue()
        for ($i = 0; $i -lt $choices.Count; $i++) { if ($choices[$i].Label.Replace('&', '') -eq $answer) { return $i } }
        throw "The question '$message' has no answer '$answer'."
    }

    [Collections.Generic.Dictionary[string, psobject]] Prompt([string] $caption, [string] $message, [Collections.ObjectModel.Collection[Management.Automation.Host.FieldDescription]] $descriptions) { throw 'Not expected.' }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $userName, [string] $targetName) { throw 'Not expected.' }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $userName, [string] $targetName, [Management.Automation.PSCredentialTypes] $types, [Management.Automation.PSCredentialUIOptions] $options) { throw 'Not expected.' }
    [string] ReadLine() { throw 'Not expected.' }
    [securestring] ReadLineAsSecureString() { throw 'Not expected.' }
    [void] Write([string] $value) { }
    [void] Write([ConsoleColor] $foreground, [ConsoleColor] $background, [string] $value) { }
    [void] WriteLine([string] $value) { }
    [void] WriteDebugLine([string] $message) { }
    [void] WriteErrorLine([string] $value) { }
    [void] WriteProgress([long] $sourceId, [Management.Automation.ProgressRecord] $record) { }
    [void] WriteVerboseLine([string] $message) { }
    [void] WriteWarningLine([string] $message) { }
}

class AnsweringHost : Management.Automation.Host.PSHost {
    [AnsweringInterface] $Interface
    [guid] $Identity = [guid]::NewGuid()

    AnsweringHost([string[]] $answers) { $this.Interface = [AnsweringInterface]::new($answers) }

    [Globalization.CultureInfo] get_CurrentCulture() { return [Globalization.CultureInfo]::InvariantCulture }
    [Globalization.CultureInfo] get_CurrentUICulture() { return [Globalization.CultureInfo]::InvariantCulture }
    [guid] get_InstanceId() { return $this.Identity }
    [string] get_Name() { return 'AnsweringHost' }
    [Management.Automation.Host.PSHostUserInterface] get_UI() { return $this.Interface }
    [version] get_Version() { return [version] '1.0' }
    [void] EnterNestedPrompt() { throw 'Not expected.' }
    [void] ExitNestedPrompt() { throw 'Not expected.' }
    [void] NotifyBeginApplication() { }
    [void] NotifyEndApplication() { }
    [void] SetShouldExit([int] $exitCode) { }
}

# Runs a script in a runspace of its own whose questions get these answers; gives its output and the questions.
function Invoke-Answering([string[]] $Answers, [scriptblock] $Script, [object[]] $Arguments) {
    $answering = [AnsweringHost]::new($Answers)
    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($answering, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [PowerShell]::Create()
    $shell.Runspace = $runspace
    try {
        [void] $shell.AddScript($Script.ToString())
        foreach ($argument in $Arguments) { [void] $shell.AddArgument($argument) }
        $output = $shell.Invoke()
        [pscustomobject] @{ Output = @($output); Asked = @($answering.Interface.Asked); Errors = @($shell.Streams.Error) }
    }
    finally { $shell.Dispose(); $runspace.Dispose() }
}
