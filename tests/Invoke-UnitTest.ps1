<#
.SYNOPSIS
    Runs the xunit projects in this process, and the crypto on .NET Framework; build.ps1 starts it beside the Pester files.
.DESCRIPTION
    Prints what the tests print. Before them comes a line of its own, '##begin PROJECTS', and behind each project '##tests PASSED FAILED SKIPPED', for
    who counts.
#>
param([Parameter(Mandatory)] [string] $Configuration)

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..'))

function Write-Line([string] $Text) { $Host.UI.WriteLine($Text) }

# The counts of an xunit project come from its result file.
function Test-Project([string] $Project) {
    $results = [IO.Path]::Combine($root, 'artifacts', 'unit')
    $name = [IO.Path]::GetFileNameWithoutExtension($Project)
    $file = [IO.Path]::Combine($results, "$name.trx")
    if ([IO.File]::Exists($file)) { [IO.File]::Delete($file) }
    & dotnet test $Project -c $Configuration --no-build --nologo -v q --logger "trx;LogFileName=$name.trx" --results-directory $results |
        ForEach-Object { Write-Line $_ }
    if (-not [IO.File]::Exists($file)) { throw "The unit tests of $name left no result file: they did not run." }
    $trx = [xml] [IO.File]::ReadAllText($file)
    $counters = $trx.TestRun.ResultSummary.Counters
    Write-Line "##tests $($counters.passed) $([int] $counters.executed - [int] $counters.passed) $([int] $counters.total - [int] $counters.executed)"
}

# The crypto on .NET Framework, which Windows PowerShell runs on; under Mono where there is no Windows. Its program runs its own tests.
function Test-NetFramework {
    $program = [IO.Path]::Combine($root, 'tests', 'Unit.NetFramework', 'bin', $Configuration, 'net472', 'DracoonPS.UnitTests.NetFramework.exe')
    $windows = [Environment]::OSVersion.Platform -eq 'Win32NT'
    if (-not $windows -and -not (Get-Command -Name mono -CommandType Application -ErrorAction Ignore)) {
        Write-Line "The tests on .NET Framework (net472) are skipped: 'mono' is not installed (Debian: apt-get install mono-runtime)."
        Write-Line '##tests 0 0 1'
        return
    }
    $lines = if ($windows) { & $program } else { & mono $program }
    $lines | ForEach-Object { Write-Line $_ }
    $line = @($lines | Where-Object { $_ -match '^Tests on .+: (\d+) passed, (\d+) failed, (\d+) skipped' })
    if ($line.Count -ne 1) { throw "The tests on .NET Framework ended with exit code $LASTEXITCODE and without a result." }
    [void] ($line[0] -match ': (\d+) passed, (\d+) failed, (\d+) skipped')
    Write-Line "##tests $($Matches[1]) $($Matches[2]) $($Matches[3])"
}

Write-Line '##begin 3'
Test-Project ([IO.Path]::Combine($root, 'tests', 'Unit', 'DracoonPS.UnitTests.csproj'))
Test-Project ([IO.Path]::Combine($root, 'tests', 'Unit.NetStandard', 'DracoonPS.UnitTests.NetStandard.csproj'))
Test-NetFramework
