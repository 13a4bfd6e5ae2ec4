# Times in rows: what Export-Csv wrote comes back as it was, in every zone and culture. Export-Csv writes a time as ToString does.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    # A zone far from UTC, where the system lets a process choose; where not, the one of the machine.
    $Zone = $env:TZ
    $env:TZ = 'Pacific/Kiritimati'
    [TimeZoneInfo]::ClearCachedData()
    $Culture = [Threading.Thread]::CurrentThread.CurrentCulture
    $Noon = [datetime]::new(2027, 3, 1, 12, 0, 0, [DateTimeKind]::Utc)
    $Midnight = [datetime]::new(2027, 3, 1, 0, 0, 0, [DateTimeKind]::Utc)

    function Use-Culture([string] $Name) { [Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::GetCultureInfo($Name) }
    function Get-LocalTime([int] $Hour) { [datetime]::new(2027, 3, 1, $Hour, 0, 0, [DateTimeKind]::Local).ToUniversalTime() }
    function Get-Expiration([string] $Name) { (Get-DracoonUser $Name).ExpireAt }
}

AfterAll {
    $env:TZ = $Zone
    [TimeZoneInfo]::ClearCachedData()
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
}

Describe 'A time in a row' {
    AfterEach { [Threading.Thread]::CurrentThread.CurrentCulture = $Culture }

    It 'is what was exported, in <_>' -ForEach '', 'en-US', 'de-DE', 'ja-JP' {
        Use-Culture $_
        foreach ($time in $Noon, $Midnight) {
            $row = [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = $time.ToString() }
            $row | Set-DracoonUser
            Get-Expiration anna | Should -Be $time
        }
    }

    It 'is what was exported, for <Name>' -ForEach @(
        @{ Name = 'New-DracoonUser'; Action = { param($text) [pscustomobject] @{ FirstName = 'A'; LastName = 'B'; Email = 'row.time@sandbox.example'; ExpireAt = $text } | New-DracoonUser } }
        @{ Name = 'New-DracoonGroup'; Action = { param($text) [pscustomobject] @{ Name = 'Row time'; ExpireAt = $text } | New-DracoonGroup } }
        @{ Name = 'Set-DracoonGroup'; Action = { param($text) [pscustomobject] @{ GroupId = (Get-DracoonGroup 'Row time').GroupId; ExpireAt = $text } | Set-DracoonGroup -PassThru } }
        @{ Name = 'Set-DracoonFile'; Action = {
                param($text)
                [void] (New-DracoonRoom -Name Times)
                'x' | Set-DracoonContent /Times/a.txt
                [pscustomobject] @{ NodeId = (Get-DracoonNode /Times/a.txt).NodeId; ExpireAt = $text } | Set-DracoonFile -PassThru
            }
        }
        @{ Name = 'Set-DracoonDownloadShare'; Action = {
                param($text)
                $share = New-DracoonDownloadShare /Times/a.txt
                [pscustomobject] @{ DownloadShareId = $share.DownloadShareId; ExpireAt = $text } | Set-DracoonDownloadShare -PassThru
            }
        }
        @{ Name = 'Import-DracoonUser'; Action = {
                param($text)
                [void] ([pscustomobject] @{ FirstName = 'I'; LastName = 'B'; Email = 'row.import@sandbox.example'; ExpireAt = $text } | Import-DracoonUser)
                Get-DracoonUser row.import@sandbox.example
            }
        }
    ) {
        Use-Culture 'de-DE'
        (& $Action $Noon.ToString()).ExpireAt | Should -Be $Noon
    }

    It 'changes nobody when what was exported is imported' {
        Set-DracoonUser anna -ExpireAt $Noon
        Use-Culture 'de-DE'
        $anna = Get-DracoonUser anna
        Clear-SandboxRequest $Sandbox
        [void] ([pscustomobject] @{ UserName = 'anna'; FirstName = $anna.FirstName; LastName = $anna.LastName; Email = $anna.Email; ExpireAt = $anna.ExpireAt.ToString() } |
                Import-DracoonUser -UpdateExisting)
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) | Should -BeNullOrEmpty
    }

    It 'is <Name>' -ForEach @(
        @{ Name = 'local when it is a mere day'; Value = '2027-03-01'; Hour = 0 }
        @{ Name = 'local when it is an object without a zone'; Value = [datetime]::new(2027, 3, 1, 18, 0, 0); Hour = 18 }
    ) {
        [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = $Value } | Set-DracoonUser
        Get-Expiration anna | Should -Be (Get-LocalTime $Hour)
    }

    It 'keeps the zone that it has' {
        [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = '2027-03-01T14:00:00+02:00' } | Set-DracoonUser
        Get-Expiration anna | Should -Be $Noon
        [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = $Midnight } | Set-DracoonUser
        Get-Expiration anna | Should -Be $Midnight
    }

    It 'may be a span, or a mistake that is an error' {
        [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = '30d' } | Set-DracoonUser
        ((Get-Expiration anna) - [datetime]::UtcNow).TotalDays | Should -BeGreaterThan 29.9
        [pscustomobject] @{ UserId = (Get-DracoonUser anna).UserId; ExpireAt = 'soon' } | Set-DracoonUser -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
    }
}

Describe 'A time on the command line' {
    AfterEach { [Threading.Thread]::CurrentThread.CurrentCulture = $Culture }

    It 'is local, in <_>' -ForEach '', 'de-DE' {
        Use-Culture $_
        Set-DracoonUser anna -ExpireAt ([datetime]::new(2027, 3, 1, 18, 0, 0).ToString())
        Get-Expiration anna | Should -Be (Get-LocalTime 18)
        Set-DracoonGroup Marketing -ExpireAt '2027-03-01 09:00'
        (Get-DracoonGroup Marketing).ExpireAt | Should -Be (Get-LocalTime 9)
    }

    It 'stays local while rows come in' {
        Get-DracoonUser anna, ben | Set-DracoonUser -ExpireAt '2027-03-01 18:00'
        Get-Expiration anna | Should -Be (Get-LocalTime 18)
        Get-Expiration ben | Should -Be (Get-LocalTime 18)
    }
}
