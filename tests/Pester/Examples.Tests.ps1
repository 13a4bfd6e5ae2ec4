BeforeDiscovery {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', 'examples'))
    $Scripts = @([IO.Directory]::GetFiles($root, '*.ps1', [IO.SearchOption]::AllDirectories) | ForEach-Object { @{ Name = [IO.Path]::GetFileName($_); File = $_ } })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Examples = [IO.Path]::Combine($RepositoryRoot, 'examples')
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Folder = New-TestFolder
    $Saved = [IO.Path]::Combine($Folder, 'session.json')
    $Log = [IO.Path]::Combine($Folder, 'job.log')
    $KeypairSecret = 'The job encrypts with this.'

    # What an admin does once, by hand.
    [void] (Connect-TestSandbox $Sandbox)
    [void] (New-DracoonRoom -Name Jobs)
    [void] (New-DracoonRoom -Name Vault)
    [void] (Enable-DracoonRoomEncryption /Vault -Confirm:$false)
    Set-DracoonKeypair -Version Rsa2048 -Password (ConvertTo-TestSecret $KeypairSecret) -Confirm:$false
    Save-DracoonSession -Path $Saved
    Disconnect-Dracoon

    function Read-Script([string] $Path) {
        $tokens = $null; $problems = $null
        $tree = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $problems)
        return [pscustomobject] @{ Tree = $tree; Problems = @($problems) }
    }

    # Runs an example as a scheduler does, with these environment variables.
    function Invoke-Example([string] $Name, [hashtable] $Arguments = @{}, [hashtable] $Environment = @{}) {
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $before = if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { '"' + [Reflection.Assembly]::GetEntryAssembly().Location + '"' } else { '-NoProfile -NonInteractive' }
        $list = [IO.Path]::Combine($Folder, 'arguments.txt')
        [IO.File]::WriteAllLines($list, [string[]] @($Arguments.Keys | ForEach-Object { "$_=$($Arguments[$_])" }))
        $start = [Diagnostics.ProcessStartInfo]::new($exe)
        $start.Arguments = "$before -File `"$([IO.Path]::Combine($PSScriptRoot, 'Examples.Process.ps1'))`" `"$([IO.Path]::Combine($Examples, $Name))`" `"$list`""
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        foreach ($key in $Environment.Keys) { $start.EnvironmentVariables[$key] = $Environment[$key] }
        $process = [Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $text = $process.StandardOutput.ReadToEnd() + $errors.GetAwaiter().GetResult()
        $process.WaitForExit()
        return [pscustomobject] @{ Code = $process.ExitCode; Text = $text }
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe '<Name>' -ForEach $Scripts {
    It 'parses, is strict, stops on errors, and is explained with an example' {
        $script = Read-Script $File
        $script.Problems | Should -BeNullOrEmpty
        $text = [IO.File]::ReadAllText($File)
        $text | Should -Match '(?m)^Set-StrictMode -Version Latest\r?$'
        $text | Should -Match "(?m)^\`$ErrorActionPreference = 'Stop'\r?$"
        $help = $script.Tree.GetHelpContent()
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Description | Should -Not -BeNullOrEmpty
        @($help.Examples).Count | Should -BeGreaterThan 0
        $text | Should -Not -Match 'AsPlainText' -Because 'there is no password in a script'
    }

    It 'uses cmdlets and parameters that the module has' {
        $commands = (Read-Script $File).Tree.FindAll({ param($ast) $ast -is [Management.Automation.Language.CommandAst] }, $true) |
            Where-Object { "$($_.GetCommandName())" -match '-Dracoon' }
        foreach ($command in $commands) {
            $cmdlet = Get-Command -Name $command.GetCommandName() -Module DracoonPS
            $cmdlet | Should -Not -BeNullOrEmpty -Because $command.GetCommandName()
            $names = @($cmdlet.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases })
            foreach ($parameter in $command.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                $names | Should -Contain $parameter.ParameterName -Because $command.Extent.Text
            }
        }
    }
}

Describe 'The schedulers' {
    It 'start scripts that are there, with parameters that they have' {
        $lines = foreach ($file in [IO.Directory]::GetFiles($Examples, '*', [IO.SearchOption]::AllDirectories)) {
            [IO.File]::ReadAllLines($file) | Where-Object { $_ -match '(^ExecStart=|^\d.* dracoon |^\s+(pwsh .*-File|\./Register-DracoonTask)).*Nightly-' }
        }
        @($lines).Count | Should -BeGreaterOrEqual 6
        foreach ($line in $lines) {
            $name = [regex]::Match($line, 'Nightly-\w+\.ps1').Value
            $behind = $line.Substring($line.IndexOf($name) + $name.Length) -replace "'.*$"
            $parameters = @((Read-Script ([IO.Path]::Combine($Examples, $name))).Tree.ParamBlock.Parameters | ForEach-Object { $_.Name.VariablePath.UserPath })
            $used = @([regex]::Matches($behind, '(?<=\s)-([A-Z]\w+)') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -ne 'ScriptArgument' })
            foreach ($option in $used) { $parameters | Should -Contain $option -Because $line }
        }
    }
}

