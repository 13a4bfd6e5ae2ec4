BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Password = ConvertTo-TestSecret 'Directory-Password-1'

    function New-TestDirectory([string] $Alias, [hashtable] $More = @{}) {
        $values = @{ ServerAddress = '127.0.0.1'; ServerPort = 389; AdminName = 'CN=dracoon'; AdminPassword = $Password; UsersDomain = 'DC=corp,DC=example'; UserFilter = 'sAMAccountName' }
        foreach ($name in $More.Keys) { $values[$name] = $More[$name] }
        New-DracoonActiveDirectory $Alias @values
    }

    function New-TestProvider([string] $Name, [hashtable] $More = @{}) {
        $base = "https://$Name.example.org"
        $values = @{ Issuer = $base; AuthorizationUrl = "$base/authorize"; TokenUrl = "$base/token"; UserInfoUrl = "$base/userinfo"; JwksUrl = "$base/keys"
            ClientId = 'dracoon'; ClientSecret = $Password; RedirectUri = 'https://dracoon.example.org/sso'; MappingClaim = 'email' }
        foreach ($key in $More.Keys) { $values[$key] = $More[$key] }
        New-DracoonOpenIdProvider $Name @values
    }

    function New-TestUser([string] $UserName, [hashtable] $More) {
        New-DracoonUser -FirstName Test -LastName User -UserName $UserName -Email "$UserName@example.org" @More
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Active Directories' {
    AfterAll { Get-DracoonActiveDirectory | Remove-DracoonActiveDirectory -Confirm:$false }

    It 'are added, without their password ever being read' {
        $made = New-TestDirectory corp @{ ImportGroup = 'Marketing'; UserImport = $true; ExportGroup = 'Staff' }
        $made.ActiveDirectoryId | Should -BeGreaterThan 0
        $made.Alias | Should -Be 'corp'
        $made.ServerPort | Should -Be 389
        $made.UserImport | Should -BeTrue
        $made.ExportGroup | Should -Be 'Staff'
        $made.ImportGroupId | Should -BeGreaterThan 0
        Invoke-DracoonApi GET /system/config/auth/ads | ForEach-Object { "$_" } | Should -Not -Match 'Directory-Password-1'
    }

    It 'are got by list, name, id and object' {
        $corp = Get-DracoonActiveDirectory corp
        (Get-DracoonActiveDirectory $corp.ActiveDirectoryId).Alias | Should -Be 'corp'
        ($corp | Get-DracoonActiveDirectory).Alias | Should -Be 'corp'
        @(Get-DracoonActiveDirectory -Name 'c*').Count | Should -Be 1
        @(Get-DracoonActiveDirectory -Name 'x*').Count | Should -Be 0
    }

    It 'are an error when there is none, or the alias is taken' {
        Get-DracoonActiveDirectory none, 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | ForEach-Object { $_.FullyQualifiedErrorId | Should -Be 'DracoonADConfigNotFound,DracoonPS.Commands.GetDracoonActiveDirectoryCommand' }
        $failed.Count | Should -Be 2
        New-TestDirectory CORP @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:adFailed' }
        $global:adFailed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.NewDracoonActiveDirectoryCommand'
    }

    It 'change in what is given and nothing else' {
        $changed = Get-DracoonActiveDirectory corp | Set-DracoonActiveDirectory -ServerPort 636 -UseLdaps $true -SslFingerprint 'SHA-256/ab' -NoImportGroup -PassThru
        $changed.ServerPort | Should -Be 636
        $changed.UseLdaps | Should -BeTrue
        $changed.SslFingerprint | Should -Be 'SHA-256/ab'
        $changed.ImportGroupId | Should -BeNullOrEmpty
        $changed.Alias | Should -Be 'corp'
        (Set-DracoonActiveDirectory corp -ImportGroup Marketing -PassThru).ImportGroupId | Should -BeGreaterThan 0
        Set-DracoonActiveDirectory corp -UseLdaps $true -SslFingerprint '' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonActiveDirectoryCommand'
    }

    It 'change nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-TestDirectory nothing @{ WhatIf = $true } | Should -BeNullOrEmpty
        Get-DracoonActiveDirectory | Set-DracoonActiveDirectory -Alias x -WhatIf
        Get-DracoonActiveDirectory | Remove-DracoonActiveDirectory -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }

    It 'are for users to sign in with: the only one, or the one that is named' {
        $corp = Get-DracoonActiveDirectory corp
        (New-TestUser adone @{ AuthMethod = 'active_directory' }).AuthMethod | Should -Be 'active_directory'
        (New-TestUser adtwo @{ AuthMethod = 'active_directory'; ProviderId = $corp.ActiveDirectoryId }).UserId | Should -BeGreaterThan 0
        New-TestUser adthree @{ AuthMethod = 'active_directory'; ProviderId = 999999; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:adFailed' }
        $global:adFailed[0].FullyQualifiedErrorId | Should -Be 'DracoonADConfigNotFound,DracoonPS.Commands.NewDracoonUserCommand'
        Set-DracoonUser adtwo -AuthMethod active_directory -ProviderId 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonADConfigNotFound,DracoonPS.Commands.SetDracoonUserCommand'
    }

    It 'stay as long as somebody signs in with them' {
        Remove-DracoonActiveDirectory corp -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonProviderInUse,DracoonPS.Commands.RemoveDracoonActiveDirectoryCommand'
        'adone', 'adtwo' | Remove-DracoonUser -Confirm:$false
        Remove-DracoonActiveDirectory corp -Confirm:$false
        @(Get-DracoonActiveDirectory).Count | Should -Be 0
        New-TestUser adfour @{ AuthMethod = 'active_directory'; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:adFailed' }
        $global:adFailed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidAuthMethod,DracoonPS.Commands.NewDracoonUserCommand'
    }
}

Describe 'Test-DracoonActiveDirectory' {
    BeforeAll {
        $Listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $Listener.Start()
        $Open = $Listener.LocalEndpoint.Port
        $other = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $other.Start()
        $Closed = $other.LocalEndpoint.Port
        $other.Stop()
    }
    AfterAll { $Listener.Stop(); Get-DracoonActiveDirectory | Remove-DracoonActiveDirectory -Confirm:$false }

    It 'is true when somebody listens there' {
        Test-DracoonActiveDirectory -ServerAddress 127.0.0.1 -ServerPort $Open -AdminName 'CN=x' -UsersDomain 'DC=x' -AdminPassword $Password | Should -BeTrue
    }

    It 'is false when nobody does, and says so to who wants to know' {
        $lines = @(Test-DracoonActiveDirectory -ServerAddress 127.0.0.1 -ServerPort $Closed -AdminName 'CN=x' -UsersDomain 'DC=x' -AdminPassword $Password -Verbose 4>&1)
        @($lines | Where-Object { $_ -is [bool] })[0] | Should -BeFalse
        @($lines | Where-Object { "$_" -match "$Closed" }).Count | Should -BeGreaterThan 0
        @($lines | Where-Object { "$_" -match 'Directory-Password-1' }).Count | Should -Be 0
    }

    It 'tests configurations that exist' {
        [void] (New-TestDirectory up @{ ServerPort = $Open })
        [void] (New-TestDirectory down @{ ServerPort = $Closed })
        @(Get-DracoonActiveDirectory | Test-DracoonActiveDirectory -AdminPassword $Password) -join ' ' | Should -Be 'True False'
    }
}

Describe 'OpenID Connect providers' {
    AfterAll { Get-DracoonOpenIdProvider | Remove-DracoonOpenIdProvider -Confirm:$false }

    It 'are added, with their secret hidden' {
        $made = New-TestProvider first @{ PkceEnabled = $true; PkceChallengeMethod = 'S256'; UserImport = $true; ImportGroup = 'Marketing'; FallbackMappingClaim = 'upn' }
        $made.OpenIdProviderId | Should -BeGreaterThan 0
        $made.Issuer | Should -Be 'https://first.example.org'
        $made.Scopes -join ' ' | Should -Be 'openid profile email'
        $made.RedirectUris -join ' ' | Should -Be 'https://dracoon.example.org/sso'
        $made.PkceChallengeMethod | Should -Be 'S256'
        $made.Flow | Should -Be 'authorization_code'
        $made.ImportGroupId | Should -BeGreaterThan 0
        [Management.Automation.PSSerializer]::Serialize($made, 1) | Should -Not -Match 'Directory-Password-1'
    }

    It 'are got by list, name, id and object' {
        [void] (New-TestProvider second)
        $first = Get-DracoonOpenIdProvider first
        (Get-DracoonOpenIdProvider $first.OpenIdProviderId).Name | Should -Be 'first'
        ($first | Get-DracoonOpenIdProvider).Name | Should -Be 'first'
        @(Get-DracoonOpenIdProvider).Count | Should -Be 2
        @(Get-DracoonOpenIdProvider -Name 's*' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'second'
    }

    It 'refuse <Why>' -ForEach @(
        @{ Why = 'a name that is taken'; Name = 'first'; More = @{ Issuer = 'https://other.example.org' }; Id = 'DracoonConflict' }
        @{ Why = 'an issuer that is taken'; Name = 'third'; More = @{ Issuer = 'https://first.example.org' }; Id = 'DracoonConflict' }
        @{ Why = 'an address that is none'; Name = 'third'; More = @{ TokenUrl = 'nowhere' }; Id = 'DracoonInvalidField' }
        @{ Why = 'a group that is none'; Name = 'third'; More = @{ ImportGroup = 'Nobodies' }; Id = 'DracoonGroupNotFound' }
    ) {
        New-TestProvider $Name ($More + @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:oidFailed' })
        $global:oidFailed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.NewDracoonOpenIdProviderCommand"
    }

    It 'change in what is given and nothing else' {
        $changed = Get-DracoonOpenIdProvider first | Set-DracoonOpenIdProvider -NoFallbackMappingClaim -UserManagementUrl https://users.example.org -Enabled $false -PassThru
        $changed.FallbackMappingClaim | Should -BeNullOrEmpty
        $changed.UserManagementUrl | Should -Be 'https://users.example.org'
        $changed.IsEnabled | Should -BeFalse
        $changed.Issuer | Should -Be 'https://first.example.org'
        $changed = Set-DracoonOpenIdProvider first -UserManagementUrl '' -NoImportGroup -Scope openid -PassThru
        $changed.UserManagementUrl | Should -BeNullOrEmpty
        $changed.ImportGroupId | Should -BeNullOrEmpty
        $changed.Scopes -join ' ' | Should -Be 'openid'
        [pscustomobject] @{ OpenIdProviderId = $changed.OpenIdProviderId; MappingClaim = 'upn'; Flow = '' } | Set-DracoonOpenIdProvider
        (Get-DracoonOpenIdProvider first).MappingClaim | Should -Be 'upn'
        (Get-DracoonOpenIdProvider first).Flow | Should -Be 'authorization_code'
    }

    It 'change nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-TestProvider nothing @{ WhatIf = $true } | Should -BeNullOrEmpty
        Get-DracoonOpenIdProvider | Set-DracoonOpenIdProvider -Name x -WhatIf
        Get-DracoonOpenIdProvider | Remove-DracoonOpenIdProvider -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }

    It 'are for users to sign in with, one of them named' {
        $second = Get-DracoonOpenIdProvider second
        New-TestUser oidone @{ AuthMethod = 'openid'; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:oidFailed' }
        $global:oidFailed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidAuthMethod,DracoonPS.Commands.NewDracoonUserCommand'
        New-TestUser oidone @{ AuthMethod = 'openid'; ProviderId = 999999; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:oidFailed' }
        $global:oidFailed[0].FullyQualifiedErrorId | Should -Be 'DracoonOpenIdConfigNotFound,DracoonPS.Commands.NewDracoonUserCommand'
        (New-TestUser oidone @{ AuthMethod = 'openid'; ProviderId = $second.OpenIdProviderId }).AuthMethod | Should -Be 'openid'
        Set-DracoonUser oidone -Login 'another@example.org'
        $second | Remove-DracoonOpenIdProvider -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonProviderInUse,DracoonPS.Commands.RemoveDracoonOpenIdProviderCommand'
        Remove-DracoonUser oidone -Confirm:$false
        $second | Remove-DracoonOpenIdProvider -Confirm:$false
        Get-DracoonOpenIdProvider second -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonOpenIdConfigNotFound,DracoonPS.Commands.GetDracoonOpenIdProviderCommand'
    }

    It 'are for config managers' {
        $anna = Connect-TestSandbox $Sandbox anna Sandbox-Anna-1
        { Get-DracoonOpenIdProvider -Session $anna -ErrorAction Stop } | Should -Throw -ErrorId 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonOpenIdProviderCommand'
        { Get-DracoonActiveDirectory -Session $anna -ErrorAction Stop } | Should -Throw -ErrorId 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonActiveDirectoryCommand'
        $anna | Disconnect-Dracoon
    }
}
