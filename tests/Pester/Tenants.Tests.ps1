BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Receiver.ps1'))
    $Token = 'Service-Token-Of-The-Tests'
    $Sandbox = Start-TestSandbox '--seed', 'demo', '--service-token', $Token
    $User = Connect-TestSandbox $Sandbox
    $Service = Connect-Dracoon $Sandbox.Url -ServiceToken (ConvertTo-TestSecret $Token) -PassThru
    $Receiver = New-TestReceiver

    function New-TestTenant([string] $Company, [hashtable] $More = @{}) {
        $values = @{ ContractType = 'pay'; MaxUsers = 10; Quota = 10GB; AdminFirstName = 'Tina'; AdminLastName = 'Tenant'; AdminEmail = 'tina@tenant.example' }
        foreach ($name in $More.Keys) { $values[$name] = $More[$name] }
        New-DracoonTenant $Company @values
    }
}

AfterAll { $Receiver.Listener.Stop(); Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'A session with a service token' {
    It 'has no user, and never shows the token' {
        $Service.HasServiceToken | Should -BeTrue
        $Service.UserName | Should -Be ''
        "$Service" | Should -Be "service token at $($Sandbox.Url)/"
        [Management.Automation.PSSerializer]::Serialize($Service, 1) | Should -Not -Match $Token
        Test-DracoonConnection -Session $Service -Online | Should -BeTrue
    }

    It 'is used for tenants, and the one with a user for everything else' {
        (Get-DracoonSession -Default).UserName | Should -Be 'admin'
        (Get-DracoonAccount).UserName | Should -Be 'admin'
        @(Get-DracoonTenant).Count | Should -Be 1
    }

    It 'is refused for what it is not for, and the other way round' {
        { Get-DracoonAccount -Session $Service } | Should -Throw -ErrorId 'DracoonWrongSession,DracoonPS.Commands.GetDracoonAccountCommand'
        { Get-DracoonTenant -Session $User } | Should -Throw -ErrorId 'DracoonWrongSession,DracoonPS.Commands.GetDracoonTenantCommand'
        { Update-DracoonToken -Session $Service } | Should -Throw -ErrorId 'DracoonWrongSession,DracoonPS.Commands.UpdateDracoonTokenCommand'
    }

    It 'is not opened with a wrong token' {
        { Connect-Dracoon $Sandbox.Url -ServiceToken (ConvertTo-TestSecret 'Wrong-Service-Token') } |
            Should -Throw -ErrorId 'DracoonAuthenticationFailed,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'is missed when there is none' {
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            [void] $shell.AddScript({ param($manifest) Import-Module $manifest; Get-DracoonTenant }).AddArgument($ModuleManifest)
            [void] $shell.Invoke()
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -Be 'DracoonNotConnected,DracoonPS.Commands.GetDracoonTenantCommand'
        }
        finally { $shell.Dispose() }
    }
}

