BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
    $Admin = Connect-TestSandbox $Sandbox

    $Petra = @{ FirstName = 'Petra'; LastName = 'Policy'; UserName = 'petra'; Email = 'petra@example.org' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Get-DracoonPolicy' {
    It 'reads <Kind> as <Type>' -ForEach @(
        @{ Kind = 'Classification'; Type = 'DracoonClassificationPolicy' }
        @{ Kind = 'GuestUser'; Type = 'DracoonGuestUserPolicy' }
        @{ Kind = 'Mfa'; Type = 'DracoonMfaPolicy' }
        @{ Kind = 'Password'; Type = 'DracoonPasswordPolicy' }
        @{ Kind = 'VirusProtection'; Type = 'DracoonVirusProtectionPolicy' }
    ) {
        $found = @(Get-DracoonPolicy $Kind)
        $found[0].GetType().Name | Should -Be $Type
        $found[0].GetAdditionalData().Count | Should -Be 0
    }

    It 'reads the passwords of all types, or of some' {
        @(Get-DracoonPolicy | ForEach-Object { $_.PasswordType }) -join ' ' | Should -Be 'login shares encryption'
        @(Get-DracoonPolicy Password -PasswordType Encryption, Login | ForEach-Object { $_.PasswordType }) -join ' ' | Should -Be 'encryption login'
        (Get-DracoonPolicy -PasswordType Encryption).RejectDictionaryWords | Should -BeNullOrEmpty
        (Get-DracoonPolicy -PasswordType Login).UpdatedAt.Kind | Should -Be 'Utc'
    }

    It 'refuses -PasswordType for other policies' {
        $id = try { Get-DracoonPolicy Mfa -PasswordType Login } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonPolicyCommand'
    }

    It 'is for config managers' {
        Get-DracoonPolicy Mfa -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonPolicyCommand'
    }
}

