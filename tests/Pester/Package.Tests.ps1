# What is shipped, made from out/DracoonPS as 'build.ps1 pack' makes it, and used as a user gets it.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    [void] [Reflection.Assembly]::Load('System.IO.Compression.FileSystem, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $Folder = New-TestFolder
    $Pack = [IO.Path]::Combine($RepositoryRoot, 'tools', 'Package', 'New-Package.ps1')
    $Built = [IO.Path]::Combine($RepositoryRoot, 'out', 'DracoonPS')
    $First = @(& $Pack -Module $Built -Output ([IO.Path]::Combine($Folder, 'first')))[-1]
    $Installed = [IO.Path]::Combine($Folder, 'installed', 'DracoonPS')
    [IO.Compression.ZipFile]::ExtractToDirectory($First, $Installed)
    $Manifest = [IO.Path]::Combine($Installed, 'DracoonPS.psd1')

    # The manifest as data, as the engine reads it: with no command run.
    $tokens = $null; $problems = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($Manifest, [ref] $tokens, [ref] $problems)
    $Problems = @($problems)
    $Data = $tree.Find({ param($ast) $ast -is [Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()

    # Every file of a folder, with forward slashes and in order.
    function Get-FileName([string] $Path) {
        $names = [string[]] ([IO.Directory]::GetFiles($Path, '*', [IO.SearchOption]::AllDirectories) | ForEach-Object { $_.Substring($Path.Length + 1).Replace('\', '/') })
        [Array]::Sort($names, [StringComparer]::Ordinal)
        return $names
    }

    function Read-Part([string] $Name) { [IO.File]::ReadAllText([IO.Path]::Combine($Installed, $Name)) }

    function Invoke-Program([string] $Program, [string[]] $Arguments) {
        $start = [Diagnostics.ProcessStartInfo]::new($Program)
        $start.Arguments = ($Arguments | ForEach-Object { '"' + $_ + '"' }) -join ' '
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $text = $process.StandardOutput.ReadToEnd() + $errors.GetAwaiter().GetResult()
        $process.WaitForExit()
        return [pscustomobject] @{ Code = $process.ExitCode; Text = $text }
    }
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'The package' {
    It 'has these files and no other' {
        $formats = $Data.FormatsToProcess
        $topics = [IO.Directory]::GetFiles([IO.Path]::Combine($RepositoryRoot, 'docs', 'about'), '*.help.txt') | ForEach-Object { 'en-US/' + [IO.Path]::GetFileName($_) }
        $expected = [string[]] (@('CHANGELOG.md', 'SECURITY.md', 'Dependencies/net8.0/BouncyCastle.Cryptography.dll', 'Dependencies/net8.0/Dracoon.Crypto.dll',
                'Dependencies/netstandard2.0/BouncyCastle.Cryptography.dll', 'Dependencies/netstandard2.0/Dracoon.Crypto.dll', 'Dracoon.Client.dll', 'DracoonPS.dll',
                'DracoonPS.nuspec', 'DracoonPS.psd1', 'LICENSE', 'Newtonsoft.Json.dll', 'README.md', 'THIRD-PARTY-NOTICES.txt', '[Content_Types].xml', '_rels/.rels',
                'en-US/DracoonPS.dll-Help.xml', 'sbom.cdx.json') + $formats + $topics)
        [Array]::Sort($expected, [StringComparer]::Ordinal)
        (@(Get-FileName $Installed | Where-Object { $_ -notlike 'package/*' }) -join "`n") | Should -Be ($expected -join "`n")
        @(Get-FileName $Installed | Where-Object { $_ -like 'package/*' }).Count | Should -Be 1
    }

    It 'has each file as it was built' {
        foreach ($name in Get-FileName $Built | Where-Object { $_ -notin 'DracoonPS.psd1', 'sbom.cdx.json' }) {
            Get-TestHash ([IO.Path]::Combine($Installed, $name)) | Should -Be (Get-TestHash ([IO.Path]::Combine($Built, $name))) -Because $name
        }
    }

    It 'has a relationship to the description, and a type for each part' {
        $types = [xml] (Read-Part '[Content_Types].xml')
        $extensions = @($types.Types.Default | ForEach-Object { $_.Extension })
        $parts = @($types.Types.Override | ForEach-Object { $_.PartName })
        foreach ($name in Get-FileName $Installed | Where-Object { $_ -ne '[Content_Types].xml' }) {
            $extension = [IO.Path]::GetExtension($name).TrimStart('.')
            if ($extension) { $extensions | Should -Contain $extension } else { $parts | Should -Contain "/$name" }
        }
        foreach ($target in ([xml] (Read-Part '_rels/.rels')).Relationships.Relationship | ForEach-Object { $_.Target }) {
            [IO.File]::Exists($Installed + $target) | Should -BeTrue -Because $target
        }
    }

    It 'describes itself as the manifest does' {
        $metadata = ([xml] (Read-Part 'DracoonPS.nuspec')).package.metadata
        $metadata.id | Should -Be 'DracoonPS'
        $metadata.version | Should -Be $Data.ModuleVersion
        $metadata.description | Should -Be $Data.Description
        $metadata.licenseUrl | Should -Be $Data.PrivateData.PSData.LicenseUri
        $metadata.releaseNotes.Replace("`r", '') | Should -Be $Data.PrivateData.PSData.ReleaseNotes.Replace("`r", '')
        $tags = $metadata.tags.Split(' ')
        foreach ($tag in 'PSModule', 'PSEdition_Desktop', 'PSEdition_Core', 'PSIncludes_Cmdlet') { $tags | Should -Contain $tag }
        @($tags | Where-Object { $_ -like 'PSCmdlet_*' }).Count | Should -Be $Data.CmdletsToExport.Count
        $tags.Count | Should -Be ([Collections.Generic.HashSet[string]] $tags).Count
    }

    It 'comes out the same to the byte, from the build and from what was installed' {
        $again = [IO.Path]::Combine($Folder, 'unpacked')
        foreach ($name in Get-FileName $Installed | Where-Object { $_ -notmatch '^(_rels|package)/|^\[|\.nuspec$' }) {
            $target = [IO.Path]::Combine($again, $name)
            [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
            [IO.File]::Copy([IO.Path]::Combine($Installed, $name), $target)
            [IO.File]::SetLastWriteTimeUtc($target, [DateTime]::new(2001, 1, 1))
        }
        Get-TestHash (@(& $Pack -Module $Built -Output ([IO.Path]::Combine($Folder, 'second')))[-1]) | Should -Be (Get-TestHash $First)
        Get-TestHash (@(& $Pack -Module $again -Output ([IO.Path]::Combine($Folder, 'third')))[-1]) | Should -Be (Get-TestHash $First)
    }

    It 'is signed where a signer is given: our own files after they are complete, those of others never' {
        $output = [IO.Path]::Combine($Folder, 'signed')
        $signed = [Collections.Generic.List[string]]::new()
        $package = @(& $Pack -Module $Built -Output $output -Prerelease beta1 -ProjectUri 'https://example.org/project' -Sign {
                param([string[]] $Files)
                foreach ($file in $Files) {
                    $signed.Add([IO.Path]::GetFileName($file))
                    if ($file -like '*.psd1') { [IO.File]::AppendAllText($file, "`n# signed`n") }
                }
            })[-1]
        [IO.Path]::GetFileName($package) | Should -Be "DracoonPS.$($Data.ModuleVersion)-beta1.nupkg"
        foreach ($name in 'DracoonPS.psd1', 'DracoonPS.dll', 'Dracoon.Client.dll', 'Dracoon.Crypto.dll', 'Users.Format.ps1xml') { $signed | Should -Contain $name }
        foreach ($name in 'Newtonsoft.Json.dll', 'BouncyCastle.Cryptography.dll', 'README.md') { $signed | Should -Not -Contain $name }
        $unpacked = [IO.Path]::Combine($output, 'unpacked')
        [IO.Compression.ZipFile]::ExtractToDirectory($package, $unpacked)
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($unpacked, 'DracoonPS.psd1'))
        $text | Should -Match '# signed\s*$'
        $text | Should -Match "Prerelease\s+= 'beta1'"
        $metadata = ([xml] [IO.File]::ReadAllText([IO.Path]::Combine($unpacked, 'DracoonPS.nuspec'))).package.metadata
        $metadata.version | Should -Be "$($Data.ModuleVersion)-beta1"
        $metadata.projectUrl | Should -Be 'https://example.org/project'
    }

    It 'is not made with a wrong label, a wrong address, or a certificate that is not there' {
        $output = [IO.Path]::Combine($Folder, 'wrong')
        { & $Pack -Module $Built -Output $output -Prerelease 'beta.1' } | Should -Throw '*ended with exit code 1*'
        { & $Pack -Module $Built -Output $output -ProjectUri 'http://example.org' } | Should -Throw '*ended with exit code 1*'
        { & $Pack -Module $Built -Output $output -Certificate 'C0FFEE' } | Should -Throw '*C0FFEE*'
        { & $Pack -Module $Built -Output $output -Certificate 'C0FFEE' -Sign { } } | Should -Throw '*not both*'
        @([IO.Directory]::GetFiles($output, '*.nupkg')).Count | Should -Be 0
    }
}

Describe 'Its manifest' {
    It 'parses, and is complete' {
        $Problems | Should -BeNullOrEmpty
        foreach ($key in 'RootModule', 'ModuleVersion', 'GUID', 'Author', 'CompanyName', 'Copyright', 'Description') { $Data[$key] | Should -Not -BeNullOrEmpty -Because $key }
        $Data.PowerShellVersion | Should -Be '5.1'
        $Data.DotNetFrameworkVersion | Should -Be '4.7.2'
        $Data.CompatiblePSEditions -join ' ' | Should -Be 'Desktop Core'
        $Data.PrivateData.PSData.Tags | Should -Contain 'DRACOON'
        $Data.PrivateData.PSData.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        $Data.PrivateData.PSData.LicenseUri | Should -Match '^https://'
        $Data.PrivateData.PSData.ReleaseNotes.Length | Should -BeGreaterThan 100
        $Data.PrivateData.PSData.ReleaseNotes.Length | Should -BeLessOrEqual 10000
    }

    It 'exports by name, and nothing but cmdlets' {
        @($Data.FunctionsToExport).Count | Should -Be 0
        @($Data.VariablesToExport).Count | Should -Be 0
        foreach ($key in 'CmdletsToExport', 'AliasesToExport') {
            $Data.ContainsKey($key) | Should -BeTrue
            $Data[$key] | Where-Object { $_ -match '[*?\[]' } | Should -BeNullOrEmpty
        }
        $Data.CmdletsToExport.Count | Should -Be ([Collections.Generic.HashSet[string]] $Data.CmdletsToExport).Count
    }

    It 'has the version of the assemblies, and takes its notes from the changelog' {
        $assembly = [Reflection.AssemblyName]::GetAssemblyName([IO.Path]::Combine($Installed, 'DracoonPS.dll')).Version
        "$($assembly.Major).$($assembly.Minor).$($assembly.Build)" | Should -Be $Data.ModuleVersion
        $first = ($Data.PrivateData.PSData.ReleaseNotes -split '\r?\n' | Where-Object { $_ -like '- *' })[0]
        (Read-Part 'CHANGELOG.md').Contains($first) | Should -BeTrue
    }
}

Describe 'The installed module' {
    It 'does the whole demo in a process of its own, from its own files' {
        $script = [IO.Path]::Combine($PSScriptRoot, 'Package.Process.ps1')
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $before = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location } else { '-NoProfile' })
        $run = Invoke-Program $exe ($before + '-File', $script, '-Module', $Installed)
        $run.Code | Should -Be 0 -Because $run.Text
        $run.Text | Should -Match 'All as it should be'
        $loaded = @([regex]::Matches($run.Text, '(?m)^loaded (.+?)\r?$') | ForEach-Object { $_.Groups[1].Value })
        $loaded.Count | Should -BeGreaterOrEqual 4
        foreach ($path in $loaded) { $path.StartsWith($Installed) | Should -BeTrue -Because "$path is not of the package" }
    }
}

Describe 'The sandbox as a .NET tool' {
    It 'is packed, installed without a feed, and serves' {
        $output = [IO.Path]::Combine($Folder, 'tool')
        $project = [IO.Path]::Combine($RepositoryRoot, 'src', 'DracoonSandbox')
        $packed = Invoke-Program 'dotnet' @('pack', $project, '-c', 'Release', '--no-build', '-o', $output, '-v', 'q', '--nologo')
        $packed.Code | Should -Be 0 -Because $packed.Text
        $package = @([IO.Directory]::GetFiles($output, 'dracoon-sandbox.*.nupkg'))
        $package.Count | Should -Be 1
        $config = [IO.Path]::Combine($Folder, 'nuget.config')
        [IO.File]::WriteAllText($config, "<configuration><packageSources><clear /><add key=`"here`" value=`"$output`" /></packageSources></configuration>")
        $tools = [IO.Path]::Combine($Folder, 'tools')
        $version = [IO.Path]::GetFileName($package[0]) -replace '^dracoon-sandbox\.|\.nupkg$'
        $installed = Invoke-Program 'dotnet' @('tool', 'install', 'dracoon-sandbox', '--version', $version, '--tool-path', $tools, '--configfile', $config)
        $installed.Code | Should -Be 0 -Because $installed.Text

        $name = if ([Environment]::OSVersion.Platform -eq 'Win32NT') { 'dracoon-sandbox.exe' } else { 'dracoon-sandbox' }
        $start = [Diagnostics.ProcessStartInfo]::new([IO.Path]::Combine($tools, $name))
        $start.Arguments = "--urls http://127.0.0.1:0 --parent $([Diagnostics.Process]::GetCurrentProcess().Id)"
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $line = $process.StandardOutput.ReadLine()
            $line | Should -Match '^Listening on http://127\.0\.0\.1:\d+'
            $tool = @{ Url = ($line -replace '^Listening on ').TrimEnd('/') }
            Invoke-Sandbox $tool 'GET' '/api/v4/public/software/version' | Should -Match '"restApiVersion"'
        }
        finally {
            if (-not $process.HasExited) { $process.Kill(); [void] $process.WaitForExit(5000) }
        }
    }
}
