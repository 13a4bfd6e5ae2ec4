# SECURITY.md says where each promise is tested. A page that names what is not there would lie.
BeforeDiscovery {
    $page = [IO.File]::ReadAllText([IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', 'SECURITY.md')))
    $Paths = @([regex]::Matches($page, '`((?:src|tests|docs|tools|examples)/[^`]+)`') | ForEach-Object { $_.Groups[1].Value })
    $Rows = @([regex]::Matches([regex]::Match($page, '(?s)## Against whom.*?\n## ').Value, '(?m)^\| (?!Who \|)([^|]+) \| [^|]+ \| ([^|]+) \|\r?$') |
            ForEach-Object { @{ Who = $_.Groups[1].Value; Where = $_.Groups[2].Value } })
}

BeforeAll { . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1')) }

Describe 'SECURITY.md' {
    It 'names <_>, which is there' -ForEach $Paths {
        $path = [IO.Path]::Combine($RepositoryRoot, $_)
        ([IO.File]::Exists($path) -or [IO.Directory]::Exists($path)) | Should -BeTrue
    }

    It 'names the tests against: <Who>' -ForEach $Rows {
        $Where | Should -Match '^(`tests/[\w./]+`(, |$))+'
    }

    It 'has what one looks for' -ForEach @{ Threats = $Rows.Count } {
        $Threats | Should -BeGreaterOrEqual 10
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'SECURITY.md'))
        foreach ($heading in 'Report a vulnerability', 'What is not defended', 'Limits of memory', 'Scheduled tasks', 'Cryptography', 'Supply chain') {
            $text | Should -Match "(?m)^## $heading\r?$"
        }
        [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'README.md')) | Should -Match '\(SECURITY\.md\)'
    }

    It 'gives the numbers of the code' {
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'SECURITY.md'))
        $code = [IO.File]::ReadAllText([IO.Path]::Combine($RepositoryRoot, 'src', 'Dracoon.Crypto', 'PrivateKeyProtection.cs'))
        $iterations = [regex]::Match($code, 'DefaultIterations = (\d[\d_]*);').Groups[1].Value.Replace('_', ',')
        $text.Contains("$iterations iterations") | Should -BeTrue
    }
}
