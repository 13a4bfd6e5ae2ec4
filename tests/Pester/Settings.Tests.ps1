BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
    $Admin = Connect-TestSandbox $Sandbox

    # The changes that the sandbox was asked for since the last Clear-SandboxRequest.
    function Get-Change { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Get-DracoonServerInfo' {
    It 'says which ways to sign in are switched on' {
        $info = Get-DracoonServerInfo
        $info.AuthMethodNames | Should -Be 'basic'
        $info.AuthMethods.Count | Should -Be 4
        $info.Revision | Should -Be 'sandbox'
        $info.ServerTime.Kind | Should -Be 'Utc'
    }

    It 'lists the software of others, with licences' {
        $software = @(Get-DracoonServerInfo -ThirdParty)
        $software[0].Name | Should -Be 'ASP.NET Core'
        $software[0].Licenses | Should -Be 'MIT'
    }

    It 'lists the providers that users can sign in with' {
        $secret = ConvertTo-TestSecret 'very secret'
        [void] (New-DracoonActiveDirectory Corp -ServerAddress 127.0.0.1 -ServerPort 389 -AdminName 'CN=dracoon' -AdminPassword $secret -UsersDomain 'DC=corp' -UserFilter 'sAMAccountName')
        $idp = 'https://idp.example.org'
        [void] (New-DracoonOpenIdProvider Staff $idp -AuthorizationUrl "$idp/a" -TokenUrl "$idp/t" -UserInfoUrl "$idp/u" -JwksUrl "$idp/k" -ClientId dracoon -ClientSecret $secret -RedirectUri "$idp/sso" -MappingClaim email)
        $directory = Get-DracoonServerInfo -ActiveDirectory
        "$($directory.AuthMethod) $directory" | Should -Be 'active_directory Corp'
        $provider = Get-DracoonServerInfo -OpenId
        "$($provider.AuthMethod) $provider $($provider.Issuer) $($provider.MappingClaim)" | Should -Be "openid Staff $idp email"
        @(Get-DracoonServerInfo -OpenId -GlobalAvailable).Count | Should -Be 0
    }
}

Describe 'Get-DracoonConfig' {
    It 'reads <Section> for everybody, as <Type>' -ForEach @(
        @{ Section = 'General'; Type = 'DracoonGeneralSetting' }
        @{ Section = 'Defaults'; Type = 'DracoonSystemDefault' }
        @{ Section = 'Infrastructure'; Type = 'DracoonInfrastructure' }
        @{ Section = 'NotificationChannels'; Type = 'DracoonNotificationChannel' }
        @{ Section = 'Algorithms'; Type = 'DracoonAlgorithm' }
        @{ Section = 'ClassificationPolicy'; Type = 'DracoonClassificationPolicy' }
        @{ Section = 'GuestUserPolicy'; Type = 'DracoonGuestUserPolicy' }
        @{ Section = 'PasswordPolicy'; Type = 'DracoonPasswordPolicy' }
        @{ Section = 'VirusProtectionPolicy'; Type = 'DracoonVirusProtectionPolicy' }
        @{ Section = 'ProductPackages'; Type = 'DracoonProductPackage' }
        @{ Section = 'CurrentProductPackages'; Type = 'DracoonProductPackage' }
        @{ Section = 'Options'; Type = 'DracoonConfigOption' }
    ) {
        $found = @(Get-DracoonConfig $Section -Session $Anna)
        $found.Count | Should -BeGreaterThan 0
        $found[0].GetType().Name | Should -Be $Type
        # Every field of the answer has a property.
        $found[0].GetAdditionalData().Count | Should -Be 0
    }

    It 'reads the general settings without a section' {
        $general = Get-DracoonConfig
        $general.CryptoEnabled | Should -BeTrue
        $general.UseS3Storage | Should -BeTrue
        $general.HomeRoomsActive | Should -BeFalse
        $general.AccessTokenValidity | Should -Be 7200
    }

    It 'reads several sections at once, and goes on after one that is refused' {
        $found = @(Get-DracoonConfig General, S3Tags, Infrastructure -ErrorAction SilentlyContinue -ErrorVariable failed)
        $found.Count | Should -Be 2
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFeatureDisabled,DracoonPS.Commands.GetDracoonConfigCommand'
        "$($failed[0].TargetObject)" | Should -Be 'S3Tags'
    }

    It 'tells algorithms apart by what they are for' {
        @(Get-DracoonConfig Algorithms | Where-Object { $_.Kind -eq 'KeyPair' -and $_.Status -eq 'REQUIRED' }).Version | Should -Be 'RSA-4096'
        @(Get-DracoonConfig Algorithms | Where-Object { $_.Kind -eq 'FileKey' }).Count | Should -Be 2
    }

    It 'shows more options to a config manager than to others' {
        @(Get-DracoonConfig Options -Session $Anna | Where-Object { $_.Key -eq 'syslog_host' }).Count | Should -Be 0
        @(Get-DracoonConfig Options | Where-Object { $_.Key -eq 'syslog_host' }).Count | Should -Be 1
    }
}

