# The short form of './build.sh soak': the same program and the same checks, for a shorter time. In a process of its own, whose handles and memory count.
BeforeAll { . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1')) }

Describe 'Mixed work in eight pipelines with faults' {
    It 'loses nothing, makes nothing twice, leaves nothing and does not grow' {
        $script = [IO.Path]::Combine($RepositoryRoot, 'tests', 'Soak', 'Soak.ps1')
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $before = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location } else { '-NoProfile' })
        $seconds = if ($env:DRACOONPS_SOAK_SECONDS) { $env:DRACOONPS_SOAK_SECONDS } else { '60' }
        $output = & $exe @before -File $script $seconds "$([int] $env:DRACOONPS_SOAK_SEED)" 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        ($output -join "`n") | Should -Match 'Compared [1-9]\d* files'
        ($output -join "`n") | Should -Match 'Soak passed, seed \d+'
    }
}
