<#
.SYNOPSIS
    The one entry for everything: build, demo, test, bench, docs, pack, clean.
.DESCRIPTION
    Runs unchanged under Windows PowerShell 5.1, pwsh, and tools/PSHost (see build.sh), and therefore keeps to the core
    cmdlets and .NET calls: no Join-Path, no Write-Host, no Get-ChildItem.
.EXAMPLE
    ./build.ps1 test
#>
param(
    [ValidateSet('build', 'demo', 'test', 'bench', 'docs', 'pack', 'clean')]
    [string] $Task = 'build',

    # Only tests whose file name is like this ('Users*'), and no unit tests. For the work on one area.
    [string] $Only
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$configuration = 'Release'
$output = [IO.Path]::Combine($root, 'out')
$module = [IO.Path]::Combine($output, 'DracoonPS')
$artifacts = [IO.Path]::Combine($root, 'artifacts')

function Write-Line([string] $Text) { $Host.UI.WriteLine($Text) }

function Get-RepositoryPath([string] $Relative) { [IO.Path]::GetFullPath([IO.Path]::Combine($root, $Relative)) }

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "'dotnet $($args -join ' ')' ended with exit code $LASTEXITCODE." }
}

function Copy-Tree([string] $From, [string] $To, [string[]] $Names) {
    [void] [IO.Directory]::CreateDirectory($To)
    foreach ($name in $Names) {
        [IO.File]::Copy([IO.Path]::Combine($From, $name), [IO.Path]::Combine($To, $name), $true)
    }
}

function Remove-Tree([string] $Path) {
    if ([IO.Directory]::Exists($Path)) { [IO.Directory]::Delete($Path, $true) }
}

# Compiles everything and lays the module out as it is shipped: out/DracoonPS.
function Build-Module {
    Invoke-DotNet build (Get-RepositoryPath 'DracoonPS.slnx') -c $configuration -v q --nologo | ForEach-Object { Write-Line $_ }
    Remove-Tree $module
    $built = Get-RepositoryPath "src/DracoonPS/bin/$configuration/netstandard2.0"
    Copy-Tree $built $module 'DracoonPS.dll', 'Dracoon.Client.dll', 'Newtonsoft.Json.dll'
    Copy-Tree $root $module 'DracoonPS.psd1', 'LICENSE'
    $formatting = Get-RepositoryPath 'src/DracoonPS/Formatting'
    Copy-Tree $formatting ([IO.Path]::Combine($module, 'Formatting')) ([IO.Directory]::GetFiles($formatting, '*.Format.ps1xml') | ForEach-Object { [IO.Path]::GetFileName($_) })
    foreach ($target in 'netstandard2.0', 'net8.0') {
        Copy-Tree (Get-RepositoryPath "src/Dracoon.Crypto/bin/$configuration/$target") `
            ([IO.Path]::Combine($module, 'Dependencies', $target)) 'Dracoon.Crypto.dll', 'BouncyCastle.Cryptography.dll'
    }
    Build-Help
    Write-Line "Built $module"
}

# The help of every cmdlet comes from the doc comments: as MAML for Get-Help, and as Markdown with the table of what serves which operation.
function Build-Help([string[]] $Markdown) {
    $writer = Get-RepositoryPath "tools/HelpWriter/bin/$configuration/net10.0/HelpWriter.dll"
    $comments = Get-RepositoryPath "src/DracoonPS/bin/$configuration/netstandard2.0/DracoonPS.xml"
    Invoke-DotNet $writer $module $comments ([IO.Path]::Combine($module, 'en-US', 'DracoonPS.dll-Help.xml')) @Markdown | ForEach-Object { Write-Line $_ }
    foreach ($topic in [IO.Directory]::GetFiles((Get-RepositoryPath 'docs/about'), '*.help.txt')) {
        [IO.File]::Copy($topic, [IO.Path]::Combine($module, 'en-US', [IO.Path]::GetFileName($topic)), $true)
    }
}

function Build-Docs {
    Build-Help (Get-RepositoryPath 'docs/reference'), (Get-RepositoryPath 'docs/coverage.md')
    Write-Line 'Wrote docs/reference and docs/coverage.md'
}

function Read-Pages([string] $Folder) {
    $pages = @{}
    if ([IO.Directory]::Exists($Folder)) {
        foreach ($file in [IO.Directory]::GetFiles($Folder, '*.md')) { $pages[[IO.Path]::GetFileName($file)] = [IO.File]::ReadAllText($file).Replace("`r`n", "`n") }
    }
    return $pages
}

