# Servers that are older or newer than what a cmdlet needs.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Old = Start-TestSandbox '--seed', 'demo', '--api-version', '4.20.0'
    $New = Start-TestSandbox '--seed', 'demo'
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Old; Stop-TestSandbox $New }

Describe 'An older server' {
    BeforeAll { [void] (Connect-TestSandbox $Old) }

    It 'does what it can' {
        (Get-DracoonServerInfo).RestApiVersion | Should -Be '4.20.0'
        (Get-DracoonUser anna).UserName | Should -Be 'anna'
        [void] (New-DracoonRoom -Name 'Old')
        @(Get-DracoonEvent -Operation room.created).Count | Should -Be 1
    }

    It 'says which version has an operation that came with a certain one' {
        $failed = $null
        try { Invoke-DracoonApi Get /config/info/policies/algorithms } catch { $failed = $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonOperationNotAvailable,DracoonPS.Commands.InvokeDracoonApiCommand'
        "$failed" | Should -Match 'API 4\.24\.0 and later'
        "$failed" | Should -Match 'this one has API 4\.20\.0'
        $failed.Exception.Operation | Should -Be 'GET /config/info/policies/algorithms'
        $failed.Exception.Since | Should -Be '4.24.0'
        $failed.Exception.StatusCode | Should -Be 404
        "$($failed.CategoryInfo.Category)" | Should -Be 'NotImplemented'
    }

    It 'says so for what came after the versions that are known, too' {
        Get-DracoonDatevConfig -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonOperationNotAvailable,DracoonPS.Commands.GetDracoonDatevConfigCommand'
        "$($failed[0])" | Should -Match 'after API 4\.26\.7'
        $failed[0].Exception.Since | Should -Be 'after 4.26.7'
    }

    It 'audits permissions without what came later' {
        [void] (New-DracoonRoom -Name 'Below' -Parent /Old)
        Grant-DracoonRoomPermission /Old/Below -User anna -Template Read
        @(Get-DracoonPermissionAudit /Old -Recurse | ForEach-Object { "$($_.RoomPath) $($_.UserName)" }) -join ',' |
            Should -Be '/Old admin,/Old/Below admin,/Old/Below anna'
        @(Get-DracoonPermissionAudit '/Ol*' -Recurse -User anna | ForEach-Object { $_.RoomPath }) -join ' ' | Should -Be '/Old/Below'
    }

    It 'still tells what is not there' {
        Get-DracoonNode 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonNodeCommand'
        $failed = $null
        try { Invoke-DracoonApi Get /no/such/thing } catch { $failed = $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.InvokeDracoonApiCommand'
    }
}

Describe 'A newer server' {
    BeforeAll { [void] (Connect-TestSandbox $New) }

    It 'has its event log in the reporting service, and the error says so (<Status>)' -ForEach @(@{ Status = 404 }, @{ Status = 410 }, @{ Status = 501 }) {
        [void] (Invoke-Sandbox $New 'POST' '/sandbox/faults' "{""path"": ""/api/v4/eventlog/events"", ""status"": $Status}")
        $failed = $null
        try { Get-DracoonEvent } catch { $failed = $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonOperationNotAvailable,DracoonPS.Commands.GetDracoonEventCommand'
        "$failed" | Should -Match 'New-DracoonReport'
        $failed.Exception.Since | Should -BeNullOrEmpty
    }

    It 'has operations whose answer is that something is not there' {
        [void] (Invoke-Sandbox $New 'POST' '/sandbox/faults' '{"path": "/api/v4/datev/duo", "status": 404}')
        Get-DracoonDatevConfig -Integration Duo -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.GetDracoonDatevConfigCommand'
        @(Get-DracoonDatevConfig).Count | Should -Be 0
    }
}
