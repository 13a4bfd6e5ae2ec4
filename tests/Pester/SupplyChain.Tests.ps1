# Which packages the projects are made of: all of them locked to a version and a hash, from one source, and two that are shipped.
BeforeDiscovery {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $Projects = @([IO.Directory]::GetFiles($root, '*.csproj', [IO.SearchOption]::AllDirectories) |
            ForEach-Object { $_.Substring($root.Length + 1).Replace('\', '/') } | Where-Object { $_ -notmatch '/(bin|obj)/|^(out|artifacts)/' })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Folder = New-TestFolder
    $Central = @{}
    foreach ($node in ([xml] [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'Directory.Packages.props'))).SelectNodes('//PackageVersion')) {
        $Central.Add($node.GetAttribute('Include'), $node.GetAttribute('Version'))
    }

    # The packages of a lock file: name, type, what was asked for, version, hash. Of each framework.
    function Get-LockedPackage([string] $Project) {
        $file = [IO.Path]::Combine($RepositoryRoot, [IO.Path]::GetDirectoryName($Project), 'packages.lock.json')
        foreach ($framework in [Newtonsoft.Json.Linq.JObject]::Parse([IO.File]::ReadAllText($file))['dependencies'].Properties()) {
            foreach ($package in $framework.Value.Properties()) {
                $entry = @{ Name = $package.Name; Framework = $framework.Name }
                foreach ($member in 'type', 'requested', 'resolved', 'contentHash') {
                    $value = $package.Value[$member]
                    $entry[$member] = if ($null -ne $value) { $value.ToString() } else { '' }
                }
                if ($entry.type -ne 'Project') { $entry }
            }
        }
    }

    # The names that a project asks for itself.
    function Get-PackageReference([string] $Project) {
        foreach ($node in ([xml] [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, $Project))).SelectNodes('//PackageReference')) { $node }
    }

    # What a restore of Dracoon.Crypto in a folder of its own says when its lock file was changed.
    function Invoke-LockedRestore([string] $Name, [string] $Pattern, [string] $Replacement) {
        $target = [IO.Path]::Combine($Folder, $Name)
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($target, 'src', 'Dracoon.Crypto'))
        foreach ($file in 'Directory.Build.props', 'Directory.Packages.props', 'nuget.config', 'global.json', 'src/Dracoon.Crypto/Dracoon.Crypto.csproj') {
            [IO.File]::Copy([IO.Path]::Combine($RepositoryRoot, $file), [IO.Path]::Combine($target, $file))
        }
        $lock = 'src/Dracoon.Crypto/packages.lock.json'
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, $lock))
        $changed = [regex]::new($Pattern).Replace($text, $Replacement)
        $changed | Should -Not -Be $text
        [IO.File]::WriteAllText([IO.Path]::Combine($target, $lock), $changed)

        $start = [Diagnostics.ProcessStartInfo]::new('dotnet', 'restore -v q --nologo')
        $start.WorkingDirectory = [IO.Path]::Combine($target, 'src', 'Dracoon.Crypto')
        $start.EnvironmentVariables['CI'] = 'true'
        $start.EnvironmentVariables.Remove('RestoreLockedMode')
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        return @{ Code = $process.ExitCode; Text = $output }
    }
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'The lock file of <_>' -ForEach $Projects {
    It 'has each package that the project asks for, in the version of Directory.Packages.props, with a hash' {
        $packages = @(Get-LockedPackage $_)
        $direct = @($packages | Where-Object { $_.type -eq 'Direct' } | ForEach-Object { $_.Name })
        foreach ($reference in Get-PackageReference $_) {
            $direct | Should -Contain $reference.GetAttribute('Include')
            $reference.HasAttribute('Version') | Should -BeFalse
            $reference.HasAttribute('VersionOverride') | Should -BeFalse
        }
        foreach ($package in $packages) {
            [Convert]::FromBase64String($package.contentHash).Length | Should -Be 64 -Because $package.Name
            $package.resolved | Should -Not -BeNullOrEmpty
            # Asked for with the central version; a package that another one asks for may be newer (the tools have PowerShell, which brings its own).
            if ($package.type -eq 'Direct' -and $Central.ContainsKey($package.Name)) { $package.resolved | Should -Be $Central[$package.Name] -Because $package.Name }
            if ($Central.ContainsKey($package.Name) -and $package.requested) { $package.requested | Should -Be "[$($Central[$package.Name]), )" }
        }
    }
}

