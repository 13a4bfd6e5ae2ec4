# What Tab offers, through the engine's own completion, as the prompt asks for it.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Tab.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Session = Connect-TestSandbox $Sandbox

    function New-CompletionUser([string] $UserName, [string] $First = 'Test') {
        New-DracoonUser -FirstName $First -LastName Person -UserName $UserName -Email 'person@example.org' -Password (ConvertTo-TestSecret 'Start-Here-2026')
    }

    $Projects = New-DracoonRoom -Name Projekte -Admin admin
    $Spaced = New-DracoonRoom -Name 'Projekt Atlas' -Admin admin
    $Inner = New-DracoonRoom -Name Innen -Parent $Projects -InheritPermissions
    $Folder = New-DracoonFolder -Name Verträge -Parent $Projects
    $Deep = New-DracoonFolder -Name 'Jahr 2026' -Parent $Folder
    $Temp = New-TestFolder
    $File = Send-DracoonFile (New-TestFile ([IO.Path]::Combine($Temp, 'Bericht.txt')) 2048) -Target $Projects -PassThru
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
    if ($Temp) { [IO.Directory]::Delete($Temp, $true) }
}

Describe 'Paths of nodes' {
    It 'are completed level by level' {
        CompleteText 'Get-DracoonNode /Pro' | Should -Be "'/Projekt Atlas'|/Projekte"
        CompleteText 'Get-DracoonNode /Projekte/V' | Should -Be '/Projekte/Verträge'
        CompleteText 'Get-DracoonNode /Projekte/Verträge/' | Should -Be "'/Projekte/Verträge/Jahr 2026'"
    }

    It 'begin at the top without a slash, and differ not in upper and lower case or the separator' {
        CompleteText 'Get-DracoonNode projekte' | Should -Be '/Projekte'
        CompleteText 'Get-DracoonNode \PROJEKTE\ver' | Should -Be '/PROJEKTE/Verträge'
    }

    It 'have rooms and folders before files, and tell what each is' {
        $found = @(Complete 'Get-DracoonNode /Projekte/')
        ($found | ForEach-Object { $_.ListItemText }) -join '|' | Should -Be 'Innen|Verträge|Bericht.txt'
        $found[0].ResultType | Should -Be 'ProviderContainer'
        $found[2].ResultType | Should -Be 'ProviderItem'
        $found[0].ToolTip | Should -Match '^/Projekte/Innen \(room'
        $found[2].ToolTip | Should -Match '^/Projekte/Bericht\.txt \(file, 2[.,]0 KB, changed '
    }

    It 'are those of rooms only where a room is wanted' {
        CompleteText 'Set-DracoonRoom /Projekte/' | Should -Be '/Projekte/Innen'
    }

    It 'are those of rooms and folders where something is put' {
        CompleteText 'Copy-DracoonNode 5 -Destination /Projekte/' | Should -Be '/Projekte/Innen|/Projekte/Verträge'
        CompleteText 'Test-DracoonPath /Projekte/Be' | Should -Be '/Projekte/Bericht.txt'
    }

    It 'go on behind the closing quote' {
        CompleteLine "Get-DracoonNode '/Projekt Atlas'" | Should -Be "Get-DracoonNode '/Projekt Atlas'"
        [void] (New-DracoonFolder -Name Plan -Parent $Spaced)
        CompleteLine "Get-DracoonNode '/Projekt Atlas'/P" | Should -Be "Get-DracoonNode '/Projekt Atlas/Plan'"
    }

    It 'are completed in the middle of a line, and as one of several' {
        $line = 'Get-DracoonNode /Projekte/Ver -Recurse'
        $found = [Management.Automation.CommandCompletion]::CompleteInput($line, 29, $null)
        $found.CompletionMatches[0].CompletionText | Should -Be '/Projekte/Verträge'
        $found.ReplacementIndex | Should -Be 16
        CompleteLine 'Get-DracoonNode /Projekte, /Projekte/V' | Should -Be 'Get-DracoonNode /Projekte, /Projekte/Verträge'
    }

    It 'may have wildcards' { CompleteText 'Get-DracoonNode /Projekte/*er*' | Should -Be '/Projekte/Verträge|/Projekte/Bericht.txt' }

    It 'come with a name that no path leads to by the number' {
        $odd = New-DracoonFolder -Name odd -Parent $Inner
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($odd.NodeId)/rename" '{"name": "../odd"}')
        CompleteText 'Get-DracoonNode /Projekte/Innen/' | Should -Be "$($odd.NodeId)"
    }

    It 'go by the session on the line' {
        $anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        Set-DracoonSession $Session
        CompleteText 'Get-DracoonNode -Session $anna /Projekte' | Should -BeNullOrEmpty
        CompleteText "Get-DracoonNode -Session $($Session.SessionId) /Projekte" | Should -Be '/Projekte'
        CompleteText 'Get-DracoonNode -Session nobody /Projekte' | Should -BeNullOrEmpty
        CompleteText 'Copy-DracoonFile 5 -Target /Projekte' | Should -BeNullOrEmpty
        CompleteText 'Copy-DracoonFile 5 -TargetSession $Session -Target /Projekte' | Should -Be '/Projekte'
        $anna | Disconnect-Dracoon
    }
}

