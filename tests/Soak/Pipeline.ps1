# One of the pipelines of the soak, in a runspace of its own. It alone writes below its two folders, so it knows what has to be there.
param($State)
$ErrorActionPreference = 'Stop'
Import-Module $State.Manifest
Set-DracoonLog -Path ([IO.Path]::Combine($State.Folder, 'requests.log')) -Level Warning -Count 1000
Set-DracoonSession $State.Session
$random = [Random]::new($State.Seed)
$bases = "/SoakPlain/p$($State.Number)", "/SoakSecret/p$($State.Number)"
$next = 0

function Get-Sha([byte[]] $Bytes) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { [BitConverter]::ToString($sha.ComputeHash($Bytes)) } finally { $sha.Dispose() }
}
function Add-Problem([string] $Text) { $State.Problems.Add("Pipeline $($State.Number), operation $next`: $Text") }
function Get-Any($Table, [string] $Below) {
    $names = [string[]] @($Table.Keys | Where-Object { $_.StartsWith("$Below/", [StringComparison]::Ordinal) })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    if ($names.Count) { $names[$random.Next($names.Count)] }
}
# The base, or one of the folders in it.
function Get-Parent([string] $Base) { $folder = Get-Any $State.Folders $Base; if ($folder -and $random.Next(2)) { $folder } else { $Base } }

# Small ones mostly, and one in twelve of several parts.
function New-Content {
    $kind = $random.Next(12)
    $size = if ($kind -eq 0) { 11MB + $random.Next(1000) } elseif ($kind -le 3) { $random.Next(200KB, 2MB) } else { $random.Next(0, 200KB) }
    $bytes = [byte[]]::new($size)
    $random.NextBytes($bytes)
    $path = [IO.Path]::Combine($State.Folder, "f$next.bin")
    [IO.File]::WriteAllBytes($path, $bytes)
    @{ Path = $path; Hash = (Get-Sha $bytes); Size = $size }
}

function Send-Something([string] $Base) {
    $content = New-Content
    $parent = Get-Parent $Base
    try {
        Send-DracoonFile $content.Path -Target $parent -PartSize 5MB
        $State.Files["$parent/f$next.bin"] = $content.Hash
        $State.Sent += $content.Size
    }
    finally { [IO.File]::Delete($content.Path) }
}

function Send-Again([string] $Base) {
    $target = Get-Any $State.Files $Base
    if (-not $target) { return }
    $content = New-Content
    $name = $target.Substring($target.LastIndexOf('/') + 1)
    try {
        Send-DracoonFile $content.Path -Target $target.Substring(0, $target.LastIndexOf('/')) -Name $name -OnConflict Overwrite -PartSize 5MB
        $State.Files[$target] = $content.Hash
        $State.Sent += $content.Size
    }
    finally { [IO.File]::Delete($content.Path) }
}

function Receive-Something([string] $Base) {
    $source = Get-Any $State.Files $Base
    if (-not $source) { return }
    $in = [IO.Path]::Combine($State.Folder, "in$next")
    [void] [IO.Directory]::CreateDirectory($in)
    $isDone = $false
    try {
        Receive-DracoonFile $source -Destination $in
        $isDone = $true
    }
    finally {
        $found = @([IO.Directory]::GetFileSystemEntries($in))
        if ($found.Count -ne [int] $isDone) { Add-Problem "a download of $source that was $(if ($isDone) { 'done' } else { 'not done' }) left $($found.Count) files" }
        foreach ($file in $found) {
            $bytes = [IO.File]::ReadAllBytes($file)
            $State.Received += $bytes.Length
            if ((Get-Sha $bytes) -ne $State.Files[$source]) { Add-Problem "$source came with other content" }
        }
        [IO.Directory]::Delete($in, $true)
    }
}

function Get-Everything([string] $Base) {
    $found = [string[]] @(Get-DracoonNode $Base -Recurse | ForEach-Object { $_.Path })
    $wanted = [string[]] @($State.Files.Keys + $State.Folders.Keys | Where-Object { $_.StartsWith("$Base/", [StringComparison]::Ordinal) })
    [Array]::Sort($found, [StringComparer]::Ordinal)
    [Array]::Sort($wanted, [StringComparer]::Ordinal)
    if (($found -join '|') -cne ($wanted -join '|')) {
        $more = @($found | Where-Object { $wanted -cnotcontains $_ }) -join ', '
        $less = @($wanted | Where-Object { $found -cnotcontains $_ }) -join ', '
        Add-Problem "$Base has $($found.Count) nodes and should have $($wanted.Count); too many: $more; missing: $less"
    }
}

