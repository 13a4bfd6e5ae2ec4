<#
.SYNOPSIS
    Runs Pester files in this process, one after the other; build.ps1 starts several of these side by side.
.DESCRIPTION
    Prints what Pester prints. Before each file comes a line of its own, '##begin 1', and behind it '##tests PASSED FAILED SKIPPED', for who counts.
    Pester 5 where its manifest is named; the stand-in of tools/PSHost where not.
#>
param(
    # The test files, with a semicolon between two.
    [Parameter(Mandatory)] [string] $Files,

    # The manifest of Pester 5; empty for the stand-in.
    [string] $Pester,

    # An empty folder that processes with the same files share: each takes the next file that no other has. Without it, all files.
    [string] $Claims
)

# True for the one that makes the file of the claim.
function Test-Claim([string] $File) {
    if (-not $Claims) { return $true }
    try { [IO.File]::Open([IO.Path]::Combine($Claims, [IO.Path]::GetFileName($File)), 'CreateNew').Dispose(); return $true }
    catch [IO.IOException] { return $false }
}

$standIn = [IO.Path]::Combine($PSScriptRoot, '..', 'tools', 'PSHost', 'Pester', 'PesterStandIn.psd1')
Import-Module $(if ($Pester) { $Pester } else { $standIn })
foreach ($file in $Files.Split(';')) {
    if (-not (Test-Claim $file)) { continue }
    $Host.UI.WriteLine('##begin 1')
    if ($Pester) {
        $settings = New-PesterConfiguration
        $settings.Run.Path = $file
        $settings.Run.PassThru = $true
        $settings.Output.Verbosity = 'Detailed'
        $run = Invoke-Pester -Configuration $settings
        $line = "##tests $($run.PassedCount) $($run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount) $($run.SkippedCount + $run.NotRunCount)"
    }
    else {
        $run = Invoke-PesterStandIn -Path ([string[]] $file) -PassThru
        $line = "##tests $($run.Passed) $($run.Failed) $($run.Skipped)"
    }
    $Host.UI.WriteLine($line)
}