Describe 'Nightly-Export.ps1 at work' {
    It 'writes users and rights, logs, removes what is old, and ends with 0' {
        $destination = [IO.Path]::Combine($Folder, 'export')
        [void] [IO.Directory]::CreateDirectory($destination)
        foreach ($name in 'users-2001-01-01.csv', 'mine.csv') {
            $file = [IO.Path]::Combine($destination, $name)
            [IO.File]::WriteAllText($file, '')
            [IO.File]::SetLastWriteTimeUtc($file, [DateTime]::new(2001, 1, 1))
        }
        $run = Invoke-Example 'Nightly-Export.ps1' @{ Destination = $destination; SavedPath = $Saved; LogPath = $Log }
        $run.Code | Should -Be 0 -Because $run.Text
        $files = [IO.Directory]::GetFiles($destination) | ForEach-Object { [IO.Path]::GetFileName($_) }
        @($files).Count | Should -Be 3
        $files | Should -Contain 'mine.csv'
        $users = [IO.File]::ReadAllLines(@([IO.Directory]::GetFiles($destination, 'users-*.csv'))[0])
        $users[0] | Should -Be '"UserName","FirstName","LastName","Email","SignIn","IsLocked","LastLogin","Roles"'
        @($users | Where-Object { $_ -like '"anna",*' }).Count | Should -Be 1
        $rights = [IO.File]::ReadAllLines(@([IO.Directory]::GetFiles($destination, 'rights-*.csv'))[0])
        @($rights | Where-Object { $_ -like '"/Jobs","admin",*' }).Count | Should -Be 1
        [IO.File]::ReadAllText($Log) | Should -Match ' GET /api/v4/users'
    }

    It 'ends with 1 and says why when it can''t sign in' {
        $run = Invoke-Example 'Nightly-Export.ps1' @{ Destination = $Folder; SavedPath = "$Saved.none" }
        $run.Code | Should -Be 1
        $run.Text | Should -Match 'Save-DracoonSession'
    }

    It 'ends with 2 when a room can''t be read, and has the others' {
        $destination = [IO.Path]::Combine($Folder, 'partly')
        [void] (Connect-TestSandbox $Sandbox)
        $room = (Get-DracoonRoom /Vault).NodeId
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' "{`"method`":`"GET`",`"path`":`"/api/v4/nodes/rooms/$room/users`",`"status`":403}")
        Disconnect-Dracoon
        $run = Invoke-Example 'Nightly-Export.ps1' @{ Destination = $destination; SavedPath = $Saved }
        $run.Code | Should -Be 2 -Because $run.Text
        $rights = [IO.File]::ReadAllLines(@([IO.Directory]::GetFiles($destination, 'rights-*.csv'))[0])
        @($rights | Where-Object { $_ -like '"/Jobs","admin",*' }).Count | Should -Be 1
        @($rights | Where-Object { $_ -like '"/Vault",*' }).Count | Should -Be 0
    }
}

Describe 'Nightly-Sync.ps1 at work' {
    It 'sends into an encrypted room with a password from a file, and nothing the second time' {
        $source = [IO.Path]::Combine($Folder, 'source')
        [void] [IO.Directory]::CreateDirectory($source)
        [void] (New-TestFile ([IO.Path]::Combine($source, 'a.bin')) 5000)
        $secret = [IO.Path]::Combine($Folder, 'keypair')
        [IO.File]::WriteAllText($secret, "$KeypairSecret`n")
        $arguments = @{ Path = $source; Target = '/Vault/in'; Direction = 'Upload'; SavedPath = $Saved; Mirror = '$true' }
        $run = Invoke-Example 'Nightly-Sync.ps1' $arguments @{ DRACOON_KEYPAIR_PASSWORD_FILE = $secret }
        $run.Code | Should -Be 0 -Because $run.Text
        $run.Text | Should -Match '/Vault/in/a\.bin: Sent'
        $again = Invoke-Example 'Nightly-Sync.ps1' $arguments @{ DRACOON_KEYPAIR_PASSWORD_FILE = $secret }
        $again.Code | Should -Be 0 -Because $again.Text
        $again.Text | Should -Not -Match 'a\.bin'
    }
}

Describe 'Start-ContainerJob.ps1 at work' {
    It 'takes everything from the environment and from mounted files' {
        [void] (Connect-TestSandbox $Sandbox)
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'b.bin')) 3000
        [void] (Send-DracoonFile $file -Target /Jobs -PassThru)
        Disconnect-Dracoon
        $mounted = [IO.Path]::Combine($Folder, 'password')
        [IO.File]::WriteAllText($mounted, "Sandbox-Admin-1`n")
        $destination = [IO.Path]::Combine($Folder, 'volume')
        $environment = @{ DRACOON_URL = $Sandbox.Url; DRACOON_USER = 'admin'; DRACOON_PASSWORD_FILE = $mounted; DRACOON_SOURCE = '/Jobs'; DRACOON_DESTINATION = $destination }
        $run = Invoke-Example 'container/Start-ContainerJob.ps1' @{} $environment
        $run.Code | Should -Be 0 -Because $run.Text
        Get-TestHash ([IO.Path]::Combine($destination, 'b.bin')) | Should -Be (Get-TestHash $file)
        $environment.Remove('DRACOON_URL')
        $wrong = Invoke-Example 'container/Start-ContainerJob.ps1' @{} $environment
        $wrong.Code | Should -Be 1
        $wrong.Text | Should -Match 'DRACOON_URL'
    }
}