function New-Something([string] $Base) {
    $path = "$Base/d$next"
    [void] (New-DracoonFolder $path)
    $State.Folders[$path] = $true
}

function Remove-Something([string] $Base) {
    $path = if ($random.Next(6) -eq 0) { Get-Any $State.Folders $Base } else { Get-Any $State.Files $Base }
    if (-not $path) { return }
    Remove-DracoonNode $path -Permanent:($random.Next(2) -eq 0) -Confirm:$false
    foreach ($table in $State.Files, $State.Folders) {
        foreach ($gone in @($table.Keys | Where-Object { $_ -eq $path -or $_.StartsWith("$path/", [StringComparison]::Ordinal) })) { $table.Remove($gone) }
    }
}

function Copy-Something([string] $Base) {
    $source = Get-Any $State.Files $Base
    if (-not $source) { return }
    $parent = Get-Parent $Base
    Copy-DracoonNode $source $parent -NewName "c$next.bin"
    $State.Files["$parent/c$next.bin"] = $State.Files[$source]
}

function Move-Something([string] $Base) {
    $source = Get-Any $State.Files $Base
    if (-not $source) { return }
    $parent = Get-Any $State.Folders $Base
    $target = if ($parent -and -not $source.StartsWith("$parent/", [StringComparison]::Ordinal)) { "$parent/m$next.bin" } else { $source.Substring(0, $source.LastIndexOf('/')) + "/m$next.bin" }
    if ($target.StartsWith("$parent/", [StringComparison]::Ordinal) -and -not $source.StartsWith("$parent/", [StringComparison]::Ordinal)) { Move-DracoonNode $source $parent -NewName "m$next.bin" }
    else { Rename-DracoonNode $source "m$next.bin" }
    $State.Files[$target] = $State.Files[$source]
    $State.Files.Remove($source)
}

# A share that is made, found, and removed. What is left of it is only what a removal that failed says.
function Open-Something {
    $source = Get-Any $State.Files $bases[0]
    if (-not $source) { return }
    $name = "soak-$($State.Number)-$next"
    $share = New-DracoonDownloadShare $source -Name $name
    $State.Shares[$name] = $true
    if (@(Get-DracoonDownloadShare -Name $name).Count -ne 1) { Add-Problem "the share $name is not there once" }
    $share | Remove-DracoonDownloadShare -Confirm:$false
    $State.Shares.Remove($name)
}

while (-not $State.Stop) {
    $State.AtRest = $true
    [void] $State.Gate.WaitOne()
    $State.AtRest = $false
    $next++
    $base = $bases[$random.Next(2)]
    $count = @($State.Files.Keys | Where-Object { $_.StartsWith("$base/", [StringComparison]::Ordinal) }).Count
    $choice = $random.Next(100)
    $name = if ($count -gt 20) { 'remove' } elseif ($choice -lt 26) { 'upload' } elseif ($choice -lt 34) { 'replace' } elseif ($choice -lt 58) { 'download' } elseif ($choice -lt 68) { 'list' }
    elseif ($choice -lt 74) { 'folder' } elseif ($choice -lt 82) { 'remove' } elseif ($choice -lt 89) { 'copy' } elseif ($choice -lt 95) { 'move' } else { 'share' }
    $State.Operations[$name] = 1 + $State.Operations[$name]
    try {
        switch ($name) {
            'upload' { Send-Something $base }
            'replace' { Send-Again $base }
            'download' { Receive-Something $base }
            'list' { Get-Everything $base }
            'folder' { New-Something $base }
            'remove' { Remove-Something $base }
            'copy' { Copy-Something $base }
            'move' { Move-Something $base }
            'share' { Open-Something }
        }
    }
    catch {
        $id = $_.FullyQualifiedErrorId.Split(',')[0]
        if ($id -notlike 'Dracoon*') { Add-Problem "$name ended with $_ ($($_.ScriptStackTrace))" }
        $State.Errors["$name $id"] = 1 + $State.Errors["$name $id"]
    }
    $Error.Clear()
}
