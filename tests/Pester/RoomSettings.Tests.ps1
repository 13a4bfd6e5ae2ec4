BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    $Ben = Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1'
    Set-DracoonSession $Admin
    [void] (New-DracoonRoom -Name 'Set up' -Quota 1GB)

    function Get-Writes { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Get-DracoonRoom' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Tree')
        [void] (New-DracoonRoom -Name 'Inner' -Parent /Tree)
        [void] (New-DracoonRoom -Name 'Innermost' -Parent /Tree/Inner)
        [void] (New-DracoonFolder -Path /Tree/Folder)
        [void] (New-DracoonRoom -Name 'Coded'); Enable-DracoonRoomEncryption /Coded -Confirm:$false
    }

    It 'lists the rooms at the top, with and without a slash' {
        $names = @(Get-DracoonRoom | ForEach-Object { $_.Name })
        $names | Should -Contain 'Tree'
        $names | Should -Not -Contain 'Inner'
        @(Get-DracoonRoom / | ForEach-Object { $_.Name }) -join ' ' | Should -Be ($names -join ' ')
    }

    It 'takes a room with all below it, and no folders' {
        @(Get-DracoonRoom /Tree -Recurse | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Tree /Tree/Inner /Tree/Inner/Innermost'
        @(Get-DracoonRoom / -Recurse | ForEach-Object { $_.Type } | Where-Object { $_ -ne 'room' }).Count | Should -Be 0
        @(Get-DracoonRoom / -Recurse | ForEach-Object { $_.Path }) | Should -Contain '/Tree/Inner/Innermost'
    }

    It 'finds by id, path, object and wildcard' {
        $id = (Get-DracoonRoom /Tree/Inner).NodeId
        (Get-DracoonRoom $id).Path | Should -Be '/Tree/Inner'
        (Get-DracoonRoom /Tree/Inner | Get-DracoonRoom).Path | Should -Be '/Tree/Inner'
        @(Get-DracoonRoom '/Tr*').Count | Should -Be 1
    }

    It 'filters by <What>' -ForEach @(
        @{ What = 'name'; Parameters = @{ Name = 'inner*' }; Wanted = 'Inner Innermost' }
        @{ What = 'encryption'; Parameters = @{ Encrypted = $true }; Wanted = 'Coded' }
    ) {
        @(Get-DracoonRoom / -Recurse @Parameters | ForEach-Object { $_.Name }) -join ' ' | Should -Be $Wanted
    }

    It 'leaves out with -Managed what the user only reads' {
        @(Get-DracoonRoom / -Recurse -Session $Anna).Count | Should -Be 1
        Get-DracoonRoom / -Recurse -Managed -Session $Anna | Should -BeNullOrEmpty
        @(Get-DracoonRoom -Managed).Count | Should -Be @(Get-DracoonRoom).Count
    }

    It 'stops at -First' {
        @(Get-DracoonRoom / -First 2).Count | Should -Be 2
    }

    It 'refuses a folder, and a room that is not there' {
        Get-DracoonRoom /Tree/Folder -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonRoomCommand'
        Get-DracoonRoom /Nowhere -ErrorAction SilentlyContinue -ErrorVariable missing | Should -BeNullOrEmpty
        $missing[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonRoomCommand'
    }
}

Describe 'Test-DracoonPath' {
    It 'tells what is there' {
        @(Test-DracoonPath /Tree, /Tree/Folder, /Tree/Nothing, /Nowhere/Folder, '/Tr*', '/Xyz*', /) -join ' ' | Should -Be 'True True False False True False True'
    }

    It 'counts only the wanted kind' {
        Test-DracoonPath /Tree -Type Room | Should -BeTrue
        Test-DracoonPath /Tree/Folder -Type Room, File | Should -BeFalse
    }

    It 'is false for what the user may not see, and takes paths from the pipeline' {
        '/Tree', '/Marketing' | Test-DracoonPath -Session $Anna | ForEach-Object { "$_" } | Should -Be @('False', 'True')
    }

    It 'refuses what is no path' {
        Test-DracoonPath Tree -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.TestDracoonPathCommand'
    }
}

Describe 'Set-DracoonRoom' {
    It 'changes what is given, and nothing else' {
        $room = Set-DracoonRoom '/Set up' -Quota '2 GB' -RecycleBinDays 14 -PassThru
        "$($room.Quota) $($room.RecycleBinDays)" | Should -Be '2147483648 14'
        Set-DracoonRoom '/Set up' -Notes 'Ask Anna'
        $room = Get-DracoonRoom '/Set up'
        "$($room.Quota) $($room.RecycleBinDays) $($room.Notes)" | Should -Be '2147483648 14 Ask Anna'
    }

    It 'ends a quota, and removes notes' {
        Set-DracoonRoom '/Set up' -NoQuota -Notes ''
        $room = Get-DracoonRoom '/Set up'
        $room.Quota | Should -Be 0
        $room.Notes | Should -BeNullOrEmpty
    }

    It 'renames, configures and dates' {
        $time = [datetime]::new(2020, 2, 3, 4, 5, 6, [DateTimeKind]::Utc)
        $room = Set-DracoonRoom '/Set up' -Name 'Set up again' -Classification Confidential -ActivitiesLog $false -TimestampCreation $time -TimestampModification $time -PassThru
        "$($room.Path) $($room.Classification)" | Should -Be '/Set up again 3'
        $room.TimestampCreation | Should -Be $time
        Set-DracoonRoom $room.NodeId -Name 'Set up'
        (Get-DracoonRoom '/Set up').NodeId | Should -Be $room.NodeId
    }

    It 'makes one request for each of the two kinds of settings, and none with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonRoom '/Set up' -Quota 5MB -RecycleBinDays 3 -WhatIf
        @(Get-Writes).Count | Should -Be 0
        Get-DracoonRoom '/Set up' | Set-DracoonRoom -Quota 5MB -RecycleBinDays 3
        @(Get-Writes).Count | Should -Be 2
    }

    It 'takes the columns of CSV rows, and leaves empty cells alone' {
        $id = (Get-DracoonRoom '/Set up').NodeId
        [pscustomobject] @{ NodeId = "$id"; Quota = '7MB'; RecycleBinDays = ''; Classification = '' } | Set-DracoonRoom
        $room = Get-DracoonRoom '/Set up'
        "$($room.Quota) $($room.RecycleBinDays) $($room.Classification)" | Should -Be "$(7MB) 3 3"
    }

    It 'ends an inheritance with the inherited permissions, and does so once' {
        [void] (New-DracoonRoom -Name 'Below' -Parent '/Set up')
        Get-DracoonRoomPermission '/Set up/Below' | Should -BeNullOrEmpty
        (Get-DracoonRoomPermission '/Set up/Below' -Effective).UserName | Should -Be 'admin'
        Set-DracoonRoom '/Set up/Below' -InheritPermissions $false -TakeOverPermissions
        Set-DracoonRoom '/Set up/Below' -InheritPermissions $false -TakeOverPermissions
        (Get-DracoonRoom '/Set up/Below').InheritPermissions | Should -BeFalse
        (Get-DracoonRoomPermission '/Set up/Below').Manage | Should -BeTrue
        Set-DracoonRoom '/Set up/Below' -InheritPermissions $true
        (Get-DracoonRoom '/Set up/Below').InheritPermissions | Should -BeTrue
    }

    It 'refuses to end an inheritance that would leave nobody' {
        [void] (New-DracoonRoom -Name 'Alone' -Parent '/Set up')
        Set-DracoonRoom '/Set up/Alone' -InheritPermissions $false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.SetDracoonRoomCommand'
        Set-DracoonRoom '/Set up/Alone' -InheritPermissions $false -Admin ben -AdminGroup Marketing -AutoAccept $false
        Get-DracoonRoom '/Set up/Alone' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @(Get-DracoonRoomPermission '/Set up/Alone' -Session $Ben | ForEach-Object { "$($_.Name) $($_.NewGroupMemberAcceptance)".Trim() }) -join ', ' | Should -Be 'Ben Cole, Marketing pending'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'inheritance at the top'; Parameters = @{ InheritPermissions = $true }; Id = 'DracoonRoomInheritanceState' }
        @{ What = 'a name that is taken'; Parameters = @{ Name = 'Tree' }; Id = 'DracoonNodeExists' }
        @{ What = 'a name that is not allowed'; Parameters = @{ Name = 'a:b' }; Id = 'DracoonInvalidName' }
        @{ What = 'too many notes'; Parameters = @{ Notes = 'x' * 256 }; Id = 'DracoonInvalidField' }
    ) {
        Set-DracoonRoom '/Set up' @Parameters -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.SetDracoonRoomCommand"
    }

    It 'refuses who administrates neither the room nor what it lies in' {
        Grant-DracoonRoomPermission '/Set up' -User anna -Template Read
        foreach ($change in @{ Quota = 1 }, @{ RecycleBinDays = 1 }) {
            Set-DracoonRoom '/Set up' @change -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonRoomCommand'
        }
    }

    It 'warns when nothing is given' {
        Set-DracoonRoom '/Set up' -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'Nothing is given'
    }
}

