BeforeDiscovery {
    Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'DracoonPS', 'DracoonPS.psd1'))
    $HasEmergencyCodes = $null -ne (Get-Command New-DracoonUserMfaEmergencyCode -ErrorAction Ignore)
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    $Clock = @{ Offset = 0 }

    # The code of an authenticator app at the server's time: RFC 6238. Each call is a minute later, since codes work once.
    function Get-TestOtp([securestring] $Secret) {
        $text = [Net.NetworkCredential]::new('', $Secret).Password
        $bits = -join ($text.ToCharArray() | ForEach-Object { [Convert]::ToString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.IndexOf($_), 2).PadLeft(5, '0') })
        $key = [byte[]] @(for ($i = 0; $i + 8 -le $bits.Length; $i += 8) { [Convert]::ToByte($bits.Substring($i, 8), 2) })
        $Clock.Offset += 60
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":60}')
        $now = ([DateTime]::UtcNow - [DateTime]::new(1970, 1, 1)).TotalSeconds + $Clock.Offset
        $counter = [BitConverter]::GetBytes([long] [Math]::Floor($now / 30))
        [Array]::Reverse($counter)
        $hmac = [Security.Cryptography.HMACSHA1]::new($key)
        try { $hash = $hmac.ComputeHash($counter) } finally { $hmac.Dispose() }
        $at = $hash[19] -band 15
        $number = (([int] $hash[$at] -band 127) -shl 24) -bor ([int] $hash[$at + 1] -shl 16) -bor ([int] $hash[$at + 2] -shl 8) -bor [int] $hash[$at + 3]
        return ($number % 1000000).ToString('D6')
    }

    # Signs in on the login page, as a browser does, and gives the code; nothing when the page refuses.
    function Get-TestCode([string] $UserName, [string] $Password, [string] $Otp) {
        $fields = [Collections.Generic.Dictionary[string, string]]::new()
        $fields['response_type'] = 'code'
        $fields['client_id'] = 'dracoon_legacy_scripting'
        $fields['redirect_uri'] = "$($Sandbox.Url)/oauth/callback"
        $fields['state'] = 'test'
        $fields['username'] = $UserName
        $fields['password'] = $Password
        $fields['otp'] = $Otp
        $client = [Net.Http.HttpClient]::new()
        try {
            $response = $client.PostAsync("$($Sandbox.Url)/oauth/authorize", [Net.Http.FormUrlEncodedContent]::new($fields)).GetAwaiter().GetResult()
            $page = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
            if ($page -match '<pre id="code">(\w+)</pre>') { return $Matches[1] }
        }
        finally { $client.Dispose() }
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Test-DracoonConnection -Online' {
    It 'asks the server' {
        Clear-SandboxRequest $Sandbox
        Test-DracoonConnection -Online -Session $Anna | Should -BeTrue
        Get-SandboxRequest $Sandbox | Should -Be 'GET /api/v4/user/ping'
    }
}

Describe 'The places where a user is signed in' {
    It 'are listed, the own one among them' {
        $all = @(Get-DracoonOAuthAuthorization -Session $Anna)
        $all.Count | Should -Be 1
        $all[0].IsCurrent | Should -BeTrue
        $all[0].ClientId | Should -Be 'dracoon_legacy_scripting'
        $all[0].UserAgentInfo | Should -Match 'DracoonPS'
        $all[0].CreatedAt.Kind | Should -Be 'Utc'
    }

    It 'stay one when tokens are refreshed' {
        Update-DracoonToken -Session $Anna
        @(Get-DracoonOAuthAuthorization -Session $Anna).Count | Should -Be 1
    }

    It 'are chosen by client' {
        $other = Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'anna' 'Sandbox-Anna-1') -ClientId sandbox-confidential -ClientSecret (ConvertTo-TestSecret 's3cret:with-colon') -PassThru
        @(Get-DracoonOAuthAuthorization -Session $Anna).Count | Should -Be 2
        (Get-DracoonOAuthAuthorization -Standard $false -Session $Anna).ClientId | Should -Be 'sandbox-confidential'
        (Get-DracoonOAuthAuthorization '*legacy*' -Session $Anna).IsCurrent | Should -BeTrue
        @(Get-DracoonOAuthAuthorization -Sort clientName:desc -Session $Anna)[0].ClientId | Should -Be 'sandbox-confidential'
        Remove-DracoonOAuthAuthorization sandbox-confidential -All -WhatIf -Session $Anna
        (Get-DracoonAccount -Session $other).UserName | Should -Be 'anna'
        Remove-DracoonOAuthAuthorization sandbox-confidential -All -Confirm:$false -Session $Anna
        $id = try { Get-DracoonAccount -Session $other } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.GetDracoonAccountCommand'
    }

    It 'end one by one, with what it holds' {
        $other = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        Get-DracoonOAuthAuthorization -Session $Anna | Where-Object { -not $_.IsCurrent } | Remove-DracoonOAuthAuthorization -Confirm:$false -Session $Anna
        $id = try { Get-DracoonAccount -Session $other } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.GetDracoonAccountCommand'
        (Get-DracoonAccount -Session $Anna).UserName | Should -Be 'anna'
        Remove-DracoonOAuthAuthorization -ClientId dracoon_legacy_scripting -AuthorizationId 999999 -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.RemoveDracoonOAuthAuthorizationCommand'
    }

    It 'are ended by nothing that is only a client' {
        { [pscustomobject] @{ ClientId = 'dracoon_legacy_scripting' } | Remove-DracoonOAuthAuthorization -Confirm:$false -Session $Anna -ErrorAction Stop } | Should -Throw
        (Get-DracoonAccount -Session $Anna).UserName | Should -Be 'anna'
    }
}

