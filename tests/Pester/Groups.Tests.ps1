BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin

    function Get-MemberName([string] $Group) { @(Get-DracoonGroupMember $Group | ForEach-Object { $_.UserName }) -join ' ' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'New-DracoonGroup' {
    It 'emits the group it made' {
        $group = New-DracoonGroup 'New one' -ExpireAt ([datetime]::UtcNow.AddDays(3))
        $group.GroupId | Should -BeGreaterThan 0
        $group.Name | Should -Be 'New one'
        $group.UserCount | Should -Be 0
        $group.ExpireAt.Kind | Should -Be 'Utc'
        $group.CreatedByName | Should -Be 'Ada Admin'
    }

    It 'takes rows with a column Name, and members for all of them' {
        $rows = [pscustomobject] @{ Name = 'Row 1'; ExpireAt = '' }, [pscustomobject] @{ Name = 'Row 2'; ExpireAt = '' }
        $made = @($rows | New-DracoonGroup -User anna, ben@sandbox.example)
        ($made | ForEach-Object { "$($_.Name)=$($_.UserCount)" }) -join ' ' | Should -Be 'Row 1=2 Row 2=2'
        Get-MemberName 'Row 2' | Should -Be 'anna ben'
    }

    It 'says that a name is taken' {
        New-DracoonGroup marketing -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.NewDracoonGroupCommand'
    }

    It 'emits the one that is there with -IfNotExists, and completes its members' {
        (New-DracoonGroup Marketing -IfNotExists).UserCount | Should -Be 1
        (New-DracoonGroup Marketing -IfNotExists -User anna, carla).UserCount | Should -Be 2
        (New-DracoonGroup Marketing -IfNotExists -User anna, carla).UserCount | Should -Be 2
        Remove-DracoonGroupMember Marketing carla -Confirm:$false
    }

    It 'makes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-DracoonGroup Nothing -User anna -WhatIf | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }

    It 'is refused to a user without the role' {
        New-DracoonGroup Mine -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonGroupCommand'
    }
}

Describe 'Get-DracoonGroup' {
    It 'finds by <What>' -ForEach @(@{ What = 'name'; Text = 'Marketing' }, @{ What = 'name in another case'; Text = 'marketing' }) {
        (Get-DracoonGroup $Text).Name | Should -Be 'Marketing'
    }

    It 'finds by id and by object' {
        $group = Get-DracoonGroup Marketing
        (Get-DracoonGroup $group.GroupId).Name | Should -Be 'Marketing'
        ($group | Get-DracoonGroup).GroupId | Should -Be $group.GroupId
    }

    It 'takes wildcards, filter, sort and paging' {
        @(Get-DracoonGroup -Name 'Row*' -Sort 'name:desc' | ForEach-Object { $_.Name }) -join ',' | Should -Be 'Row 2,Row 1'
        @(Get-DracoonGroup -Name 'Row ?').Count | Should -Be 2
        @(Get-DracoonGroup -Filter 'name:cn:row' -First 1).Count | Should -Be 1
        (Get-DracoonGroup -Sort userCount:desc -First 1).UserCount | Should -Be 2
    }

    It 'finds by role' {
        $made = New-DracoonGroup 'Auditors' | Grant-DracoonRole LOG_AUDITOR -PassThru
        $made.Name | Should -Be 'Auditors'
        $found = @(Get-DracoonGroup -Role log_auditor)
        "$($found.Name) $($found.RoleNames)" | Should -Be 'Auditors LOG_AUDITOR'
    }

    It 'says that there is no such group' {
        Get-DracoonGroup 'None such' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonGroupNotFound,DracoonPS.Commands.GetDracoonGroupCommand'
        Get-DracoonGroup 999999 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonGroupNotFound,DracoonPS.Commands.GetDracoonGroupCommand'
    }

    It 'takes no user for a group' {
        $user = Get-DracoonUser anna
        { $user | Get-DracoonGroup -ErrorAction Stop } | Should -Throw
        $member = Get-DracoonGroupMember Marketing
        { $member | Get-DracoonGroup -ErrorAction Stop } | Should -Throw
    }
}

Describe 'Set-DracoonGroup' {
    It 'changes what is given, and emits nothing without -PassThru' {
        $group = New-DracoonGroup 'Set 1' -ExpireAt ([datetime]::UtcNow.AddDays(2))
        $group | Set-DracoonGroup -Name 'Set 1 changed' | Should -BeNullOrEmpty
        $changed = $group | Set-DracoonGroup -NoExpiration -PassThru
        $changed.Name | Should -Be 'Set 1 changed'
        $changed.ExpireAt | Should -BeNullOrEmpty
        $changed.UpdatedByName | Should -Be 'Ada Admin'
    }

    It 'takes rows with a column GroupId' {
        $group = New-DracoonGroup 'Set 2'
        [pscustomobject] @{ GroupId = "$($group.GroupId)"; Name = 'Set 2 row' } | Set-DracoonGroup
        (Get-DracoonGroup $group.GroupId).Name | Should -Be 'Set 2 row'
    }

    It 'says that a name is taken, and changes nothing with -WhatIf' {
        Set-DracoonGroup 'Row 1' -Name Marketing -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.SetDracoonGroupCommand'
        Set-DracoonGroup 'Row 1' -Name Other -WhatIf
        (Get-DracoonGroup 'Row 1').Name | Should -Be 'Row 1'
    }
}

Describe 'Group members' {
    BeforeAll { [void] (New-DracoonGroup Team) }

    It 'are added, and adding them again is no error' {
        Add-DracoonGroupMember Team anna, ben | Should -BeNullOrEmpty
        'anna', 'carla' | Add-DracoonGroupMember Team
        Get-MemberName Team | Should -Be 'anna ben carla'
        (Add-DracoonGroupMember Team anna -PassThru).UserCount | Should -Be 3
    }

    It 'are rows that bind as users' {
        $row = Get-DracoonGroupMember Team | Where-Object { $_.UserName -eq 'ben' }
        "$($row.GroupName) $($row.FirstName) $($row.LastName) $($row.Email) $($row.IsMember)" | Should -Be 'Team Ben Cole ben@sandbox.example True'
        ($row | Get-DracoonUser).UserName | Should -Be 'ben'
        @(Get-DracoonGroupMember Team | Get-DracoonUserGroup -Name Team).Count | Should -Be 3
    }

    It 'are found by words, and so are those who are not in it' {
        @(Get-DracoonGroupMember Team -Match cole).UserName | Should -Be 'ben'
        $others = @(Get-DracoonGroupMember Team -NotMember)
        ($others | ForEach-Object { $_.UserName }) | Should -Contain 'admin'
        $others | Where-Object { $_.IsMember } | Should -BeNullOrEmpty
    }

    It 'are not added with -WhatIf' {
        Add-DracoonGroupMember Team ext-dev -WhatIf
        Remove-DracoonGroupMember Team anna -WhatIf
        Get-MemberName Team | Should -Be 'anna ben carla'
    }

    It 'are removed, also by rows that bring their group' {
        Get-DracoonGroupMember Team | Where-Object { $_.UserName -ne 'anna' } | Remove-DracoonGroupMember -Confirm:$false
        Get-MemberName Team | Should -Be 'anna'
        [pscustomobject] @{ GroupId = "$((Get-DracoonGroup Team).GroupId)"; UserId = "$((Get-DracoonUser anna).UserId)" } | Remove-DracoonGroupMember -Confirm:$false
        Get-MemberName Team | Should -BeNullOrEmpty
    }

    It 'that are not there are errors of their own, and the others are added' {
        'anna', 'no-such-user', 999999, 'ben' | Add-DracoonGroupMember Team -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-MemberName Team | Should -Be 'anna ben'
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId } | Where-Object { $_ -eq 'DracoonUserNotFound,DracoonPS.Commands.AddDracoonGroupMemberCommand' }).Count | Should -Be 2
    }

    It 'of a group that is not there are one error, however many they are' {
        'anna', 'ben' | Add-DracoonGroupMember 'None such' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonGroupNotFound,DracoonPS.Commands.AddDracoonGroupMemberCommand'
    }

    It 'go with a user who is removed' {
        $user = New-DracoonUser -FirstName A -LastName B -UserName gone -Email gone@example.org
        Add-DracoonGroupMember Team gone
        $user | Remove-DracoonUser -Confirm:$false
        Get-MemberName Team | Should -Be 'anna ben'
        # The name is free again.
        (New-DracoonUser -FirstName A -LastName B -UserName gone -Email gone@example.org).UserId | Should -BeGreaterThan $user.UserId
    }
}

