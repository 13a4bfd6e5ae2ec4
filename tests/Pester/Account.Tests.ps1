BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
    $Folder = New-TestFolder

    function Get-WriteRequest { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Get-DracoonAccount' {
    It 'asks for groups only when told to' {
        (Get-DracoonAccount -Session $Anna).GroupNames.Count | Should -Be 0
        $account = Get-DracoonAccount -Session $Anna -WithGroup
        $account.GroupNames -join ' ' | Should -Be 'Marketing'
        $account.GroupIds.Count | Should -Be 1
    }
}

Describe 'Set-DracoonAccount' {
    It 'changes what is given, and nothing else' {
        $before = Get-DracoonAccount -Session $Anna
        Set-DracoonAccount -Phone '+49 30 1234' -Language 'de-DE' -SubscribesRooms $true -Session $Anna | Should -BeNullOrEmpty
        $after = Get-DracoonAccount -Session $Anna
        "$($after.Phone) $($after.Language) $($after.SubscribesRooms)" | Should -Be '+49 30 1234 de-DE True'
        $after.FirstName | Should -Be $before.FirstName
        $after.Email | Should -Be $before.Email
    }

    It 'takes an empty text and false as values, and emits the account with -PassThru' {
        $account = Set-DracoonAccount -Phone '' -SubscribesRooms $false -Session $Anna -PassThru
        $account.Phone | Should -BeNullOrEmpty
        $account.SubscribesRooms | Should -BeFalse
    }

    It 'changes names and address' {
        Set-DracoonAccount -FirstName Anne -LastName Bergmann -Email anne@example.org -UserName anne -Session $Anna
        $account = Get-DracoonAccount -Session $Anna
        "$($account.UserName) $account $($account.FirstName) $($account.LastName) $($account.Email)" | Should -Be 'anne anne Anne Bergmann anne@example.org'
        Set-DracoonAccount -UserName anna -Session $Anna
    }

    It 'says that a name is taken' {
        Set-DracoonAccount -UserName ben -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserExists,DracoonPS.Commands.SetDracoonAccountCommand'
    }

    It 'accepts the terms of use once' {
        Set-DracoonAccount -AcceptEula -Session $Anna
        Set-DracoonAccount -AcceptEula -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonAccountCommand'
        $failed[0].Exception.ErrorCode | Should -Be -70104
    }

    It 'sends nothing with -WhatIf, and says when nothing is given' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonAccount -FirstName Nobody -WhatIf
        Set-DracoonAccount -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -Match 'Nothing is given'
        (Get-WriteRequest).Count | Should -Be 0
    }
}

