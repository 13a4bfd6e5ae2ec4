# The same sources give the same assemblies, in whichever folder.
BeforeAll { . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1')) }

Describe 'The assemblies of the module' {
    It 'are the same to the byte when they are built in another folder' {
        $lines = @(& ([IO.Path]::Combine($RepositoryRoot, 'tools', 'Package', 'Test-Reproducible.ps1')))
        $lines.Count | Should -Be 4
        foreach ($line in $lines) { $line | Should -Match '^same  [0-9a-f]{64} src/' }
    }
}
