# Tab, as the prompt asks the engine for it.
function Complete([string] $Line) { [Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches }

# The texts that Tab would put in place of what was typed, with a bar between them.
function CompleteText([string] $Line) { @(Complete $Line | ForEach-Object { $_.CompletionText }) -join '|' }

# The whole line after Tab.
function CompleteLine([string] $Line) {
    $completion = [Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null)
    $Line.Remove($completion.ReplacementIndex, $completion.ReplacementLength).Insert($completion.ReplacementIndex, $completion.CompletionMatches[0].CompletionText)
}

# What PowerShell makes of an argument.
function Read-Argument([string] $Text) { & ([scriptblock]::Create("& { param(`$Value) `$Value } $Text")) }
