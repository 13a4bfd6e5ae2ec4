BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    [void] (Connect-TestSandbox $Sandbox)

    function New-TestUser([string] $UserName, [hashtable] $More = @{}) {
        New-DracoonUser -FirstName Test -LastName $UserName -UserName $UserName -Email "$UserName@example.org" -Password (ConvertTo-TestSecret 'Start-Here-2026') @More
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'New-DracoonUser' {
    It 'emits the user it made' {
        $user = New-TestUser 'new1'
        $user.UserId | Should -BeGreaterThan 0
        $user.UserName | Should -Be 'new1'
        $user.Email | Should -Be 'new1@example.org'
    }

    It 'takes rows with the columns of a CSV' {
        $rows = [pscustomobject] @{ FirstName = 'Row'; LastName = 'One'; UserName = 'row1'; Email = 'row1@example.org' },
            [pscustomobject] @{ FirstName = 'Row'; LastName = 'Two'; UserName = 'row2'; Email = 'row2@example.org' }
        $made = @($rows | New-DracoonUser -Password (ConvertTo-TestSecret 'Start-Here-2026'))
        ($made | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'row1 row2'
    }

    It 'says that a name is taken, and goes on with the next row' {
        $rows = [pscustomobject] @{ FirstName = 'A'; LastName = 'B'; UserName = 'admin'; Email = 'a@example.org' },
            [pscustomobject] @{ FirstName = 'A'; LastName = 'B'; UserName = 'after'; Email = 'after@example.org' }
        $made = @($rows | New-DracoonUser -Password (ConvertTo-TestSecret 'Start-Here-2026') -ErrorAction SilentlyContinue -ErrorVariable failed)
        $made.Count | Should -Be 1
        $made[0].UserName | Should -Be 'after'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserExists,DracoonPS.Commands.NewDracoonUserCommand'
    }

    It 'makes nobody with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-TestUser 'nobody' @{ WhatIf = $true } | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }
}

Describe 'Get-DracoonUser' {
    BeforeAll { 'list1', 'list2' | ForEach-Object { [void] (New-TestUser $_) } }

    It 'finds by <What>' -ForEach @(
        @{ What = 'user name'; Value = 'list1' }
        @{ What = 'e-mail'; Value = 'list1@example.org' }
    ) {
        (Get-DracoonUser $Value).UserName | Should -Be 'list1'
    }

    It 'finds by id' {
        $user = Get-DracoonUser list1
        (Get-DracoonUser $user.UserId).UserName | Should -Be 'list1'
    }

    It 'takes wildcards in -UserName' {
        $names = @(Get-DracoonUser -UserName 'list*' | ForEach-Object { $_.UserName })
        $names.Count | Should -Be 2
        $names | Should -Contain 'list2'
    }

    It 'takes the filter and the sort of the API' {
        $names = @(Get-DracoonUser -Filter 'userName:cn:list' -Sort 'userName:desc' | ForEach-Object { $_.UserName })
        $names -join ' ' | Should -Be 'list2 list1'
    }

    It 'takes wildcards in -FirstName and -LastName, both at once' {
        (New-TestUser 'both1' @{}) | Set-DracoonUser -FirstName Anne -LastName Meier
        (New-TestUser 'both2' @{}) | Set-DracoonUser -FirstName Anne -LastName Beyer
        (New-TestUser 'both3' @{}) | Set-DracoonUser -FirstName Otto -LastName Meier
        @(Get-DracoonUser -FirstName 'Ann*' -LastName 'M?ier' | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'both1'
        @(Get-DracoonUser -FirstName anne).Count | Should -Be 2
    }

    It 'finds by role and by keypair' {
        @(Get-DracoonUser -Role USER_MANAGER | ForEach-Object { $_.UserName }) | Should -Be 'admin'
        @(Get-DracoonUser -EncryptionEnabled $true).Count | Should -Be 0
        @(Get-DracoonUser -EncryptionEnabled $false).Count | Should -BeGreaterThan 2
    }

    It 'finds nobody, and not somebody else, by a name with the filter''s own signs' {
        # The server's first hit for a part of the name must never be taken for the user.
        Get-DracoonUser -UserName 'list1|isLocked:eq:false' | Should -BeNullOrEmpty
        Get-DracoonUser 'list1|userName:cn:list' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.GetDracoonUserCommand'
        (New-TestUser 'sign1' @{}) | Set-DracoonUser -LastName 'a|b:c'
        (Get-DracoonUser -LastName 'a|b:c').UserName | Should -Be 'sign1'
    }

    It 'refuses -<Name> for a user that is named, instead of ignoring it' -ForEach @(
        @{ Name = 'Filter'; Value = 'isLocked:eq:true' }
        @{ Name = 'Sort'; Value = 'userName' }
        @{ Name = 'First'; Value = 1 }
    ) {
        $more = @{ $Name = $Value }
        $id = try { Get-DracoonUser list1 @more } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonUserCommand'
    }

    It 'says that there is no such user' {
        $user = Get-DracoonUser 'no-such-user' -ErrorAction SilentlyContinue -ErrorVariable failed
        $user | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.GetDracoonUserCommand'
        $failed[0].TargetObject | Should -Not -BeNullOrEmpty
    }

    It 'gives times in UTC' {
        (Get-DracoonUser -UserName list1).CreatedAt.Kind | Should -Be 'Utc'
    }
}

Describe 'Set-DracoonUser' {
    It 'sends only what was given when a user is piped' {
        $user = New-TestUser 'set1'
        $changed = $user | Set-DracoonUser -Phone '+49 30 1234' -PassThru
        $changed.Phone | Should -Be '+49 30 1234'
        $changed.Email | Should -Be 'set1@example.org'
    }

    It 'sends all columns when a row is piped' {
        $user = New-TestUser 'set4'
        [pscustomobject] @{ UserId = "$($user.UserId)"; Phone = '123'; LastName = 'Row' } | Set-DracoonUser
        $changed = Get-DracoonUser set4
        "$($changed.Phone) $($changed.LastName) $($changed.FirstName)" | Should -Be '123 Row Test'
    }

    It 'takes an empty text and false as values' {
        $user = New-TestUser 'set5' @{ Phone = '123' }
        $user | Set-DracoonUser -Phone '' -Locked $true
        $user | Set-DracoonUser -Locked $false
        $changed = Get-DracoonUser set5
        $changed.Phone | Should -BeNullOrEmpty
        $changed.IsLocked | Should -BeFalse
    }

    It 'refuses the number of a provider whose kind it is not told' {
        Set-DracoonUser list1 -ProviderId 3 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonUserCommand'
    }

    It 'emits nothing without -PassThru' {
        New-TestUser 'set2' | Set-DracoonUser -FirstName Other | Should -BeNullOrEmpty
        (Get-DracoonUser set2).FirstName | Should -Be 'Other'
    }

    It 'sends nothing with -WhatIf' {
        [void] (New-TestUser 'set3')
        Set-DracoonUser set3 -FirstName Other -WhatIf
        (Get-DracoonUser set3).FirstName | Should -Be 'Test'
    }
}

Describe 'A row that says whether a user is locked' {
    It 'locks and unlocks with the words of Export-Csv, and refuses others' {
        $user = New-DracoonUser -FirstName Row -LastName Locked -Email row.locked@sandbox.example -Password (ConvertTo-TestSecret 'Start-Here-2026')
        foreach ($word in 'True', 'False') {
            [pscustomobject] @{ UserId = $user.UserId; IsLocked = $word } | Set-DracoonUser
            "$((Get-DracoonUser $user).IsLocked)" | Should -Be $word
        }
        [pscustomobject] @{ UserId = $user.UserId; IsLocked = 'perhaps' } | Set-DracoonUser -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
        Remove-DracoonUser $user -Confirm:$false
    }
}

Describe 'Lock- and Unlock-DracoonUser' {
    It 'lock and unlock' {
        $user = New-TestUser 'lock1'
        $user | Lock-DracoonUser
        (Get-DracoonUser lock1).IsLocked | Should -BeTrue
        @(Get-DracoonUser -Locked $true | Where-Object { $_.UserName -eq 'lock1' }).Count | Should -Be 1
        $user | Unlock-DracoonUser
        (Get-DracoonUser lock1).IsLocked | Should -BeFalse
    }

    It 'a locked user can not sign in' {
        [void] (New-TestUser 'lock2')
        Lock-DracoonUser lock2
        { Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'lock2' 'Start-Here-2026') } | Should -Throw
        @(Get-DracoonSession).Count | Should -Be 1
    }
}

Describe 'Remove-DracoonUser' {
    It 'removes what the pipeline brings, and nobody with -WhatIf' {
        'gone1', 'gone2', 'stay1' | ForEach-Object { [void] (New-TestUser $_) }
        Get-DracoonUser | Where-Object { $_.UserName -like 'gone*' } | Remove-DracoonUser -WhatIf
        @(Get-DracoonUser -UserName 'gone*').Count | Should -Be 2
        Get-DracoonUser | Where-Object { $_.UserName -like 'gone*' } | Remove-DracoonUser -Confirm:$false
        @(Get-DracoonUser -UserName 'gone*').Count | Should -Be 0
        @(Get-DracoonUser -UserName 'stay1').Count | Should -Be 1
    }

    It 'takes a row with a UserId column, and refuses one with only an Id' {
        $user = New-TestUser 'gone3'
        { [pscustomobject] @{ Id = $user.UserId } | Remove-DracoonUser -Confirm:$false -ErrorAction Stop } | Should -Throw
        @(Get-DracoonUser -UserName 'gone3').Count | Should -Be 1
        [pscustomobject] @{ UserId = "$($user.UserId)" } | Remove-DracoonUser -Confirm:$false
        @(Get-DracoonUser -UserName 'gone3').Count | Should -Be 0
    }

    It 'goes on after one that is not there' {
        [void] (New-TestUser 'gone4')
        'no-such-user', 'gone4' | Remove-DracoonUser -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.RemoveDracoonUserCommand'
        @(Get-DracoonUser -UserName 'gone4').Count | Should -Be 0
    }

    It 'says that the last user manager has to stay' {
        Remove-DracoonUser admin -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoleNeedsMember,DracoonPS.Commands.RemoveDracoonUserCommand'
    }

    It 'is refused to a user without the role' {
        [void] (New-TestUser 'plain1')
        $plain = Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'plain1' 'Start-Here-2026') -PassThru
        Remove-DracoonUser 1 -Session $plain -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.RemoveDracoonUserCommand'
        Disconnect-Dracoon -Session $plain
    }
}

Describe 'A list of 1,203 users' {
    BeforeAll {
        $Large = Start-TestSandbox '--seed', 'users=1203'
        $LargeSession = Connect-TestSandbox $Large
    }

    AfterAll { Disconnect-Dracoon -Session $LargeSession; Stop-TestSandbox $Large }

    It 'has each once' {
        $users = @(Get-DracoonUser -Session $LargeSession)
        $ids = [Collections.Generic.HashSet[long]]::new()
        $users | ForEach-Object { [void] $ids.Add($_.UserId) }
        $users.Count | Should -BeGreaterOrEqual 1203
        $ids.Count | Should -Be $users.Count
    }

    It 'gives the first object before the second page is asked for' {
        Clear-SandboxRequest $Large
        $state = @{ Pages = -1 }
        Get-DracoonUser -Session $LargeSession | ForEach-Object {
            if ($state.Pages -lt 0) { $state.Pages = @(Get-SandboxRequest $Large | Where-Object { $_ -like 'GET /api/v4/users*' }).Count }
        }
        $state.Pages | Should -Be 1
    }

    It 'asks for one page of ten with -First 10' {
        Clear-SandboxRequest $Large
        @(Get-DracoonUser -First 10 -Session $LargeSession).Count | Should -Be 10
        $pages = @(Get-SandboxRequest $Large | Where-Object { $_ -like 'GET /api/v4/users*' })
        $pages.Count | Should -Be 1
        $pages[0] | Should -Match 'limit=10(&|$)'
    }

    It 'skips with -Skip' {
        $all = @(Get-DracoonUser -Session $LargeSession | ForEach-Object { $_.UserId })
        @(Get-DracoonUser -Skip 1200 -Session $LargeSession | ForEach-Object { $_.UserId }) -join ' ' | Should -Be (($all | Where-Object { $all.IndexOf($_) -ge 1200 }) -join ' ')
    }
}

Describe 'A failing server' {
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is asked again when it is busy' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/users","count":1,"status":503,"retryAfter":"1"}')
        @(Get-DracoonUser -First 1).Count | Should -Be 1
    }

    It 'is not asked again sooner than it wants' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/users","count":1,"status":429,"retryAfter":"2"}')
        $watch = [Diagnostics.Stopwatch]::StartNew()
        @(Get-DracoonUser -First 1).Count | Should -Be 1
        $watch.Elapsed.TotalSeconds | Should -BeGreaterOrEqual 1.9
    }

    It 'is an error on the page where it fails, after what came before it' {
        $large = Start-TestSandbox '--seed', 'users=700'
        try {
            $session = Connect-TestSandbox $large
            [void] (Invoke-Sandbox $large 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/users","skip":1,"count":1,"status":400}')
            $users = @(Get-DracoonUser -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed)
            $users.Count | Should -Be 500
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.GetDracoonUserCommand'
            Disconnect-Dracoon -Session $session
        }
        finally { Stop-TestSandbox $large }
    }

    It 'that says what is wrong is heard: code, words and details are in the error' {
        New-DracoonUser -FirstName A -LastName B -UserName 'bad1' -Email 'no address' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.StatusCode | Should -Be 400
        $failed[0].Exception.ErrorCode | Should -Be -80009
        $failed[0].Exception.DebugInfo | Should -Not -BeNullOrEmpty
        "$($failed[0])" | Should -Match '80009'
    }
}
