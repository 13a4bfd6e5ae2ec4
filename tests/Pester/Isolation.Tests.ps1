# Another module's BouncyCastle must not get in the way, and ours must not get in the way of others.
BeforeAll { . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1')) }

Describe 'Isolation of BouncyCastle.Cryptography' {
    It 'encrypts although a foreign copy was loaded first' {
        # A process of its own: in this one the module has loaded its crypto already.
        $script = [IO.Path]::Combine($PSScriptRoot, 'Isolation.Process.ps1')
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $before = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location } else { '-NoProfile' })
        $output = & $exe @before -File $script 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        $output | Should -Contain 'foreign first, keypair made'
    }
}
