# What admins script with users, at 1,200 of them: each job is one pipeline, and can be repeated.

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo,users=1200'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    $secret = ConvertTo-TestSecret 'Directory-Password-1'
    $Ad = (New-DracoonActiveDirectory corp -ServerAddress 127.0.0.1 -ServerPort 389 -AdminName 'CN=dracoon' -AdminPassword $secret -UsersDomain 'DC=corp' -UserFilter sAMAccountName).ActiveDirectoryId
    $Oid = (New-DracoonOpenIdProvider sso -Issuer https://sso.example -AuthorizationUrl https://sso.example/a -TokenUrl https://sso.example/t -UserInfoUrl https://sso.example/u `
            -JwksUrl https://sso.example/k -ClientId dracoon -ClientSecret $secret -RedirectUri https://dracoon.example/sso -MappingClaim email).OpenIdProviderId

    function New-CsvFile([string] $Name, [string[]] $Lines, [Text.Encoding] $Encoding = [Text.UTF8Encoding]::new($false)) {
        $path = [IO.Path]::Combine($Folder, $Name)
        [IO.File]::WriteAllText($path, ($Lines -join "`r`n") + "`r`n", $Encoding)
        return $path
    }

    # How many rows of a report have which action.
    function Get-ActionCount($Report) {
        $counts = [Collections.Generic.SortedDictionary[string, int]]::new()
        $Report | ForEach-Object { $counts[$_.Action] = 1 + $(if ($counts.ContainsKey($_.Action)) { $counts[$_.Action] } else { 0 }) }
        return @($counts.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }) -join ' '
    }

    function Get-ChangeCount { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count }
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'Import from CSV' {
    BeforeAll {
        # More than a year ago.
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":-34560000}')
        [void] (New-DracoonGroup Staff)
        [void] (New-DracoonGroup Berlin)
        $lines = @('FirstName,LastName,UserName,Email,Group,Locked') + @(1..1200 | ForEach-Object { "Im,Port $_,imp$_,imp$_@example.org,$(if ($_ % 2) { 'Berlin' }),$(if ($_ -eq 5) { 'true' })" })
        $Large = New-CsvFile 'large.csv' $lines
    }

    AfterAll { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":34560000}') }

    It 'shows what it would do with -WhatIf, and does nothing' {
        Clear-SandboxRequest $Sandbox
        @([IO.File]::ReadAllLines($Large))[1..3] | ForEach-Object { $cells = $_.Split(','); [pscustomobject] @{ FirstName = $cells[0]; LastName = $cells[1]; UserName = $cells[2] } } |
            Import-DracoonUser -OpenIdProvider $Oid -Group Staff -WhatIf | Should -BeNullOrEmpty
        Get-ChangeCount | Should -Be 0
    }

    It 'creates 1,200 users with their groups, and reports on each row' {
        Clear-SandboxRequest $Sandbox
        $report = @(Import-DracoonUser $Large -OpenIdProvider $Oid -Group Staff)
        Get-ActionCount $report | Should -Be 'Created=1200'
        $report[1199].Row | Should -Be 1200
        $report[0].AddedToGroups | Should -Be 'Berlin, Staff'
        $report[0].UserId | Should -BeGreaterThan 0
        (Get-DracoonGroup Staff).UserCount | Should -Be 1200
        (Get-DracoonGroup Berlin).UserCount | Should -Be 600
        $user = Get-DracoonUser imp5
        "$($user.AuthMethod) $($user.ProviderId) $($user.IsLocked)" | Should -Be "openid $Oid True"
        # The users, one lock, and the groups by 200.
        Get-ChangeCount | Should -BeLessThan 1230
    }

    It 'changes nothing the second time' {
        Clear-SandboxRequest $Sandbox
        Get-ActionCount (Import-DracoonUser $Large -OpenIdProvider $Oid -Group Staff) | Should -Be 'Skipped=1200'
        Get-ChangeCount | Should -Be 0
    }

    It 'goes on where it ended: who lacks a group gets it' {
        Remove-DracoonGroupMember Staff imp7, imp8 -Confirm:$false
        $report = @(Import-DracoonUser $Large -OpenIdProvider $Oid -Group Staff | Where-Object { $_.AddedToGroups })
        ($report | ForEach-Object { "$($_.UserName) $($_.Action) $($_.AddedToGroups)" }) -join ', ' | Should -Be 'imp7 Skipped Staff, imp8 Skipped Staff'
    }

    It 'updates what differs, and only that' {
        $lines = 'UserName;Phone;LastName;Locked;Email', 'imp1;030 1;Port 1;;imp1@example.org', 'imp2;;Neu;;', 'imp5;;;no;', 'imp6;;Port 6;false;'
        $file = New-CsvFile 'update.csv' $lines
        Import-DracoonUser $file -UpdateExisting -WhatIf | ForEach-Object { $_.Action } | Should -Be 'Unchanged'
        $report = @(Import-DracoonUser $file -UpdateExisting)
        ($report | ForEach-Object { "$($_.UserName) $($_.Action) $($_.Changes)".Trim() }) -join ', ' | Should -Be 'imp1 Updated Phone, imp2 Updated LastName, imp5 Updated Locked, imp6 Unchanged'
        Get-ActionCount (Import-DracoonUser $file -UpdateExisting) | Should -Be 'Unchanged=4'
        $user = Get-DracoonUser imp2
        "$($user.FirstName) $($user.LastName) $($user.Email)" | Should -Be 'Im Neu imp2@example.org'
    }

    It 'moves users to another way of signing in, once' {
        $file = New-CsvFile 'auth.csv' @('UserName,AuthMethod,AdProvider,Login', "imp10,ActiveDirectory,$Ad,corp\imp10")
        $report = Import-DracoonUser $file -UpdateExisting
        $report.Changes | Should -Be 'AuthMethod, Login, ProviderId'
        $user = Get-DracoonUser imp10
        "$($user.AuthMethod) $($user.Login) $($user.ProviderId)" | Should -Be "active_directory corp\imp10 $Ad"
        (Import-DracoonUser $file -UpdateExisting).Action | Should -Be 'Unchanged'
    }

    It 'goes on after rows that fail, and says why in the report and as errors' {
        $lines = 'FirstName,LastName,UserName,Email,Group,ExpireAt', 'A,B,ok1,ok1@example.org,,2030-01-01', ',B,bad1,bad1@example.org,,', 'A,B,bad2,no address,,',
            'A,B,,,,', 'A,B,bad3,bad3@example.org,,someday', 'A,B,half1,half1@example.org,None such,', 'A,B,ok1,ok1@example.org,,'
        $report = @(Import-DracoonUser (New-CsvFile 'bad.csv' $lines) -ErrorAction SilentlyContinue -ErrorVariable failed)
        ($report | ForEach-Object { "$($_.Row) $($_.Action)" }) -join ', ' | Should -Be '1 Created, 2 Failed, 3 Failed, 4 Failed, 5 Failed, 6 Failed, 7 Skipped'
        ($report[1].Error) | Should -Match 'FirstName'
        $ids = @($failed | ForEach-Object { $_.FullyQualifiedErrorId })
        $ids | Should -Contain 'DracoonInvalidField,DracoonPS.Commands.ImportDracoonUserCommand'
        $ids | Should -Contain 'DracoonInvalidArgument,DracoonPS.Commands.ImportDracoonUserCommand'
        $ids | Should -Contain 'DracoonGroupNotFound,DracoonPS.Commands.ImportDracoonUserCommand'
        (Get-DracoonUser ok1).ExpireAt.Year | Should -BeGreaterThan 2028
        @(Get-DracoonUser -UserName 'bad*').Count | Should -Be 0
    }

    It 'reads other names of columns, encodings, and cells with separators and line breaks' {
        $latin = [Text.Encoding]::GetEncoding('iso-8859-1')
        $file = New-CsvFile 'hr.csv' @('Vorname;Nachname;E-Mail;Abteilung', "J$([char] 0xFC)rgen;""M; von`r`n""""X"""""";juergen@example.org;IT") $latin
        $report = Import-DracoonUser $file -Encoding latin1 -Mapping @{ FirstName = 'Vorname'; LastName = 'Nachname'; Email = 'E-Mail' } -WarningAction SilentlyContinue -WarningVariable warned
        $report.Action | Should -Be 'Created'
        "$($warned[0])" | Should -Match 'Abteilung'
        $user = Get-DracoonUser juergen@example.org
        $user.FirstName | Should -Be "J$([char] 0xFC)rgen"
        $user.LastName | Should -Be "M; von`r`n""X"""
        # Found by the address that is the user name.
        (Import-DracoonUser $file -Encoding latin1 -Mapping @{ FirstName = 'Vorname'; LastName = 'Nachname'; Email = 'E-Mail' } -WarningAction SilentlyContinue).Action | Should -Be 'Skipped'
    }

    It 'takes rows of the pipeline, whose results are users' {
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ FirstName = 'Row'; LastName = "$_"; UserName = "piped$_"; Email = "piped$_@example.org" } }
        $rows | Import-DracoonUser -Password (ConvertTo-TestSecret 'Start-Here-2026') | Add-DracoonGroupMember Berlin
        @(Get-DracoonGroupMember Berlin -Match piped).Count | Should -Be 3
        { Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'piped1' 'Start-Here-2026') -PassThru | Disconnect-Dracoon } | Should -Not -Throw
    }

    It 'refuses files that are none, and what it can not import' {
        $file = New-CsvFile 'broken.csv' @('FirstName,LastName,UserName', 'A,"B,c')
        $id = try { Import-DracoonUser $file } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ImportDracoonUserCommand'
        $id = try { Import-DracoonUser ([IO.Path]::Combine($Folder, 'none.csv')) } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonFileAccess,DracoonPS.Commands.ImportDracoonUserCommand'
        $id = try { Import-DracoonUser $file -Mapping @{ Nonsense = 'x' } } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ImportDracoonUserCommand'
    }

    It 'is one pipeline with New-DracoonUser too' {
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ FirstName = 'New'; LastName = "$_"; UserName = "pipe-new$_"; Email = "pn$_@example.org"; AuthMethod = ''; ExpireAt = '' } }
        1..2 | ForEach-Object { $rows | New-DracoonUser -OpenIdProvider $Oid -IfNotExists | Add-DracoonGroupMember -Group Staff }
        @(Get-DracoonGroupMember Staff -Match 'pipe-new').Count | Should -Be 3
        (Get-DracoonUser pipe-new1).AuthMethod | Should -Be 'openid'
    }
}