Describe 'Get-DracoonSystemSetting' {
    It 'reads <Section> as <Type>' -ForEach @(
        @{ Section = 'General'; Type = 'DracoonGeneralSetting' }
        @{ Section = 'Defaults'; Type = 'DracoonSystemDefault' }
        @{ Section = 'Auth'; Type = 'DracoonAuthMethod' }
        @{ Section = 'EventLog'; Type = 'DracoonEventLogSetting' }
        @{ Section = 'Syslog'; Type = 'DracoonSyslogSetting' }
        @{ Section = 'Infrastructure'; Type = 'DracoonInfrastructure' }
    ) {
        $found = @(Get-DracoonSystemSetting $Section)
        $found[0].GetType().Name | Should -Be $Type
        $found[0].GetAdditionalData().Count | Should -Be 0
    }

    It 'is refused to who is no config manager' {
        Get-DracoonSystemSetting Syslog -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonSystemSettingCommand'
    }
}

Describe 'Set-DracoonSystemSetting' {
    It 'changes only what is given, and everybody sees it' {
        Set-DracoonSystemSetting -DownloadShareDefaultExpirationPeriod 30 -LanguageDefault de-DE | Should -BeNullOrEmpty
        $defaults = Get-DracoonConfig Defaults -Session $Anna
        $defaults.DownloadShareDefaultExpirationPeriod | Should -Be 30
        $defaults.UploadShareDefaultExpirationPeriod | Should -Be 0
        $defaults.LanguageDefault | Should -Be 'de-DE'
        (Get-DracoonServerInfo).LanguageDefault | Should -Be 'de-DE'
    }

    It 'takes zero and false as values, and emits with -PassThru' {
        $changed = Set-DracoonSystemSetting -DownloadShareDefaultExpirationPeriod 0 -NonmemberViewerDefault $true -PassThru
        $changed.DownloadShareDefaultExpirationPeriod | Should -Be 0
        $changed.NonmemberViewerDefault | Should -BeTrue
        (New-DracoonUser -FirstName New -LastName Viewer -UserName viewer -Email viewer@example.org -Password (ConvertTo-TestSecret 'Start-Here-2026')) | Should -Not -BeNullOrEmpty
        (Get-DracoonUser viewer).RoleNames | Should -Contain 'NONMEMBER_VIEWER'
        (Set-DracoonSystemSetting -NonmemberViewerDefault $false -PassThru).NonmemberViewerDefault | Should -BeFalse
    }

    It 'changes general settings' {
        Set-DracoonSystemSetting -EmailNotificationButtonEnabled $false -SharePasswordSmsEnabled $true
        $general = Get-DracoonConfig
        $general.EmailNotificationButtonEnabled | Should -BeFalse
        $general.SharePasswordSmsEnabled | Should -BeTrue
        $general.EulaEnabled | Should -BeFalse
    }

    It 'restricts tokens: new ones last shorter' {
        $restricted = Set-DracoonSystemSetting -TokenRestrictionEnabled $true -AccessTokenValidity 600 -PassThru
        $restricted.TokenRestrictionEnabled | Should -BeTrue
        $restricted.RefreshTokenValidity | Should -Be 2592000
        $session = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
        ($session.TokenExpiresAt - [datetime]::UtcNow).TotalSeconds | Should -BeLessThan 601
        Disconnect-Dracoon -Session $session
        Set-DracoonSession $Admin
        # What is not given stays: the restriction is still on.
        (Set-DracoonSystemSetting -AccessTokenValidity 1200 -PassThru).TokenRestrictionEnabled | Should -BeTrue
        Set-DracoonSystemSetting -TokenRestrictionEnabled $false
    }

    It 'does not disable encryption' {
        Set-DracoonSystemSetting -CryptoEnabled $false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonSystemSettingCommand'
        (Get-DracoonConfig).CryptoEnabled | Should -BeTrue
    }

    It 'changes what the event log keeps' {
        $log = Set-DracoonSystemSetting -RetentionPeriod 90 -EventLogIpEnabled $false -PassThru
        $log.RetentionPeriod | Should -Be 90
        $log.LogIpEnabled | Should -BeFalse
        $log.Enabled | Should -BeTrue
    }

    It 'sends events to a syslog server, and refuses none' {
        Set-DracoonSystemSetting -SyslogEnabled $true -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonSystemSettingCommand'
        $syslog = Set-DracoonSystemSetting -SyslogEnabled $true -SyslogHost log.example.org -SyslogPort 6514 -SyslogProtocol TCP -PassThru
        "$($syslog.Enabled) $($syslog.Host) $($syslog.Port) $($syslog.Protocol)" | Should -Be 'True log.example.org 6514 TCP'
    }

    It 'switches a way to sign in on, from the pipeline too' {
        $openId = Get-DracoonSystemSetting Auth | Where-Object { $_.AuthMethod -eq 'openid' } | Set-DracoonSystemSetting -AuthEnabled $true -PassThru
        $openId.IsEnabled | Should -BeTrue
        $openId.Priority | Should -Be 4
        (Get-DracoonServerInfo).AuthMethodNames -join ' ' | Should -Be 'basic openid'
        Set-DracoonSystemSetting -AuthMethod openid -AuthEnabled $false
    }

    It 'leaves a way to sign in' {
        Set-DracoonSystemSetting -AuthMethod basic -AuthEnabled $false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidAuthMethod,DracoonPS.Commands.SetDracoonSystemSettingCommand'
    }

    It 'changes a setting by its key' {
        (Set-DracoonSystemSetting -Option default_uploadshare_expiration_period -Value 21 -PassThru).Value | Should -Be '21'
        (Get-DracoonConfig Defaults).UploadShareDefaultExpirationPeriod | Should -Be 21
        Set-DracoonSystemSetting -Option email_to_support -Value help@example.org
        @(Get-DracoonConfig Options | Where-Object { $_.Key -eq 'email_to_support' }).Value | Should -Be 'help@example.org'
        Set-DracoonSystemSetting -Option no_such_key -Value 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.SetDracoonSystemSettingCommand'
    }

    It 'changes nothing with -WhatIf, and says when nothing is given' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonSystemSetting -EulaEnabled $true -WhatIf
        Set-DracoonSystemSetting -AuthMethod openid -AuthEnabled $true -WhatIf
        Set-DracoonSystemSetting -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -Match 'Nothing is given'
        (Get-Change).Count | Should -Be 0
    }

    It 'refuses parameters of two sections' {
        { Set-DracoonSystemSetting -EulaEnabled $true -SyslogPort 514 } | Should -Throw
    }
}

