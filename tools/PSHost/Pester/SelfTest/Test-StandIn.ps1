# Holds the stand-in to its word: every test of MustFail fails, none of MustPass does, a broken file is a failure, and so is a broken
# AfterAll. Exit code 1 otherwise.
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', 'PesterStandIn.psd1'))
$problems = @()

$pass = Invoke-PesterStandIn -Path ([IO.Path]::Combine($PSScriptRoot, 'MustPass.Tests.ps1')) -PassThru -Quiet
if ($pass.Failed -ne 0) { $problems += $pass.Failures | ForEach-Object { "must pass: $($_.Test): $($_.Message)" } }
if ($pass.Passed -lt 20 -or $pass.Skipped -ne 2) { $problems += "MustPass: $($pass.Passed) passed and $($pass.Skipped) skipped" }

$file = [IO.Path]::Combine($PSScriptRoot, 'MustFail.Tests.ps1')
$fail = Invoke-PesterStandIn -Path $file -PassThru -Quiet
$declared = [regex]::Matches([IO.File]::ReadAllText($file), '(?m)^\s+(Context .*)?It ''').Count
if ($fail.Passed -ne 0 -or $fail.Skipped -ne 0) { $problems += "MustFail: $($fail.Passed) passed, $($fail.Skipped) skipped" }
if ($fail.Failed -ne $declared) { $problems += "MustFail: $($fail.Failed) of its $declared tests failed" }
$homeless = @($fail.Failures | Where-Object { $_.Place -notmatch 'MustFail\.Tests\.ps1:\d+$' -and $_.ErrorId -notmatch 'NamedParameterNotFound' })
if ($homeless.Count -gt 0) { $problems += "a failure without file and line: $($homeless[0].Test), $($homeless[0].Place)" }

$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), [guid]::NewGuid().ToString('N'))
[void] [IO.Directory]::CreateDirectory($folder)
try {
    foreach ($text in "Describe 'x' { throw 'in discovery' }", "Describe 'x' { It 'y' { }; AfterAll { throw 'late' } }", "Describe 'x' { It 'no body' }",
        "It 'in no block' { }", "BeforeEach { }; Describe 'x' { It 'y' { } }", "AfterEach { }; Describe 'x' { It 'y' { } }") {
        $broken = [IO.Path]::Combine($folder, 'Broken.Tests.ps1')
        [IO.File]::WriteAllText($broken, $text)
        if ((Invoke-PesterStandIn -Path $broken -PassThru -Quiet).Failed -ne 1) { $problems += "no failure: $text" }
    }
}
finally { [IO.Directory]::Delete($folder, $true) }

foreach ($problem in $problems) { $Host.UI.WriteErrorLine("stand-in: $problem") }
if ($problems) { exit 1 }
"The stand-in for Pester: $($pass.Passed) tests pass, $($fail.Failed) fail, as they must"
exit 0