Describe 'The clients that a user let in' {
    It 'come from the login page, and are taken back' {
        @(Get-DracoonOAuthApproval -Session $Anna).Count | Should -Be 0
        Get-TestCode 'anna' 'Sandbox-Anna-1' | Should -Not -BeNullOrEmpty
        $approval = Get-DracoonOAuthApproval -Client 'dracoon*' -Sort clientName -Session $Anna
        $approval.ClientName | Should -Be 'DRACOON Legacy Scripting'
        $approval | Remove-DracoonOAuthApproval -WhatIf -Session $Anna
        @(Get-DracoonOAuthApproval -Session $Anna).Count | Should -Be 1
        $approval | Remove-DracoonOAuthApproval -Confirm:$false -Session $Anna
        @(Get-DracoonOAuthApproval -Session $Anna).Count | Should -Be 0
        Remove-DracoonOAuthApproval dracoon_legacy_scripting -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.RemoveDracoonOAuthApprovalCommand'
    }
}

Describe 'A second factor' {
    It 'is begun, and its secret not shown' {
        $state = Get-DracoonMfa -Session $Anna
        "$($state.IsEnabled) $($state.IsEnforced) $($state.SetupIds.Count)" | Should -Be 'False False 0'
        New-DracoonMfaTotp -Session $Anna -WhatIf | Should -BeNullOrEmpty
        $setup = New-DracoonMfaTotp -Session $Anna
        $secret = [Net.NetworkCredential]::new('', $setup.Secret).Password
        $secret | Should -Match '^[A-Z2-7]{32}$'
        [Net.NetworkCredential]::new('', $setup.OtpUri).Password | Should -BeLike "otpauth://totp/*secret=$secret*"
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeFalse
        [IO.File]::ReadAllText($Sandbox.Traffic) | Should -Not -Match $secret
    }

    It 'is confirmed with a code of the app only' {
        $setup = New-DracoonMfaTotp -Session $Anna
        $code = Get-TestOtp $setup.Secret
        $wrong = (([int] $code + 1) % 1000000).ToString('D6')
        $setup | Confirm-DracoonMfaTotp -Code $wrong -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.ConfirmDracoonMfaTotpCommand'
        $setup | Confirm-DracoonMfaTotp -Code $code -WhatIf -Session $Anna
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeFalse
        $setup | Confirm-DracoonMfaTotp -Code $code -Session $Anna
        (Get-DracoonMfa -Session $Anna).SetupIds | Should -Be $setup.SetupId
        (Get-DracoonUser anna -Session $Admin).IsMfaEnabled | Should -BeTrue
        New-DracoonMfaTotp -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.NewDracoonMfaTotpCommand'
        $script:Setup = $setup
    }

    It 'is asked for at the sign-in, each code once' {
        { Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1' } | Should -Throw
        Get-TestCode 'anna' 'Sandbox-Anna-1' | Should -BeNullOrEmpty
        $otp = Get-TestOtp $Setup.Secret
        $code = Get-TestCode 'anna' 'Sandbox-Anna-1' $otp
        $session = Connect-Dracoon $Sandbox.Url -AuthorizationCode $code -PassThru
        $session.UserName | Should -Be 'anna'
        Disconnect-Dracoon -Session $session
        Get-TestCode 'anna' 'Sandbox-Anna-1' $otp | Should -BeNullOrEmpty
    }

    It 'is removed with a code' {
        $mfa = Get-DracoonMfa -Session $Anna
        $mfa.Setups | Remove-DracoonMfaTotp -Code 000000 -WhatIf -Session $Anna
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeTrue
        Remove-DracoonMfaTotp -SetupId 999999 -Code 123456 -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.RemoveDracoonMfaTotpCommand'
        $mfa.Setups | Remove-DracoonMfaTotp -Code (Get-TestOtp $Setup.Secret) -Confirm:$false -Session $Anna
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeFalse
        Disconnect-Dracoon -Session (Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1')
    }

    It 'is ended by an emergency code only, which works once' -Skip:(-not $HasEmergencyCodes) {
        $setup = New-DracoonMfaTotp -Session $Anna
        $setup | Confirm-DracoonMfaTotp -Code (Get-TestOtp $setup.Secret) -Session $Anna
        Disable-DracoonMfa (ConvertTo-TestSecret 'no-such-code') -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.DisableDracoonMfaCommand'
        $userId = (Get-DracoonUser anna -Session $Admin).UserId
        $code = ConvertTo-TestSecret (Invoke-DracoonApi -Method Post -Path "/users/$userId/mfa/emergency_code" -Session $Admin).code
        Disable-DracoonMfa -EmergencyCode $code -WhatIf -Session $Anna
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeTrue
        Disable-DracoonMfa -EmergencyCode $code -Confirm:$false -Session $Anna
        (Get-DracoonMfa -Session $Anna).IsEnabled | Should -BeFalse
        Disable-DracoonMfa -EmergencyCode $code -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.DisableDracoonMfaCommand'
    }

    It 'refuses a wrong emergency code' {
        Disable-DracoonMfa (ConvertTo-TestSecret 'no-such-code') -Confirm:$false -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.DisableDracoonMfaCommand'
    }
}
