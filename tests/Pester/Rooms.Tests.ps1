BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
    [void] (New-DracoonRoom -Name 'Rights')
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Room permissions' {
    It 'are nothing to a user who has none: the room is not to be seen' {
        Get-DracoonNode /Rights -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.Count | Should -BeGreaterThan 0
    }

    It 'are the 403 of the API to a user who may not read' {
        $id = (Get-DracoonNode /Rights).NodeId
        Get-DracoonNode $id -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonNodeCommand'
    }

    It 'are granted by a template' {
        Grant-DracoonRoomPermission /Rights -User anna -Template Read
        (Get-DracoonNode /Rights -Session $Anna).Name | Should -Be 'Rights'
        $row = Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'anna' }
        $row.Read | Should -BeTrue
        $row.Create | Should -BeFalse
        $row.Manage | Should -BeFalse
    }

    It 'do not let a reader create' {
        New-DracoonFolder -Parent /Rights -Name 'Not mine' -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonFolderCommand'
    }

    It 'let an editor create' {
        Grant-DracoonRoomPermission /Rights -User anna -Template Edit
        (New-DracoonFolder -Parent /Rights -Name 'Mine' -Session $Anna).Name | Should -Be 'Mine'
    }

    It 'stay as they are with -WhatIf' {
        Revoke-DracoonRoomPermission /Rights -User anna -WhatIf
        @(Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'anna' }).Count | Should -Be 1
    }

    It 'are revoked' {
        Revoke-DracoonRoomPermission /Rights -User anna -Confirm:$false
        @(Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'anna' }).Count | Should -Be 0
    }

    It 'are emitted with the room''s path by -PassThru' {
        $row = Grant-DracoonRoomPermission /Rights -User anna -Template Read -PassThru
        "$($row.RoomPath) $($row.UserName)" | Should -Be '/Rights anna'
    }

    It 'are taken as rows, which name room and user' {
        Grant-DracoonRoomPermission /Rights -User anna, ben -Template Read
        [void] (New-DracoonRoom -Name 'Rights 2'); Grant-DracoonRoomPermission '/Rights 2' -User ben -Template Read
        Get-DracoonNode '/Rights*' | Get-DracoonRoomPermission | Where-Object { $_.UserName -eq 'ben' } | Revoke-DracoonRoomPermission -Confirm:$false
        @(Get-DracoonNode '/Rights*' | Get-DracoonRoomPermission | Where-Object { $_.UserName } | ForEach-Object { $_.UserName }) -join ' ' |
            Should -Be 'admin anna admin'
    }

    It 'are taken as rows of a CSV file, with empty cells' {
        $row = Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'anna' }
        [pscustomobject] @{ RoomId = "$($row.RoomId)"; PrincipalType = 'user'; UserId = "$($row.UserId)"; GroupId = '' } | Revoke-DracoonRoomPermission -Confirm:$false
        @(Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'anna' }).Count | Should -Be 0
    }

    It 'go to whom the command line names, and not to those of the rows' {
        Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'admin' } | Grant-DracoonRoomPermission -User carla -Template Read
        $rows = @(Get-DracoonRoomPermission /Rights)
        ($rows | Where-Object { $_.UserName -eq 'admin' }).Manage | Should -BeTrue
        ($rows | Where-Object { $_.UserName -eq 'carla' }).Manage | Should -BeFalse
    }

    It 'are given to users of the pipeline' {
        Get-DracoonUser ben | Grant-DracoonRoomPermission -Room /Rights -Template Read
        (Get-DracoonRoomPermission /Rights | Where-Object { $_.UserName -eq 'ben' }).Read | Should -BeTrue
    }

    It 'of the last admin can not be revoked' {
        Revoke-DracoonRoomPermission /Rights -User admin -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.RevokeDracoonRoomPermissionCommand'
    }
}

