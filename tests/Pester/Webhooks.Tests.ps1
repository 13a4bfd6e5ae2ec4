BeforeDiscovery {
    Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'DracoonPS', 'DracoonPS.psd1'))
    $HasShares = [bool] (Get-Command -Module DracoonPS -CommandType Cmdlet | Where-Object { $_.Name -eq 'New-DracoonDownloadShare' })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Receiver.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Session = Connect-TestSandbox $Sandbox
    $Receiver = New-TestReceiver

    function New-TestWebhook([string] $Name, [string[]] $EventType = 'user.created', [hashtable] $More = @{}) {
        New-DracoonWebhook -Name $Name -Url $Receiver.Url -EventType $EventType @More
    }

    function New-TestUser([string] $UserName) { New-DracoonUser -FirstName Test -LastName "$([char] 0xDC)ser" -UserName $UserName -Email "$UserName@example.org" }
}

AfterAll { $Receiver.Listener.Stop(); Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'New-DracoonWebhook' {
    AfterAll { Get-DracoonWebhook | Remove-DracoonWebhook -Confirm:$false }

    It 'emits the webhook, with its secret hidden' {
        $made = New-DracoonWebhook Alerts https://hooks.example.org/x user.created, user.locked -Secret (ConvertTo-TestSecret 'Very-Secret-1')
        $made.WebhookId | Should -BeGreaterThan 0
        $made.Name | Should -Be 'Alerts'
        $made.Url | Should -Be 'https://hooks.example.org/x'
        $made.EventTypeNames -join ' ' | Should -Be 'user.created user.locked'
        $made.IsEnabled | Should -BeTrue
        $made.CreatedByName | Should -Be 'Ada Admin'
        $made.ExpireAt | Should -BeGreaterThan ([DateTime]::UtcNow.AddDays(300))
        $made.Secret | Should -BeOfType ([securestring])
        [Net.NetworkCredential]::new('', $made.Secret).Password | Should -Be 'Very-Secret-1'
        [Management.Automation.PSSerializer]::Serialize($made, 1) | Should -Not -Match 'Very-Secret-1'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'plain http to another machine'; Url = 'http://hooks.example.org/x'; Events = @('user.created') }
        @{ Why = 'an unknown event'; Url = 'https://hooks.example.org/x'; Events = @('user.dreamt') }
        @{ Why = 'events of rooms together with others'; Url = 'https://hooks.example.org/x'; Events = @('user.created', 'file.created') }
    ) {
        New-DracoonWebhook Bad $Url $Events -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonWebhookCommand'
    }

    It 'makes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-TestWebhook 'Nothing' user.created @{ WhatIf = $true } | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }

    It 'needs the role config manager' {
        $anna = Connect-TestSandbox $Sandbox anna Sandbox-Anna-1
        New-DracoonWebhook Hers https://hooks.example.org/x user.created -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonWebhookCommand'
        $anna | Disconnect-Dracoon
    }
}