Describe 'The lock files' {
    It 'are of all projects of the solution, and the solution has all projects' -ForEach @{ All = $Projects } {
        $solution = [xml] [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'DracoonPS.slnx'))
        $named = [string[]] @($solution.SelectNodes('//Project') | ForEach-Object { $_.GetAttribute('Path') })
        $found = [string[]] $All
        [Array]::Sort($named, [StringComparer]::Ordinal)
        [Array]::Sort($found, [StringComparer]::Ordinal)
        $found -join ' ' | Should -Be ($named -join ' ')
    }

    It 'have one hash for a version of a package, and use every version of Directory.Packages.props' -ForEach @{ All = $Projects } {
        $hashes = @{}
        $names = [Collections.Generic.HashSet[string]]::new()
        foreach ($package in $All | ForEach-Object { Get-LockedPackage $_ }) {
            $key = "$($package.Name) $($package.resolved)".ToLowerInvariant()
            if ($hashes.ContainsKey($key)) { $package.contentHash | Should -Be $hashes[$key] -Because $key } else { $hashes[$key] = $package.contentHash }
            [void] $names.Add($package.Name)
        }
        foreach ($name in $Central.Keys) { $names.Contains($name) | Should -BeTrue -Because "$name has a version and is used nowhere" }
    }

    It 'hold a restore in CI: with another hash, and with another version, it fails' {
        $hash = Invoke-LockedRestore 'hash' '("resolved": "2\.[^"]+",\s+"contentHash": ")....' '${1}AAAA'
        $hash.Text | Should -Match 'error NU1403'
        $hash.Code | Should -Not -Be 0
        $version = Invoke-LockedRestore 'version' '"requested": "\[2\.[^"]+"' '"requested": "[2.4.0, )"'
        $version.Text | Should -Match 'error NU1004'
        $version.Code | Should -Not -Be 0
    }
}

Describe 'What is shipped' {
    It 'is locked to two packages, and to three that only the compiler reads' {
        $names = [Collections.Generic.SortedSet[string]]::new([StringComparer]::Ordinal)
        foreach ($project in 'DracoonPS', 'Dracoon.Client', 'Dracoon.Crypto') {
            foreach ($package in Get-LockedPackage "src/$project/$project.csproj") {
                [void] $names.Add($package.Name)
                if ($Central.ContainsKey($package.Name)) { $package.resolved | Should -Be $Central[$package.Name] }
            }
        }
        # NETStandard.Library is the reference assemblies of the target, Microsoft.NETCore.Platforms a table that it brings.
        $names -join ' ' | Should -Be 'BouncyCastle.Cryptography Microsoft.NETCore.Platforms NETStandard.Library Newtonsoft.Json PowerShellStandard.Library'
    }

    It 'refers to these assemblies and no others, beside those of .NET and PowerShell' {
        # Loads the crypto, which is loaded when it is needed.
        New-DracoonKeypair -Version Rsa2048 -Password (ConvertTo-TestSecret 'A secret for this test') | Should -Not -BeNullOrEmpty
        $folder = [IO.Path]::GetDirectoryName($ModuleManifest)
        $own = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic -and "$($_.Location)".StartsWith($folder) })
        $names = [Collections.Generic.SortedSet[string]]::new([StringComparer]::Ordinal)
        foreach ($assembly in $own | Where-Object { $_.GetName().Name -like 'Dracoon*' }) {
            foreach ($name in $assembly.GetReferencedAssemblies() | Where-Object { $_.Name -notmatch '^(netstandard|System\..+)$' }) { [void] $names.Add($name.Name) }
        }
        $names -join ' ' | Should -Be 'BouncyCastle.Cryptography Dracoon.Client Dracoon.Crypto Newtonsoft.Json'
    }
}

Describe 'Packages' {
    It 'come from one source, whatever else the machine knows, which says when it can not be audited' {
        $settings = [xml] [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'nuget.config'))
        foreach ($section in 'packageSources', 'auditSources') {
            $children = @($settings.configuration.$section.ChildNodes)
            $children.Count | Should -Be 2
            $children[0].LocalName | Should -Be 'clear'
            $children[1].GetAttribute('value') | Should -Be 'https://api.nuget.org/v3/index.json'
        }
        $mapping = @($settings.configuration.packageSourceMapping.packageSource)
        $mapping.Count | Should -Be 1
        $mapping[0].GetAttribute('key') | Should -Be $settings.configuration.packageSources.add.GetAttribute('key')
        $mapping[0].package.GetAttribute('pattern') | Should -Be '*'
    }

    It 'are restored in CI as they are locked, audited, and by actions that are pinned to a commit' {
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, '.github', 'workflows', 'ci.yml'))
        $text | Should -Match "(?m)^  RestoreLockedMode: 'true'"
        $text | Should -Match "(?m)^ +NuGetAudit: 'true'"
        [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, '.ci', 'run')) | Should -Match '(?m)^export RestoreLockedMode=true'
        foreach ($file in [IO.Directory]::GetFiles([IO.Path]::Combine($RepositoryRoot, '.github', 'workflows'), '*.yml')) {
            $uses = [regex]::Matches([IO.File]::ReadAllText($file), '(?m)^\s*(?:- )?uses: (.+?)\r?$')
            $uses.Count | Should -BeGreaterThan 0
            foreach ($use in $uses) { $use.Groups[1].Value | Should -Match '^[\w/-]+@[0-9a-f]{40} # v\d' }
        }
    }
}