Describe 'Sync-DracoonGroupMember' {
    BeforeAll { [void] (New-DracoonGroup Equal -User anna, ben) }

    It 'shows and changes nothing with -WhatIf' {
        'ben', 'carla' | Sync-DracoonGroupMember Equal -WhatIf | Should -BeNullOrEmpty
        Get-MemberName Equal | Should -Be 'anna ben'
    }

    It 'makes the group equal to its input, and says what it did' {
        $rows = @('ben', 'carla' | Sync-DracoonGroupMember Equal -Confirm:$false)
        ($rows | ForEach-Object { "$($_.UserName) $($_.Action)" }) -join ', ' | Should -Be 'carla Added, anna Removed'
        Get-MemberName Equal | Should -Be 'ben carla'
    }

    It 'changes nothing the second time' {
        'ben', 'carla' | Sync-DracoonGroupMember Equal -Confirm:$false | Should -BeNullOrEmpty
    }

    It 'removes nobody with -NoRemove, without input, and when somebody was not found' {
        Sync-DracoonGroupMember Equal anna -NoRemove -Confirm:$false | ForEach-Object { $_.Action } | Should -Be 'Added'
        @() | Sync-DracoonGroupMember Equal -Confirm:$false -WarningAction SilentlyContinue -WarningVariable warned
        $warned.Count | Should -Be 1
        'ben', 'no-such-user' | Sync-DracoonGroupMember Equal -Confirm:$false -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.SyncDracoonGroupMemberCommand'
        Get-MemberName Equal | Should -Be 'anna ben carla'
    }
}

