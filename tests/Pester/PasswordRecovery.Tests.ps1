# Nobody is signed in here, but where a test says so.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Server = @{ BaseUrl = $Sandbox.Url }

    # ToString, since PowerShell takes a JValue for a list with nothing in it.
    function Get-TestMail {
        [Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/mail')) |
            ForEach-Object { [pscustomobject] @{ To = $_['to'].ToString(); Token = "$(if ($null -ne $_['token']) { $_['token'].ToString() })"; UserNames = "$(if ($null -ne $_['userNames']) { $_['userNames'].ToString() })" } }
    }

    function Get-TestToken { ConvertTo-TestSecret @(Get-TestMail)[-1].Token }

    function Move-TestClock([int] $Seconds) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{`"seconds`":$Seconds}") }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Request-DracoonPasswordReset' {
    It 'has a mail sent, and not with -WhatIf' {
        Request-DracoonPasswordReset anna @Server -WhatIf
        @(Get-TestMail).Count | Should -Be 0
        Request-DracoonPasswordReset anna -Language de-DE @Server
        $mail = @(Get-TestMail)[0]
        $mail.To | Should -Be 'anna@sandbox.example'
        $mail.Token | Should -Not -BeNullOrEmpty
    }

    It 'does not tell who is there' {
        Request-DracoonPasswordReset nobody @Server
        @(Get-TestMail).Count | Should -Be 1
    }

    It 'sends no second mail within five minutes' {
        Request-DracoonPasswordReset anna @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRateLimited,DracoonPS.Commands.RequestDracoonPasswordResetCommand'
        $failed[0].TargetObject | Should -Be 'anna'
        Move-TestClock 301
        Request-DracoonPasswordReset anna @Server
        @(Get-TestMail).Count | Should -Be 2
    }

    It 'takes rows, and goes on after one that is refused' {
        [pscustomobject] @{ UserName = 'anna' }, [pscustomobject] @{ UserName = 'ben' } | Request-DracoonPasswordReset @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        @(Get-TestMail)[-1].To | Should -Be 'ben@sandbox.example'
    }

    It 'refuses a language that is none' {
        Request-DracoonPasswordReset anna -Language 'no language' @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.ErrorCode | Should -Be -10013
    }

    It 'needs an address or a session' {
        $id = try { Request-DracoonPasswordReset anna } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonNotConnected,DracoonPS.Commands.RequestDracoonPasswordResetCommand'
        $id = try { Request-DracoonPasswordReset anna -SkipCertificateCheck } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.RequestDracoonPasswordResetCommand'
        $id = try { Request-DracoonPasswordReset anna -BaseUrl 'http://elsewhere.example' } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.RequestDracoonPasswordResetCommand' -Because 'no token goes over plain http'
    }

    It 'goes to the server of the session, without its token' {
        $session = Connect-TestSandbox $Sandbox
        Move-TestClock 301
        Get-DracoonUser ben | Request-DracoonPasswordReset
        @(Get-TestMail)[-1].To | Should -Be 'ben@sandbox.example'
        $id = try { Request-DracoonPasswordReset ben -Session $session @Server } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.RequestDracoonPasswordResetCommand'
        Disconnect-Dracoon
    }
}

Describe 'The token of a mail' {
    BeforeAll {
        Move-TestClock 301
        Request-DracoonPasswordReset anna @Server
        $Token = Get-TestToken
        $New = ConvertTo-TestSecret 'Found-Again-2026'
    }

    It 'is tested without being used up' {
        Test-DracoonPasswordResetToken $Token @Server | Should -BeTrue
        Test-DracoonPasswordResetToken (ConvertTo-TestSecret 'no-such-token-1') @Server | Should -BeFalse
        $reset = Test-DracoonPasswordResetToken $Token -Detailed @Server
        "$reset" | Should -Be 'Anna Berg'
        $reset.MinimumLength | Should -BeGreaterThan 0
        $reset.RequiredCharacterKinds | Should -BeLessOrEqual $reset.CharacterKinds.Count
        $reset.ArchivedPasswords | Should -BeGreaterThan 0
        Test-DracoonPasswordResetToken (ConvertTo-TestSecret 'no-such-token-1') -Detailed @Server -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.TestDracoonPasswordResetTokenCommand'
    }

    It 'sets another password, once, and only one that the policy lets' {
        Reset-DracoonPassword $Token (ConvertTo-TestSecret 'Short-1') @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPolicyViolation,DracoonPS.Commands.ResetDracoonPasswordCommand'
        Reset-DracoonPassword $Token $New @Server -WhatIf
        Disconnect-Dracoon -Session (Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1')
        Reset-DracoonPassword -Token $Token -NewPassword $New @Server
        { Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1' } | Should -Throw
        Disconnect-Dracoon -Session (Connect-TestSandbox $Sandbox 'anna' 'Found-Again-2026')
        Test-DracoonPasswordResetToken $Token @Server | Should -BeFalse
        Reset-DracoonPassword $Token (ConvertTo-TestSecret 'Once-More-2026') @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.ResetDracoonPasswordCommand'
    }

    It 'ends with the clock' {
        Move-TestClock 301
        Request-DracoonPasswordReset anna @Server
        $late = Get-TestToken
        Move-TestClock 3601
        Test-DracoonPasswordResetToken $late @Server | Should -BeFalse
    }

    It 'is shown nowhere: not in errors, not in verbose lines, not in the traffic log' {
        $text = [Net.NetworkCredential]::new('', $Token).Password
        $shown = Test-DracoonPasswordResetToken $Token @Server -Verbose 4>&1 | ForEach-Object { "$_" }
        "$shown" | Should -Match 'reset_password/\*\*\*'
        "$shown" | Should -Not -Match $text
        Reset-DracoonPassword (ConvertTo-TestSecret '1234567') (ConvertTo-TestSecret 'Once-More-2026') @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0]) $($failed[0].TargetObject)" | Should -Not -Match '1234567'
        [IO.File]::ReadAllText($Sandbox.Traffic) | Should -Not -Match "$text|1234567|Once-More|Found-Again"
    }
}

Describe 'Request-DracoonUserName' {
    It 'has a mail sent with all user names of an address' {
        [pscustomobject] @{ Email = 'ben@sandbox.example' } | Request-DracoonUserName -Language en-GB @Server
        @(Get-TestMail)[-1].UserNames | Should -Match '"ben"'
    }

    It 'says that nobody has the address, and sends nothing with -WhatIf' {
        $count = @(Get-TestMail).Count
        Request-DracoonUserName ben@sandbox.example @Server -WhatIf
        Request-DracoonUserName nobody@example.org @Server -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonUserNotFound,DracoonPS.Commands.RequestDracoonUserNameCommand'
        @(Get-TestMail).Count | Should -Be $count
    }
}