# Pages that were not written again after the code changed would lie.
function Test-Docs([hashtable] $Counts) {
    $fresh = [IO.Path]::Combine($artifacts, 'docs')
    Remove-Tree $fresh
    Build-Help ([IO.Path]::Combine($fresh, 'reference')), ([IO.Path]::Combine($fresh, 'coverage.md'))
    $stale = @(foreach ($folder in 'reference', '.') {
            $new = Read-Pages ([IO.Path]::Combine($fresh, $folder))
            $old = Read-Pages ([IO.Path]::Combine((Get-RepositoryPath 'docs'), $folder))
            if ($folder -eq '.') { $old = @{ 'coverage.md' = $old['coverage.md'] } }
            @($new.Keys) + @($old.Keys | Where-Object { -not $new.ContainsKey($_) }) | Where-Object { $new[$_] -cne $old[$_] }
        })
    if ($stale.Count -eq 0) { $Counts.Passed++; return }
    Write-Line "Stale in docs: $($stale -join ', '). Run ./build.sh docs and commit it."
    $Counts.Failed++
}

# Pester 5 where it is installed or can be had from the gallery; the stand-in of tools/PSHost where not.
function Get-Pester {
    $found = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 }
    if ($found) { return @($found)[0] }
    if (-not (Get-Command -Name Save-Module -ErrorAction Ignore)) { return $null }
    $modules = [IO.Path]::Combine($artifacts, 'modules')
    if (-not [IO.Directory]::Exists([IO.Path]::Combine($modules, 'Pester'))) {
        try {
            [void] [IO.Directory]::CreateDirectory($modules)
            Save-Module -Name Pester -MinimumVersion 5.5.0 -Path $modules -ErrorAction Stop
        }
        catch {
            Write-Line "The PowerShell Gallery can't be reached, so the stand-in for Pester runs the tests: $($_.Exception.Message)"
            return $null
        }
    }
    $manifest = [IO.Directory]::GetFiles($modules, 'Pester.psd1', [IO.SearchOption]::AllDirectories)
    if ($manifest.Count -eq 0) { return $null }
    return Get-Module -ListAvailable -Name $manifest[0]
}

function Start-PesterWorker {
    $pattern = if ($Only) { "$Only.Tests.ps1" } else { '*.Tests.ps1' }
    $files = [string[]] [IO.Directory]::GetFiles((Get-RepositoryPath 'tests/Pester'), $pattern, [IO.SearchOption]::AllDirectories)
    if ($files.Count -eq 0) { throw "No test file in tests/Pester is like '$pattern'." }
    $pester = Get-Pester
    if (-not $pester) {
        & (Get-RepositoryPath 'tools/PSHost/Pester/SelfTest/Test-StandIn.ps1') | ForEach-Object { Write-Line "$_" }
        if ($LASTEXITCODE -ne 0) { throw 'The stand-in for Pester does not fail where it must.' }
    }
    # The large files first, in turns: so the workers end at about the same time.
    $sizes = [long[]] ($files | ForEach-Object { - [IO.FileInfo]::new($_).Length })
    [Array]::Sort($sizes, $files)
    $count = [Math]::Min([Math]::Min([Environment]::ProcessorCount, 4), $files.Count)
    $shares = @(for ($i = 0; $i -lt $count; $i++) { , [Collections.Generic.List[string]]::new() })
    for ($i = 0; $i -lt $files.Count; $i++) { $shares[$i % $count].Add($files[$i]) }
    $shares | ForEach-Object { Start-TestWorker $_.Count 'tests/Invoke-TestFile.ps1' (@('-Files', ($_ -join ';')) + $(if ($pester) { '-Pester', $pester.Path })) }
}

