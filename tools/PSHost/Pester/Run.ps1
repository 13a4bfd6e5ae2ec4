# The second phase: runs what discovery noted.

function Write-Result([string] $Indent, [string] $Text) {
    if (-not $script:Quiet) { $Host.UI.WriteLine($Indent + $Text) }
}

# The place of an error in a test file: the innermost frame of its stack that is no frame of the stand-in.
function Get-Place($ErrorRecord, [string] $File) {
    foreach ($frame in "$($ErrorRecord.ScriptStackTrace)" -split "`n") {
        if ($frame -match ',\s*(?<file>.+?):\s*\D+\s(?<line>\d+)\s*$' -and [IO.File]::Exists($Matches.file) -and [IO.Path]::GetDirectoryName($Matches.file) -ne $PSScriptRoot) {
            return "$($Matches.file):$($Matches.line)"
        }
    }
    return $File
}

function Add-Failure([string] $Test, $ErrorRecord, [string] $File) {
    $script:Counts.Failed++
    $failure = [pscustomobject] @{ Test = $Test; Message = "$ErrorRecord"; Place = Get-Place $ErrorRecord $File; ErrorId = $ErrorRecord.FullyQualifiedErrorId }
    [void] $script:Counts.Failures.Add($failure)
    return $failure
}

function Get-FullName($Item) {
    $names = @(for ($at = $Item; $at.Parent; $at = $at.Parent) { $at.Name })
    [Array]::Reverse($names)
    $names -join ' / '
}

function Test-Excluded($Item) { @($Item.Tag | Where-Object { $_ -and $_ -in $script:ExcludeTag }).Count -gt 0 }

function Test-AnyRunnable($Block, [bool] $Skip) {
    if ($Skip -or $Block.Skip -or (Test-Excluded $Block)) { return $false }
    foreach ($item in $Block.Items) {
        if ($item.IsTest) { if (-not ($item.Skip -or (Test-Excluded $item))) { return $true } }
        elseif (Test-AnyRunnable $item $false) { return $true }
    }
    return $false
}

# Marks every test of a block as failed (its set-up failed) or as skipped.
function Set-Outcome($Block, [int] $Depth, $ErrorRecord) {
    foreach ($item in $Block.Items) {
        if (-not $item.IsTest) { Set-Outcome $item $Depth $ErrorRecord; continue }
        if ($null -eq $ErrorRecord) {
            $script:Counts.Skipped++
            Write-Result ('  ' * $Depth) "[!] $($item.Name) (skipped)"
        }
        else {
            $failure = Add-Failure (Get-FullName $item) $ErrorRecord $Block.File
            Write-Result ('  ' * $Depth) "[-] $($item.Name): the set-up failed at $($failure.Place)"
        }
    }
}

function Invoke-Block($Block, [int] $Depth, [bool] $Skip) {
    if ($Depth -gt 0) { Write-Result ('  ' * $Depth) $Block.Name }
    if (-not (Test-AnyRunnable $Block $Skip)) { Set-Outcome $Block ($Depth + 1) $null; return }
    [void] $script:Scope.InvokeWithContext($null, (Get-DataVariable $Block.Data), @({
                try { foreach ($setUp in $Block.BeforeAll) { $null = . $setUp } }
                catch { Set-Outcome $Block ($Depth + 1) $_; $failed = $true }
                if (-not $failed) {
                    foreach ($item in $Block.Items) {
                        if ($item.IsTest) { Invoke-Test $item ($Depth + 1) } else { Invoke-Block $item ($Depth + 1) $false }
                    }
                }
                try { foreach ($tearDown in $Block.AfterAll) { $null = . $tearDown } }
                catch {
                    $failure = Add-Failure "$($Block.Name) / AfterAll" $_ $Block.File
                    Write-Result ('  ' * $Depth) "[-] AfterAll: $($failure.Message) at $($failure.Place)"
                }
            }))
}

function Invoke-Test($Test, [int] $Depth) {
    $indent = '  ' * $Depth
    if ($Test.Skip -or (Test-Excluded $Test)) {
        $script:Counts.Skipped++
        Write-Result $indent "[!] $($Test.Name) (skipped)"
        return
    }
    $blocks = @(for ($at = $Test.Parent; $at; $at = $at.Parent) { $at })
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $outcome = @{ Error = $null }
    [void] $script:Scope.InvokeWithContext($null, (Get-DataVariable $Test.Data), @({
                try {
                    for ($level = $blocks.Count - 1; $level -ge 0; $level--) { foreach ($setUp in $blocks[$level].BeforeEach) { $null = . $setUp } }
                    # In a loop of its own: a stray 'break' ends the test, and not the run.
                    do { $null = . $Test.Body } until ($true)
                }
                catch { $outcome.Error = $_ }
                try {
                    foreach ($block in $blocks) { foreach ($tearDown in $block.AfterEach) { $null = . $tearDown } }
                }
                catch { if (-not $outcome.Error) { $outcome.Error = $_ } }
            }))
    $time = "$($clock.ElapsedMilliseconds) ms"
    if ($null -eq $outcome.Error) {
        $script:Counts.Passed++
        Write-Result $indent "[+] $($Test.Name) ($time)"
    }
    elseif ("$($outcome.Error)".StartsWith($script:Skipped)) {
        $script:Counts.Skipped++
        Write-Result $indent "[!] $($Test.Name) (skipped)"
    }
    else {
        $failure = Add-Failure (Get-FullName $Test) $outcome.Error $blocks[-1].File
        Write-Result $indent "[-] $($Test.Name) ($time)`n$indent    $($failure.Message -replace "`n", "`n$indent    ")`n$indent    at $($failure.Place)"
    }
}
