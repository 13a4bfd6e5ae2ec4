<#
.SYNOPSIS
    The one entry for everything: build, demo, test, bench, soak, fuzz, docs, pack, clean.
.DESCRIPTION
    Runs unchanged under Windows PowerShell 5.1, pwsh, and tools/PSHost (see build.sh), and therefore keeps to the core
    cmdlets and .NET calls: no Join-Path, no Write-Host, no Get-ChildItem.
.EXAMPLE
    ./build.ps1 test
#>
param(
    [ValidateSet('build', 'demo', 'test', 'bench', 'soak', 'fuzz', 'docs', 'pack', 'clean')]
    [string] $Task = 'build',

    # Only tests whose file name is like this ('Users*'), and no unit tests. For the work on one area.
    [string] $Only,

    # soak: how long. soak and fuzz: the seed of an earlier run; 0 takes a new one.
    [int] $Seconds = 600,
    [int] $Seed,

    # fuzz: how many random cases each property is tried with.
    [int] $CaseCount = 100000,

    # Test or show this package instead of what was just built: out/DracoonPS is unpacked from it.
    [string] $Package,

    # pack: the label of a prerelease (beta1), and the address of the project, where the manifest has none.
    [string] $Prerelease,
    [string] $ProjectUri,

    # pack: signs our own files with this certificate (a thumbprint, or a .pfx file with -CertificatePassword); on Windows.
    [string] $Certificate,
    [securestring] $CertificatePassword,

    # pack: signs with something else: a script block that gets the paths of the files.
    [scriptblock] $Sign,

    # pack: builds a second time in another folder and compares the assemblies.
    [switch] $Verify
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
    if ($Package) { Expand-Package; return }
    $built = Get-RepositoryPath "src/DracoonPS/bin/$configuration/netstandard2.0"
    Copy-Tree $built $module 'DracoonPS.dll', 'Dracoon.Client.dll', 'Newtonsoft.Json.dll'
    Copy-Tree $root $module 'DracoonPS.psd1', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'CHANGELOG.md', 'SECURITY.md'
    Copy-Tree (Get-RepositoryPath 'src/DracoonPS') $module 'README.md'
    $formatting = Get-RepositoryPath 'src/DracoonPS/Formatting'
    Copy-Tree $formatting ([IO.Path]::Combine($module, 'Formatting')) ([IO.Directory]::GetFiles($formatting, '*.Format.ps1xml') | ForEach-Object { [IO.Path]::GetFileName($_) })
    foreach ($target in 'netstandard2.0', 'net8.0') {
        Copy-Tree (Get-RepositoryPath "src/Dracoon.Crypto/bin/$configuration/$target") `
            ([IO.Path]::Combine($module, 'Dependencies', $target)) 'Dracoon.Crypto.dll', 'BouncyCastle.Cryptography.dll'
    }
    Build-Help
    Write-Line "Built $module"
}

# What is tested is what is shipped: the files of a package, but for those that only NuGet reads.
function Expand-Package {
    [void] [Reflection.Assembly]::Load('System.IO.Compression.FileSystem, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    [IO.Compression.ZipFile]::ExtractToDirectory([IO.Path]::GetFullPath([IO.Path]::Combine($root, $Package)), $module)
    [IO.File]::Delete([IO.Path]::Combine($module, '[Content_Types].xml'))
    [IO.File]::Delete([IO.Path]::Combine($module, 'DracoonPS.nuspec'))
    Remove-Tree ([IO.Path]::Combine($module, '_rels'))
    Remove-Tree ([IO.Path]::Combine($module, 'package'))
    Write-Line "Unpacked $Package to $module"
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
    $found = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -eq 5 }
    if ($found) { return @($found)[0] }
    if (-not (Get-Command -Name Save-Module -ErrorAction Ignore)) { return $null }
    $modules = [IO.Path]::Combine($artifacts, 'modules')
    if (-not [IO.Directory]::Exists([IO.Path]::Combine($modules, 'Pester'))) {
        try {
            [void] [IO.Directory]::CreateDirectory($modules)
            Save-Module -Name Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99 -Path $modules -ErrorAction Stop
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

# Those that take a minute, then the large ones: so that the workers, who each take the next file, end at about the same time.
function Get-PesterFile {
    $pattern = if ($Only) { "$Only.Tests.ps1" } else { '*.Tests.ps1' }
    $files = [string[]] [IO.Directory]::GetFiles((Get-RepositoryPath 'tests/Pester'), $pattern, [IO.SearchOption]::AllDirectories)
    if ($files.Count -eq 0) { throw "No test file in tests/Pester is like '$pattern'." }
    $long = 'Soak.Tests.ps1', 'Reproducible.Tests.ps1'
    $sizes = [long[]] ($files | ForEach-Object { if ($long -contains [IO.Path]::GetFileName($_)) { [long]::MinValue } else { - [IO.FileInfo]::new($_).Length } })
    [Array]::Sort($sizes, $files)
    return $files
}

function Start-PesterWorker([string[]] $Files) {
    $pester = Get-Pester
    if (-not $pester) {
        & (Get-RepositoryPath 'tools/PSHost/Pester/SelfTest/Test-StandIn.ps1') | ForEach-Object { Write-Line "$_" }
        if ($LASTEXITCODE -ne 0) { throw 'The stand-in for Pester does not fail where it must.' }
    }
    $claims = [IO.Path]::Combine($artifacts, 'claims')
    Remove-Tree $claims
    [void] [IO.Directory]::CreateDirectory($claims)
    $arguments = @('-Files', ($Files -join ';'), '-Claims', $claims) + $(if ($pester) { '-Pester', $pester.Path })
    $count = [Math]::Min([Math]::Min([Environment]::ProcessorCount, 4), $Files.Count)
    for ($i = 0; $i -lt $count; $i++) { Start-TestWorker 'tests/Invoke-TestFile.ps1' $arguments }
}

# A process like this one that runs some of the tests.
function Start-TestWorker([string] $Script, [string[]] $Arguments) {
    $shell = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start = [Diagnostics.ProcessStartInfo]::new($shell)
    # In 'dotnet' it is either PSHost or pwsh, which the .NET tool of PowerShell starts like this.
    $words = @(if ([IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] })
    $words += '-NoProfile', '-NonInteractive', '-File', (Get-RepositoryPath $Script) + $Arguments
    $start.Arguments = ($words | ForEach-Object { '"' + $_ + '"' }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    @{ Process = $process; Next = $process.StandardOutput.ReadLineAsync(); Lines = [Collections.Generic.List[string]]::new(); Left = 0 }
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
                $Counts.Failed++
            }
            return $false
        }
        if ($line -match '^##begin (\d+)$') { $Worker.Left += [int] $Matches[1] }
        elseif ($line -match '^##tests (\d+) (\d+) (\d+)$') {
            $Counts.Passed += [int] $Matches[1]; $Counts.Failed += [int] $Matches[2]; $Counts.Skipped += [int] $Matches[3]
            $Worker.Left--
            $Counts.Results++
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
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0; Results = 0 }
    if (-not $Only) { Test-Docs $counts }
    $files = Get-PesterFile
    $workers = @(Start-PesterWorker $files)
    $expected = $files.Count
    if (-not $Only) {
        $workers += Start-TestWorker 'tests/Invoke-UnitTest.ps1' '-Configuration', $configuration
        $expected += 3
    }
    while ($workers | Where-Object { Receive-TestWorker $_ $counts }) { [Threading.Thread]::Sleep(50) }
    if ($counts.Results -ne $expected) {
        Write-Line "Of $expected test files and projects $($counts.Results) have a result."
        $counts.Failed++
    }
    Join-Traffic
    Write-Line "Tests: $($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped"
    if ($counts.Failed -gt 0 -or $counts.Passed -eq 0) { exit 1 }
}

# The properties of tests/Unit/Properties, with more cases than there is time for among the tests.
function Test-Property {
    Build-Module
    $reports = [IO.Path]::Combine($artifacts, 'fuzz')
    Remove-Tree $reports
    $env:DRACOONPS_FUZZ_CASES = "$CaseCount"
    $env:DRACOONPS_FUZZ_SEED = if ($Seed) { "$Seed" } else { "$([Random]::new().Next(1, [int]::MaxValue))" }
    try {
        & dotnet test (Get-RepositoryPath 'tests/Unit') -c $configuration --no-build --nologo -v q --filter 'FullyQualifiedName~Properties' | ForEach-Object { Write-Line $_ }
        $failed = $LASTEXITCODE
    }
    finally { $env:DRACOONPS_FUZZ_CASES = $null; $env:DRACOONPS_FUZZ_SEED = $null }
    if ([IO.Directory]::Exists($reports)) {
        foreach ($report in [IO.Directory]::GetFiles($reports) | ForEach-Object { $_ }) { Write-Line ([IO.File]::ReadAllText($report).TrimEnd()) }
    }
    if ($failed) { exit 1 }
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

# artifacts/DracoonPS is the module as it is installed, artifacts/*.nupkg what the gallery takes and the sandbox as a .NET tool.
function New-Package {
    Build-Module
    [void] [IO.Directory]::CreateDirectory($artifacts)
    foreach ($old in [IO.Directory]::GetFiles($artifacts, '*.nupkg')) { [IO.File]::Delete($old) }
    $signing = @{ Prerelease = $Prerelease; ProjectUri = $ProjectUri; Certificate = $Certificate; CertificatePassword = $CertificatePassword; Sign = $Sign }
    & (Get-RepositoryPath 'tools/Package/New-Package.ps1') -Module $module -Output $artifacts -Configuration $configuration @signing |
        ForEach-Object { Write-Line "Packed $_" }
    Invoke-DotNet pack (Get-RepositoryPath 'src/DracoonSandbox') -c $configuration --no-build -o $artifacts -v q --nologo | ForEach-Object { Write-Line $_ }
    if ($Verify) { & (Get-RepositoryPath 'tools/Package/Test-Reproducible.ps1') -Configuration $configuration | ForEach-Object { Write-Line $_ } }
}

switch ($Task) {
    'build' { Build-Module }
    'docs' { Build-Module; Build-Docs }
    'test' { Test-Everything }
    'demo' {
        Build-Module
        & (Get-RepositoryPath 'tools/Demo/Demo.ps1') -Module $module
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
    }
    'bench' { Measure-Everything }
    'soak' {
        Build-Module
        & (Get-RepositoryPath 'tests/Soak/Soak.ps1') -Seconds $Seconds -Seed $Seed
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
    }
    'fuzz' { Test-Property }
    'pack' { New-Package }
    'clean' { Remove-Tree $output; Remove-Tree $artifacts }
}
