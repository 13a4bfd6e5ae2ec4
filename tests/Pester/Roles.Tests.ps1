BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)

    function Get-HolderName([string] $Role) { @(Get-DracoonRoleMember $Role | ForEach-Object { "$_" }) -join ' ' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Get-DracoonRole' {
    It 'lists the roles with their rights' {
        $roles = @(Get-DracoonRole)
        ($roles | ForEach-Object { $_.Name }) | Should -Contain 'NONMEMBER_VIEWER'
        ($roles | Where-Object { $_.Name -eq 'USER_MANAGER' }).RightNames | Should -Contain 'DELETE_USERS'
        $roles[0].GetRights()[0].Description | Should -Not -BeNullOrEmpty
    }

    It 'gets one by name, id, object and row' {
        $role = Get-DracoonRole 'user manager'
        $role.Name | Should -Be 'USER_MANAGER'
        (Get-DracoonRole $role.RoleId).Name | Should -Be 'USER_MANAGER'
        ($role | Get-DracoonRole).Name | Should -Be 'USER_MANAGER'
        ([pscustomobject] @{ RoleId = "$($role.RoleId)" } | Get-DracoonRole).Name | Should -Be 'USER_MANAGER'
    }

    It 'says that there is no such role' {
        Get-DracoonRole KING -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoleNotFound,DracoonPS.Commands.GetDracoonRoleCommand'
    }
}

Describe 'Grant- and Revoke-DracoonRole' {
    It 'give and take a role' {
        Grant-DracoonRole LOG_AUDITOR anna, ben | Should -BeNullOrEmpty
        Get-HolderName LOG_AUDITOR | Should -Be 'admin anna ben'
        (Get-DracoonUser anna).RoleNames -join ' ' | Should -Be 'LOG_AUDITOR'
        Revoke-DracoonRole LOG_AUDITOR ben -Confirm:$false
        Get-HolderName LOG_AUDITOR | Should -Be 'admin anna'
    }

    It 'can be repeated' {
        Grant-DracoonRole LOG_AUDITOR anna
        'ben', 'ben' | Revoke-DracoonRole LOG_AUDITOR -Confirm:$false
        Get-HolderName LOG_AUDITOR | Should -Be 'admin anna'
    }

    It 'take groups from the pipeline, whose members have the role then' {
        $row = Get-DracoonGroup Marketing | Grant-DracoonRole GROUP_MANAGER -PassThru
        "$($row.RoleName) $($row.PrincipalType) $($row.Name)" | Should -Be 'GROUP_MANAGER group Marketing'
        (Get-DracoonUser anna).RoleNames | Should -Not -Contain 'GROUP_MANAGER'
        (Get-DracoonUser anna -EffectiveRoles).RoleNames | Should -Contain 'GROUP_MANAGER'
        @(Get-DracoonUser -Role GROUP_MANAGER | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin'
        @(Get-DracoonUser -Role GROUP_MANAGER -EffectiveRoles | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin anna'
        $anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        (New-DracoonGroup 'By anna' -Session $anna).Name | Should -Be 'By anna'
        Disconnect-Dracoon -Session $anna
    }

    It 'take the rows of Get-DracoonRoleMember, users and groups' {
        Grant-DracoonRole GROUP_MANAGER carla
        Get-DracoonRoleMember GROUP_MANAGER | Where-Object { "$_" -ne 'admin' } | Revoke-DracoonRole -Confirm:$false
        Get-HolderName GROUP_MANAGER | Should -Be 'admin'
    }

    It 'do nothing with -WhatIf' {
        Grant-DracoonRole LOG_AUDITOR carla -WhatIf
        Revoke-DracoonRole LOG_AUDITOR anna -WhatIf
        Get-HolderName LOG_AUDITOR | Should -Be 'admin anna'
    }

    It 'leave the last one who may grant a role' {
        Revoke-DracoonRole CONFIG_MANAGER admin -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoleNeedsMember,DracoonPS.Commands.RevokeDracoonRoleCommand'
        Set-DracoonUser admin -ExpireAt ([datetime]::UtcNow.AddDays(1)) -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0].FullyQualifiedErrorId)" | Should -Match '^Dracoon(RoleNeedsMember|RoomNeedsAdmin),'
        (Get-DracoonUser admin).ExpireAt | Should -BeNullOrEmpty
    }

    It 'let a group hold a role alone, as long as somebody is in it' {
        [void] (New-DracoonGroup Keepers -User ben)
        Grant-DracoonRole ROOM_MANAGER -Group Keepers
        Revoke-DracoonRole ROOM_MANAGER admin -Confirm:$false
        Remove-DracoonGroupMember Keepers ben -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoleNeedsMember,DracoonPS.Commands.RemoveDracoonGroupMemberCommand'
        Remove-DracoonGroup Keepers -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoleNeedsMember,DracoonPS.Commands.RemoveDracoonGroupCommand'
        Grant-DracoonRole ROOM_MANAGER admin -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GrantDracoonRoleCommand'
    }

    It 'name the one that is not there, and do it for the others' {
        'carla', 999999 | Grant-DracoonRole NONMEMBER_VIEWER -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.GrantDracoonRoleCommand'
        Get-HolderName NONMEMBER_VIEWER | Should -Be 'admin carla'
    }
}

Describe 'Get-DracoonRoleMember and Get-DracoonUserRole' {
    It 'list one kind only with -PrincipalType' {
        Grant-DracoonRole LOG_AUDITOR -Group Marketing
        @(Get-DracoonRoleMember LOG_AUDITOR -PrincipalType Group | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Marketing'
        @(Get-DracoonRoleMember LOG_AUDITOR -PrincipalType User | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin anna'
    }

    It 'bind as what they are' {
        (Get-DracoonRoleMember LOG_AUDITOR -PrincipalType User | Get-DracoonUser | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin anna'
        (Get-DracoonRoleMember LOG_AUDITOR -PrincipalType Group | Get-DracoonGroup).Name | Should -Be 'Marketing'
    }

    It 'say which roles a user has, in rows that are roles and no users' {
        $row = Get-DracoonUserRole anna
        "$($row.Name) $($row.PrincipalType) $($row.UserId)" | Should -Be "LOG_AUDITOR user $((Get-DracoonUser anna).UserId)"
        ($row | Get-DracoonRole).Name | Should -Be 'LOG_AUDITOR'
        { $row | Remove-DracoonUser -Confirm:$false -ErrorAction Stop } | Should -Throw
        $row | Revoke-DracoonRole -User anna -Confirm:$false
        Get-DracoonUserRole anna | Should -BeNullOrEmpty
    }

    It 'say that there is no such user' {
        Get-DracoonUserRole 'no-such-user' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.GetDracoonUserRoleCommand'
    }
}
