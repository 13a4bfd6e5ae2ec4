<#
.SYNOPSIS
    Builds the module once more in another folder, without git and with nothing built, and compares the assemblies.
.DESCRIPTION
    Emits a line for each of our own assemblies, 'same' or 'OTHER', its SHA-256 and its path. Throws when one depends on more than its sources.
    Started by 'build.ps1 pack -Verify' and by tests/Pester/Reproducible.Tests.ps1, after a build.
#>
param([string] $Configuration = 'Release')

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))

function Get-Sha256([string] $Path) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { return [BitConverter]::ToString($sha.ComputeHash([IO.File]::ReadAllBytes($Path))).Replace('-', '').ToLowerInvariant() } finally { $sha.Dispose() }
}

function Copy-Source([string] $Copy) {
    [void] [IO.Directory]::CreateDirectory($Copy)
    $source = [IO.Path]::Combine($root, 'src')
    foreach ($file in [IO.Directory]::GetFiles($root) + [IO.Directory]::GetFiles($source, '*', [IO.SearchOption]::AllDirectories)) {
        $name = $file.Substring($root.Length + 1)
        if ($name -eq '.git' -or $name -match '[\\/](bin|obj)[\\/]') { continue }
        $target = [IO.Path]::Combine($Copy, $name)
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
        [IO.File]::Copy($file, $target)
    }
}

$copy = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-' + [guid]::NewGuid().ToString('N').Substring(0, 12))
try {
    Copy-Source $copy
    # With the analyzers, as the first build: they and the source generators come from one place, and without them other code is generated.
    foreach ($project in 'Dracoon.Crypto', 'DracoonPS') {
        $lines = & dotnet build ([IO.Path]::Combine($copy, 'src', $project)) -c $Configuration -v q --nologo
        if ($LASTEXITCODE -ne 0) { throw "$project can't be built in another folder:`n$($lines -join "`n")" }
    }
    $others = 0
    foreach ($name in 'DracoonPS/bin/{0}/netstandard2.0/DracoonPS.dll', 'DracoonPS/bin/{0}/netstandard2.0/Dracoon.Client.dll',
        'Dracoon.Crypto/bin/{0}/netstandard2.0/Dracoon.Crypto.dll', 'Dracoon.Crypto/bin/{0}/net8.0/Dracoon.Crypto.dll') {
        $relative = 'src/' + ($name -f $Configuration)
        $here = Get-Sha256 ([IO.Path]::Combine($root, $relative))
        $there = Get-Sha256 ([IO.Path]::Combine($copy, $relative))
        "$(if ($here -eq $there) { 'same ' } else { 'OTHER' }) $here $relative"
        if ($here -ne $there) { $others++ }
    }
    if ($others) { throw "$others of the assemblies depend on more than their sources: a build in another folder gave other bytes." }
}
finally { if ([IO.Directory]::Exists($copy)) { [IO.Directory]::Delete($copy, $true) } }
