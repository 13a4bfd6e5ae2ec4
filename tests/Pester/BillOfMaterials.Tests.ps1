# The bill of materials of the package, sbom.cdx.json: by the rules of CycloneDX 1.6, and true. Read by another parser than the one that wrote it.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    [void] [Reflection.Assembly]::Load('System.IO.Compression.FileSystem, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $Folder = New-TestFolder
    $Pack = [IO.Path]::Combine($RepositoryRoot, 'tools', 'Package', 'New-Package.ps1')
    $Built = [IO.Path]::Combine($RepositoryRoot, 'out', 'DracoonPS')

    # The bill and the files of a package, as one gets them.
    function Expand-TestPackage([string] $Package, [string] $Name) {
        $path = [IO.Path]::Combine($Folder, $Name)
        [IO.Compression.ZipFile]::ExtractToDirectory($Package, $path)
        return @{ Path = $path; Bill = [Newtonsoft.Json.Linq.JObject]::Parse([IO.File]::ReadAllText([IO.Path]::Combine($path, 'sbom.cdx.json'))) }
    }

    function Get-PlainHash([string] $Path) { (Get-TestHash $Path).Replace('-', '').ToLowerInvariant() }

    # PowerShell takes a JValue for a list with nothing in it, and a JObject for a list of its members: so texts are asked for, and objects stay in variables.
    function Get-Text($Token) { if ($null -ne $Token) { $Token.ToString() } else { '' } }

    function Assert-Member($Object, [string[]] $Known) {
        foreach ($member in $Object.Properties()) { $member.Name | Should -BeIn $Known }
    }

    # The assemblies of a package, with forward slashes.
    function Get-Assembly([string] $Path) {
        [IO.Directory]::GetFiles($Path, '*.dll', [IO.SearchOption]::AllDirectories) | ForEach-Object { $_.Substring($Path.Length + 1).Replace('\', '/') }
    }

    # The module and the packages of others in it.
    function Get-Component($Bill) {
        $Bill.SelectTokens('metadata.component')
        $Bill['components'].Children()
    }

    # What a bill says of files: name and hash.
    function Get-BillFile($Bill) {
        $files = @{}
        foreach ($component in Get-Component $Bill) {
            foreach ($file in $component['components']) { $files.Add($file['name'].ToString(), $file['hashes'].First['content'].ToString()) }
        }
        return $files
    }

    # The rules of the format for a component. It may have no other member than these, and these three values.
    function Assert-Component($Component) {
        Assert-Member $Component 'type', 'bom-ref', 'supplier', 'name', 'version', 'description', 'hashes', 'licenses', 'copyright', 'purl',
            'externalReferences', 'components', 'properties'
        (Get-Text $Component['type']) | Should -BeIn 'library', 'file'
        (Get-Text $Component['name']) | Should -Not -BeNullOrEmpty
        foreach ($hash in $Component['hashes']) {
            (Get-Text $hash['alg']) | Should -Be 'SHA-256'
            (Get-Text $hash['content']) | Should -MatchExactly '^[0-9a-f]{64}$'
        }
        foreach ($reference in $Component['externalReferences']) {
            (Get-Text $reference['type']) | Should -Be 'website'
            [Uri]::IsWellFormedUriString((Get-Text $reference['url']), 'Absolute') | Should -BeTrue
        }
        foreach ($part in $Component['components']) { Assert-Component $part }
    }

    $Package = Expand-TestPackage @(& $Pack -Module $Built -Output ([IO.Path]::Combine($Folder, 'first')))[-1] 'installed'
    $Bill = $Package.Bill
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'The bill of materials' {
    It 'has what CycloneDX 1.6 asks for, and nothing that it does not know' {
        Assert-Member $Bill '$schema', 'bomFormat', 'specVersion', 'serialNumber', 'version', 'metadata', 'components', 'dependencies'
        (Get-Text $Bill['bomFormat']) | Should -BeExactly 'CycloneDX'
        (Get-Text $Bill['specVersion']) | Should -BeExactly '1.6'
        (Get-Text $Bill['version']) | Should -Be '1'
        (Get-Text $Bill['serialNumber']) | Should -MatchExactly '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
        Assert-Component $Bill['metadata']['component']
        foreach ($component in $Bill['components'].Children()) { Assert-Component $component }
    }

    It 'names who made it, and of every package the supplier, the version, the licence and a reference' {
        (Get-Text $Bill['metadata']['authors'].First['name']) | Should -Not -BeNullOrEmpty
        foreach ($component in Get-Component $Bill) {
            (Get-Text $component['supplier']['name']) | Should -Not -BeNullOrEmpty
            (Get-Text $component['version']) | Should -Match '^\d+\.\d+\.\d+'
            (Get-Text $component['licenses'].First['license']['id']) | Should -BeIn 'Apache-2.0', 'MIT'
            (Get-Text $component['bom-ref']) | Should -Not -BeNullOrEmpty
        }
        (Get-Text $Bill['metadata']['component']['bom-ref']) | Should -Be "DracoonPS@$((Get-Module -Name DracoonPS).Version)"
    }

    It 'says what depends on what, of things that it has, each with one reference' {
        $references = @(Get-Text $Bill['metadata']['component']['bom-ref']) + @($Bill['components'].Children() | ForEach-Object { Get-Text $_['bom-ref'] })
        ([Collections.Generic.HashSet[string]] [string[]] $references).Count | Should -Be 3
        @($Bill['dependencies'].Children() | ForEach-Object { Get-Text $_['ref'] }) -join ' ' | Should -Be ($references -join ' ')
        @($Bill['dependencies'].First['dependsOn'].Children() | ForEach-Object { Get-Text $_ }) -join ' ' | Should -Be ($references[1, 2] -join ' ')
    }

    It 'names each assembly that is shipped, with its hash, and nothing else' {
        $files = Get-BillFile $Bill
        $shipped = @(Get-Assembly $Package.Path)
        $files.Count | Should -Be $shipped.Count
        foreach ($name in $shipped) { $files[$name] | Should -Be (Get-PlainHash ([IO.Path]::Combine($Package.Path, $name))) -Because $name }
        @($Bill['metadata']['component']['components'].Children() | ForEach-Object { Get-Text $_['name'] }) -join ' ' |
            Should -Be 'Dependencies/net8.0/Dracoon.Crypto.dll Dependencies/netstandard2.0/Dracoon.Crypto.dll Dracoon.Client.dll DracoonPS.dll'
    }

    It 'names the versions of the others: those of the lock file, which are those of the files' {
        $packages = @($Bill['components'].Children())
        $packages.Count | Should -Be 2
        $lock = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'src', 'DracoonPS', 'packages.lock.json'))
        $notices = [IO.File]::ReadAllText([IO.Path]::Combine($Package.Path, 'THIRD-PARTY-NOTICES.txt'))
        foreach ($component in $packages) {
            $name = Get-Text $component['name']
            $version = Get-Text $component['version']
            $locked = [regex]::Match($lock, '"' + [regex]::Escape($name) + '": \{[^}]*?"resolved": "([^"]+)",\s*"contentHash": "([^"]+)"')
            $version | Should -Be $locked.Groups[1].Value
            (Get-Text $component['properties'].First['value']) | Should -Be "SHA512:$($locked.Groups[2].Value)"
            (Get-Text $component['purl']) | Should -Be "pkg:nuget/$name@$version"
            (Get-Text $component['licenses'].First['license']['id']) | Should -Be 'MIT'
            foreach ($file in $component['components'].Children()) {
                $path = [IO.Path]::Combine($Package.Path, (Get-Text $file['name']))
                [IO.Path]::GetFileName($path) | Should -Be "$name.dll"
                [Diagnostics.FileVersionInfo]::GetVersionInfo($path).ProductVersion | Should -BeLike "$version*"
            }
            $notices | Should -Match "(?m)^$([regex]::Escape($name))\r?$"
        }
    }

    It 'has the hashes of signed files as they are shipped' {
        $signed = Expand-TestPackage @(& $Pack -Module $Built -Output ([IO.Path]::Combine($Folder, 'signing')) -Sign {
                param([string[]] $Files)
                # A signature is behind the assembly.
                foreach ($file in $Files) { if ($file -like '*.dll') { [IO.File]::AppendAllText($file, 'signed') } }
            })[-1] 'signed'
        $before = Get-BillFile $Bill
        $after = Get-BillFile $signed.Bill
        foreach ($name in Get-Assembly $signed.Path) {
            $after[$name] | Should -Be (Get-PlainHash ([IO.Path]::Combine($signed.Path, $name))) -Because $name
            ($after[$name] -eq $before[$name]) | Should -Be (-not ([IO.Path]::GetFileName($name) -like 'Dracoon*')) -Because $name
        }
        (Get-Text $signed.Bill['serialNumber']) | Should -Not -Be (Get-Text $Bill['serialNumber'])
    }

    It 'is not made when a library is none of the lock files' {
        $other = [IO.Path]::Combine($Folder, 'other')
        foreach ($file in [IO.Directory]::GetFiles($Built, '*', [IO.SearchOption]::AllDirectories)) {
            $target = $other + $file.Substring($Built.Length)
            [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
            [IO.File]::Copy($file, $target)
        }
        $file = [IO.Path]::Combine($other, 'Newtonsoft.Json.dll')
        $bytes = [IO.File]::ReadAllBytes($file)
        $bytes[$bytes.Length - 1] = $bytes[$bytes.Length - 1] -bxor 1
        [IO.File]::WriteAllBytes($file, $bytes)
        { & $Pack -Module $other -Output ([IO.Path]::Combine($Folder, 'refused')) } | Should -Throw '*ended with exit code 1*'
    }
}