Describe 'Quoting' {
    BeforeAll {
        # Whatever it is called: after Tab, PowerShell reads exactly this name.
        $Names = "O'Neill", "It\u2019s", 'a [draft]', 'cash $home', 'back `tick`', '50% & more; (x) {y}', '#1 @home', 'Übung', "$([char]::ConvertFromUtf32(0x1F680)) Start", "'; Remove-Item x; '", '$(whoami)', ', ,'
        $Names = $Names | ForEach-Object { [regex]::Unescape($_.Replace('\', '\\').Replace('\\u', '\u')) }
        $Odd = New-DracoonRoom -Name Namen -Admin admin
        foreach ($name in $Names) { [void] (New-DracoonFolder -Name $name -Parent $Odd) }
    }

    It 'makes one argument of every name' {
        $found = @(Complete 'Get-DracoonNode /Namen/')
        $found.Count | Should -Be $Names.Count
        foreach ($name in $Names) {
            $text = @($found | Where-Object { $_.ListItemText -ceq $name })[0].CompletionText
            Read-Argument $text | Should -BeExactly "/Namen/$name"
            (Get-DracoonNode (Read-Argument $text)).Name | Should -BeExactly $name
        }
    }

    It 'keeps the double quotes that the user began with' {
        foreach ($match in Complete 'Get-DracoonNode "/Namen/') {
            $match.CompletionText | Should -Match '^".*"$'
            Read-Argument $match.CompletionText | Should -BeExactly "/Namen/$($match.ListItemText)"
        }
    }

    It 'keeps single quotes where none are needed' { CompleteText "Get-DracoonNode '/Projekte/V" | Should -Be "'/Projekte/Verträge'" }

    It 'leaves bare what can be bare' { CompleteText 'Get-DracoonNode /Namen/Ü' | Should -Be '/Namen/Übung' }

    It 'completes what it completed' {
        foreach ($match in Complete 'Get-DracoonNode /Namen/') { CompleteText "Get-DracoonNode $($match.CompletionText)" | Should -Be $match.CompletionText }
    }

    It 'shows no control character, and writes none' {
        $room = New-DracoonRoom -Name Bunt -Admin admin
        $odd = New-DracoonFolder -Name odd -Parent $room
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($odd.NodeId)/rename" '{"name": "a\u001b[31mred\nx"}')
        $found = @(Complete 'Get-DracoonNode /Bunt/a')
        $found[0].CompletionText | Should -Be "$($odd.NodeId)"
        $found[0].ListItemText + $found[0].ToolTip | Should -Not -Match '[\x00-\x1f]'
    }
}

Describe 'Users, groups and roles' {
    BeforeAll {
        [void] (New-CompletionUser 'zoe.maier' 'Zoe')
        [void] (New-CompletionUser "zoe o'hara" 'Zoe')
        $Digits = New-CompletionUser '202601'
        [void] (New-DracoonGroup -Name 'Zug [Nord]')
        [void] (New-DracoonGroup -Name Zugang)
    }

    It 'completes users, with who they are' {
        $found = @(Complete 'Get-DracoonUser zoe')
        ($found | ForEach-Object { $_.CompletionText }) -join '|' | Should -Be "'zoe o''hara'|zoe.maier"
        $found[1].ToolTip | Should -Match '^Zoe Person <person@example\.org>, user \d+$'
        CompleteText 'Add-DracoonGroupMember Zugang -User zoe.' | Should -Be 'zoe.maier'
    }

    It 'finds users by their last name too' {
        [void] (New-DracoonUser -FirstName Ute -LastName Quandt -UserName '7f3a-sso' -Email 'ute@example.org' -Password (ConvertTo-TestSecret 'Start-Here-2026'))
        CompleteText 'Get-DracoonUser Quan' | Should -Be "'7f3a-sso'"
        CompleteText 'Get-DracoonUser -UserName qua' | Should -Be "'7f3a-sso'"
    }

    It 'takes the number of a user whose name is one' {
        CompleteText 'Get-DracoonUser 2026' | Should -Be "$($Digits.UserId)"
        CompleteText 'Get-DracoonUser -UserName 2026' | Should -Be '202601'
    }

    It 'escapes brackets where there are wildcards, and nowhere else' {
        CompleteText 'Get-DracoonGroup Zug' | Should -Be "'Zug [Nord]'|Zugang"
        $text = @(Complete 'Get-DracoonGroup -Name Zug')[0].CompletionText
        $text | Should -Be "'Zug ``[Nord``]'"
        @(Get-DracoonGroup -Name (Read-Argument $text)).Count | Should -Be 1
        CompleteText "Get-DracoonGroup -Name $text" | Should -Be $text
    }

    It 'completes roles' {
        CompleteText 'Grant-DracoonRole USER' | Should -Be 'USER_MANAGER'
        CompleteText 'Get-DracoonUser -Role LOG' | Should -Be 'LOG_AUDITOR'
        @(Complete 'Grant-DracoonRole CONFIG')[0].ToolTip | Should -Match 'role \d'
    }
}

Describe 'What else the server has' {
    It 'completes kinds of events' {
        CompleteText 'New-DracoonWebhook -EventType user.cr' | Should -Be 'user.created'
        CompleteText 'Get-DracoonEventOperation user.create' | Should -Match 'user'
        $operation = (Get-DracoonEventOperation)[0].Name
        CompleteText "Get-DracoonEvent -Operation $operation" | Should -Match ([regex]::Escape($operation))
    }

    It 'completes providers by name, and by number where a number is wanted' {
        $provider = New-DracoonOpenIdProvider -Name 'Entra ID' -Issuer https://login.example.org -ClientId c -ClientSecret (ConvertTo-TestSecret s) -AuthorizationUrl https://login.example.org/a -TokenUrl https://login.example.org/t -UserInfoUrl https://login.example.org/u -JwksUrl https://login.example.org/j -RedirectUri https://login.example.org/r -MappingClaim email
        CompleteText 'Get-DracoonOpenIdProvider ent' | Should -Be "'Entra ID'"
        $number = @(Complete 'New-DracoonUser -OpenIdProvider ent')[0]
        $number.CompletionText | Should -Be "$($provider.OpenIdProviderId)"
        $number.ListItemText | Should -Be 'Entra ID'
        CompleteText 'Set-DracoonUser 5 -AuthMethod openid -ProviderId ' | Should -Be "$($provider.OpenIdProviderId)"
        CompleteText 'Set-DracoonUser 5 -AuthMethod active_directory -ProviderId ' | Should -BeNullOrEmpty
    }

    It 'completes OAuth clients' { CompleteText 'Get-DracoonOAuthClient dracoon_leg' | Should -Be 'dracoon_legacy_scripting' }

    It 'completes S3 tags' {
        Set-DracoonSystemSetting -S3TagsEnabled $true
        [void] (New-DracoonS3Tag -Key team -Value 'a b')
        CompleteText 'Remove-DracoonS3Tag te' | Should -Be "'team=a b'"
    }

    It 'completes shares, of two with one name their numbers' {
        $one = New-DracoonDownloadShare $File.NodeId -Name 'Einzeln'
        $two = 1, 2 | ForEach-Object { New-DracoonDownloadShare $File.NodeId -Name Doppelt }
        CompleteText 'Remove-DracoonDownloadShare Einz' | Should -Be 'Einzeln'
        CompleteText 'Remove-DracoonDownloadShare Dop' | Should -Be (($two | ForEach-Object { $_.DownloadShareId }) -join '|')
        CompleteText 'Register-DracoonSubscription -DownloadShareId Einz' | Should -Be "$($one.DownloadShareId)"
    }

    It 'completes the keys of an attribute of the user on the line' {
        Set-DracoonUserAttribute zoe.maier -Key cost_center -Value 4711
        CompleteText 'Remove-DracoonUserAttribute zoe.maier -Key c' | Should -Be 'cost_center'
        CompleteText 'Remove-DracoonUserAttribute admin -Key c' | Should -BeNullOrEmpty
    }

    It 'completes webhooks' {
        [void] (New-DracoonWebhook -Name 'An alle' -Url https://example.org/hook -EventType user.created)
        CompleteText 'Remove-DracoonWebhook an' | Should -Be "'An alle'"
    }

    It 'completes tenants with the session that is for them' {
        CompleteText 'Get-DracoonTenant ' | Should -BeNullOrEmpty
        $service = Connect-Dracoon $Sandbox.Url -ServiceToken (ConvertTo-TestSecret 'Sandbox-Service-1') -PassThru
        CompleteText 'Get-DracoonTenant ' | Should -Not -BeNullOrEmpty
        CompleteText 'New-DracoonTenantWebhook -EventType customer.cr' | Should -Be 'customer.created'
        CompleteText 'Get-DracoonNode /Projekte' | Should -Be '/Projekte'
        $service | Disconnect-Dracoon
    }
}

Describe 'Sessions' {
    It 'are completed as user and server, of two alike by number' {
        $server = ([uri] $Sandbox.Url).Authority
        CompleteText 'Get-DracoonNode -Session adm' | Should -Be "admin@$server"
        $second = Connect-TestSandbox $Sandbox
        $numbers = @($second.SessionId, $Session.SessionId)
        CompleteText 'Get-DracoonNode -Session adm' | Should -Be ($numbers -join '|')
        CompleteText 'Disconnect-Dracoon ' | Should -Be ($numbers -join '|')
        $second | Disconnect-Dracoon
    }

    It 'can be named in every way that is offered' {
        (Get-DracoonAccount -Session "admin@$(([uri] $Sandbox.Url).Authority)").UserName | Should -Be 'admin'
        (Get-DracoonAccount -Session $Session.SessionId).UserName | Should -Be 'admin'
        (Get-DracoonAccount -Session ADMIN).UserName | Should -Be 'admin'
        (Get-DracoonAccount -Session ([uri] $Sandbox.Url).Authority).UserName | Should -Be 'admin'
        (Get-DracoonAccount -Session $Session).UserName | Should -Be 'admin'
        $anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        Set-DracoonSession admin
        (Get-DracoonSession | Where-Object IsDefault).UserName | Should -Not -Be 'anna'
        Disconnect-Dracoon anna, "$($anna.SessionId)" -ErrorAction SilentlyContinue
        @(Get-DracoonSession | Where-Object { $_.UserName -eq 'anna' }).Count | Should -Be 0
    }

    It 'that are not there, or are several, are an error that says so' {
        { Get-DracoonAccount -Session nobody } | Should -Throw '*No open session is ''nobody''*'
        $second = Connect-TestSandbox $Sandbox
        { Get-DracoonAccount -Session admin } | Should -Throw '*Several open sessions are ''admin''*'
        $second | Disconnect-Dracoon
    }
}

Describe 'Tab' {
    It 'asks once for what was just asked for' {
        Clear-SandboxRequest $Sandbox
        $first = CompleteText 'Get-DracoonRoom /Nam'
        $asked = @(Get-SandboxRequest $Sandbox)
        $asked.Count | Should -BeLessOrEqual 1
        CompleteText 'Get-DracoonRoom /Nam' | Should -Be $first
        CompleteText 'Get-DracoonRoom /Name' | Should -Be $first
        @(Get-SandboxRequest $Sandbox).Count | Should -Be $asked.Count
    }

    It 'finds what was just made, and not what was just removed' {
        CompleteText 'Get-DracoonNode /Fri' | Should -BeNullOrEmpty
        $fresh = New-DracoonRoom -Name Frisch -Admin admin
        CompleteText 'Get-DracoonNode /Fri' | Should -Be '/Frisch'
        $fresh | Remove-DracoonNode -Confirm:$false
        CompleteText 'Get-DracoonNode /Fri' | Should -BeNullOrEmpty
    }

    It 'goes down a level with one request' {
        $room = New-DracoonRoom -Name Stufen -Admin admin
        [void] (New-DracoonFolder -Path /Stufen/eins, /Stufen/eins/zwei)
        CompleteText 'Get-DracoonNode /Stufen/e' | Should -Be '/Stufen/eins'
        Clear-SandboxRequest $Sandbox
        CompleteText 'Get-DracoonNode /Stufen/eins/z' | Should -Be '/Stufen/eins/zwei'
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 1
    }

    It 'does not wait for a slow server' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path": ".*/groups", "delay": 8000, "count": 1}')
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            CompleteText 'Get-DracoonGroup slow' | Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
            $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 1.2
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
        CompleteText 'Get-DracoonGroup Zuga' | Should -Be 'Zugang'
    }

    It 'gives nothing when the server refuses, and no error' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path": ".*/settings/webhooks", "status": 403, "count": 1}')
        $Error.Clear()
        CompleteText 'Get-DracoonWebhook forb' | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
    }

    It 'writes nothing to the prompt, and its requests to the log' {
        $path = [IO.Path]::Combine($Temp, 'tab.log')
        Set-DracoonLog -Path $path
        try { [void] (CompleteText 'Get-DracoonGroup Quer') }
        finally { Set-DracoonLog -Disable }
        [IO.File]::ReadAllText($path) | Should -Match 'GET \S*/groups'
    }

    It 'asks nobody without a session' {
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            [void] $shell.AddScript({ param($manifest) Import-Module $manifest }).AddArgument($ModuleManifest).Invoke()
            foreach ($line in 'Get-DracoonNode /', 'Get-DracoonUser a', 'Get-DracoonGroup -Name z', 'Get-DracoonTenant ', 'New-DracoonWebhook -EventType u') {
                $shell.Commands.Clear()
                $found = $shell.AddScript({ param($line) [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.Count }).AddArgument($line).Invoke()
                $found[0] | Should -Be 0 -Because $line
            }
            $shell.Commands.Clear()
            $shell.AddScript({ [Management.Automation.CommandCompletion]::CompleteInput('Grant-DracoonRole USER', 22, $null).CompletionMatches[0].CompletionText }).Invoke()[0] | Should -Be 'USER_MANAGER'
            $shell.HadErrors | Should -BeFalse
        }
        finally { $shell.Dispose() }
    }

    It 'offers no more than a menu can show' {
        [void] (New-DracoonFolder -Path (1..220 | ForEach-Object { '/Projekte/Verträge/Jahr 2026/x{0:000}' -f $_ }))
        @(Complete "Get-DracoonNode '/Projekte/Verträge/Jahr 2026/").Count | Should -Be 200
        CompleteText "Get-DracoonNode '/Projekte/Verträge/Jahr 2026/x220" | Should -Be "'/Projekte/Verträge/Jahr 2026/x220'"
    }
}
