# Rooms that are connected with DATEV.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    'Duo', 'Mst', 'Free' | ForEach-Object { [void] (New-DracoonRoom -Name $_) }
    $File = New-TestFile ([IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-invoice.pdf')) 100
    Send-DracoonFile $File -Target /Duo
    Send-DracoonFile $File -Target /Mst

    # Signs in where DATEV would be, and brings the code back.
    function Get-DatevCode($Started) { [regex]::Match((Invoke-Sandbox $Sandbox 'GET' ([uri] $Started.Url).PathAndQuery), 'id="code">([^<]+)<').Groups[1].Value }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.File]::Delete($File) }

Describe 'Connecting a room' {
    It 'begins with an address and ends with a configuration' {
        Start-DracoonDatevAuthorization /Duo -Integration Duo -ConsultantId 455148 -ClientId 1 -WhatIf | Should -BeNullOrEmpty
        $started = Start-DracoonDatevAuthorization /Duo -Integration Duo -ConsultantId 455148 -ClientId 1
        $started.Url | Should -Match '^http'
        $started.State | Should -Not -BeNullOrEmpty
        $code = Get-DatevCode $started
        $started | Complete-DracoonDatevAuthorization -Code $code -WhatIf | Should -BeNullOrEmpty
        $config = $started | Complete-DracoonDatevAuthorization -Code $code
        $config.Integration | Should -Be 'Duo'
        $config.RoomId | Should -Be (Get-DracoonNode /Duo).NodeId
        $config.ConsultantId | Should -Be 455148
        $config.AuthorizedBy | Should -Be 'admin'
        $config.ExpireAt.Kind | Should -Be 'Utc'
        @(Get-DracoonEvent -Operation datev.authorized)[0].ObjectId1 | Should -Be $config.DatevConfigId
    }

    It 'takes the address that DATEV sends the browser to' {
        $started = Get-DracoonNode /Mst | Start-DracoonDatevAuthorization -Integration Mst -ConsultantId 455148 -ClientId 2 -BaseId 7
        $config = Complete-DracoonDatevAuthorization -Integration Mst -ReturnUrl "https://example.org/back?code=$(Get-DatevCode $started)&state=$($started.State)"
        "$($config.Integration) $($config.BaseId)" | Should -Be 'Mst 7'
    }

    It 'fails when DATEV does not accept the code' {
        $started = Start-DracoonDatevAuthorization /Free -Integration Duo -ConsultantId 1 -ClientId 1
        $started | Complete-DracoonDatevAuthorization -Code wrong -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.StatusCode | Should -Be 502
    }

    It 'is refused for a room that is connected, and for who does not administrate it' {
        Start-DracoonDatevAuthorization /Duo -Integration Duo -ConsultantId 1 -ClientId 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.StartDracoonDatevAuthorizationCommand'
        Start-DracoonDatevAuthorization /Free -Integration Duo -ConsultantId 1 -ClientId 1 -BaseId 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.StartDracoonDatevAuthorizationCommand'
        $id = (Get-DracoonNode /Free).NodeId
        $anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
        Start-DracoonDatevAuthorization $id -Integration Duo -ConsultantId 1 -ClientId 1 -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Match '^DracoonPermissionDenied,'
        Disconnect-Dracoon -Session $anna
        [void] (Connect-TestSandbox $Sandbox)
    }
}

Describe 'Get-DracoonDatevConfig' {
    It 'lists all, those of an integration and those of a room' {
        @(Get-DracoonDatevConfig | ForEach-Object { "$($_.Integration)" }) -join ' ' | Should -Be 'Duo Mst'
        @(Get-DracoonDatevConfig -Integration Mst | ForEach-Object { "$($_.Integration)" }) -join ' ' | Should -Be 'Mst'
        "$((Get-DracoonDatevConfig /Mst).Integration)" | Should -Be 'Mst'
        @(Get-DracoonNode /Duo | Get-DracoonDatevConfig -Integration Duo).Count | Should -Be 1
        @(Get-DracoonNode /Duo | Get-DracoonDatevConfig -Integration Mst).Count | Should -Be 0
    }

    It 'gets certain ones' {
        $all = @(Get-DracoonDatevConfig)
        @(Get-DracoonDatevConfig -Config $all | ForEach-Object { $_.DatevConfigId }) -join ' ' | Should -Be (@($all | ForEach-Object { $_.DatevConfigId }) -join ' ')
        (Get-DracoonDatevConfig -Config $all[1].DatevConfigId -Integration Mst).BaseId | Should -Be 7
    }

    It 'says that a room is not connected, and that a number alone is not enough' {
        Get-DracoonDatevConfig /Free -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.GetDracoonDatevConfigCommand'
        Get-DracoonDatevConfig -Config 5 -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -Match '-Integration'
    }
}

Describe 'Handing files over' {
    It 'begins with Start-DracoonDatevSync' {
        Get-DracoonDatevConfig | Start-DracoonDatevSync -WhatIf
        @(Get-DracoonDatevConfig | Get-DracoonDatevFile).Count | Should -Be 0
        Get-DracoonDatevConfig | Start-DracoonDatevSync
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds": 5}')
        $files = @(Get-DracoonDatevConfig | Get-DracoonDatevFile)
        @($files | ForEach-Object { $_.Status }) -join ' ' | Should -Be 'uploaded uploaded'
        $files[0].NodeId | Should -Be (Get-DracoonNode /Duo/dracoonps-invoice.pdf).NodeId
        $files[0].DatevFileId | Should -Not -BeNullOrEmpty
    }

    It 'shows one file' {
        (Get-DracoonDatevConfig /Duo | Get-DracoonDatevFile -File /Duo/dracoonps-invoice.pdf).Status | Should -Be 'uploaded'
        (Get-DracoonDatevConfig /Mst | Get-DracoonDatevFile -File (Get-DracoonNode /Mst/dracoonps-invoice.pdf)).Status | Should -Be 'uploaded'
        Get-DracoonDatevConfig /Duo | Get-DracoonDatevFile -File (Get-DracoonNode /Free) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.GetDracoonDatevFileCommand'
    }
}

Describe 'Tax years' {
    It 'are added and listed' {
        $config = Get-DracoonDatevConfig /Mst
        $config | New-DracoonDatevTaxYear -Year 2024 -WhatIf
        @($config | New-DracoonDatevTaxYear -Year 2025, 2026 | ForEach-Object { $_.Year }) -join ' ' | Should -Be '2025 2026'
        @($config | Get-DracoonDatevTaxYear | ForEach-Object { $_.Year }) -join ' ' | Should -Be '2025 2026'
        $config | New-DracoonDatevTaxYear -Year 2026 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonDatevTaxYearCommand'
    }

    It 'are only there with DATEV Meine Steuern' {
        Get-DracoonDatevConfig /Duo | Get-DracoonDatevTaxYear -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonDatevTaxYearCommand'
    }
}

Describe 'Remove-DracoonDatevConfig' {
    It 'ends connections' {
        Get-DracoonDatevConfig | Remove-DracoonDatevConfig -WhatIf
        @(Get-DracoonDatevConfig).Count | Should -Be 2
        Get-DracoonDatevConfig | Remove-DracoonDatevConfig -Confirm:$false
        @(Get-DracoonDatevConfig).Count | Should -Be 0
        Remove-DracoonDatevConfig 99999 -Integration Duo -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.RemoveDracoonDatevConfigCommand'
    }
}
