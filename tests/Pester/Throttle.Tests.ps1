# -ThrottleLimit: how many requests are in flight, and that nobody sees it in the order of questions, objects and errors.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([scriptblock]::Create((Get-SharedClassText ([IO.Path]::Combine($PSScriptRoot, 'AnsweringHost.ps1')))))
    $Sandbox = Start-TestSandbox
    [void] (Connect-TestSandbox $Sandbox)
    $Password = ConvertTo-TestSecret 'Start-Here-2026'

    function New-TestUser([string] $Prefix, [int] $Count) {
        1..$Count | ForEach-Object {
            New-DracoonUser -FirstName Test -LastName "$_" -UserName "$Prefix$_" -Email "$Prefix$_@example.org" -Password $Password
        }
    }

    function Add-Fault([hashtable] $Fault) {
        $json = [Newtonsoft.Json.Linq.JObject]::new()
        foreach ($name in $Fault.Keys) { $json.Add($name, [Newtonsoft.Json.Linq.JValue]::new($Fault[$name])) }
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $json.ToString())
    }

    function Get-InFlight([string] $What) {
        [int] [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/inflight'))[$What].ToString()
    }

    function Get-Change { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not after 20 seconds: $Condition" }
            [Threading.Thread]::Sleep(20)
        }
    }

    function Get-Milliseconds([scriptblock] $Work) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        [void] (& $Work)
        $clock.ElapsedMilliseconds
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Requests in flight' {
    BeforeAll { $Users = @(New-TestUser 'flight' 12) }

    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'are <Most> with <Name>' -ForEach @(
        @{ Name = 'Get-DracoonUser without a limit'; Most = 4; Work = { $Users | ForEach-Object { $_.UserId } | Get-DracoonUser } }
        @{ Name = 'Get-DracoonUser -ThrottleLimit 1'; Most = 1; Work = { Get-DracoonUser @($Users | ForEach-Object { $_.UserId }) -ThrottleLimit 1 } }
        @{ Name = 'Get-DracoonUser -ThrottleLimit 6 by name'; Most = 6; Work = { Get-DracoonUser @($Users | ForEach-Object { $_.UserName }) -ThrottleLimit 6 } }
        @{ Name = 'Set-DracoonUser without a limit'; Most = 1; Work = { $Users | Set-DracoonUser -Phone 1 } }
        @{ Name = 'Set-DracoonUser -ThrottleLimit 3'; Most = 3; Work = { $Users | Set-DracoonUser -Phone 2 -ThrottleLimit 3 } }
        @{ Name = 'Lock-DracoonUser -ThrottleLimit 4'; Most = 4; Work = { $Users | Lock-DracoonUser -ThrottleLimit 4 } }
        @{ Name = 'Unlock-DracoonUser -ThrottleLimit 4 by name'; Most = 4; Work = { $Users | ForEach-Object { $_.UserName } | Unlock-DracoonUser -ThrottleLimit 4 } }
    ) {
        Add-Fault @{ path = '/api/v4/users.*'; count = 100; delay = 60 }
        Clear-SandboxRequest $Sandbox
        [void] @(& $Work)
        Get-InFlight 'most' | Should -Be $Most
        Get-InFlight 'now' | Should -Be 0
    }

    It 'save time: four at once, with 100 ms each' {
        Add-Fault @{ method = 'PUT'; path = '/api/v4/users/.*'; count = 100; delay = 100 }
        $one = Get-Milliseconds { $Users | Set-DracoonUser -Phone 3 }
        $four = Get-Milliseconds { $Users | Set-DracoonUser -Phone 4 -ThrottleLimit 4 }
        $one | Should -BeGreaterOrEqual 1200
        $four | Should -BeLessThan ($one * 0.6)
        @($Users | Get-DracoonUser | Where-Object { $_.Phone -ne '4' }).Count | Should -Be 0
    }

    It 'change the same user one after the other' {
        Add-Fault @{ method = 'PUT'; path = '/api/v4/users/.*'; count = 1; delay = 300 }
        $rows = 'first', 'second', 'third' | ForEach-Object { [pscustomobject] @{ UserId = $Users[0].UserId; Phone = $_ } }
        (@($rows | Set-DracoonUser -ThrottleLimit 4 -PassThru | ForEach-Object { $_.Phone }) -join ' ') | Should -Be 'first second third'
        (Get-DracoonUser $Users[0].UserId).Phone | Should -Be 'third'
    }

    It 'are limited to 32' {
        { Get-DracoonUser 1 -ThrottleLimit 0 } | Should -Throw
        { Get-DracoonUser 1 -ThrottleLimit 33 } | Should -Throw
    }
}

