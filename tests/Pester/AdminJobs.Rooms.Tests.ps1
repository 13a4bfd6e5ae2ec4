# The jobs of admins that are about rooms, each one pipeline, at the size of a real tenant: 1,200 users and rooms.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo,users=1200'
    $Admin = Connect-TestSandbox $Sandbox

    function Get-Writes { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }

    $Staff = New-DracoonGroup Staff
    Get-DracoonUser -UserName 'user*' | Add-DracoonGroupMember -Group Staff
    [void] (New-DracoonRoom -Name 'Home')
    [void] (New-DracoonRoom -Name 'Tree')
    [void] (1..1199 | ForEach-Object { [pscustomobject] @{ Name = 'R{0:d4}' -f $_ } } | New-DracoonRoom -Parent /Tree -InheritPermissions:$false -ThrottleLimit 4)
    [void] (New-DracoonRoom -Name 'Innermost' -Parent /Tree/R1199)
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'A personal room for each member of a group (job 7)' {
    It 'is made for 1,200 members, with quota, days, a sub folder and without its creator' {
        $made = @(Get-DracoonGroupMember Staff |
            New-DracoonRoom -Parent /Home -Name { $_.UserName } -AdminUser { $_.UserId } -Quota 10GB -RecycleBinDays 30 -SubFolder Scans -RemoveCreator -IfNotExists -ThrottleLimit 4)
        $made.Count | Should -Be 1200
        $room = $made | Where-Object { $_.Name -eq 'user000777' }
        "$($room.Quota) $($room.RecycleBinDays) $($room.InheritPermissions)" | Should -Be "$(10GB) 30 False"
    }

    It 'has its user as the only admin' {
        # The signed-in user is not in it any more; an auditor sees who is.
        Test-DracoonPath /Home/user000777 | Should -BeFalse
        $rows = @(Get-DracoonPermissionAudit -Room /Home/user000777)
        "$($rows.Count) $($rows[0].UserName) $($rows[0].Manage)" | Should -Be '1 user000777 True'
    }

    It 'is left alone the second time: nothing is written' {
        Clear-SandboxRequest $Sandbox
        $again = @(Get-DracoonGroupMember Staff |
            New-DracoonRoom -Parent /Home -Name { $_.UserName } -AdminUser { $_.UserId } -Quota 10GB -RecycleBinDays 30 -SubFolder Scans -RemoveCreator -IfNotExists -ThrottleLimit 4)
        $again.Count | Should -Be 1200
        @(Get-Writes).Count | Should -Be 0
    }
}

Describe 'The same permissions for every room of a tree (job 8)' {
    It 'shows with -WhatIf what it would be' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonRoom '/Tree/R000*' -Managed | Grant-DracoonRoomPermission -Group Marketing -Template Admin -WhatIf
        @(Get-Writes).Count | Should -Be 0
    }

    It 'are granted in 1,201 rooms, and again without harm' {
        foreach ($time in 1, 2) {
            Get-DracoonRoom /Tree -Recurse -Managed | Grant-DracoonRoomPermission -Group Marketing -Template Edit -AutoAccept $false -ThrottleLimit 4
            $rows = @(Get-DracoonRoomPermission /Tree -Recurse -Group Marketing)
            $rows.Count | Should -Be 1201
            @($rows | Where-Object { -not $_.Create -or $_.Manage -or $_.NewGroupMemberAcceptance -ne 'pending' }).Count | Should -Be 0
        }
    }
}

Describe 'Who may do what where (job 6)' {
    It 'is one row for each user and room, through groups and by inheritance' {
        $rows = @(Get-DracoonRoom /Tree -Recurse | Get-DracoonRoomPermission -ExpandGroup)
        $rows.Count | Should -Be 2402
        $seen = [Collections.Generic.HashSet[string]]::new()
        @($rows | Where-Object { -not $seen.Add("$($_.RoomId) $($_.UserId)") }).Count | Should -Be 0
        $row = $rows | Where-Object { $_.RoomPath -eq '/Tree/R1199/Innermost' -and $_.UserName -eq 'anna' }
        "$($row.Name) $($row.PermissionText)" | Should -Be 'Anna Berg read, create, change, delete, manageDownloadShare, manageUploadShare, readRecycleBin, restoreRecycleBin'
    }
}

