# What the process holds, and whether that grows.

# How much growth from the end of the warm-up to the end of the run is none: a regression line over the samples, times the time between. The pool
# of connections and that of threads follow the load, so their number is not the same at every sample.
# The working set holds what the collector keeps for later, too, and settles only in the first minute: a shorter run allows more of it.
$Tolerance = @{ Handles = 24; Threads = 12; HeapMB = 16; WorkingSetMB = 96 }

function Wait-AtRest($Work) {
    $calm = 0
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($calm -lt 3) {
        $busy = @($Work | Where-Object { -not $_.State.AtRest -and -not $_.Handle.IsCompleted })
        $calm = if ($busy.Count) { 0 } else { $calm + 1 }
        if ($clock.Elapsed.TotalSeconds -gt 120) { throw "Pipeline $($busy[0].State.Number) has not come to rest for two minutes." }
        [Threading.Thread]::Sleep(10)
    }
}

function Measure-Process([double] $Time, $States) {
    $done = 0
    $States | ForEach-Object { $_.Operations.Values } | ForEach-Object { $done += $_ }
    foreach ($i in 1..2) { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
    $heap = [GC]::GetTotalMemory($true)
    $process = [Diagnostics.Process]::GetCurrentProcess()
    $process.Refresh()
    # Process.HandleCount is 0 on Linux: there a handle is a file descriptor.
    $handles = if ([IO.Directory]::Exists('/proc/self/fd')) { [IO.Directory]::GetFiles('/proc/self/fd').Count } else { $process.HandleCount }
    [pscustomobject] @{ Time = $Time; Operations = $done; HeapMB = $heap / 1MB; WorkingSetMB = $process.WorkingSet64 / 1MB; Handles = $handles; Threads = $process.Threads.Count }
}

function Format-Sample($Sample) {
    $culture = [Globalization.CultureInfo]::InvariantCulture
    [string]::Format($culture, '{0,4:0} s  {1,6} operations  heap {2:0.0} MB  working set {3:0} MB  {4} handles  {5} threads', $Sample.Time, $Sample.Operations, $Sample.HeapMB, $Sample.WorkingSetMB, $Sample.Handles, $Sample.Threads)
}

# The slope of the regression line over the samples behind the warm-up, as growth over that time.
function Measure-Growth($Samples, [double] $WarmUp) {
    if ($WarmUp -lt 60) { $Tolerance.WorkingSetMB = 256 }
    $late = @($Samples | Where-Object { $_.Time -ge $WarmUp })
    $problems = [Collections.Generic.List[string]]::new()
    $result = @{ Problems = $problems; From = $late[0]; To = $late[$late.Count - 1]; Count = $late.Count }
    if ($late.Count -lt 4) { $problems.Add("$($late.Count) samples after the warm-up are too few to say that nothing grows."); return $result }
    $span = $result.To.Time - $result.From.Time
    foreach ($name in 'Handles', 'Threads', 'HeapMB', 'WorkingSetMB') {
        $x = $y = $xx = $xy = 0.0
        foreach ($sample in $late) { $x += $sample.Time; $y += $sample.$name; $xx += $sample.Time * $sample.Time; $xy += $sample.Time * $sample.$name }
        $n = $late.Count
        $growth = ($n * $xy - $x * $y) / ($n * $xx - $x * $x) * $span
        $result[$name] = $growth
        if ($growth -gt $Tolerance[$name]) { $problems.Add("$name grew by $([Math]::Round($growth, 1)) in $([int] $span) s, and $($Tolerance[$name]) is what may be.") }
    }
    return $result
}
