BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
    1..4 | ForEach-Object { [void] (New-DracoonFolder "/Engineering/Part $_") }

    function Get-WriteRequest { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Subscriptions of nodes' {
    It 'are made by path, id and object, and emitted with -PassThru' {
        Register-DracoonSubscription /Engineering | Should -BeNullOrEmpty
        $made = Get-DracoonNode '/Engineering/Part 1' | Register-DracoonSubscription -PassThru
        $made.Path | Should -Be '/Engineering/Part 1'
        $made.Type | Should -Be 'folder'
        $made.AuthParentId | Should -Be (Get-DracoonNode /Engineering).NodeId
        Register-DracoonSubscription (Get-DracoonNode '/Engineering/Part 2').NodeId
        @(Get-DracoonSubscription -Type Node | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Engineering /Engineering/Part 1 /Engineering/Part 2'
    }

    It 'are filtered, sorted and paged' {
        $room = Get-DracoonNode /Engineering
        @(Get-DracoonSubscription Node -Filter "authParentId:eq:$($room.NodeId)").Count | Should -Be 3
        (Get-DracoonSubscription Node -Filter "nodeId:eq:$($room.NodeId)").Name | Should -Be 'Engineering'
        (Get-DracoonSubscription Node -Sort 'nodeId:desc' -First 1).Name | Should -Be 'Part 2'
        (Get-DracoonSubscription Node -Sort nodeId -Skip 1 -First 1).Name | Should -Be 'Part 1'
    }

    It 'are made and ended many at once' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonNode '/Engineering/Part *' | Register-DracoonSubscription
        Get-WriteRequest | Should -Be 'PUT /api/v4/user/subscriptions/nodes'
        @(Get-DracoonSubscription -Type Node).Count | Should -Be 5
        Clear-SandboxRequest $Sandbox
        Get-DracoonSubscription -Type Node | Where-Object { $_.Type -eq 'folder' } | Unregister-DracoonSubscription
        Get-WriteRequest | Should -Be 'PUT /api/v4/user/subscriptions/nodes'
        (Get-DracoonSubscription -Type Node).Path | Should -Be '/Engineering'
    }

    It 'are sent one by one when the server refuses them together, so that the error is about the right one' {
        '/Engineering/Part 3', '/Engineering/missing', '999999', '/Engineering/Part 4' | Register-DracoonSubscription -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed | ForEach-Object { "$($_.TargetObject)" }) -join ' ' | Should -Be '/Engineering/missing 999999'
        $failed[1].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RegisterDracoonSubscriptionCommand'
        @(Get-DracoonSubscription -Type Node).Count | Should -Be 3
    }

    It 'need the permission to read' {
        $id = (Get-DracoonNode /Engineering).NodeId
        Register-DracoonSubscription $id -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RegisterDracoonSubscriptionCommand'
        Register-DracoonSubscription /Marketing -Session $Anna
        (Get-DracoonSubscription -Session $Anna).Path | Should -Be '/Marketing'
    }

    It 'go with the node' {
        Remove-DracoonNode '/Engineering/Part 4' -Confirm:$false
        @(Get-DracoonSubscription -Type Node).Count | Should -Be 2
    }

    It 'end one by one, and not with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Register-DracoonSubscription '/Engineering/Part 1' -WhatIf
        Unregister-DracoonSubscription '/Engineering/Part 3' -WhatIf
        (Get-WriteRequest).Count | Should -Be 0
        Unregister-DracoonSubscription '/Engineering/Part 3'
        (Get-DracoonSubscription -Type Node).Path | Should -Be '/Engineering'
    }

    It 'refuse a filter for several kinds at once' {
        $id = try { Get-DracoonSubscription -Filter 'nodeId:eq:1' } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonSubscriptionCommand'
    }
}

Describe 'The settings of notifications' {
    It 'are listed with the names of their scopes' {
        $all = @(Get-DracoonNotificationConfig)
        $all.Count | Should -BeGreaterThan 3
        $all | Where-Object { -not $_.ScopeName -or -not $_.IsEnabled } | Should -BeNullOrEmpty
        @(Get-DracoonNotificationConfig -Scope '*share').Count | Should -Be 2
        (Get-DracoonNotificationConfig nodeDeleted).ScopeName | Should -Be 'node'
    }

    It 'are changed, for the user alone' {
        Get-DracoonNotificationConfig -Scope '*share' | Set-DracoonNotificationConfig -Disable
        @(Get-DracoonNotificationConfig | Where-Object { -not $_.IsEnabled }).Count | Should -Be 2
        @(Get-DracoonNotificationConfig -Session $Anna | Where-Object { -not $_.IsEnabled }).Count | Should -Be 0
        $changed = Get-DracoonNotificationConfig -Scope downloadShare | Set-DracoonNotificationConfig -ChannelId 1 -PassThru
        $changed.ChannelIds | Should -Be 1
    }

    It 'are not changed with -WhatIf, and not to a channel that is not there' {
        $config = Get-DracoonNotificationConfig nodeCreated
        $config | Set-DracoonNotificationConfig -Disable -WhatIf
        (Get-DracoonNotificationConfig nodeCreated).IsEnabled | Should -BeTrue
        $config | Set-DracoonNotificationConfig -ChannelId 77 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.SetDracoonNotificationConfigCommand'
        Set-DracoonNotificationConfig 999999 -Disable -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.SetDracoonNotificationConfigCommand'
    }
}

Describe 'Subscriptions of <Kind>s' -ForEach @(
    @{ Kind = 'DownloadShare'; Path = 'download_shares'; Field = 'downloadShareId' }
    @{ Kind = 'UploadShare'; Path = 'upload_shares'; Field = 'uploadShareId' }
) {
    It 'are made and ended by number and by row, one or many' {
        $one = @{ "${Kind}Id" = 71 }
        $made = Register-DracoonSubscription @one -PassThru
        $made."${Kind}Id" | Should -Be 71
        Clear-SandboxRequest $Sandbox
        $rows = 72, 73 | ForEach-Object { [pscustomobject] @{ "${Kind}Id" = "$_"; NodeId = '1' } }
        $rows | Register-DracoonSubscription
        Get-WriteRequest | Should -Be "PUT /api/v4/user/subscriptions/$Path"
        $all = @(Get-DracoonSubscription -Type $Kind)
        @($all | ForEach-Object { $_."${Kind}Id" }) -join ' ' | Should -Be '71 72 73'
        Get-DracoonSubscription -Type $Kind -Filter "${Field}:eq:72" | Unregister-DracoonSubscription
        @(Get-DracoonSubscription -Type $Kind -Sort "${Field}:desc" | ForEach-Object { $_."${Kind}Id" }) -join ' ' | Should -Be '73 71'
        Clear-SandboxRequest $Sandbox
        Get-DracoonSubscription -Type $Kind | Unregister-DracoonSubscription
        Get-WriteRequest | Should -Be "PUT /api/v4/user/subscriptions/$Path"
        @(Get-DracoonSubscription -Type $Kind).Count | Should -Be 0
    }
}