Describe 'Pending assignments of a group are accepted (job 13)' {
    BeforeAll {
        # Marketing is in 1,201 rooms by now, and ben is new in it.
        Get-DracoonUser ben | Add-DracoonGroupMember -Group Marketing
        $Ben = Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1'
        Set-DracoonSession $Admin
    }

    It 'are one for each room, and let nobody in yet' {
        $pending = @(Get-DracoonPendingAssignment -Group Marketing)
        $pending.Count | Should -Be 1201
        "$($pending[0].UserName) $($pending[0].Name) $($pending[0].GroupName) $($pending[0].State)" | Should -Be 'ben Ben Cole Marketing WAITING'
        Test-DracoonPath /Tree/R0600 -Session $Ben | Should -BeFalse
        @(Get-DracoonRoomPermission /Tree/R0600 -User ben -ExpandGroup).Count | Should -Be 0
    }

    It 'are filtered and counted by the server' {
        @(Get-DracoonPendingAssignment /Tree/R0600 -User ben -State Waiting).Count | Should -Be 1
        @(Get-DracoonPendingAssignment -State Denied).Count | Should -Be 0
        @(Get-DracoonPendingAssignment -Session $Ben).Count | Should -Be 0
        $page = @(Get-DracoonPendingAssignment -First 2 -IncludeTotalCount -Sort roomId:desc)
        "$($page[0]) $($page.Count)" | Should -Be '1201 3'
        $page[1].RoomId | Should -BeGreaterThan $page[2].RoomId
    }

    It 'can be denied, and stay in the list then' {
        $one = Get-DracoonPendingAssignment /Tree/R0001
        $one | Deny-DracoonPendingAssignment -WhatIf
        (Get-DracoonPendingAssignment /Tree/R0001).State | Should -Be 'WAITING'
        $one | Deny-DracoonPendingAssignment
        (Get-DracoonPendingAssignment /Tree/R0001).State | Should -Be 'DENIED'
    }

    It 'are accepted in few requests, all 1,201 of three pages' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonPendingAssignment -Group Marketing | Approve-DracoonPendingAssignment
        @(Get-Writes).Count | Should -Be 7
        @(Get-DracoonPendingAssignment).Count | Should -Be 0
        Test-DracoonPath /Tree/R0600 -Session $Ben | Should -BeTrue
        (Get-DracoonRoomPermission /Tree/R0600 -User ben -ExpandGroup).GroupNames | Should -Be 'Marketing'
    }

    It 'are nothing the second time, and an error one by one' {
        Get-DracoonPendingAssignment -Group Marketing | Approve-DracoonPendingAssignment
        $room = Get-DracoonRoom /Tree/R0600
        $user = Get-DracoonUser ben
        $rows = foreach ($i in 1, 2) { [pscustomobject] @{ UserId = $user.UserId; GroupId = (Get-DracoonGroup Marketing).GroupId; RoomId = $room.NodeId; RoomName = $room.Name } }
        $rows | Approve-DracoonPendingAssignment -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 2
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonAssignmentNotFound,DracoonPS.Commands.ApproveDracoonPendingAssignmentCommand'
    }

    It 'wait again for who leaves the group and comes back' {
        Get-DracoonUser ben | Remove-DracoonGroupMember -Group Marketing -Confirm:$false
        Test-DracoonPath /Tree/R0600 -Session $Ben | Should -BeFalse
        Get-DracoonUser ben | Add-DracoonGroupMember -Group Marketing
        @(Get-DracoonPendingAssignment -User ben -First 1)[0].State | Should -Be 'WAITING'
    }
}