Describe 'Get- and Set-DracoonCustomerSetting' {
    It 'say what is taken, and set personal rooms up' {
        Set-DracoonCustomerSetting -HomeRoomsActive $true -HomeRoomParentName Marketing -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SetDracoonCustomerSettingCommand'
        (Get-DracoonCustomerSetting).HomeRoomsActive | Should -BeFalse
        Clear-SandboxRequest $Sandbox
        Set-DracoonCustomerSetting -HomeRoomsActive $true -HomeRoomParentName Home -WhatIf
        (Get-Change).Count | Should -Be 0
        Set-DracoonCustomerSetting -HomeRoomsActive $true -HomeRoomParentName Home -HomeRoomQuota 1GB
        $setting = Get-DracoonCustomerSetting
        $setting.HomeRoomQuota | Should -Be 1073741824
        (Get-DracoonNode $setting.HomeRoomParentId).Path | Should -Be '/Home'
        (Get-DracoonConfig).HomeRoomParentId | Should -Be $setting.HomeRoomParentId
    }

    It 'rename the room, and do not go back' {
        (Set-DracoonCustomerSetting -HomeRoomParentName Private -PassThru).HomeRoomParentName | Should -Be 'Private'
        (Get-DracoonNode /Private).NodeId | Should -Be (Get-DracoonCustomerSetting).HomeRoomParentId
        Set-DracoonCustomerSetting -HomeRoomsActive $false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonCustomerSettingCommand'
    }

    It 'are for config managers' {
        Get-DracoonCustomerSetting -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonCustomerSettingCommand'
    }
}

Describe 'Get- and Set-DracoonNotificationChannel' {
    It 'switch a channel by <What>' -ForEach @(
        @{ What = 'object'; Channel = { Get-DracoonNotificationChannel 'E-mail, once*' } }
        @{ What = 'id'; Channel = { 2 } }
        @{ What = 'name'; Channel = { 'E-mail, once an hour' } }
        @{ What = 'row'; Channel = { [pscustomobject] @{ ChannelId = '2' } } }
    ) {
        & $Channel | Set-DracoonNotificationChannel -Enabled $true | Should -BeNullOrEmpty
        @(Get-DracoonConfig NotificationChannels -Session $Anna | Where-Object { $_.IsEnabled }).Count | Should -Be 2
        (Set-DracoonNotificationChannel (& $Channel) $false -PassThru).IsEnabled | Should -BeFalse
    }

    It 'go on after one that is not there, and change nothing with -WhatIf' {
        9, 'nobody', 2 | Set-DracoonNotificationChannel -Enabled $true -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId }) | Should -Be @('DracoonNotFound,DracoonPS.Commands.SetDracoonNotificationChannelCommand', 'DracoonNotFound,DracoonPS.Commands.SetDracoonNotificationChannelCommand')
        Set-DracoonNotificationChannel 2 $false -WhatIf
        @(Get-DracoonNotificationChannel | Where-Object { $_.ChannelId -eq 2 }).IsEnabled | Should -BeTrue
    }

    It 'refuse objects of another kind' {
        { Get-DracoonUser anna | Set-DracoonNotificationChannel -Enabled $true -ErrorAction Stop } | Should -Throw
    }
}