Describe 'Set-DracoonPolicy' {
    It 'makes login passwords stricter: everybody sees it, and new users are held to it' {
        Set-DracoonPolicy Login -MinLength 12 -MustContainCharacter all -NumberOfCharacteristicsToEnforce 3 -RejectUserInfo $true -RejectKeyboardPatterns $true
        $policy = @(Get-DracoonConfig PasswordPolicy -Session $Anna | Where-Object { $_.PasswordType -eq 'login' })
        $policy.MinLength | Should -Be 12
        $policy.MustContainCharacters -join ' ' | Should -Be 'uppercase lowercase numeric special'
        $policy.NumberOfCharacteristicsToEnforce | Should -Be 3
        $policy.NumberOfArchivedPasswords | Should -Be 3
        $policy.UpdatedByName | Should -Be 'Ada Admin'
        foreach ($weak in 'Short-1', 'onlyletters-here', 'Mine-is-Petra-7', 'Some-Qwertz-2026') {
            New-DracoonUser @Petra -Password (ConvertTo-TestSecret $weak) -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPolicyViolation,DracoonPS.Commands.NewDracoonUserCommand'
        }
        (New-DracoonUser @Petra -Password (ConvertTo-TestSecret 'Good-Enough-2026')).UserName | Should -Be 'petra'
    }

    It 'keeps what belongs together and is not given' {
        Set-DracoonPolicy -PasswordType Login -NumberOfCharacteristicsToEnforce 4
        $policy = Get-DracoonPolicy -PasswordType Login
        $policy.MustContainCharacters.Count | Should -Be 4
        $policy.MinLength | Should -Be 12
        (Set-DracoonPolicy Login -MustContainCharacter alpha, numeric -PassThru).NumberOfCharacteristicsToEnforce | Should -Be 2
        (Set-DracoonPolicy Login -MustContainCharacter none -PassThru).NumberOfCharacteristicsToEnforce | Should -Be 0
        (Set-DracoonPolicy Login -PasswordExpirationEnabled $true -MaxPasswordAge 90 -PassThru).MaxPasswordAge | Should -Be 90
        (Set-DracoonPolicy Login -MaxPasswordAge 180 -PassThru).PasswordExpirationEnabled | Should -BeTrue
    }

    It 'takes policies from the pipeline' {
        Get-DracoonPolicy | Set-DracoonPolicy -MinLength 10
        @(Get-DracoonPolicy | ForEach-Object { $_.MinLength }) -join ' ' | Should -Be '10 10 10'
    }

    It 'locks users out for a while' {
        Set-DracoonPolicy Login -UserLockoutEnabled $true -MaxNumberOfLoginFailures 2 -LockoutPeriod 5
        1..2 | ForEach-Object { try { Connect-TestSandbox $Sandbox ben 'not that' } catch { } }
        { Connect-TestSandbox $Sandbox ben 'Sandbox-Ben-1' } | Should -Throw
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds": 360}')
        $ben = Connect-TestSandbox $Sandbox ben 'Sandbox-Ben-1'
        $ben.UserName | Should -Be 'ben'
        Disconnect-Dracoon -Session $ben
        Set-DracoonSession $Admin
        (Set-DracoonPolicy Login -LockoutPeriod 10 -PassThru).UserLockoutEnabled | Should -BeTrue
        Set-DracoonPolicy Login -UserLockoutEnabled $false
    }

    It 'says what does not fit' {
        Set-DracoonPolicy Shares -MustContainCharacter alpha -NumberOfCharacteristicsToEnforce 3 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SetDracoonPolicyCommand'
        { Set-DracoonPolicy Login -MinLength 0 } | Should -Throw
    }

    It 'demands a second factor of some, or of all' {
        (Set-DracoonPolicy -MfaEnforced $true -UserType guest -PassThru).EnforcedUserTypes | Should -Be 'guest'
        (Get-DracoonPolicy Mfa).IsMfaEnforced | Should -BeFalse
        Set-DracoonPolicy -MfaEnforced $true
        (Get-DracoonPolicy Mfa).EnforcedUserTypes -join ' ' | Should -Be 'guest internal'
        (Set-DracoonPolicy -MfaEnforced $false -PassThru).EnforcedUserTypes.Count | Should -Be 0
    }

    It 'changes the other policies, and everybody sees it' {
        Set-DracoonPolicy -ClassificationRequiresSharePassword Confidential
        Set-DracoonPolicy -InviteUsersEnabled $false
        Set-DracoonPolicy -VirusProtectionEnabled $true
        (Get-DracoonConfig ClassificationPolicy -Session $Anna).ClassificationRequiresSharePassword | Should -Be 3
        (Get-DracoonConfig GuestUserPolicy -Session $Anna).IsInviteUsersEnabled | Should -BeFalse
        (Get-DracoonConfig VirusProtectionPolicy -Session $Anna).IsVirusProtectionEnabled | Should -BeTrue
        (Set-DracoonPolicy -ClassificationRequiresSharePassword None -PassThru).ClassificationRequiresSharePassword | Should -Be 0
    }

    It 'changes nothing with -WhatIf, and is for config managers' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonPolicy Login -MinLength 20 -WhatIf
        Set-DracoonPolicy -MfaEnforced $true -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        Set-DracoonPolicy -InviteUsersEnabled $true -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonPolicyCommand'
    }
}

Describe 'Start-DracoonPasswordChange' {
    It 'is for config managers, and does nothing with -WhatIf' {
        Start-DracoonPasswordChange -Session $Anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.StartDracoonPasswordChangeCommand'
        Clear-SandboxRequest $Sandbox
        Start-DracoonPasswordChange -WhatIf
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
    }

    # Last, since whoever has to change the password can do nothing else on a real server.
    It 'makes users choose another password' {
        Start-DracoonPasswordChange -Confirm:$false | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox) -join ' ' | Should -Be 'POST /api/v4/system/config/policies/passwords/enforce_change'
    }
}
