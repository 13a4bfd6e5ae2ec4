# What Tab offers without asking the server: words, filters, orders, addresses, saved sessions.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Tab.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Session = Connect-TestSandbox $Sandbox
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
}

Describe 'What no server is asked for' {
    It 'completes ways to sign in' { CompleteText 'Get-DracoonUser -AuthMethod o' | Should -Be 'openid' }

    It 'completes languages' { CompleteText 'New-DracoonUser -Language de-D' | Should -Be 'de-DE' }

    It 'leaves enumerations to PowerShell' {
        CompleteText 'Set-DracoonFile 5 -Classification Int' | Should -Be 'Internal'
        CompleteText 'Grant-DracoonRoomPermission 5 -Template Re' | Should -Be 'Read'
    }

    It 'completes filters: field, operator, value' {
        CompleteText 'Get-DracoonUser -Filter isL' | Should -Be 'isLocked:eq:'
        CompleteText 'Get-DracoonUser -Filter userN' | Should -Be 'userName:eq:|userName:cn:'
        CompleteText 'Get-DracoonUser -Filter isLocked:eq:' | Should -Be 'isLocked:eq:true|isLocked:eq:false'
        CompleteText "Get-DracoonUser -Filter 'userName:cn:a|isLocked:eq:t" | Should -Be "'userName:cn:a|isLocked:eq:true'"
        CompleteText "Get-DracoonNode -Filter 'type:eq:room:" | Should -Be "'type:eq:room:folder'|'type:eq:room:file'"
        @(Complete 'Get-DracoonUser -Filter isL')[0].ToolTip | Should -Be 'isLocked is: one of true, false'
        (Get-DracoonUser -Filter 'isLocked:eq:true').UserName | Should -Be 'ext-dev'
    }

    It 'completes orders' {
        CompleteText 'Get-DracoonUser -Sort userN' | Should -Be 'userName:asc|userName:desc'
        CompleteText "Get-DracoonUser -Sort 'userName:asc,lastN" | Should -Be "'userName:asc,lastName:asc'|'userName:asc,lastName:desc'"
        CompleteText 'Get-DracoonReport -Sort na' | Should -Be 'name:asc|name:desc'
    }

    It 'completes the paths of the API for the method on the line' {
        CompleteText 'Invoke-DracoonApi Get /user/acc' | Should -Match '(^|\|)/user/account(\||$)'
        CompleteText 'Invoke-DracoonApi Get /nodes/17/par' | Should -Be '/nodes/17/parents'
        CompleteText 'Invoke-DracoonApi Get /nodes/17/emp' | Should -Be ''
        CompleteText "Invoke-DracoonApi Delete '/users/{" | Should -Match "'/users/\{user_id\}'"
        CompleteText 'Invoke-DracoonApi Get /api/v4/user/acc' | Should -Match '/api/v4/user/account'
    }

    It 'completes addresses of servers' { CompleteText 'Connect-Dracoon 127' | Should -Be $Sandbox.Url }

    It 'completes saved sessions' {
        $name = 'completion test ' + [guid]::NewGuid().ToString('N')
        $saved = Connect-TestSandbox $Sandbox
        try {
            Save-DracoonSession -Name $name -Session $saved
            CompleteText "Connect-Dracoon -Saved -Name 'completion te" | Should -Match ([regex]::Escape("'$name'"))
            CompleteText 'Connect-Dracoon -Saved -Name complet' | Should -Match ([regex]::Escape("'$name'"))
        }
        finally { $saved | Disconnect-Dracoon -Revoke }
        CompleteText 'Connect-Dracoon -Saved -Name complet' | Should -Not -Match $name
    }
}