Describe 'New-DracoonRoom' {
    It 'makes a room that inherits, unless it is given admins' {
        $room = New-DracoonRoom -Name 'Heir' -Parent /Tree
        $room.InheritPermissions | Should -BeTrue
        $room = New-DracoonRoom -Name 'Own' -Parent /Tree -AdminUser ben
        $room.InheritPermissions | Should -BeFalse
        @(Get-DracoonRoomPermission $room -Session $Ben | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben'
        (New-DracoonRoom -Name 'Mine' -Parent /Tree -InheritPermissions:$false).InheritPermissions | Should -BeFalse
        (Get-DracoonRoomPermission /Tree/Mine).UserName | Should -Be 'admin'
    }

    It 'emits with -IfNotExists what is there, and is an error without' {
        $id = (Get-DracoonRoom /Tree).NodeId
        Clear-SandboxRequest $Sandbox
        (New-DracoonRoom -Name 'tree' -IfNotExists).NodeId | Should -Be $id
        @(Get-Writes).Count | Should -Be 0
        New-DracoonRoom -Name 'Tree' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.NewDracoonRoomCommand'
        New-DracoonRoom -Name 'Folder' -Parent /Tree -IfNotExists -ErrorAction SilentlyContinue -ErrorVariable folder | Should -BeNullOrEmpty
        $folder[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.NewDracoonRoomCommand'
    }

    It 'takes one name twice with -IfNotExists' {
        $made = @([pscustomobject] @{ Name = 'Twice' }, [pscustomobject] @{ Name = 'twice' } | New-DracoonRoom -Parent /Tree -IfNotExists)
        "$($made[0].NodeId)" | Should -Be "$($made[1].NodeId)"
    }

    It 'makes folders in it, and goes' {
        $room = New-DracoonRoom -Name 'Personal' -Parent /Tree -AdminUser ben -SubFolder Scans, Mail/Old -RemoveCreator -IfNotExists
        @(Get-DracoonRoomPermission $room -Session $Ben | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben'
        @(Get-DracoonNode $room -Recurse -Session $Ben | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Tree/Personal/Scans /Tree/Personal/Mail /Tree/Personal/Mail/Old'
        Get-DracoonRoom /Tree/Personal -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'leaves such a room alone the next time, though its creator is not in it any more' {
        Clear-SandboxRequest $Sandbox
        (New-DracoonRoom -Name 'Personal' -Parent /Tree -AdminUser ben -SubFolder Scans, Mail/Old -RemoveCreator -IfNotExists).Path | Should -Be '/Tree/Personal'
        @(Get-Writes).Count | Should -Be 0
    }

    It 'completes a room whose making was interrupted' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/folders","status":403,"count":1}')
        New-DracoonRoom -Name 'Broken off' -Parent /Tree -AdminUser ben -SubFolder Scans -RemoveCreator -IfNotExists -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.Count | Should -Be 1
        [void] (New-DracoonRoom -Name 'Broken off' -Parent /Tree -AdminUser ben -SubFolder Scans -RemoveCreator -IfNotExists)
        @(Get-DracoonRoomPermission '/Tree/Broken off' -Session $Ben | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben'
        Test-DracoonPath '/Tree/Broken off/Scans' -Session $Ben | Should -BeTrue
    }

    It 'stays in the room without -RemoveCreator' {
        [void] (New-DracoonRoom -Name 'Together' -Parent /Tree -AdminUser ben -SubFolder Scans)
        @(Get-DracoonRoomPermission /Tree/Together | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben admin'
    }

    It 'refuses a room without an admin, and one whose admin ends' {
        Set-DracoonUser carla -ExpireAt ([datetime]::UtcNow.AddDays(9))
        New-DracoonRoom -Name 'Ends' -Admin carla -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomNeedsAdmin,DracoonPS.Commands.NewDracoonRoomCommand'
        Set-DracoonUser carla -NoExpiration
    }

    It 'refuses a size that is none' {
        { New-DracoonRoom -Name 'Size' -Quota 'much' } | Should -Throw -ExpectedMessage "*'much' is no size*"
    }
}

Describe 'Disable-DracoonRoomEncryption' {
    It 'ends the encryption of an empty room' {
        Disable-DracoonRoomEncryption /Coded -WhatIf
        (Get-DracoonRoom /Coded).IsEncrypted | Should -BeTrue
        (Get-DracoonRoom /Coded | Disable-DracoonRoomEncryption -Confirm:$false -PassThru).IsEncrypted | Should -BeFalse
    }

    It 'refuses a room that is not encrypted' {
        Disable-DracoonRoomEncryption /Coded -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.DisableDracoonRoomEncryptionCommand'
    }
}

Describe 'Room events' {
    It 'are those of the room, the latest first' {
        $events = @(Get-DracoonRoomEvent '/Set up')
        $events.Count | Should -BeGreaterThan 5
        $events[-1].Operation | Should -Be 'room.created'
        $events[0].Time -ge $events[-1].Time | Should -BeTrue
        @($events | Where-Object { $_.ObjectName1 -eq 'Tree' }).Count | Should -Be 0
    }

    It 'are filtered by operation, user, status, time and number' {
        $created = @(Get-DracoonRoomEvent '/Set up' -Operation room.cr*)[0]
        $created.Operation | Should -Be 'room.created'
        @(Get-DracoonRoomEvent '/Set up' -Operation $created.OperationId).Count | Should -BeGreaterThan 0
        @(Get-DracoonRoomEvent '/Set up' -User ben).Count | Should -Be 0
        @(Get-DracoonRoomEvent '/Set up' -User admin -Status Success -From $created.Time).Count | Should -Be @(Get-DracoonRoomEvent '/Set up' -Status Success -User admin).Count
        @(Get-DracoonRoomEvent '/Set up' -To $created.Time.AddSeconds(-1)).Count | Should -Be 0
        @(Get-DracoonRoomEvent '/Set up' -Sort time:asc -First 1)[0].Operation | Should -Be 'room.created'
    }

    It 'are refused to who may not read the room' {
        Get-DracoonRoomEvent (Get-DracoonRoom /Engineering).NodeId -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonRoomEventCommand'
    }
}

Describe 'Room webhooks' {
    BeforeAll {
        [void] (New-DracoonWebhook -Name 'Files' -Url http://127.0.0.1:9/files -EventType file.created, file.deleted)
        [void] (New-DracoonWebhook -Name 'People' -Url http://127.0.0.1:9/people -EventType user.created)
    }

    It 'are those for rooms, none assigned' {
        $rows = @(Get-DracoonRoomWebhook /Tree)
        "$($rows.Count) $($rows[0].Name) $($rows[0].IsAssigned) $($rows[0].RoomPath) $($rows[0].EventTypes -join '+')" | Should -Be '1 Files False /Tree file.created+file.deleted'
    }

    It 'are assigned by name, and only there' {
        Set-DracoonRoomWebhook /Tree -Webhook Files -WhatIf
        (Get-DracoonRoomWebhook /Tree).IsAssigned | Should -BeFalse
        (Set-DracoonRoomWebhook /Tree -Webhook files -PassThru).IsAssigned | Should -BeTrue
        @(Get-DracoonRoomWebhook / -Recurse -Assigned $true | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be '/Tree'
    }

    It 'are taken away by rows' {
        Get-DracoonRoomWebhook /Tree -Assigned $true | Set-DracoonRoomWebhook -Assigned $false
        Get-DracoonRoomWebhook /Tree -Assigned $true | Should -BeNullOrEmpty
    }

    It 'are errors when there is none of that <What>' -ForEach @(@{ What = 'name'; Webhook = 'Nobody' }, @{ What = 'id'; Webhook = '99999' }) {
        Set-DracoonRoomWebhook /Tree -Webhook $Webhook -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonWebhookNotFound,DracoonPS.Commands.SetDracoonRoomWebhookCommand'
    }
}

Describe 'Room S3 tags' {
    BeforeAll {
        Set-DracoonSystemSetting -S3TagsEnabled $true
        $Must = New-DracoonS3Tag tenant acme -Mandatory
        $May = New-DracoonS3Tag tier cold
    }

    It 'are none at first' {
        Get-DracoonRoomS3Tag /Tree | Should -BeNullOrEmpty
    }

    It 'are set by object, key and value, or id, instead of those before' {
        Set-DracoonRoomS3Tag /Tree -Tag $Must, 'tier=cold' -WhatIf
        Get-DracoonRoomS3Tag /Tree | Should -BeNullOrEmpty
        @(Set-DracoonRoomS3Tag /Tree -Tag $Must, 'tier=cold' -PassThru | ForEach-Object { "$($_.RoomPath) $_ $($_.IsMandatory)" }) -join ', ' |
            Should -Be '/Tree tenant=acme True, /Tree tier=cold False'
        Set-DracoonRoomS3Tag /Tree -Tag $Must.TagId
        @(Get-DracoonRoomS3Tag / -Recurse | ForEach-Object { "$($_.RoomPath) $_" }) -join ', ' | Should -Be '/Tree tenant=acme'
    }

    It 'go from room to room' {
        Get-DracoonRoom /Tree/Inner | Set-DracoonRoomS3Tag -Tag (Get-DracoonRoomS3Tag /Tree)
        "$(Get-DracoonRoomS3Tag /Tree/Inner)" | Should -Be 'tenant=acme'
    }

    It 'are errors: <What>' -ForEach @(
        @{ What = 'a mandatory one is missing'; Tag = @('tier=cold'); Id = 'DracoonInvalidField' }
        @{ What = 'there is no such id'; Tag = @('99999'); Id = 'DracoonStorageTagNotFound' }
        @{ What = 'there is no such key'; Tag = @('no=such'); Id = 'DracoonStorageTagNotFound' }
    ) {
        Set-DracoonRoomS3Tag /Tree -Tag $Tag -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.SetDracoonRoomS3TagCommand"
    }
}

Describe 'Room policies' {
    It 'are none at first' {
        $policy = Get-DracoonRoomPolicy /Tree
        $policy.RoomPath | Should -Be '/Tree'
        $policy.DefaultExpiration | Should -BeNullOrEmpty
        $policy.IsVirusProtectionEnabled | Should -BeFalse
    }

    It 'are set one by one' {
        Set-DracoonRoomPolicy /Tree -DefaultExpirationDays 30 -WhatIf
        (Get-DracoonRoomPolicy /Tree).DefaultExpiration | Should -BeNullOrEmpty
        Set-DracoonRoomPolicy /Tree -DefaultExpirationDays 30
        $policy = Get-DracoonRoom /Tree | Set-DracoonRoomPolicy -VirusProtection $true -PassThru
        "$($policy.DefaultExpiration.TotalDays) $($policy.IsVirusProtectionEnabled)" | Should -Be '30 True'
    }

    It 'hold for files that are uploaded from then on' {
        Set-DracoonContent /Tree/ends.txt -Value 'x'
        $left = (Get-DracoonNode /Tree/ends.txt).ExpireAt - [datetime]::UtcNow
        $left.TotalDays | Should -BeGreaterThan 29.9
        $left.TotalDays | Should -BeLessThan 30.1
    }

    It 'are read for a whole tree, and taken as rows' {
        @(Get-DracoonRoomPolicy /Tree -Recurse).Count | Should -Be @(Get-DracoonRoom /Tree -Recurse).Count
        Get-DracoonRoomPolicy /Tree | Set-DracoonRoomPolicy -DefaultExpirationDays 0
        (Get-DracoonRoomPolicy /Tree).DefaultExpiration | Should -BeNullOrEmpty
    }

    It 'are not for readers' {
        Set-DracoonRoomPolicy /Marketing -VirusProtection $true -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonRoomPolicyCommand'
    }
}

Describe 'Add-DracoonRoomGuest' {
    It 'invites by mail, and gives an account' {
        Add-DracoonRoomGuest /Tree -FirstName Eve -LastName Stone -Email eve@partner.example -WhatIf
        Get-DracoonRoomPermission /Tree | Where-Object { $_.Email -eq 'eve@partner.example' } | Should -BeNullOrEmpty
        $row = Add-DracoonRoomGuest /Tree -FirstName Eve -LastName Stone -Email eve@partner.example -PassThru
        "$($row.Name) $($row.RoomPath) $($row.Read) $($row.Manage)" | Should -Be 'Eve Stone /Tree True False'
        Invoke-Sandbox $Sandbox 'GET' '/sandbox/mail' | Should -Match 'eve@partner\.example'
        (Get-DracoonUser eve@partner.example).LastName | Should -Be 'Stone'
    }

    It 'takes rows, again without harm' {
        $rows = [pscustomobject] @{ FirstName = 'Eve'; LastName = 'Stone'; Email = 'eve@partner.example' }, [pscustomobject] @{ FirstName = 'Al'; LastName = 'Moor'; Email = 'al@partner.example' }
        $rows | Add-DracoonRoomGuest /Tree
        @(Get-DracoonUser -Email '*@partner.example').Count | Should -Be 2
    }

    It 'refuses what is no address, and goes on' {
        $rows = [pscustomobject] @{ FirstName = 'X'; LastName = 'Y'; Email = 'nowhere' }, [pscustomobject] @{ FirstName = 'Bo'; LastName = 'Lee'; Email = 'bo@partner.example' }
        $rows | Add-DracoonRoomGuest /Tree -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.AddDracoonRoomGuestCommand'
        $failed[0].TargetObject | Should -Be 'nowhere'
        (Get-DracoonUser bo@partner.example).FirstName | Should -Be 'Bo'
    }
}
