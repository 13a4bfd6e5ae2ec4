# The module calls nobody until it is told to: no update check, no telemetry, no lookup of a name, not when it is imported and not after.
BeforeDiscovery {
    # .NET Framework has no such record.
    $NoRecord = [Environment]::Version.Major -lt 5
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Folder = New-TestFolder

    # Runs Offline.Process.ps1 in a process of its own. What .NET did in the network stands in a file that the runtime writes by itself (EventPipe).
    function Invoke-Recorded([string[]] $More) {
        $record = [IO.Path]::Combine($Folder, "$([guid]::NewGuid().ToString('N')).nettrace")
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $words = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location })
        $words += @('-NoProfile', '-NonInteractive', '-File', [IO.Path]::Combine($PSScriptRoot, 'Offline.Process.ps1'), '-Module', $ModuleManifest) + @($More | Where-Object { $_ })
        $start = [Diagnostics.ProcessStartInfo]::new($exe)
        $start.Arguments = ($words | ForEach-Object { '"' + $_ + '"' }) -join ' '
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $settings = @{
            DOTNET_EnableEventPipe = '1'; DOTNET_EventPipeOutputPath = $record; DOTNET_EventPipeRundown = '0'
            DOTNET_EventPipeConfig = 'System.Net.Sockets:FFFFFFFF:4,System.Net.NameResolution:FFFFFFFF:4,System.Net.Http:FFFFFFFF:4'
            # What the shell itself would look up.
            POWERSHELL_TELEMETRY_OPTOUT = '1'; POWERSHELL_UPDATECHECK = 'Off'
        }
        foreach ($name in $settings.Keys) { $start.EnvironmentVariables[$name] = $settings[$name] }
        $process = [Diagnostics.Process]::Start($start)
        $text = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()

        # Names of events are UTF-16 in it; as characters of one byte each they are found wherever they begin.
        $latin = [Text.Encoding]::GetEncoding(28591)
        $content = $latin.GetString([IO.File]::ReadAllBytes($record))
        $found = @('ResolutionStart', 'ConnectStart', 'RequestStart' | Where-Object { $content.IndexOf($latin.GetString([Text.Encoding]::Unicode.GetBytes($_)), [StringComparison]::Ordinal) -ge 0 })
        return @{ Code = $process.ExitCode; Text = $text; Size = $content.Length; Calls = $found -join ' ' }
    }
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'The module without a server' {
    It 'looks up no name and opens no connection, when it is imported and when it makes a keypair' -Skip:$NoRecord {
        $run = Invoke-Recorded
        $run.Code | Should -Be 0 -Because $run.Text
        $run.Text | Should -Match "commands $(@(Get-Command -Module DracoonPS).Count)"
        $run.Size | Should -BeGreaterThan 100
        $run.Calls | Should -Be ''
    }

    It 'would be found out: a sign-in in the same process is in the record, with the name and the connection' -Skip:$NoRecord {
        # A port that nobody listens on.
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $run = Invoke-Recorded '-Connect', "http://localhost:$port"
        $run.Text | Should -Match 'error DracoonConnectionFailed'
        $run.Calls | Should -Be 'ResolutionStart ConnectStart RequestStart'
    }
}