Describe 'Change of the way to sign in' {
    It 'is shown with -WhatIf, done for 600 users, and has nothing left to do then' {
        Get-DracoonUser -UserName 'imp*' | Where-Object { $_.UserId % 2 } | Set-DracoonUser -AuthMethod ActiveDirectory -AdProvider $Ad -ThrottleLimit 8
        Clear-SandboxRequest $Sandbox
        Get-DracoonUser -UserName 'imp111*' -AuthMethod ActiveDirectory -ProviderId $Ad | Set-DracoonUser -AuthMethod OpenId -OpenIdProvider $Oid -Login { $_.Email } -EnforceMfa -WhatIf
        Get-ChangeCount | Should -Be 0
        Get-DracoonUser -UserName 'imp*' -AuthMethod ActiveDirectory -ProviderId $Ad | Set-DracoonUser -AuthMethod OpenId -OpenIdProvider $Oid -Login { $_.Email } -EnforceMfa -ThrottleLimit 8
        Get-ChangeCount | Should -BeGreaterThan 599
        $user = @(Get-DracoonUser -UserName 'imp*' | Where-Object { $_.UserId % 2 })[0] | Get-DracoonUser
        "$($user.AuthMethod) $($user.ProviderId) $($user.Login -eq $user.Email) $($user.IsMfaEnforced)" | Should -Be "openid $Oid True True"
        Clear-SandboxRequest $Sandbox
        Get-DracoonUser -UserName 'imp*' -AuthMethod ActiveDirectory | Set-DracoonUser -AuthMethod OpenId -OpenIdProvider $Oid -Login { $_.Email } -EnforceMfa
        Get-ChangeCount | Should -Be 0
    }

    It 'is refused where provider and way contradict each other' {
        Set-DracoonUser imp1 -AuthMethod Radius -OpenIdProvider $Oid -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonUserCommand'
        { Set-DracoonUser imp1 -AuthMethod Telepathy } | Should -Throw
    }

    It 'keeps -First, -Skip and the order of the list' {
        $names = @(Get-DracoonUser -UserName 'imp11*' -AuthMethod OpenId -Sort userName -First 3 -Skip 1 | ForEach-Object { $_.UserName })
        $names -join ' ' | Should -Be 'imp110 imp1100 imp1101'
    }
}