Describe 'The order' {
    BeforeAll { $Users = @(New-TestUser 'order' 16) }

    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is the one of the input, whoever answers first (<Name>)' -ForEach @(
        @{ Name = 'Get-DracoonUser'; Work = { $Users | ForEach-Object { $_.UserId } | Get-DracoonUser -ThrottleLimit 6 } }
        @{ Name = 'Set-DracoonUser'; Work = { $Users | Set-DracoonUser -FirstName Other -PassThru -ThrottleLimit 6 } }
        @{ Name = 'Lock-DracoonUser'; Work = { Lock-DracoonUser $Users -PassThru -ThrottleLimit 6 } }
    ) {
        $random = [Random]::new(7)
        foreach ($user in $Users) { Add-Fault @{ path = "/api/v4/users/$($user.UserId)"; count = 1; delay = $random.Next(0, 250) } }
        (@(& $Work) | ForEach-Object { $_.UserId }) -join ' ' | Should -Be (($Users | ForEach-Object { $_.UserId }) -join ' ')
    }

    It 'holds for rows with values of their own' {
        $rows = $Users | ForEach-Object { [pscustomobject] @{ UserId = $_.UserId; Phone = "+49 $($_.UserId)" } }
        $changed = @($rows | Set-DracoonUser -ThrottleLimit 8 -PassThru)
        ($changed | ForEach-Object { "$($_.UserId) $($_.Phone)" }) -join ';' | Should -Be (($rows | ForEach-Object { "$($_.UserId) $($_.Phone)" }) -join ';')
    }

    It 'holds for rows that become users' {
        $random = [Random]::new(8)
        1..12 | ForEach-Object { Add-Fault @{ method = 'POST'; path = '/api/v4/users'; count = 1; delay = $random.Next(0, 200) } }
        $rows = 1..12 | ForEach-Object { [pscustomobject] @{ FirstName = "F$_"; LastName = "L$_"; UserName = "made$_"; Email = "made$_@example.org" } }
        $made = @($rows | New-DracoonUser -Password $Password -ThrottleLimit 6)
        ($made | ForEach-Object { "$($_.UserName) $($_.FirstName)" }) -join ';' | Should -Be (($rows | ForEach-Object { "$($_.UserName) $($_.FirstName)" }) -join ';')
    }

    It 'holds for errors, each with its object, and the rest goes on' {
        Add-Fault @{ method = 'DELETE'; path = '/api/v4/users/.*'; count = 1; delay = 200 }
        $gone = @(New-TestUser 'gone' 6 | ForEach-Object { $_.UserName })
        $input = $gone[0], 'nobody-1', $gone[1], '999999', $gone[2], 'nobody-2', $gone[3], $gone[4], $gone[5]
        $input | Remove-DracoonUser -ThrottleLimit 4 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        ($failed | ForEach-Object { "$($_.TargetObject)" }) -join ' ' | Should -Be 'nobody-1 999999 nobody-2'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.RemoveDracoonUserCommand'
        @(Get-DracoonUser -UserName 'gone*').Count | Should -Be 0
    }

    It 'has objects and errors in one stream' {
        Add-Fault @{ path = "/api/v4/users/$($Users[0].UserId)"; count = 1; delay = 200 }
        $all = @($Users[0].UserId, 'nobody', $Users[1].UserId | Get-DracoonUser -ThrottleLimit 3 2>&1)
        $all.Count | Should -Be 3
        $all[0].UserId | Should -Be $Users[0].UserId
        $all[1] | Should -BeOfType ([Management.Automation.ErrorRecord])
        $all[2].UserId | Should -Be $Users[1].UserId
    }

    It 'with a limit of one shows each object before the next request' {
        Clear-SandboxRequest $Sandbox
        $seen = @($Users | ForEach-Object { $_.UserId } | Get-DracoonUser -ThrottleLimit 1 | ForEach-Object { @(Get-SandboxRequest $Sandbox).Count })
        $seen -join ' ' | Should -Be ((1..16) -join ' ')
    }
}