Describe 'Rooms and roles of a group' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Group room' -AdminGroup Marketing)
        $GroupRoom = Get-DracoonLastAdminRoom -Group Marketing
    }

    It 'are listed with what is granted' {
        $row = Get-DracoonGroupRoom Marketing -Name 'Group*'
        "$($row.Name) $($row.PrincipalName) $($row.PrincipalType) $($row.IsGranted) $($row.Manage)" | Should -Be 'Group room Marketing group True True'
        @(Get-DracoonGroupRoom Marketing -Direct | ForEach-Object { $_.Name }) -join ',' | Should -Be 'Marketing,Group room'
        @(Get-DracoonGroupRoom Marketing -NotGranted | ForEach-Object { $_.Name }) | Should -Contain 'Engineering'
        Get-DracoonGroupRoom Marketing -Name Marketing | Get-DracoonRoomPermission | ForEach-Object { $_.Name } | Should -Contain 'Marketing'
    }

    It 'of which it is the last admin are named, also for the member that is alone in it' {
        $GroupRoom.Path | Should -Be '/Group room'
        $GroupRoom.PrincipalType | Should -Be 'group'
        $row = Get-DracoonGroupMember Marketing | Get-DracoonLastAdminRoom
        "$($row.PrincipalName) $($row.LastAdminInGroup) $($row.LastAdminInGroupId)" | Should -Be "anna True $($GroupRoom.GroupId)"
    }

    It 'keep the group, and its last member' {
        Remove-DracoonGroup Marketing -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.RemoveDracoonGroupCommand'
        Remove-DracoonGroupMember Marketing anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.RemoveDracoonGroupMemberCommand'
        Remove-DracoonUser anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.RemoveDracoonUserCommand'
        Set-DracoonGroup Marketing -ExpireAt ([datetime]::UtcNow.AddDays(1)) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.SetDracoonGroupCommand'
    }

    It 'are not the only thing that keeps a group: who imports users into it does too' {
        [void] (New-DracoonActiveDirectory corp -ServerAddress 127.0.0.1 -ServerPort 389 -AdminName 'CN=dracoon' -AdminPassword (ConvertTo-TestSecret 'Directory-Password-1') -UsersDomain 'DC=corp' -UserFilter sAMAccountName -ImportGroup 'Row 2' -ExportGroup Staff -UserImport $true)
        Remove-DracoonGroup 'Row 2' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.RemoveDracoonGroupCommand'
    }

    It 'are left by Remove-DracoonGroup -SkipLastAdmin, with a warning' {
        'Row 1', 'Marketing' | Remove-DracoonGroup -SkipLastAdmin -Confirm:$false -WarningAction SilentlyContinue -WarningVariable warned
        "$($warned[0])" | Should -Match '/Group room'
        @(Get-DracoonGroup -Name 'Row 1').Count | Should -Be 0
        @(Get-DracoonGroup -Name Marketing).Count | Should -Be 1
    }

    It 'let the group go when the room has another admin' {
        $GroupRoom | Grant-DracoonRoomPermission -User (Get-DracoonUser ben) -Template Admin -Session $Anna
        Get-DracoonLastAdminRoom -Group Marketing | Should -BeNullOrEmpty
        Remove-DracoonGroup Marketing -WhatIf
        Remove-DracoonGroup Marketing -Confirm:$false
        @(Get-DracoonGroup -Name Marketing).Count | Should -Be 0
    }

    It 'are listed as the group''s roles' {
        $row = Get-DracoonGroupRole Auditors
        "$($row.PrincipalType) $($row.Name) $($row.GroupId)" | Should -Be "group LOG_AUDITOR $((Get-DracoonGroup Auditors).GroupId)"
        Get-DracoonGroup -Name 'Row*' | Get-DracoonGroupRole | Should -BeNullOrEmpty
        Get-DracoonGroupRole 'None such' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonGroupNotFound,DracoonPS.Commands.GetDracoonGroupRoleCommand'
    }
}