Describe 'Export of users with roles' {
    It 'has all of them once, with roles, lock and last sign-in as text' {
        Grant-DracoonRole LOG_AUDITOR imp3
        Grant-DracoonRole ROOM_MANAGER -Group Berlin
        $users = @(Get-DracoonUser -IncludeRoles)
        $users.Count | Should -BeGreaterThan 2400
        $row = $users | Where-Object { $_.UserName -eq 'imp3' }
        $row.RoleNames.ToString() | Should -Be 'ROOM_MANAGER, LOG_AUDITOR'
        ($users | Where-Object { $_.UserName -eq 'admin' }).LastLoginSuccessAt.Kind | Should -Be 'Utc'
        @(Get-DracoonUser -Locked $true -IncludeRoles).Count | Should -Be 25
    }
}

Describe 'Equal groups' {
    It 'get 1,200 members in a few requests, lose those who are too many, and stay then' {
        Clear-SandboxRequest $Sandbox
        @(Get-DracoonUser -Email 'user*@sandbox.example' | Sync-DracoonGroupMember -Group Marketing -NoRemove -Confirm:$false).Count | Should -Be 1200
        Get-ChangeCount | Should -Be 6
        (Get-DracoonGroup Marketing).UserCount | Should -Be 1201
        @(Get-DracoonUser -Email 'user0*@sandbox.example' | Where-Object { $_.UserName -like 'user0000*' } | Sync-DracoonGroupMember -Group Marketing -Confirm:$false).Count | Should -Be 1102
        (Get-DracoonGroup Marketing).UserCount | Should -Be 99
        Clear-SandboxRequest $Sandbox
        Get-DracoonUser -UserName 'user0000*' | Sync-DracoonGroupMember -Group Marketing -Confirm:$false | Should -BeNullOrEmpty
        Get-ChangeCount | Should -Be 0
    }
}