Describe 'What stops' {
    BeforeAll { $Users = @(New-TestUser 'stop' 12) }

    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'with -WhatIf: nothing is sent but GET' {
        Clear-SandboxRequest $Sandbox
        $Users | ForEach-Object { $_.UserName } | Remove-DracoonUser -ThrottleLimit 4 -WhatIf
        $Users | Set-DracoonUser -Phone 1 -ThrottleLimit 4 -WhatIf
        $Users | Lock-DracoonUser -ThrottleLimit 4 -WhatIf
        (Get-Change).Count | Should -Be 0
    }

    It 'with -ErrorAction Stop: no further request begins' {
        Add-Fault @{ method = 'PUT'; path = "/api/v4/users/$($Users[1].UserId)"; count = 1; status = 400 }
        Add-Fault @{ method = 'PUT'; path = '/api/v4/users/.*'; count = 100; delay = 150 }
        Clear-SandboxRequest $Sandbox
        { $Users | Set-DracoonUser -Phone 1 -ThrottleLimit 3 -ErrorAction Stop } | Should -Throw
        (Get-Change).Count | Should -BeLessOrEqual 3
        Wait-Until { (Get-InFlight 'now') -eq 0 }
    }

    It 'with a limit of one and -ErrorAction Stop: the next request never begins' {
        Add-Fault @{ method = 'PUT'; path = "/api/v4/users/$($Users[1].UserId)"; count = 1; status = 400 }
        Clear-SandboxRequest $Sandbox
        { $Users | Set-DracoonUser -Phone 1 -ErrorAction Stop } | Should -Throw
        (Get-Change).Count | Should -Be 2
    }

    It 'when somebody downstream has enough: what is in flight is cancelled' {
        Add-Fault @{ path = "/api/v4/users/$($Users[0].UserId)"; count = 1; delay = 50 }
        Add-Fault @{ path = '/api/v4/users/.*'; count = 100; delay = 15000 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        try { $Users | ForEach-Object { $_.UserId } | Get-DracoonUser -ThrottleLimit 4 | ForEach-Object { throw 'enough' } } catch { $why = "$_" }
        $why | Should -Be 'enough'
        $clock.ElapsedMilliseconds | Should -BeLessThan 8000
        Wait-Until { (Get-InFlight 'now') -eq 0 }
        $clock.ElapsedMilliseconds | Should -BeLessThan 10000
    }

    It 'with Ctrl+C: what is in flight is cancelled, and nothing else begins' {
        Add-Fault @{ method = 'DELETE'; path = '/api/v4/users/.*'; count = 100; delay = 15000 }
        Clear-SandboxRequest $Sandbox
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            [void] $shell.AddScript({
                    param($manifest, $url, $credential, $ids)
                    Import-Module $manifest
                    $session = Connect-Dracoon $url -Credential $credential -PassThru
                    $ids | Remove-DracoonUser -ThrottleLimit 4 -Confirm:$false -Session $session
                }).AddArgument($ModuleManifest).AddArgument($Sandbox.Url).AddArgument((New-TestCredential 'admin' 'Sandbox-Admin-1')).AddArgument(@($Users | ForEach-Object { $_.UserId }))
            [void] $shell.BeginInvoke()
            Wait-Until { (Get-InFlight 'now') -eq 4 }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            Wait-Until { (Get-InFlight 'now') -eq 0 }
            $clock.ElapsedMilliseconds | Should -BeLessThan 8000
        }
        finally { $shell.Dispose() }
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'DELETE *' }).Count | Should -Be 4
        @(Get-DracoonUser -UserName 'stop*').Count | Should -Be 12
    }

    It 'when the sign-in is no longer valid: one error that ends it' {
        $session = Connect-TestSandbox $Sandbox
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/reset')
        Clear-SandboxRequest $Sandbox
        { 1..50 | Get-DracoonUser -ThrottleLimit 4 -Session $session -ErrorAction SilentlyContinue } | Should -Throw
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'GET *' }).Count | Should -BeLessOrEqual 4
        Get-DracoonSession | Disconnect-Dracoon -ErrorAction SilentlyContinue
        [void] (Connect-TestSandbox $Sandbox)
    }
}

Describe 'Questions' {
    BeforeAll {
        function Remove-Answering([string[]] $Answers, [object[]] $Users, [int] $Limit) {
            Clear-SandboxRequest $Sandbox
            Invoke-Answering $Answers {
                param($manifest, $url, $credential, $users, $limit)
                Import-Module $manifest
                $session = Connect-Dracoon $url -Credential $credential -PassThru
                $users | Remove-DracoonUser -ThrottleLimit $limit -Session $session
                Disconnect-Dracoon -Session $session
            } @($ModuleManifest, $Sandbox.Url, (New-TestCredential 'admin' 'Sandbox-Admin-1'), $Users, $Limit)
        }
    }

    It 'are asked in the order of the input, and the answer counts, with a limit of <Limit>' -ForEach @{ Limit = 1 }, @{ Limit = 4 } {
        $users = @(New-TestUser "ask$Limit-" 4)
        $random = [Random]::new(9)
        foreach ($user in $users) { Add-Fault @{ method = 'GET'; path = '/api/v4/users'; count = 1; delay = $random.Next(0, 150) } }
        $result = Remove-Answering 'Yes', 'No', 'Yes', 'No' @($users | ForEach-Object { $_.UserName }) $Limit
        $result.Errors | Should -BeNullOrEmpty
        @($result.Asked).Count | Should -Be 4
        foreach ($i in 0..3) { $result.Asked[$i] | Should -BeLike "*$($users[$i].UserName) *" }
        (Get-DracoonUser -UserName "ask$Limit-*" -Sort 'userName:asc' | ForEach-Object { $_.UserName }) -join ' ' | Should -Be "ask$Limit-2 ask$Limit-4"
    }

    It 'end with No to All: nobody after it is removed, with a limit of <Limit>' -ForEach @{ Limit = 1 }, @{ Limit = 4 } {
        $users = @(New-TestUser "none$Limit-" 6)
        $result = Remove-Answering 'Yes', 'No to All' $users $Limit
        @($result.Asked).Count | Should -Be 2
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'DELETE *' }).Count | Should -Be 1
        @(Get-DracoonUser -UserName "none$Limit-*").Count | Should -Be 5
    }
}

