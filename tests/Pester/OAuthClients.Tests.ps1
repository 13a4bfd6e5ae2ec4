BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)

    function Read-TestSecret([securestring] $Secret) { [Net.NetworkCredential]::new('', $Secret).Password }

    function Connect-TestClient($Client, [hashtable] $More = @{}) {
        Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential anna Sandbox-Anna-1) -ClientId $Client.ClientId -ClientSecret $Client.ClientSecret -PassThru @More
    }

    # The module's default session stays the admin's.
    function Use-Admin { Get-DracoonSession | Where-Object { $_.UserName -eq 'admin' } | Set-DracoonSession }

    # What /oauth/authorize says to a GET: the status, and where it sends the browser.
    function Get-TestAuthorization([string] $Query) {
        $handler = [Net.Http.HttpClientHandler]::new()
        $handler.AllowAutoRedirect = $false
        $http = [Net.Http.HttpClient]::new($handler)
        try {
            $answer = $http.GetAsync("$($Sandbox.Url)/oauth/authorize?$Query").GetAwaiter().GetResult()
            return [pscustomobject] @{ Status = [int] $answer.StatusCode; Location = "$($answer.Headers.Location)" }
        }
        finally { $http.Dispose() }
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'New-DracoonOAuthClient' {
    It 'emits the client with the secret that the server made, as a secure string' {
        $made = New-DracoonOAuthClient 'Made' -ClientId made -GrantType password, refresh_token
        $made.ClientId | Should -Be 'made'
        $made.ClientType | Should -Be 'confidential'
        $made.GrantTypes -join ' ' | Should -Be 'password refresh_token'
        $made.AccessTokenValidity | Should -Be 28800
        $made.IsStandard | Should -BeFalse
        $made.ClientSecret | Should -BeOfType ([securestring])
        $secret = Read-TestSecret $made.ClientSecret
        $secret | Should -Match '^[A-Za-z0-9]{12,32}$'
        [Management.Automation.PSSerializer]::Serialize($made, 1) | Should -Not -Match $secret
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'an id that is taken'; More = @{ ClientId = 'dracoon_legacy_scripting'; GrantType = 'password' }; Id = 'DracoonConflict' }
        @{ Why = 'a grant type that is not permitted'; More = @{ GrantType = 'client_credentials' }; Id = 'DracoonInvalidField' }
        @{ Why = 'refresh_token alone'; More = @{ GrantType = 'refresh_token' }; Id = 'DracoonInvalidField' }
        @{ Why = 'authorization_code without an address'; More = @{ GrantType = 'authorization_code' }; Id = 'DracoonInvalidField' }
        @{ Why = 'an id with other characters'; More = @{ ClientId = 'no good'; GrantType = 'password' }; Id = 'DracoonInvalidField' }
        @{ Why = 'a weak secret'; More = @{ ClientSecret = 'short'; GrantType = 'password' }; Id = 'DracoonPolicyViolation' }
    ) {
        if ($More.ClientSecret) { $More.ClientSecret = ConvertTo-TestSecret $More.ClientSecret }
        New-DracoonOAuthClient 'Refused' @More -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.NewDracoonOAuthClientCommand"
    }

    It 'registers nothing with -WhatIf, and needs the role config manager' {
        Clear-SandboxRequest $Sandbox
        New-DracoonOAuthClient 'Nothing' -GrantType password -WhatIf | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        $anna = Connect-TestSandbox $Sandbox anna Sandbox-Anna-1
        New-DracoonOAuthClient 'Hers' -GrantType password -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonOAuthClientCommand'
        $anna | Disconnect-Dracoon
    }
}