Describe 'Last-admin rooms' {
    It 'are listed for all users' {
        [void] (New-DracoonRoom -Name 'Only user000003' -Admin user000003)
        $rooms = @(Get-DracoonUser -UserName 'user*' | Get-DracoonLastAdminRoom)
        ($rooms | ForEach-Object { "$($_.PrincipalName) $($_.Path)" }) -join ', ' | Should -Be 'user000003 /Only user000003'
    }
}

Describe 'Inactive users' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Only imp3' -Admin imp3)
        $Before = @(Get-DracoonUser).Count
    }

    It 'are those who did not sign in for so many days, and those who never did' {
        $names = @(Get-DracoonUser -InactiveDays 365 | ForEach-Object { $_.UserName })
        $names.Count | Should -BeGreaterThan 1199
        $names | Should -Contain 'piped1'
        $names | Where-Object { $_ -like 'user0*' } | Should -BeNullOrEmpty
        Get-DracoonUser -InactiveDays 500 | Should -BeNullOrEmpty
        @(Get-DracoonUser -UserName 'user0000*' -NeverLoggedIn).Count | Should -Be 99
        @(Get-DracoonUser -NeverLoggedIn | ForEach-Object { $_.UserName }) | Should -Not -Contain 'admin'
        @(Get-DracoonUser -CreatedBefore ([datetime]::UtcNow.AddDays(-300)) | ForEach-Object { $_.UserName }) -join ' ' | Should -Be ($names -join ' ')
    }

    It 'are removed, except for who is the last admin of a room' {
        Get-DracoonUser -InactiveDays 365 -UserName 'imp111*' | Remove-DracoonUser -SkipLastAdmin -WhatIf
        @(Get-DracoonUser).Count | Should -Be $Before
        Get-DracoonUser -InactiveDays 365 | Remove-DracoonUser -SkipLastAdmin -Confirm:$false -ThrottleLimit 8 -WarningAction SilentlyContinue -WarningVariable warned
        $warned.Count | Should -Be 1
        "$($warned[0])" | Should -Match 'imp3 .*/Only imp3'
        @(Get-DracoonUser -InactiveDays 365 | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'imp3'
        (Get-DracoonGroup Staff).UserCount | Should -Be 1
    }
}