Describe 'Nodes and rooms' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Throttle')
        $Folders = @(New-DracoonFolder -Path @(1..10 | ForEach-Object { "/Throttle/f$_" }) -ThrottleLimit 4)
    }

    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'folders come in the order of their paths' {
        ($Folders | ForEach-Object { $_.Name }) -join ' ' | Should -Be ((1..10 | ForEach-Object { "f$_" }) -join ' ')
    }

    It 'a folder and those in it are made in their order, brothers at once' {
        Add-Fault @{ method = 'POST'; path = '/api/v4/nodes/folders'; count = 2; delay = 150 }
        $made = @(New-DracoonFolder '/Throttle/a', '/Throttle/a/b', '/Throttle/new/c', '/Throttle/new/d', '/Throttle/A' -Notes 'mine' -ThrottleLimit 4)
        ($made | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Throttle/a /Throttle/a/b /Throttle/new/c /Throttle/new/d /Throttle/a'
        (Get-DracoonNode '/Throttle/a').Notes | Should -Be 'mine'
    }

    It 'nodes come in order, with wildcards and lists between them' {
        Add-Fault @{ path = "/api/v4/nodes/$($Folders[0].NodeId)"; count = 1; delay = 200 }
        $names = @($Folders[0].NodeId, '/Throttle/f1*', $Folders[1].NodeId, '/', $Folders[2].NodeId | Get-DracoonNode | ForEach-Object { $_.Name })
        $names -join ' ' | Should -Be 'f1 f1 f10 f2 Throttle f3'
    }

    It 'permissions come room by room' {
        $rooms = @(1..6 | ForEach-Object { New-DracoonRoom -Name "Perm$_" })
        $person = New-DracoonUser -FirstName P -LastName P -UserName 'perm' -Email 'perm@example.org' -Password $Password
        Add-Fault @{ method = 'PUT'; path = '/api/v4/nodes/rooms/.*'; count = 100; delay = 60 }
        Clear-SandboxRequest $Sandbox
        $granted = @($rooms | Grant-DracoonRoomPermission -User $person -Template Edit -PassThru -ThrottleLimit 3)
        ($granted | ForEach-Object { $_.RoomId }) -join ' ' | Should -Be (($rooms | ForEach-Object { $_.NodeId }) -join ' ')
        Get-InFlight 'most' | Should -Be 3
        Add-Fault @{ path = "/api/v4/nodes/rooms/$($rooms[0].NodeId)/users"; count = 1; delay = 200 }
        $read = @($rooms | Get-DracoonRoomPermission -PrincipalType User | Where-Object { $_.UserName -eq 'perm' })
        ($read | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be (($rooms | ForEach-Object { $_.Path }) -join ' ')
        $rooms | Revoke-DracoonRoomPermission -User $person -Confirm:$false -ThrottleLimit 3
        @($rooms | Get-DracoonRoomPermission | Where-Object { $_.UserName -eq 'perm' }).Count | Should -Be 0
    }

    It 'a wildcard is removed with several requests at once, beside others' {
        Add-Fault @{ method = 'DELETE'; path = '/api/v4/nodes/.*'; count = 100; delay = 80 }
        Clear-SandboxRequest $Sandbox
        '/Throttle/f1*', '/Throttle/none', '/Throttle/f2', '/Throttle/f?' | Remove-DracoonNode -ThrottleLimit 4 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].TargetObject.ToString() | Should -Be '/Throttle/none'
        @(Get-DracoonNode '/Throttle/f*').Count | Should -Be 0
        Get-InFlight 'most' | Should -BeGreaterThan 2
    }
}

Describe '-Verbose' {
    It 'tells of each request, also of those that end between two objects' {
        $users = @(New-TestUser 'verbose' 5 | ForEach-Object { $_.UserId })
        $lines = @($users | ForEach-Object { [Threading.Thread]::Sleep(50); $_ } | Get-DracoonUser -ThrottleLimit 4 -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] })
        foreach ($id in $users) { @($lines | Where-Object { "$_" -like "*users/$id*" }).Count | Should -BeGreaterThan 0 }
    }
}
