# The host that runs everything where PowerShell is not installed, in a process of its own, as build.sh starts it.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Program = [IO.Path]::Combine($RepositoryRoot, 'tools', 'PSHost', 'bin', 'Release', 'net10.0', 'PSHost.dll')
    $Folder = New-TestFolder

    function Invoke-PSHost([string] $Arguments, [string] $Text) {
        $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Program`" $Arguments")
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $errors = $process.StandardError.ReadToEndAsync()
            $process.StandardInput.Write($Text)
            $process.StandardInput.Close()
            $out = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()
            return [pscustomobject] @{ Out = $out; Errors = $errors.GetAwaiter().GetResult(); Code = $process.ExitCode }
        }
        finally { $process.Dispose() }
    }

    function New-Script([string] $Text) {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N') + '.ps1')
        [IO.File]::WriteAllText($path, $Text)
        return $path
    }
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'PSHost -File' {
    It 'hands arguments on: by name, switches, and by position after a switch' {
        $script = New-Script 'param([string] $Name, [switch] $Flag, [int] $Number) "$Name/$Flag/$($Number + 1)"'
        (Invoke-PSHost "-File $script -Name x -Number 4 -Flag").Out.Trim() | Should -Be 'x/True/5'
        (Invoke-PSHost "-File $script -Flag x").Out.Trim() | Should -Be 'x/True/1'
        (Invoke-PSHost "-File $script -Flag:`$false x").Out.Trim() | Should -Be 'x/False/1'
    }

    It 'ends with the exit code of the script' {
        (Invoke-PSHost "-File $(New-Script 'exit 7')").Code | Should -Be 7
        (Invoke-PSHost "-File $(New-Script '1')").Code | Should -Be 0
    }

    It 'ends with 1 and shows message and place when an error ends the script' {
        $run = Invoke-PSHost "-File $(New-Script "'first'`nthrow 'it broke'`n'never'")"
        $run.Code | Should -Be 1
        $run.Out.Trim() | Should -Be 'first'
        $run.Errors | Should -Match 'it broke'
        $run.Errors | Should -Match '\.ps1:2 char:1'
    }

    It 'says that there is no such script' {
        $run = Invoke-PSHost '-File no-such-script.ps1'
        $run.Code | Should -Not -Be 0
        $run.Errors | Should -Match 'no-such-script\.ps1'
    }
}

Describe 'PSHost -Command' {
    It 'shows what comes out, and ends with 0' {
        $run = Invoke-PSHost '-Command 20+1'
        $run.Out.Trim() | Should -Be '21'
        $run.Code | Should -Be 0
    }

    It 'ends with 1 when the last command failed, and with 0 when only one before it did' {
        (Invoke-PSHost '-Command "1; No-SuchCommand"').Code | Should -Be 1
        (Invoke-PSHost '-Command "No-SuchCommand; 1"').Code | Should -Be 0
        (Invoke-PSHost '-Command "exit 3"').Code | Should -Be 3
    }

    It 'writes warnings and progress, and no colours into a pipe' {
        $script = New-Script @'
$Host.UI.WriteWarningLine('careful')
$record = [Management.Automation.ProgressRecord]::new(1, 'Counting', 'half')
$record.PercentComplete = 50
$Host.UI.WriteProgress(1, $record)
[pscustomobject] @{ Name = 'a'; Value = 1 }
'@
        $run = Invoke-PSHost "-File $script"
        $run.Out | Should -Match 'WARNING: careful'
        $run.Out | Should -Match 'Counting 50 %'
        $run.Out | Should -Match 'Name\s+Value'
        $run.Out.IndexOf([char] 27) | Should -Be -1
    }
}

Describe 'The prompt of PSHost' {
    It 'keeps variables, reads on where a line is not complete, goes on after an error, and ends with exit' {
        $run = Invoke-PSHost '' "`$x = 4`nif (`$x) {`n'deep' + (`$x + 1)`n}`nNo-SuchCommand`n'after'`nexit 9`n'never'`n"
        $run.Out | Should -Match 'deep5'
        $run.Out | Should -Match 'after'
        $run.Out | Should -Not -Match 'never'
        $run.Errors + $run.Out | Should -Match 'No-SuchCommand'
        $run.Code | Should -Be 9
    }

    It 'asks the questions of a cmdlet' {
        $text = "Import-Module '$ModuleManifest'`nfunction Ask { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if (`$PSCmdlet.ShouldProcess('it', 'Break')) { 'broken' } else { 'whole' } }`nAsk`nn`nAsk`ny`n"
        $run = Invoke-PSHost '' $text
        $run.Out | Should -Match 'Are you sure'
        $run.Out | Should -Match '(?s)whole.*broken'
    }
}

Describe 'PSHost without anybody to ask' {
    BeforeAll {
        $Ask = New-Script @'
$ErrorActionPreference = 'Stop'
function Ask { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)] $What) if ($PSCmdlet.ShouldProcess('it', 'Break')) { 'broken' } else { 'whole' } }
Ask it
'@
    }

    It 'takes the end of the input for no answer' {
        $run = Invoke-PSHost "-File $Ask"
        $run.Code | Should -Be 1
        $run.Out | Should -Match 'Are you sure'
        $run.Out | Should -Not -Match 'broken'
        $run.Errors | Should -Match 'the input is at its end'
    }

    It 'asks nothing with -NonInteractive, even where there is an answer: <Name>' -ForEach @(
        @{ Name = 'a choice'; Text = $null; Message = 'NonInteractive mode' }
        @{ Name = 'a line'; Text = '$Host.UI.ReadLine()'; Message = 'NonInteractive mode' }
        @{ Name = 'a secret'; Text = '$Host.UI.ReadLineAsSecureString()'; Message = 'NonInteractive mode' }
        @{ Name = 'a credential'; Text = '$Host.UI.PromptForCredential("", "", "", "")'; Message = 'NonInteractive mode' }
        @{ Name = 'a missing argument'; Text = 'function F { param([Parameter(Mandatory)] $What) "broken" }; F'; Message = 'missing mandatory parameters: What' }
    ) {
        $run = Invoke-PSHost "-NonInteractive -File $(if ($Text) { New-Script "`$ErrorActionPreference = 'Stop'; $Text" } else { $Ask })" "y`ny`n"
        $run.Code | Should -Be 1
        $run.Out | Should -Not -Match 'broken|Are you sure'
        $run.Errors | Should -Match $Message
    }
}