Describe 'Permissions of groups' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Grouped')
        [void] (New-DracoonRoom -Name 'Heir' -Parent /Grouped)
        $Room = Get-DracoonRoom /Grouped
    }

    It 'are granted, and reach the members' {
        $row = Grant-DracoonRoomPermission /Grouped -Group Marketing -Template Edit -PassThru
        "$($row.PrincipalType) $($row.Name) $($row.NewGroupMemberAcceptance) $($row.Create)" | Should -Be 'group Marketing autoallow True'
        (Get-DracoonNode /Grouped -Session $Anna).Permissions.Create | Should -BeTrue
    }

    It 'can let an admin decide about new members, who are not those of before' {
        Grant-DracoonRoomPermission /Grouped -Group Marketing -Template Edit -AutoAccept $false
        (Get-DracoonRoomPermission /Grouped -Group Marketing).NewGroupMemberAcceptance | Should -Be 'pending'
        (Get-DracoonNode /Grouped -Session $Anna).Name | Should -Be 'Grouped'
    }

    It 'are listed by user, by group and by kind' {
        @(Get-DracoonRoomPermission /Grouped | ForEach-Object { $_.Name }) -join ', ' | Should -Be 'Ada Admin, Marketing'
        (Get-DracoonRoomPermission /Grouped -PrincipalType User).Name | Should -Be 'Ada Admin'
        (Get-DracoonRoomPermission /Grouped -PrincipalType Group).Name | Should -Be 'Marketing'
        (Get-DracoonRoomPermission /Grouped -User admin).UserName | Should -Be 'admin'
        Get-DracoonRoomPermission /Grouped -User ben | Should -BeNullOrEmpty
    }

    It 'come with -Effective from the room above too' {
        Get-DracoonRoomPermission /Grouped/Heir | Should -BeNullOrEmpty
        @(Get-DracoonRoomPermission /Grouped/Heir -Effective | ForEach-Object { $_.Name }) -join ', ' | Should -Be 'Ada Admin, Marketing'
    }

    It 'become users with -ExpandGroup, in a whole tree' {
        $rows = @(Get-DracoonRoomPermission /Grouped -Recurse -ExpandGroup)
        @($rows | ForEach-Object { "$($_.RoomPath) $($_.UserName)" }) -join ', ' |
            Should -Be '/Grouped admin, /Grouped anna, /Grouped/Heir admin, /Grouped/Heir anna'
        $row = ($rows | Where-Object { $_.UserName -eq 'anna' })[0]
        "$($row.PermissionText) through $($row.GroupNames)" | Should -Match 'create.* through Marketing$'
        ($rows | Where-Object { $_.UserName -eq 'admin' })[0].GroupNames | Should -BeNullOrEmpty
        @($rows | Where-Object { $_.PrincipalType -ne 'user' }).Count | Should -Be 0
    }

    It 'become users for who may not list the members of groups too' {
        @(Get-DracoonRoomPermission /Grouped -ExpandGroup -Session $Anna | ForEach-Object { "$($_.UserName)$($_.GroupNames)" }) -join ' ' | Should -Be 'admin anna'
    }

    It 'can not be both expanded and asked for' {
        { Get-DracoonRoomPermission /Grouped -ExpandGroup -Group Marketing } | Should -Throw -ExpectedMessage '*-ExpandGroup gives users instead of groups*'
    }

    It 'are granted and revoked in a whole tree' {
        Grant-DracoonRoomPermission /Grouped -Recurse -User ben -Template Read
        @(Get-DracoonRoomPermission /Grouped -Recurse -User ben | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be '/Grouped /Grouped/Heir'
        (Get-DracoonRoom /Grouped/Heir).InheritPermissions | Should -BeTrue
        Revoke-DracoonRoomPermission /Grouped -Recurse -User ben -WhatIf
        @(Get-DracoonRoomPermission /Grouped -Recurse -User ben).Count | Should -Be 2
        Revoke-DracoonRoomPermission /Grouped -Recurse -User ben -Confirm:$false
        Get-DracoonRoomPermission /Grouped -Recurse -User ben | Should -BeNullOrEmpty
    }

    It 'are revoked' {
        Get-DracoonRoomPermission /Grouped -PrincipalType Group | Revoke-DracoonRoomPermission -Confirm:$false
        Get-DracoonNode /Grouped -Session $Anna -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'of an unknown group are an error' {
        Grant-DracoonRoomPermission /Grouped -Group 99999 -Template Read -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonGroupNotFound,DracoonPS.Commands.GrantDracoonRoomPermissionCommand'
    }
}

Describe 'Enable-DracoonRoomEncryption' {
    It 'encrypts an empty room' {
        [void] (New-DracoonRoom -Name 'Secret')
        Enable-DracoonRoomEncryption /Secret -WhatIf
        (Get-DracoonNode /Secret).IsEncrypted | Should -BeFalse
        Enable-DracoonRoomEncryption /Secret -Confirm:$false
        (Get-DracoonNode /Secret).IsEncrypted | Should -BeTrue
    }
}