Describe 'Get-DracoonOAuthClient and Set-DracoonOAuthClient' {
    BeforeAll { [void] (New-DracoonOAuthClient 'Settings' -ClientId settings -GrantType password -ClientSecret (ConvertTo-TestSecret 'Settings2026aB')) }

    It 'lists, filters and finds' {
        $all = @(Get-DracoonOAuthClient)
        @($all | ForEach-Object { $_.ClientId }) | Should -Contain 'dracoon_legacy_scripting'
        @(Get-DracoonOAuthClient -Standard $true | ForEach-Object { $_.ClientId }) -join ' ' | Should -Be 'dracoon_legacy_scripting'
        @(Get-DracoonOAuthClient -Name 'Set*' | ForEach-Object { $_.ClientId }) -join ' ' | Should -Be 'settings'
        $sorted = @(Get-DracoonOAuthClient -Sort clientName:desc | ForEach-Object { $_.Name })
        $sorted[0] | Should -BeGreaterThan $sorted[-1]
        (Get-DracoonOAuthClient settings).Name | Should -Be 'Settings'
        Read-TestSecret (Get-DracoonOAuthClient settings).ClientSecret | Should -Be 'Settings2026aB'
    }

    It 'says when there is none' {
        Get-DracoonOAuthClient nobody -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonOAuthClientNotFound,DracoonPS.Commands.GetDracoonOAuthClientCommand'
    }

    It 'changes what is given and nothing else' {
        $changed = Get-DracoonOAuthClient settings | Set-DracoonOAuthClient -AccessTokenValidity 600 -PassThru
        $changed.AccessTokenValidity | Should -Be 600
        $changed.Name | Should -Be 'Settings'
        $changed.GrantTypes -join ' ' | Should -Be 'password'
        Read-TestSecret $changed.ClientSecret | Should -Be 'Settings2026aB'
        [pscustomobject] @{ ClientId = 'settings'; Name = 'By row' } | Set-DracoonOAuthClient
        (Get-DracoonOAuthClient settings).Name | Should -Be 'By row'
    }

    It 'has another secret made' {
        $changed = Set-DracoonOAuthClient settings -NewSecret -PassThru
        $changed.ClientSecret.Length | Should -Be 32
        Read-TestSecret $changed.ClientSecret | Should -Not -Be 'Settings2026aB'
    }

    It 'does not touch the client that every DRACOON has' {
        Set-DracoonOAuthClient dracoon_legacy_scripting -Enabled $false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonOAuthClientCommand'
        Remove-DracoonOAuthClient dracoon_legacy_scripting -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.RemoveDracoonOAuthClientCommand'
    }

    It 'shows with -WhatIf, and refuses objects of another kind' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonOAuthClient settings -Name x -WhatIf
        Remove-DracoonOAuthClient settings -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        { Get-DracoonUser admin | Remove-DracoonOAuthClient -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,DracoonPS.Commands.RemoveDracoonOAuthClientCommand'
    }
}

Describe 'Signing in with a client' {
    AfterEach { Get-DracoonSession | Where-Object { $_.UserName -ne 'admin' } | Disconnect-Dracoon -NoRevoke; Use-Admin }

    It 'needs its secret' {
        $client = New-DracoonOAuthClient 'Sign-in' -ClientId signin -GrantType password, refresh_token
        (Connect-TestClient $client).UserName | Should -Be 'anna'
        { Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential anna Sandbox-Anna-1) -ClientId signin -ClientSecret (ConvertTo-TestSecret 'Wrong2026Secret') -ErrorAction Stop } |
            Should -Throw -ErrorId 'DracoonAuthenticationFailed,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'needs the grant type' {
        $client = New-DracoonOAuthClient 'Code only' -ClientId codeonly -GrantType authorization_code -RedirectUri http://127.0.0.1:53682/
        { Connect-TestClient $client } | Should -Throw -ErrorId 'DracoonClientNotAllowed,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'gets tokens that hold as long as the client says, and a refresh token only with its grant' {
        $client = New-DracoonOAuthClient 'Short' -ClientId short -GrantType password -AccessTokenValidity 120
        $session = Connect-TestClient $client
        $session.CanRefresh | Should -BeFalse
        $session.TokenExpiresAt | Should -BeLessThan ([DateTime]::UtcNow.AddSeconds(130))
    }

    It 'ends when the client is disabled or removed' {
        $client = New-DracoonOAuthClient 'Ending' -ClientId ending -GrantType password, refresh_token
        $session = Connect-TestClient $client
        Use-Admin
        Set-DracoonOAuthClient ending -Enabled $false
        { Connect-TestClient $client } | Should -Throw
        Use-Admin
        Set-DracoonOAuthClient ending -Enabled $true
        (Get-DracoonAccount -Session $session).UserName | Should -Be 'anna'
        $client | Remove-DracoonOAuthClient -Confirm:$false
        { Get-DracoonAccount -Session $session -ErrorAction Stop } | Should -Throw
        @(Get-DracoonOAuthClient | Where-Object { $_.ClientId -eq 'ending' }).Count | Should -Be 0
    }

    It 'goes back only to registered addresses, and only by its grants' {
        [void] (New-DracoonOAuthClient 'Web' -ClientId web -ClientType public -GrantType authorization_code -RedirectUri https://app.example.org/back)
        $back = [Uri]::EscapeDataString('https://app.example.org/back')
        (Get-TestAuthorization "response_type=code&client_id=web&redirect_uri=$back&state=s").Status | Should -Be 200
        (Get-TestAuthorization "response_type=code&client_id=web&redirect_uri=$([Uri]::EscapeDataString('https://evil.example.org/'))&state=s").Status | Should -Be 400
        (Get-TestAuthorization "response_type=token&client_id=web&redirect_uri=$back&state=s").Location | Should -Be 'https://app.example.org/back?error=unauthorized_client&state=s'
        Set-DracoonOAuthClient web -GrantType authorization_code, implicit
        (Get-TestAuthorization "response_type=token&client_id=web&redirect_uri=$back&state=s").Status | Should -Be 200
    }
}