Describe 'A folder tree becomes rooms (job 11)' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Root')
        foreach ($name in 'Clients', 'Archive', 'Board') {
            [void] (New-DracoonFolder -Parent /Root -Name $name -Notes "Of $name" -Classification Confidential)
            [void] (New-DracoonFolder -Path "/Root/$name/Inner/Innermost")
            Set-DracoonContent "/Root/$name/plan.txt" -Value $name
            Set-DracoonContent "/Root/$name/Inner/deep.txt" -Value "deep $name"
        }
        Set-DracoonContent /Root/stays.txt -Value 'x'
        function Get-Tree { @(Get-DracoonNode /Root -Recurse | ForEach-Object { "$($_.Type) $($_.Path)" }) }
    }

    It 'changes nothing with -WhatIf' {
        $before = (Get-Tree) -join "`n"
        Get-DracoonNode '/Root/*' -Type Folder | ConvertTo-DracoonRoom -WhatIf | Should -BeNullOrEmpty
        (Get-Tree) -join "`n" | Should -Be $before
    }

    It 'moves what is in it, by its names and numbers' {
        $file = Get-DracoonNode /Root/Clients/Inner/deep.txt
        $rooms = @(Get-DracoonNode '/Root/*' -Type Folder | Where-Object { $_.Name -ne 'Board' } | ConvertTo-DracoonRoom -Confirm:$false)
        @($rooms | ForEach-Object { "$($_.Type) $($_.Path) $($_.Notes) $($_.Classification) $($_.InheritPermissions)" }) -join ', ' |
            Should -Be 'room /Root/Archive Of Archive 3 True, room /Root/Clients Of Clients 3 True'
        $moved = Get-DracoonNode /Root/Clients/Inner/deep.txt
        "$($moved.NodeId) $($moved.AuthParentId)" | Should -Be "$($file.NodeId) $($rooms[1].NodeId)"
        Get-DracoonContent /Root/Clients/Inner/deep.txt | Should -Be 'deep Clients'
        (Get-DracoonNode /Root/Clients/Inner).Type | Should -Be 'folder'
        @(Get-DracoonNode '/Root/*' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Archive Clients Board stays.txt'
    }

    It 'emits a room as it is when it is one already' {
        Clear-SandboxRequest $Sandbox
        (ConvertTo-DracoonRoom /Root/Clients -Confirm:$false).NodeId | Should -Be (Get-DracoonRoom /Root/Clients).NodeId
        @(Get-Writes).Count | Should -Be 0
    }

    It 'loses nothing when the move fails, and goes on the next time' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/[0-9]+/move_to","status":403,"count":1}')
        ConvertTo-DracoonRoom /Root/Board -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.ConvertToDracoonRoomCommand'
        Get-DracoonContent '/Root/Board (becomes a room)/Inner/deep.txt' | Should -Be 'deep Board'
        $room = Get-DracoonNode '/Root/*' -Type Folder | ConvertTo-DracoonRoom -Confirm:$false
        $room.Path | Should -Be '/Root/Board'
        Get-DracoonContent /Root/Board/Inner/deep.txt | Should -Be 'deep Board'
        Test-DracoonPath '/Root/Board (becomes a room)' | Should -BeFalse
    }

    It 'gives the folder its name back when there can be no room' {
        [void] (New-DracoonFolder -Path /Root/Again)
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/rooms","status":403,"count":1}')
        ConvertTo-DracoonRoom /Root/Again -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.Count | Should -Be 1
        (Get-DracoonNode /Root/Again).Type | Should -Be 'folder'
    }

    It 'takes the whole tree with -Recurse, and is refused deeper down without it' {
        [void] (New-DracoonFolder -Path /Root/Deep/A/B, /Root/Deep/C)
        ConvertTo-DracoonRoom /Root/Deep/A -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ConvertToDracoonRoomCommand'
        @(ConvertTo-DracoonRoom /Root/Deep -Recurse -Confirm:$false | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Root/Deep /Root/Deep/A /Root/Deep/A/B /Root/Deep/C'
        @(Get-DracoonNode /Root/Deep -Recurse -Type Folder).Count | Should -Be 0
    }

    It 'moves 450 files in batches, under an admin of its own' {
        $folder = New-DracoonFolder -Path /Root/Many
        [void] (1..450 | ForEach-Object { New-DracoonFolder -Parent $folder -Name "F$_" })
        $room = ConvertTo-DracoonRoom /Root/Many -Admin ben -RemoveCreator -Confirm:$false
        $Ben = Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1'
        Set-DracoonSession $Admin
        @(Get-DracoonNode $room -Recurse -Session $Ben).Count | Should -Be 450
        @(Get-DracoonRoomPermission $room -Session $Ben | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben'
        Test-DracoonPath /Root/Many | Should -BeFalse
    }
}
