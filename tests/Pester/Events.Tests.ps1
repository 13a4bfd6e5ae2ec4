# The event log and the audit of permissions.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)

    function Get-EventName { @(Get-DracoonEvent @args | ForEach-Object { $_.Operation }) -join ' ' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'The event log' {
    It 'knows who did what with what, and from where' {
        $user = New-DracoonUser -FirstName Eve -LastName Event -UserName eve -Email eve@example.org
        $event = @(Get-DracoonEvent -Operation user.created -First 1)[0]
        $event.UserName | Should -Be 'admin'
        $event.ObjectId1 | Should -Be $user.UserId
        $event.ObjectName1 | Should -Be 'eve'
        $event.Status | Should -Be 'success'
        $event.UserIp | Should -Be '127.0.0.1'
        $event.Client | Should -Match 'DracoonPS'
        $event.Time.Kind | Should -Be 'Utc'
        ([DateTime]::UtcNow - $event.Time).TotalMinutes | Should -BeLessThan 5
        $event.EventId | Should -BeGreaterThan 0
        $event.Message | Should -Match 'eve'
    }

    It 'has what became of users and of what they contain, in their order' {
        $from = @(Get-DracoonEvent -First 1)[0].EventId
        Lock-DracoonUser eve
        Set-DracoonUser eve -FirstName Eva
        Unlock-DracoonUser eve
        Remove-DracoonUser eve -Confirm:$false
        $names = @(Get-DracoonEvent -Sort time:asc | Where-Object { $_.EventId -gt $from } | ForEach-Object { $_.Operation })
        $names -join ' ' | Should -Be 'user.locked user.updated user.unlocked user.deleted'
        $deleted = @(Get-DracoonEvent -Operation user.deleted)
        $deleted[0].ObjectName1 | Should -Be 'eve'
    }

    It 'names what was deleted, and the room it was in' {
        $room = New-DracoonRoom -Name 'Logged'
        [void] (New-DracoonFolder -Path /Logged/Plans)
        $file = New-TestFile ([IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-event.txt')) 20
        Send-DracoonFile $file -Target /Logged/Plans
        [IO.File]::Delete($file)
        Remove-DracoonNode /Logged/Plans -Confirm:$false
        $event = @(Get-DracoonEvent -Operation folder.deleted)[0]
        $event.ObjectName1 | Should -Be 'Plans'
        $event.Attribute1 | Should -Be '/Logged/'
        $event.AuthParentSource | Should -Be "$($room.NodeId)"
        $names = @(Get-DracoonEvent -Room /Logged -Sort time:asc | ForEach-Object { $_.Operation })
        $names -join ' ' | Should -Be 'room.created folder.created file.created folder.deleted'
    }

    It 'has a line for each of several objects' {
        $room = Get-DracoonNode /Logged
        'a', 'b' | ForEach-Object { [void] (New-DracoonFolder -Path "/Logged/$_") }
        Grant-DracoonRoomPermission /Logged -User anna, ben -Template Read
        @(Get-DracoonEvent -Operation room.user_permission_changed | ForEach-Object { "$($_.ObjectName1)/$($_.ObjectName2)" }) -join ' ' |
            Should -Be 'Logged/ben Logged/anna'
    }

    It 'has nothing of what was refused or only looked at' {
        $before = @(Get-DracoonEvent -First 1)[0].EventId
        New-DracoonUser -FirstName A -LastName B -UserName anna -Email twice@example.org -ErrorAction SilentlyContinue
        [void] (Get-DracoonUser)
        [void] (Get-DracoonNode /)
        @(Get-DracoonEvent -First 1)[0].EventId | Should -Be $before
    }

    It 'keeps to its settings' {
        [void] (Invoke-DracoonApi Put /system/config/settings/eventlog -Body @{ logIpEnabled = $false })
        [void] (New-DracoonFolder -Path /Logged/NoAddress)
        @(Get-DracoonEvent -Operation folder.created -First 1)[0].UserIp | Should -BeNullOrEmpty
        [void] (Invoke-DracoonApi Put /system/config/settings/eventlog -Body @{ enabled = $false; logIpEnabled = $true })
        [void] (New-DracoonFolder -Path /Logged/NotLogged)
        @(Get-DracoonEvent -Operation folder.created -First 1)[0].ObjectName1 | Should -Be 'NoAddress'
        [void] (Invoke-DracoonApi Put /system/config/settings/eventlog -Body @{ enabled = $true })
    }

    It 'has sign-ins, those too that failed' {
        try { [void] (Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'anna' 'Wrong-Password-1')) } catch { $null = $_ }
        $other = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
        [void] (Connect-TestSandbox $Sandbox)
        @(Get-DracoonEvent anna -Operation user.login | ForEach-Object { $_.Status }) -join ' ' | Should -Be 'success error'
        @(Get-DracoonEvent anna -Operation user.login -Status Error).Count | Should -Be 1
        Disconnect-Dracoon -Session $other
    }
}

Describe 'Get-DracoonEvent' {
    It 'gives a part of the log, and how much there is' {
        $all = @(Get-DracoonEvent)
        @(Get-DracoonEvent -First 2 -Skip 1 | ForEach-Object { $_.EventId }) -join ' ' | Should -Be (@($all[1, 2] | ForEach-Object { $_.EventId }) -join ' ')
        $all.Count | Should -BeGreaterThan 5
    }

    It 'takes several kinds, by name, pattern and number' {
        $id = (Get-DracoonEventOperation user.deleted).OperationId
        Get-EventName -Operation room.created, $id | Should -Be 'room.created user.deleted'
        $names = @(Get-DracoonEvent -Operation 'folder.*' | ForEach-Object { $_.Operation })
        $names | Should -Contain 'folder.created'
        $names | Where-Object { $_ -notlike 'folder.*' } | Should -BeNullOrEmpty
    }

    It 'takes users from the pipeline' {
        @(Get-DracoonUser anna | Get-DracoonEvent -First 1)[0].UserName | Should -Be 'anna'
        @('anna', 'ben' | Get-DracoonEvent | Where-Object { $_.UserName -ne 'anna' }).Count | Should -Be 0
    }

    It 'keeps to a time span, whatever the zone' {
        $last = @(Get-DracoonEvent -First 1)[0]
        @(Get-DracoonEvent -From $last.Time -To $last.Time | Where-Object { $_.EventId -eq $last.EventId }).Count | Should -Be 1
        @(Get-DracoonEvent -From $last.Time.ToLocalTime() -First 1)[0].EventId | Should -Be $last.EventId
        @(Get-DracoonEvent -To $last.Time.AddDays(-1)).Count | Should -Be 0
        Clear-SandboxRequest $Sandbox
        [void] (Get-DracoonEvent -From ([DateTime]::new(2026, 1, 1, 0, 0, 0, [DateTimeKind]::Utc)) -Client DracoonPS -First 1)
        @(Get-SandboxRequest $Sandbox)[0] | Should -Match 'date_start=2026-01-01T00%3A00%3A00.000.*user_client=DracoonPS'
    }

    It 'says that a kind of event does not exist' {
        $failed = $null
        try { Get-DracoonEvent -Operation user.lgoin } catch { $failed = $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonEventCommand'
        "$failed" | Should -Match 'user\.lgoin'
    }

    It 'is for auditors' {
        $anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
        $failed = $null
        try { Get-DracoonEvent -Session $anna } catch { $failed = $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonEventCommand'
        Disconnect-Dracoon -Session $anna
        [void] (Connect-TestSandbox $Sandbox)
    }
}

Describe 'Get-DracoonEventOperation' {
    It 'lists the kinds of events' {
        $all = @(Get-DracoonEventOperation)
        $all.Count | Should -BeGreaterThan 80
        (Get-DracoonEventOperation user.login).OperationId | Should -BeGreaterThan 0
        @(Get-DracoonEventOperation 'downloadshare.*' | ForEach-Object { $_.Name }) | Should -Contain 'downloadshare.used'
    }

    It 'tells what is not logged any more' {
        @(Get-DracoonEventOperation -Deprecated $true | Where-Object { -not $_.IsDeprecated }).Count | Should -Be 0
        @(Get-DracoonEventOperation -Deprecated $false | Where-Object { $_.IsDeprecated }).Count | Should -Be 0
        @(Get-DracoonEventOperation | Where-Object { $_.IsDeprecated }).Count | Should -Be 2
    }
}

Describe 'Get-DracoonPermissionAudit' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Audit')
        [void] (New-DracoonRoom -Name 'Below' -Parent /Audit)
        [void] (New-DracoonRoom -Name 'Deep' -Parent /Audit/Below)
        Grant-DracoonRoomPermission /Audit/Below -User ben -Template Read
        Grant-DracoonRoomPermission /Audit/Below/Deep -User anna -Template Read
    }

    It 'has a row for each user and room, groups included' {
        $rows = @(Get-DracoonPermissionAudit)
        $anna = @($rows | Where-Object { $_.RoomPath -eq '/Marketing' -and $_.UserName -eq 'anna' })
        $anna.Count | Should -Be 1 -Because 'her group may read'
        $anna[0].Read | Should -BeTrue
        $anna[0].Manage | Should -BeFalse
        $anna[0].Name | Should -Be 'Anna Berg'
        $anna[0].PermissionText | Should -Be 'read'
        @($rows | Where-Object { $_.RoomPath -eq '/Audit/Below' } | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin ben'
    }

    It 'takes rooms by path, pattern and pipeline' {
        @(Get-DracoonPermissionAudit /Audit/Below | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin ben'
        @(Get-DracoonPermissionAudit '/Audit/B*' | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be '/Audit/Below /Audit/Below'
        @(Get-DracoonNode /Audit/Below/Deep | Get-DracoonPermissionAudit | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin anna ben' -Because 'the room inherits'
    }

    It 'goes down with -Recurse, through rooms where nobody fits, too' {
        @(Get-DracoonPermissionAudit /Audit -Recurse | ForEach-Object { $_.RoomPath }) -join ' ' |
            Should -Be '/Audit /Audit/Below /Audit/Below /Audit/Below/Deep /Audit/Below/Deep /Audit/Below/Deep'
        @(Get-DracoonPermissionAudit /Audit -Recurse -User anna | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be '/Audit/Below/Deep'
    }

    It 'finds who administrates' {
        @(Get-DracoonPermissionAudit /Audit -Recurse -Manage $false | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'ben anna ben'
        @(Get-DracoonPermissionAudit -Filter 'userName:cn:ann|userFirstName:cn:Ben' | ForEach-Object { $_.UserName }) | Should -Contain 'ben'
    }

    It 'gives a part of the rows' {
        $all = @(Get-DracoonPermissionAudit)
        $some = @(Get-DracoonPermissionAudit -First 2 -Skip 1)
        @($some | ForEach-Object { "$($_.RoomId) $($_.UserId)" }) -join ',' | Should -Be (@($all[1, 2] | ForEach-Object { "$($_.RoomId) $($_.UserId)" }) -join ',')
    }

    It 'says that there is no such room' {
        Get-DracoonPermissionAudit /Audit/Nowhere, /Audit -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object { $_.RoomPath } | Should -Be '/Audit'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonPermissionAuditCommand'
    }
}
