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

Describe 'Enable-DracoonRoomEncryption' {
    It 'encrypts an empty room' {
        [void] (New-DracoonRoom -Name 'Secret')
        Enable-DracoonRoomEncryption /Secret -WhatIf
        (Get-DracoonNode /Secret).IsEncrypted | Should -BeFalse
        Enable-DracoonRoomEncryption /Secret -Confirm:$false
        (Get-DracoonNode /Secret).IsEncrypted | Should -BeTrue
    }
}
