BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'User attributes' {
    It 'are set and listed' {
        Set-DracoonUserAttribute anna costCenter 4711 | Should -BeNullOrEmpty
        $row = Get-DracoonUserAttribute anna
        "$row $($row.UserId)" | Should -Be "costCenter=4711 $((Get-DracoonUser anna).UserId)"
        (Get-DracoonUser anna).Attributes -join ' ' | Should -Be 'costCenter=4711'
        @(Get-DracoonUser -UserName anna).Attributes | Should -BeNullOrEmpty
        @(Get-DracoonUser -UserName anna -IncludeAttributes).Attributes -join ' ' | Should -Be 'costCenter=4711'
    }

    It 'replace a value whatever the case of the key, and leave others' {
        Set-DracoonUserAttribute anna -Attribute @{ COSTCENTER = 4712; site = 'Berlin' } -PassThru | ForEach-Object { $_.Value } | Should -Contain '4712'
        @(Get-DracoonUserAttribute anna -Sort key:desc | ForEach-Object { "$_" }) -join ' ' | Should -Be 'site=Berlin COSTCENTER=4712'
        Set-DracoonUserAttribute anna site Bonn
        @(Get-DracoonUserAttribute anna -Key 's*').Value | Should -Be 'Bonn'
        @(Get-DracoonUserAttribute anna -Filter 'value:sw:47').Count | Should -Be 1
    }

    It 'are replaced as a whole with -Replace' {
        Get-DracoonUser anna | Set-DracoonUserAttribute -Attribute @{ only = 'this' } -Replace
        @(Get-DracoonUserAttribute anna | ForEach-Object { "$_" }) -join ' ' | Should -Be 'only=this'
        Set-DracoonUserAttribute anna -Attribute @{} -Replace
        Get-DracoonUserAttribute anna | Should -BeNullOrEmpty
    }

    It 'are taken as rows, and removed by rows' {
        $id = (Get-DracoonUser ben).UserId
        [pscustomobject] @{ UserId = "$id"; Key = 'a'; Value = '1' }, [pscustomobject] @{ UserId = "$id"; Key = 'b'; Value = '' } | Set-DracoonUserAttribute
        @(Get-DracoonUserAttribute ben).Count | Should -Be 2
        Get-DracoonUserAttribute ben | Remove-DracoonUserAttribute -WhatIf
        Get-DracoonUserAttribute ben -Key b | Remove-DracoonUserAttribute -Confirm:$false
        @(Get-DracoonUserAttribute ben | ForEach-Object { $_.Key }) -join ' ' | Should -Be 'a'
        { Get-DracoonUserAttribute ben | Remove-DracoonUser -Confirm:$false -ErrorAction Stop } | Should -Throw
        @(Get-DracoonUser -UserName ben).Count | Should -Be 1
    }

    It 'are refused where they are not there, and to a user without the role' {
        Remove-DracoonUserAttribute ben none -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonAttributeNotFound,DracoonPS.Commands.RemoveDracoonUserAttributeCommand'
        Set-DracoonUserAttribute 1 a b -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonUserAttributeCommand'
    }

    It 'are not set with -WhatIf' {
        Set-DracoonUserAttribute carla a b -WhatIf
        Get-DracoonUserAttribute carla | Should -BeNullOrEmpty
    }
}

Describe 'Get-DracoonUserGroup' {
    It 'lists the groups of users, in rows that are groups' {
        $row = Get-DracoonUser anna | Get-DracoonUserGroup
        "$($row.UserName) $($row.Name) $($row.IsMember)" | Should -Be 'anna Marketing True'
        ($row | Get-DracoonGroup).Name | Should -Be 'Marketing'
        $row | Add-DracoonGroupMember -User ben
        @(Get-DracoonGroupMember Marketing | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'anna ben'
        $row | Remove-DracoonGroupMember -User ben -Confirm:$false
    }

    It 'never takes a group for its user' {
        { Get-DracoonUserGroup anna | Remove-DracoonUser -Confirm:$false -ErrorAction Stop } | Should -Throw
        (Get-DracoonUser anna).UserName | Should -Be 'anna'
    }

    It 'lists the others with -NotMember, and takes a pattern' {
        Get-DracoonUserGroup ben | Should -BeNullOrEmpty
        (Get-DracoonUserGroup ben -NotMember -Name 'mark*').IsMember | Should -BeFalse
    }

    It 'says that there is no such user' {
        Get-DracoonUserGroup 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.GetDracoonUserGroupCommand'
    }
}

Describe 'Get-DracoonUserRoom' {
    BeforeAll { [void] (New-DracoonRoom -Name 'For ben' -Admin ben) }

    It 'lists what is granted in person, and with -Effective through groups too' {
        Get-DracoonUserRoom anna | Should -BeNullOrEmpty
        $row = Get-DracoonUserRoom anna -Effective
        "$($row.Name) $($row.PermissionText) $($row.Manage) $($row.PrincipalType)" | Should -Be 'Marketing read False user'
        ($row | Get-DracoonNode).Path | Should -Be '/Marketing'
    }

    It 'lists where somebody is the last admin, and where they have nothing' {
        @(Get-DracoonUserRoom ben -LastAdmin | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'For ben'
        @(Get-DracoonUserRoom ben -NotGranted -Name 'Eng*').Count | Should -Be 1
        @(Get-DracoonUserRoom admin -First 1 -Skip 1).Count | Should -Be 1
    }

    It 'is refused to a user without the role' {
        Get-DracoonUserRoom 1 -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonUserRoomCommand'
    }
}

Describe 'Second factors' {
    It 'are reset for users' {
        Reset-DracoonUserMfa anna -WhatIf
        Get-DracoonGroupMember Marketing | Reset-DracoonUserMfa -Confirm:$false | Should -BeNullOrEmpty
        (Get-DracoonUser anna).IsMfaEnabled | Should -BeFalse
        Reset-DracoonUserMfa 999999 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.ResetDracoonUserMfaCommand'
    }

    It 'are stood in for by a code, which is shown only on request' {
        $code = New-DracoonUserMfaEmergencyCode anna
        $code.Code.GetType().Name | Should -Be 'SecureString'
        $code.Code.Length | Should -BeGreaterThan 7
        (Get-DracoonUser anna | New-DracoonUserMfaEmergencyCode).ToString() | Should -Be 'anna'
        $text = New-DracoonUserMfaEmergencyCode anna -AsPlainText
        $text | Should -Match '^[A-Z0-9]+$'
        New-DracoonUserMfaEmergencyCode anna -WhatIf | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($Sandbox.Traffic) | Should -Not -Match $text
    }

    It 'can be demanded, and no longer' {
        $user = New-DracoonUser -FirstName M -LastName F -UserName mfa1 -Email mfa1@example.org -EnforceMfa
        $user.IsMfaEnforced | Should -BeTrue
        ($user | Set-DracoonUser -EnforceMfa:$false -PassThru).IsMfaEnforced | Should -BeFalse
    }
}