Describe 'Set-DracoonPassword' {
    BeforeAll {
        $Old = ConvertTo-TestSecret 'Sandbox-Ben-1'
        $New = ConvertTo-TestSecret 'Another-One-2026'
        $Ben = Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1'
        Set-DracoonSession $Admin
    }

    It 'wants the old password' {
        Set-DracoonPassword -OldPassword (ConvertTo-TestSecret 'wrong') -NewPassword $New -Session $Ben -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonPasswordCommand'
    }

    It 'wants what the policy wants, and shows no password' {
        Set-DracoonPassword -OldPassword $Old -NewPassword (ConvertTo-TestSecret 'Short-1') -Session $Ben -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPolicyViolation,DracoonPS.Commands.SetDracoonPasswordCommand'
        "$($failed[0])" | Should -Not -Match 'Short-1|Sandbox-Ben'
        Set-DracoonPassword -OldPassword $Old -NewPassword (ConvertTo-TestSecret 'With<Signs>2026') -Session $Ben -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonPasswordCommand'
    }

    It 'changes nothing with -WhatIf' {
        Set-DracoonPassword $Old $New -Session $Ben -WhatIf
        Disconnect-Dracoon -Session (Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1')
    }

    It 'changes the password; the session goes on, and a former one is refused' {
        Set-DracoonPassword $Old $New -Session $Ben
        (Get-DracoonAccount -Session $Ben).UserName | Should -Be 'ben'
        { Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1' } | Should -Throw
        Disconnect-Dracoon -Session (Connect-TestSandbox $Sandbox 'ben' 'Another-One-2026')
        Set-DracoonPassword $New $Old -Session $Ben -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPolicyViolation,DracoonPS.Commands.SetDracoonPasswordCommand'
    }

    It 'is not repeated when the answer is lost: the old password is no longer right' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path":"/api/v4/user/account/password","lose":true,"count":1}')
        Clear-SandboxRequest $Sandbox
        Set-DracoonPassword $New (ConvertTo-TestSecret 'Lost-Answer-2026') -Session $Ben -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConnectionFailed,DracoonPS.Commands.SetDracoonPasswordCommand'
        (Get-WriteRequest).Count | Should -Be 1
    }
}

Describe 'Get-DracoonCustomer' {
    It 'shows what is used' {
        $customer = Get-DracoonCustomer
        $customer.AccountsUsed | Should -BeGreaterThan 3
        $customer.InternalUserCount | Should -Be $customer.AccountsUsed
        $customer.SpaceLeft | Should -BeNullOrEmpty -Because 'the sandbox has no limit'
        $customer.IsEncryptionEnabled | Should -BeTrue
    }
}

Describe 'The picture of a user' {
    BeforeAll { $Picture = [IO.Path]::Combine($Folder, 'picture.png') }

    It 'is one that everybody starts with' {
        $own = Get-DracoonAvatar
        $own.IsCustomAvatar | Should -BeFalse
        $own.UserId | Should -Be (Get-DracoonAccount).UserId
        $file = Get-DracoonAvatar -User anna -Destination $Picture
        $file.FullName | Should -Be $Picture
        [IO.File]::ReadAllBytes($Picture)[1..3] -join ' ' | Should -Be '80 78 71'
    }

    It 'is never written over a file by accident' {
        $before = Get-TestHash $Picture
        Get-DracoonAvatar -Destination $Picture -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.GetDracoonAvatarCommand'
        Get-TestHash $Picture | Should -Be $before
    }

    It 'changes its name with each upload, for everybody' {
        $before = (Get-DracoonUser admin).AvatarUuid
        Set-DracoonAvatar $Picture | Should -BeNullOrEmpty
        $first = Get-DracoonAvatar
        $second = Set-DracoonAvatar -Path $Picture -PassThru
        $first.IsCustomAvatar | Should -BeTrue
        @($before, $first.AvatarUuid, $second.AvatarUuid) | ForEach-Object -Begin { $seen = @{} } -Process { $seen[$_] = 1 }
        $seen.Count | Should -Be 3
        $copy = Get-DracoonAvatar -Destination ([IO.Path]::Combine($Folder, 'copy.png'))
        Get-TestHash $copy.FullName | Should -Be (Get-TestHash $Picture)
        (Get-DracoonUser admin).AvatarUuid | Should -Be $second.AvatarUuid
        Get-DracoonUser admin | Get-DracoonAvatar | ForEach-Object { $_.AvatarUuid } | Should -Be $second.AvatarUuid
    }

    It 'comes with users and rows, one file for each in a folder' {
        $files = @(Get-DracoonUser -UserName 'a*' | Get-DracoonAvatar -Destination $Folder)
        $files.Count | Should -Be 2
        $files | ForEach-Object { $_.Name } | Should -Contain "$((Get-DracoonUser anna).UserId).png"
        $row = [pscustomobject] @{ UserId = "$((Get-DracoonUser anna).UserId)"; AvatarUuid = '' }
        ($row | Get-DracoonAvatar).UserId | Should -Be (Get-DracoonUser anna).UserId
    }

    It 'is not found under a name that is no longer right' {
        Get-DracoonAvatar -User (Get-DracoonUser anna) -AvatarUuid ([guid]::NewGuid().ToString()) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonAvatarNotFound,DracoonPS.Commands.GetDracoonAvatarCommand'
    }

    It 'is refused when it is none' {
        $text = [IO.Path]::Combine($Folder, 'text.png')
        [IO.File]::WriteAllText($text, 'no picture')
        Set-DracoonAvatar $text -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonAvatarCommand'
        $failed[0].Exception.ErrorCode | Should -Be -80042
        $small = [IO.File]::ReadAllBytes($Picture)
        $small[18] = 0 # the width
        [IO.File]::WriteAllBytes($text, $small)
        Set-DracoonAvatar $text -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.ErrorCode | Should -Be -80044
        Set-DracoonAvatar ([IO.Path]::Combine($Folder, 'missing.png')) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileAccess,DracoonPS.Commands.SetDracoonAvatarCommand'
        Set-DracoonAvatar (New-TestFile ([IO.Path]::Combine($Folder, 'large.png')) 5242880) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonAvatarCommand'
    }

    It 'is set and removed only without -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonAvatar $Picture -WhatIf
        Remove-DracoonAvatar -WhatIf
        (Get-WriteRequest).Count | Should -Be 0
        Remove-DracoonAvatar -Confirm:$false
        (Get-DracoonAvatar).IsCustomAvatar | Should -BeFalse
    }
}

Describe 'The attributes of a profile' {
    It 'are added, changed and read, upper and lower case alike' {
        Set-DracoonProfileAttribute theme dark
        Set-DracoonProfileAttribute -Key THEME -Value light
        $attribute = Get-DracoonProfileAttribute theme
        "$attribute" | Should -Match '^theme=light$'
    }

    It 'come from rows, in one request' {
        Clear-SandboxRequest $Sandbox
        1..3 | ForEach-Object { [pscustomobject] @{ Key = "row_$_"; Value = "value $_" } } | Set-DracoonProfileAttribute
        (Get-WriteRequest).Count | Should -Be 1
        @(Get-DracoonProfileAttribute -Key 'row_*').Count | Should -Be 3
        (Get-DracoonProfileAttribute -Filter 'value:sw:value 2').Key | Should -Be 'row_2'
        @(Get-DracoonProfileAttribute -Sort 'key:desc' -First 1)[0].Key | Should -Be 'theme'
    }

    It 'are refused with a key of other signs, and one that is given twice' {
        Set-DracoonProfileAttribute 'no way' x -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonProfileAttributeCommand'
        [pscustomobject] @{ Key = 'a'; Value = '1' }, [pscustomobject] @{ Key = 'A'; Value = '2' } |
            Set-DracoonProfileAttribute -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonProfileAttributeCommand'
    }

    It 'are removed one by one, and not with -WhatIf' {
        Get-DracoonProfileAttribute 'row_*' | Remove-DracoonProfileAttribute -WhatIf
        @(Get-DracoonProfileAttribute 'row_*').Count | Should -Be 3
        Get-DracoonProfileAttribute 'row_*' | Remove-DracoonProfileAttribute -Confirm:$false
        @(Get-DracoonProfileAttribute).Count | Should -Be 1
        Remove-DracoonProfileAttribute gone, theme -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonAttributeNotFound,DracoonPS.Commands.RemoveDracoonProfileAttributeCommand'
        @(Get-DracoonProfileAttribute).Count | Should -Be 0
    }

    It 'are all replaced with -Replace' {
        Set-DracoonProfileAttribute old 1
        Set-DracoonProfileAttribute new 2 -Replace -WhatIf
        (Get-DracoonProfileAttribute).Key | Should -Be 'old'
        Set-DracoonProfileAttribute new 2 -Replace
        (Get-DracoonProfileAttribute).Key | Should -Be 'new'
    }
}