# A process like this one that runs some of the tests, and prints so many results.
function Start-TestWorker([int] $Results, [string] $Script, [string[]] $Arguments) {
    $shell = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start = [Diagnostics.ProcessStartInfo]::new($shell)
    # In 'dotnet' it is either PSHost or pwsh, which the .NET tool of PowerShell starts like this.
    $words = @(if ([IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] })
    $words += '-NoProfile', '-NonInteractive', '-File', (Get-RepositoryPath $Script) + $Arguments
    $start.Arguments = ($words | ForEach-Object { '"' + $_ + '"' }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    @{ Process = $process; Next = $process.StandardOutput.ReadLineAsync(); Lines = [Collections.Generic.List[string]]::new(); Left = $Results }
}

# Takes what a worker has printed by now; a file's lines are shown when the file is done, so that two files never mix. False at the end.
function Receive-TestWorker([hashtable] $Worker, [hashtable] $Counts) {
    while ($Worker.Next -and $Worker.Next.IsCompleted) {
        $line = $Worker.Next.GetAwaiter().GetResult()
        if ($null -eq $line) {
            $Worker.Next = $null
            $Worker.Process.WaitForExit()
            foreach ($one in $Worker.Lines) { Write-Line $one }
            if ($Worker.Left -gt 0) {
                Write-Line "A test process ended with exit code $($Worker.Process.ExitCode), and $($Worker.Left) of its test files have no result."
                $Counts.Failed += $Worker.Left
            }
            return $false
        }
        if ($line -match '^##tests (\d+) (\d+) (\d+)$') {
            $Counts.Passed += [int] $Matches[1]; $Counts.Failed += [int] $Matches[2]; $Counts.Skipped += [int] $Matches[3]
            $Worker.Left--
            foreach ($one in $Worker.Lines) { Write-Line $one }
            $Worker.Lines.Clear()
        }
        else { $Worker.Lines.Add($line) }
        $Worker.Next = $Worker.Process.StandardOutput.ReadLineAsync()
    }
    return $null -ne $Worker.Next
}

# Each sandbox of the run wrote a log of its own; one file is what check-contract reads.
function Join-Traffic {
    $folder = [IO.Path]::Combine($artifacts, 'traffic')
    if (-not [IO.Directory]::Exists($folder)) { return }
    $whole = [IO.File]::Create([IO.Path]::Combine($artifacts, 'traffic.jsonl'))
    try {
        foreach ($file in [IO.Directory]::GetFiles($folder, '*.jsonl')) {
            $part = [IO.File]::OpenRead($file)
            try { $part.CopyTo($whole) } finally { $part.Dispose() }
        }
    }
    finally { $whole.Dispose() }
}

function Test-Everything {
    Build-Module
    Remove-Tree ([IO.Path]::Combine($artifacts, 'traffic'))
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    if (-not $Only) { Test-Docs $counts }
    $workers = @(Start-PesterWorker)
    if (-not $Only) { $workers += Start-TestWorker 3 'tests/Invoke-UnitTest.ps1' '-Configuration', $configuration }
    while ($workers | Where-Object { Receive-TestWorker $_ $counts }) { [Threading.Thread]::Sleep(50) }
    Join-Traffic
    Write-Line "Tests: $($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped"
    if ($counts.Failed -gt 0 -or $counts.Passed -eq 0) { exit 1 }
}

# Everything with the crypto of PowerShell 7, then the crypto alone with that of Windows PowerShell. Memory has a process of its own, since
# what the others leave behind would count.
function Measure-Everything {
    Build-Module
    Invoke-DotNet build (Get-RepositoryPath 'bench') -c $configuration -v q --nologo '-p:CryptoTarget=netstandard2.0' | ForEach-Object { Write-Line $_ }
    $native = Get-RepositoryPath "bench/bin/$configuration/net10.0/Bench.dll"
    Invoke-DotNet $native | ForEach-Object { Write-Line $_ }
    Invoke-DotNet (Get-RepositoryPath "bench/bin/$configuration-netstandard2.0/net10.0/Bench.dll") crypto | ForEach-Object { Write-Line $_ }
    Invoke-DotNet $native memory | ForEach-Object { Write-Line $_ }
}

# A .nupkg is a zip with a .nuspec: what Publish-Module and Publish-PSResource would upload.
function New-Package {
    Build-Module
    [void] [Reflection.Assembly]::Load('System.IO.Compression.FileSystem, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $manifest = Test-ModuleManifest ([IO.Path]::Combine($module, 'DracoonPS.psd1'))
    $encode = { param($text) [Security.SecurityElement]::Escape([string] $text) }
    $nuspec = @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>DracoonPS</id>
    <version>$($manifest.Version)</version>
    <authors>$(& $encode $manifest.Author)</authors>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <description>$(& $encode $manifest.Description)</description>
    <tags>PSModule $(& $encode ($manifest.Tags -join ' '))</tags>
  </metadata>
</package>
"@
    [void] [IO.Directory]::CreateDirectory($artifacts)
    $package = [IO.Path]::Combine($artifacts, "DracoonPS.$($manifest.Version).nupkg")
    $staging = [IO.Path]::Combine($artifacts, 'package')
    Remove-Tree $staging
    foreach ($file in [IO.Directory]::GetFiles($module, '*', [IO.SearchOption]::AllDirectories)) {
        $target = [IO.Path]::Combine($staging, $file.Substring($module.Length + 1))
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
        [IO.File]::Copy($file, $target)
    }
    [IO.File]::WriteAllText([IO.Path]::Combine($staging, 'DracoonPS.nuspec'), $nuspec)
    if ([IO.File]::Exists($package)) { [IO.File]::Delete($package) }
    [IO.Compression.ZipFile]::CreateFromDirectory($staging, $package)
    Remove-Tree $staging
    Write-Line "Packed $package"
}

switch ($Task) {
    'build' { Build-Module }
    'docs' { Build-Module; Build-Docs }
    'test' { Test-Everything }
    'demo' {
        Build-Module
        & (Get-RepositoryPath 'tools/Demo/Demo.ps1')
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
    }
    'bench' { Measure-Everything }
    'pack' { New-Package }
    'clean' { Remove-Tree $output; Remove-Tree $artifacts }
}
