# What can be said of the CI workflow without running it: that it calls what is there, with no more rights than it needs.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Text = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, '.github', 'workflows', 'ci.yml'))
    $tokens = $null; $problems = $null
    $build = [Management.Automation.Language.Parser]::ParseFile([IO.Path]::Combine($RepositoryRoot, 'build.ps1'), [ref] $tokens, [ref] $problems)
    $Parameters = @{}
    foreach ($parameter in $build.ParamBlock.Parameters) { $Parameters[$parameter.Name.VariablePath.UserPath] = $parameter }
    $valid = $Parameters['Task'].Attributes | Where-Object { $_.TypeName.Name -eq 'ValidateSet' }
    $Tasks = @($valid.PositionalArguments | ForEach-Object { $_.Value })
}

Describe 'The workflow' {
    It 'calls build.ps1 with tasks and parameters that it has' {
        $calls = [regex]::Matches($Text, '\./build\.(?:ps1|sh) (\S+)([^\r\n]*)')
        $calls.Count | Should -BeGreaterThan 3
        foreach ($call in $calls) {
            $Tasks | Should -Contain $call.Groups[1].Value
            foreach ($option in [regex]::Matches($call.Groups[2].Value, '(?<=\s)-([A-Za-z]\w+)')) { @($Parameters.Keys) | Should -Contain $option.Groups[1].Value }
        }
    }

    It 'pins every action to a commit, and says which version that is' {
        $uses = [regex]::Matches($Text, '(?m)^\s+- uses: ([^\r\n]+)')
        $uses.Count | Should -BeGreaterThan 5
        foreach ($use in $uses) { $use.Groups[1].Value | Should -Match '^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$' }
    }

    It 'may only read, but for the job that publishes' {
        $Text | Should -Match '(?m)^permissions:\r?\n  contents: read\r?$'
        @([regex]::Matches($Text, ':\s*write\b')).Count | Should -Be 1
        $Text.IndexOf(': write') | Should -BeGreaterThan $Text.IndexOf("`n  publish:")
        # Text of others gets into a script only as an environment variable.
        foreach ($block in [regex]::Matches($Text, '(?ms)^( +)run: (.*?)(?=^\1\S|^ {0,6}\S|\z)')) { $block.Groups[2].Value | Should -Not -Match '\$\{\{' }
    }

    It 'tests on each system, with each PowerShell, what was packed' {
        foreach ($job in 'os: windows-latest, shell: powershell', 'os: windows-latest, shell: pwsh', 'os: ubuntu-latest, shell: pwsh', 'os: macos-latest, shell: pwsh') {
            $Text.Contains($job) | Should -BeTrue -Because $job
        }
        $Text | Should -Match 'build\.ps1 test -Package '
    }

    It 'is indented with blanks, and ends no line with one' { $Text | Should -Not -Match '\t|[ ]\r?\n' }
}