Describe 'New-DracoonTenant' {
    It 'creates a tenant and its first admin' {
        $made = New-TestTenant 'Made Ltd' @{ AdminUserName = 'tina'; ProviderCustomerId = 'P-1'; Attribute = @{ region = 'eu' }; MaxWebhooks = 3 }
        $made.TenantId | Should -BeGreaterThan 0
        $made.CompanyName | Should -Be 'Made Ltd'
        $made.Quota | Should -Be 10GB
        $made.MaxUsers | Should -Be 10
        $made.AdminUserName | Should -Be 'tina'
        $made.GetFirstAdmin().AuthMethod | Should -Be 'basic'
        $made.GetAttributes()['region'] | Should -Be 'eu'
        $made.TenantUuid | Should -Not -BeNullOrEmpty
    }

    It 'takes rows, and makes a name of the admin''s' {
        $row = [pscustomobject] @{ AdminFirstName = 'Rita'; AdminLastName = 'Row'; AdminEmail = 'rita@row.example'; CompanyName = '' }
        $made = $row | New-DracoonTenant -ContractType demo -TrialDays 30 -MaxUsers 5 -NoQuota -NotifyAdmin $true
        $made.CompanyName | Should -Be 'R.Row'
        $made.Quota | Should -BeNullOrEmpty
        $made.TrialDaysLeft | Should -Be 30
        Invoke-Sandbox $Sandbox 'GET' '/sandbox/mail' | Should -Match 'rita@row.example'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a weak password'; More = @{ AdminPassword = 'short' }; Id = 'DracoonPolicyViolation' }
        @{ Why = 'an address that is none'; More = @{ AdminEmail = 'nowhere' }; Id = 'DracoonInvalidField' }
        @{ Why = 'a provider that there is none of'; More = @{ AdminAuthMethod = 'openid'; AdminProviderId = 99999 }; Id = 'DracoonOpenIdConfigNotFound' }
        @{ Why = 'an attribute with other characters'; More = @{ Attribute = @{ 'a b' = '1' } }; Id = 'DracoonInvalidField' }
        @{ Why = 'a password for a provider'; More = @{ AdminAuthMethod = 'radius'; AdminPassword = 'Good-Enough-1' }; Id = 'DracoonInvalidArgument' }
    ) {
        if ($More.AdminPassword) { $More.AdminPassword = ConvertTo-TestSecret $More.AdminPassword }
        New-TestTenant 'Refused Ltd' ($More + @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'global:tenantFailed' })
        $global:tenantFailed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.NewDracoonTenantCommand"
    }

    It 'needs a quota or none, and creates nothing with -WhatIf' {
        New-DracoonTenant 'No quota' -ContractType pay -MaxUsers 1 -AdminFirstName A -AdminLastName B -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.NewDracoonTenantCommand'
        Clear-SandboxRequest $Sandbox
        New-TestTenant 'Nothing Ltd' @{ WhatIf = $true } | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }
}

Describe 'Get-DracoonTenant, Set-DracoonTenant, Remove-DracoonTenant' {
    BeforeAll {
        [void] (New-TestTenant 'List One' @{ Attribute = @{ Region = 'eu' } })
        [void] (New-TestTenant 'List Two' @{ ContractType = 'free'; ProviderCustomerId = 'P-2' })
    }

    It 'lists the sandbox''s own tenant with its real numbers' {
        $own = Get-DracoonTenant Sandbox
        $own.TenantId | Should -Be 1
        $own.UserCount | Should -Be @(Get-DracoonUser).Count
        $own.LastLoginAt | Should -Not -BeNullOrEmpty
    }

    It 'filters, sorts and pages' {
        @(Get-DracoonTenant -CompanyName 'List*' -Sort companyName:desc | ForEach-Object { $_.CompanyName }) -join ', ' | Should -Be 'List Two, List One'
        @(Get-DracoonTenant -ContractType free | ForEach-Object { $_.CompanyName }) -join ', ' | Should -Be 'List Two'
        @(Get-DracoonTenant -ProviderCustomerId P-2 | ForEach-Object { $_.CompanyName }) -join ', ' | Should -Be 'List Two'
        @(Get-DracoonTenant -AttributeKey region -AttributeValue eu -CompanyName 'List*' | ForEach-Object { $_.CompanyName }) -join ', ' | Should -Be 'List One'
        @(Get-DracoonTenant -First 1 -Skip 1 -Sort companyName).Count | Should -Be 1
        @(Get-DracoonTenant -Filter 'userMax:le:10' -CompanyName 'List*').Count | Should -Be 2
    }

    It 'finds by name and id, and says when there is none' {
        $one = Get-DracoonTenant 'list one'
        (Get-DracoonTenant $one.TenantId).CompanyName | Should -Be 'List One'
        Get-DracoonTenant 'Nobody', 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | ForEach-Object { $_.FullyQualifiedErrorId | Should -Be 'DracoonTenantNotFound,DracoonPS.Commands.GetDracoonTenantCommand' }
        $failed.Count | Should -Be 2
    }

    It 'changes what is given and nothing else' {
        $changed = Get-DracoonTenant 'List Two' | Set-DracoonTenant -MaxUsers 20 -NoQuota -PassThru
        $changed.MaxUsers | Should -Be 20
        $changed.Quota | Should -BeNullOrEmpty
        $changed.ContractType | Should -Be 'free'
        $changed.CompanyName | Should -Be 'List Two'
        Get-DracoonTenant 'List Two' | Set-DracoonTenant -Locked $true
        @(Get-DracoonTenant -Locked $true | ForEach-Object { $_.CompanyName }) -join ', ' | Should -Be 'List Two'
        [pscustomobject] @{ TenantId = $changed.TenantId; CompanyName = 'List Two B' } | Set-DracoonTenant
        (Get-DracoonTenant $changed.TenantId).CompanyName | Should -Be 'List Two B'
    }

    It 'does not take a paying tenant back' {
        Set-DracoonTenant 'List One' -ContractType demo -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonTenantCommand'
    }

    It 'locks the users of the own tenant out' {
        Set-DracoonTenant 1 -Locked $true
        { Connect-TestSandbox $Sandbox anna Sandbox-Anna-1 } | Should -Throw
        { Get-DracoonUser -Session $User -ErrorAction Stop } | Should -Throw
        Set-DracoonTenant 1 -Locked $false
        (Get-DracoonAccount).UserName | Should -Be 'admin'
    }

    It 'lets the own tenant have no more users than it may' {
        $count = (Get-DracoonTenant 1).UserCount
        Set-DracoonTenant 1 -MaxUsers $count
        New-DracoonUser -FirstName One -LastName More -UserName onemore -Email onemore@example.org -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserLimitReached,DracoonPS.Commands.NewDracoonUserCommand'
        Set-DracoonTenant 1 -MaxUsers 1000
    }

    It 'shows with -WhatIf, and removes' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonTenant | Set-DracoonTenant -Locked $true -WhatIf
        Get-DracoonTenant | Remove-DracoonTenant -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        Get-DracoonTenant -CompanyName 'List Two*' | Remove-DracoonTenant -Confirm:$false
        @(Get-DracoonTenant -CompanyName 'List Two*').Count | Should -Be 0
        { Get-DracoonUser admin | Remove-DracoonTenant -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,DracoonPS.Commands.RemoveDracoonTenantCommand'
    }
}