Describe 'Get-DracoonWebhook, Set-DracoonWebhook, Remove-DracoonWebhook' {
    BeforeAll { 'one', 'two', 'other' | ForEach-Object { [void] (New-TestWebhook $_) } }
    AfterAll { Get-DracoonWebhook | Remove-DracoonWebhook -Confirm:$false }

    It 'lists, with wildcards, order and paging' {
        @(Get-DracoonWebhook -Name 'o*' -Sort name:desc | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'other one'
        @(Get-DracoonWebhook -First 1 -Skip 1 -Sort name | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'other'
        @(Get-DracoonWebhook -Filter 'name:eq:two').Count | Should -Be 1
    }

    It 'gets one by name, by id and by object' {
        $one = Get-DracoonWebhook one
        $one.Name | Should -Be 'one'
        (Get-DracoonWebhook $one.WebhookId).Name | Should -Be 'one'
        ($one | Get-DracoonWebhook).Name | Should -Be 'one'
    }

    It 'says when there is none, by name and by id' {
        Get-DracoonWebhook none, 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 2
        $failed | ForEach-Object { $_.FullyQualifiedErrorId | Should -Be 'DracoonWebhookNotFound,DracoonPS.Commands.GetDracoonWebhookCommand' }
    }

    It 'refuses an object of another kind' {
        { Get-DracoonUser admin | Remove-DracoonWebhook -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,DracoonPS.Commands.RemoveDracoonWebhookCommand'
    }

    It 'changes what is given and nothing else' {
        $changed = Get-DracoonWebhook one | Set-DracoonWebhook -Enabled $false -PassThru
        $changed.IsEnabled | Should -BeFalse
        $changed.Name | Should -Be 'one'
        $changed.Url | Should -Be $Receiver.Url
        @(Get-DracoonWebhook -Enabled $false | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'one'
    }

    It 'takes rows' {
        $id = (Get-DracoonWebhook two).WebhookId
        [pscustomobject] @{ WebhookId = "$id"; Name = 'renamed' } | Set-DracoonWebhook
        (Get-DracoonWebhook $id).Name | Should -Be 'renamed'
    }

    It 'does not change between events of rooms and others' {
        Set-DracoonWebhook other -EventType file.created -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonWebhookCommand'
    }

    It 'warns when nothing is given, and shows with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonWebhook other | Set-DracoonWebhook -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        Get-DracoonWebhook | Set-DracoonWebhook -Name x -WhatIf
        Get-DracoonWebhook | Remove-DracoonWebhook -WhatIf
        Get-DracoonWebhook | Reset-DracoonWebhookLifetime -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }

    It 'removes' {
        Get-DracoonWebhook other | Remove-DracoonWebhook -Confirm:$false
        @(Get-DracoonWebhook -Name other).Count | Should -Be 0
    }
}

Describe 'Get-DracoonWebhookEventType' {
    It 'lists the events of the tenant and of rooms' {
        $types = @(Get-DracoonWebhookEventType)
        @($types | Where-Object { $_.Name -eq 'user.created' -and $_.UsableCustomerAdminWebhook }).Count | Should -Be 1
        @($types | Where-Object { $_.Name -eq 'file.created' -and $_.UsableNodeWebhook }).Count | Should -Be 1
        @($types | Where-Object { $_.Name -eq 'customer.created' }).Count | Should -Be 0
    }
}

Describe 'A webhook' {
    AfterEach { Get-DracoonWebhook | Remove-DracoonWebhook -Confirm:$false }

    It 'gets a signed message about what happened' {
        [void] (New-TestWebhook 'users' 'user.created', 'user.deleted' @{ Secret = ConvertTo-TestSecret 'Signing-Key-1' })
        $user = New-TestUser 'told'
        $message = Receive-TestMessage $Receiver
        $message.Method | Should -Be 'POST'
        $message.Path | Should -Be '/hook'
        $message.Type | Should -Be 'application/json'
        $message.Signature | Should -Be (Get-TestSignature $message.Bytes 'Signing-Key-1')
        $message.Signature | Should -Not -Be (Get-TestSignature $message.Bytes 'Another-Key-1')
        [long] $message.Payload['id'].ToString() | Should -Be $user.UserId
        $message.Payload['userName'].ToString() | Should -Be 'told'
        $message.Payload['lastName'].ToString() | Should -Be "$([char] 0xDC)ser"
        $message.Payload['baseUrl'].ToString() | Should -Be $Sandbox.Url
        $user | Remove-DracoonUser -Confirm:$false
        (Receive-TestMessage $Receiver).Payload['userName'].ToString() | Should -Be 'told'
    }

    It 'tells that a user was locked, unsigned without a secret' {
        $user = New-TestUser 'locked'
        [void] (New-TestWebhook 'locks' 'user.locked')
        $user | Lock-DracoonUser
        $message = Receive-TestMessage $Receiver
        $message.Signature | Should -BeNullOrEmpty
        $message.Payload['isLocked'].ToString() | Should -Be 'True'
    }

    It 'sends an example when asked' {
        [void] (New-TestWebhook 'example' 'user.created' @{ SendExample = $true })
        (Receive-TestMessage $Receiver).Payload['userName'].ToString() | Should -Be 'example'
        Set-DracoonWebhook example -SendExample -Secret (ConvertTo-TestSecret 'Signing-Key-2')
        $message = Receive-TestMessage $Receiver
        $message.Signature | Should -Be (Get-TestSignature $message.Bytes 'Signing-Key-2')
    }

    It 'ends unless its lifetime is reset, and tells before' {
        $webhook = New-TestWebhook 'ending' 'webhook.expiring'
        $days = [int] ($webhook.ExpireAt - [DateTime]::UtcNow).TotalDays
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' ('{"seconds":' + ($days - 29) * 86400 + '}'))
        [void] (Connect-TestSandbox $Sandbox) # the tokens of before have not lived to see this
        [long] (Receive-TestMessage $Receiver).Payload['id'].ToString() | Should -Be $webhook.WebhookId
        $later = $webhook | Reset-DracoonWebhookLifetime -PassThru
        $later.ExpireAt | Should -BeGreaterThan $webhook.ExpireAt.AddDays(300)
        $webhook | Reset-DracoonWebhookLifetime | Should -BeNullOrEmpty
    }

    It 'is disabled when its deliveries fail, until it is enabled again' {
        $before = @(Wait-TestDelivery $Sandbox 0).Count
        $webhook = New-TestWebhook 'failing' 'user.created'
        1..5 | ForEach-Object { [void] (New-TestUser "failing$_"); [void] (Receive-TestMessage $Receiver 500) }
        @(Wait-TestDelivery $Sandbox ($before + 5))[-1] | Should -Be 'user.created 500'
        $failed = Get-DracoonWebhook $webhook
        $failed.IsEnabled | Should -BeFalse
        $failed.FailStatus | Should -Be 500
        $again = $failed | Set-DracoonWebhook -Enabled $true -PassThru
        $again.IsEnabled | Should -BeTrue
        $again.FailStatus | Should -BeNullOrEmpty
    }
}

Describe 'A webhook of a room' {
    BeforeAll {
        [void] (New-TestWebhook 'rooms' 'folder.created', 'folder.deleted', 'room.created', 'downloadshare.created', 'downloadshare.deleted')
        Set-DracoonRoomWebhook /Marketing -Webhook rooms
    }
    AfterAll { Get-DracoonWebhook | Remove-DracoonWebhook -Confirm:$false }

    It 'tells what comes and goes there, of a tree its top, and nothing of other rooms' {
        [void] (New-DracoonFolder -Path /Engineering/Quiet)
        $folder = New-DracoonFolder -Path /Marketing/Told
        $message = Receive-TestMessage $Receiver
        $message.Payload['name'].ToString() | Should -Be 'Told'
        $message.Payload['type'].ToString() | Should -Be 'folder'
        $message.Payload['parentPath'].ToString() | Should -Be '/Marketing/'
        [long] $message.Payload['id'].ToString() | Should -Be $folder.NodeId
        [void] (New-DracoonFolder -Path /Marketing/Told/Below)
        (Receive-TestMessage $Receiver).Payload['name'].ToString() | Should -Be 'Below'
        $folder | Remove-DracoonNode -Confirm:$false
        (Receive-TestMessage $Receiver).Payload['name'].ToString() | Should -Be 'Told'
        [void] (New-DracoonRoom Inner -Parent /Marketing)
        (Receive-TestMessage $Receiver).Payload['name'].ToString() | Should -Be 'Inner'
    }

    It 'tells of its shares' -Skip:(-not $HasShares) {
        [void] (New-DracoonFolder -Path /Marketing/Shared)
        [void] (Receive-TestMessage $Receiver)
        $share = New-DracoonDownloadShare /Marketing/Shared
        [long] (Receive-TestMessage $Receiver).Payload['id'].ToString() | Should -Be $share.DownloadShareId
        $share | Remove-DracoonDownloadShare -Confirm:$false
        [long] (Receive-TestMessage $Receiver).Payload['id'].ToString() | Should -Be $share.DownloadShareId
    }
}

Describe 'The limit of webhooks' {
    It 'is an error of its own' {
        1..100 | ForEach-Object { New-DracoonWebhook "many$_" https://hooks.example.org/x user.created } | Should -Not -BeNullOrEmpty
        New-DracoonWebhook 'toomany' https://hooks.example.org/x user.created -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonWebhookLimitReached,DracoonPS.Commands.NewDracoonWebhookCommand'
        Get-DracoonWebhook | Remove-DracoonWebhook -Confirm:$false
        @(Get-DracoonWebhook).Count | Should -Be 0
    }
}
