# What the about topics and the recipes have people type is run as it stands, in the world of the examples: every block of lines with 'PS> ' of a
# topic, every ```powershell block of a recipe.
BeforeDiscovery {
    . ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'Discovery.ps1'))
    $Topics = @(Get-AboutTopic)
    $Recipes = @(Get-Recipe)
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'Discovery.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'Harness.ps1'))
    $Stage = Start-ExampleStage
    # As whoever starts a container would have set them.
    $Environment = @{ DRACOON_SERVER = $Stage.Sandbox.Url; DRACOON_USER = 'robot'; DRACOON_PASSWORD = $WorldSecret }
    foreach ($name in $Environment.Keys) { [Environment]::SetEnvironmentVariable($name, $Environment[$name]) }
}

AfterAll {
    foreach ($name in $Environment.Keys) { [Environment]::SetEnvironmentVariable($name, $null) }
    Stop-ExampleStage $Stage
}

Describe '<Topic>' -ForEach $Topics {
    It 'has the sections that Get-Help expects, in lines that fit 80 columns' {
        $Text | Should -MatchExactly "^TOPIC\n    $Topic\n\nSHORT DESCRIPTION\n    \S.*\n(    \S.*\n)*\nLONG DESCRIPTION\n"
        $Text -split "`n" | Where-Object { $_.Length -gt 80 } | Should -BeNullOrEmpty
        $Text | Should -Match '\nSEE ALSO\n'
    }

    It 'is found by Get-Help' {
        "$(Get-Help $Topic)" | Should -Match "TOPIC\s+$Topic"
    }

    It 'names only cmdlets and topics that there are' {
        $known = @(Get-Command -Module DracoonPS | ForEach-Object { $_.Name }) + @(Get-AboutTopic | ForEach-Object { $_.Topic }) + 'about_Providers'
        [regex]::Matches($Text, '\b[A-Z][A-Za-z]+-Dracoon\w*|\babout_\w+') | ForEach-Object { $_.Value } | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'runs: <Code>' -ForEach $Blocks {
        $result = Invoke-Example $Stage $Topic $Code
        $result.Error | Should -BeNullOrEmpty -Because "this was typed: $($result.Code)"
    }

    It 'runs: <Code>' -Tag FullShell -ForEach $FullShellBlocks {
        $result = Invoke-Example $Stage $Topic $Code
        $result.Error | Should -BeNullOrEmpty -Because "this was typed: $($result.Code)"
    }
}

Describe 'The recipe <Recipe>' -ForEach $Recipes {
    It 'names only cmdlets and topics that there are' {
        $known = @(Get-Command -Module DracoonPS | ForEach-Object { $_.Name }) + @(Get-AboutTopic | ForEach-Object { $_.Topic }) + 'about_Providers'
        [regex]::Matches($Text, '\b[A-Z][A-Za-z]+-Dracoon\w*|\babout_\w+') | ForEach-Object { $_.Value } | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'runs: <Code>' -ForEach $Blocks {
        Assert-Example (Invoke-Example $Stage $Recipe $Code) $Recipe
    }

    It 'runs: <Code>' -Tag FullShell -ForEach $FullShellBlocks {
        Assert-Example (Invoke-Example $Stage $Recipe $Code) $Recipe
    }
}

Describe 'The tables for who comes from another client' {
    It 'name only cmdlets that there are' {
        $known = @(Get-Command -Module DracoonPS | ForEach-Object { $_.Name })
        $folder = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', 'docs', 'migration'))
        $named = foreach ($file in [IO.Directory]::GetFiles($folder, '*.md')) {
            foreach ($line in [IO.File]::ReadAllLines($file) -match '^\| .* \|$') {
                # The last column is ours.
                [regex]::Matches($line.TrimEnd(' ', '|').Split('|')[-1], '[A-Z][A-Za-z]+-Dracoon\w*') | ForEach-Object { $_.Value }
            }
        }
        $named.Count | Should -BeGreaterThan 100
        $named | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }
}

Describe 'A secret from the environment' {
    It 'is in no verbose or debug line, and in no log' {
        $script = {
            param($world)
            $VerbosePreference = $DebugPreference = 'Continue'
            Set-DracoonLog -Path ./environment.log -Level Debug
            $secret = [Net.NetworkCredential]::new('', $env:DRACOON_PASSWORD).SecurePassword
            Connect-Dracoon $env:DRACOON_SERVER -Credential ([pscredential]::new($env:DRACOON_USER, $secret)) -Verbose -Debug
            (Get-DracoonAccount -Verbose -Debug).UserName
            Disconnect-Dracoon -Verbose -Debug
        }
        $Stage.Host.Person.Lines.Clear()
        Invoke-OnStage $Stage $script | Should -Be 'robot'
        $shown = $Stage.Host.Person.Lines -join "`n"
        $shown | Should -Match '/oauth/token'
        $shown | Should -Not -Match $WorldSecret
        $log = [IO.File]::ReadAllText([IO.Path]::Combine($Stage.Folder, 'environment.log'))
        $log | Should -Match '/oauth/token'
        $log | Should -Not -Match $WorldSecret
    }
}