Describe 'Get-DracoonTenantUser' {
    It 'lists the users of a tenant, of the own one the real ones' {
        @(Get-DracoonTenantUser 1).Count | Should -Be @(Get-DracoonUser).Count
        $tina = Get-DracoonTenantUser 'Made Ltd'
        $tina.UserName | Should -Be 'tina'
        $tina.TenantId | Should -Be (Get-DracoonTenant 'Made Ltd').TenantId
        $tina.RoleNames | Should -Contain 'CONFIG_MANAGER'
        @(Get-DracoonTenantUser 1 -UserName 'an*' -Locked $false -Sort userName | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'anna'
        @(Get-DracoonTenantUser 1 -Role USER_MANAGER | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin'
    }

    It 'emits no users that another cmdlet would take for those of the own tenant' {
        { Get-DracoonTenantUser 'Made Ltd' | Remove-DracoonUser -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,DracoonPS.Commands.RemoveDracoonUserCommand'
    }
}

Describe 'Attributes of tenants' {
    It 'are set, one or several, and others stay' {
        Set-DracoonTenantAttribute 'Made Ltd' plan gold
        $now = @(Set-DracoonTenantAttribute 'Made Ltd' -Attribute @{ PLAN = 'silver'; size = 3 } -PassThru)
        $texts = [string[]] @($now | ForEach-Object { "$_" })
        [Array]::Sort($texts)
        $texts -join ' ' | Should -Be 'plan=silver region=eu size=3'
    }

    It 'are listed with wildcards, filter and order' {
        @(Get-DracoonTenantAttribute 'Made Ltd' -Key 's*' | ForEach-Object { "$_" }) -join ' ' | Should -Be 'size=3'
        @(Get-DracoonTenantAttribute 'Made Ltd' -Filter 'value:eq:eu' | ForEach-Object { "$_" }) -join ' ' | Should -Be 'region=eu'
        @(Get-DracoonTenantAttribute 'Made Ltd' -Sort key:desc | ForEach-Object { $_.Key }) -join ' ' | Should -Be 'size region plan'
    }

    It 'are taken from rows and from objects' {
        $id = (Get-DracoonTenant 'Made Ltd').TenantId
        [pscustomobject] @{ TenantId = "$id"; Key = 'row'; Value = 'yes' } | Set-DracoonTenantAttribute
        Get-DracoonTenantAttribute $id -Key row | Set-DracoonTenantAttribute -Tenant 1
        @(Get-DracoonTenantAttribute 1 | ForEach-Object { "$_" }) -join ' ' | Should -Be 'row=yes'
        Get-DracoonTenantAttribute 1 | Remove-DracoonTenantAttribute -Confirm:$false
        @(Get-DracoonTenantAttribute 1).Count | Should -Be 0
    }

    It 'are replaced, shown with -WhatIf and removed' {
        $now = Set-DracoonTenantAttribute 'Made Ltd' -Attribute @{ only = 'one' } -Replace -PassThru
        "$now" | Should -Be 'only=one'
        Clear-SandboxRequest $Sandbox
        Set-DracoonTenantAttribute 'Made Ltd' a b -WhatIf
        Remove-DracoonTenantAttribute 'Made Ltd' only -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        Remove-DracoonTenantAttribute 'Made Ltd' ONLY -Confirm:$false
        Remove-DracoonTenantAttribute 'Made Ltd' only -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonAttributeNotFound,DracoonPS.Commands.RemoveDracoonTenantAttributeCommand'
        Set-DracoonTenantAttribute 'Made Ltd' 'a b' c -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonTenantAttributeCommand'
    }
}

Describe 'Webhooks for events of tenants' {
    AfterAll { Get-DracoonTenantWebhook | Remove-DracoonTenantWebhook -Confirm:$false }

    It 'have events of their own' {
        $names = @(Get-DracoonWebhookEventType -Tenant | ForEach-Object { $_.Name })
        $names | Should -Contain 'customer.created'
        $names | Should -Not -Contain 'user.created'
        New-DracoonTenantWebhook Wrong https://hooks.example.org/x user.created -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonTenantWebhookCommand'
    }

    It 'get signed messages about tenants that come and go' {
        $hook = New-DracoonTenantWebhook Tenants $Receiver.Url customer.created, customer.deleted -Secret (ConvertTo-TestSecret 'Tenant-Key-1')
        $hook.TenantWebhookId | Should -BeGreaterThan 0
        $tenant = New-TestTenant 'Told Ltd'
        $message = Receive-TestMessage $Receiver
        $message.Signature | Should -Be (Get-TestSignature $message.Bytes 'Tenant-Key-1')
        $message.Payload['companyName'].ToString() | Should -Be 'Told Ltd'
        $tenant | Remove-DracoonTenant -Confirm:$false
        (Receive-TestMessage $Receiver).Payload['companyName'].ToString() | Should -Be 'Told Ltd'
    }

    It 'are listed, changed, reset and removed, apart from those of the tenant' {
        @(Get-DracoonWebhook).Count | Should -Be 0
        $hook = Get-DracoonTenantWebhook Tenants
        (Get-DracoonTenantWebhook -Name 'T*' -Enabled $true).Url | Should -Be $Receiver.Url
        (Set-DracoonTenantWebhook Tenants -Name Renamed -PassThru).Name | Should -Be 'Renamed'
        ($hook | Reset-DracoonTenantWebhookLifetime -PassThru).ExpireAt | Should -BeGreaterOrEqual $hook.ExpireAt
        { $hook | Remove-DracoonWebhook -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,DracoonPS.Commands.RemoveDracoonWebhookCommand'
        Clear-SandboxRequest $Sandbox
        $hook | Set-DracoonTenantWebhook -Name x -WhatIf
        $hook | Reset-DracoonTenantWebhookLifetime -WhatIf
        $hook | Remove-DracoonTenantWebhook -WhatIf
        New-DracoonTenantWebhook x https://hooks.example.org/x customer.created -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        $hook | Remove-DracoonTenantWebhook -Confirm:$false
        Get-DracoonTenantWebhook $hook -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonWebhookNotFound,DracoonPS.Commands.GetDracoonTenantWebhookCommand'
    }
}

Describe 'The own tenant' {
    It 'takes everything along when it is removed' {
        Remove-DracoonTenant 1 -Confirm:$false
        { Connect-TestSandbox $Sandbox } | Should -Throw
        @(Get-DracoonTenant | Where-Object { $_.TenantId -eq 1 }).Count | Should -Be 0
    }
}
