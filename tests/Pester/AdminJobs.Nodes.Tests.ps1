# The jobs of admins that are about files, each one pipeline, at 1,200 files of one folder.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Folder = New-TestFolder
    function Move-Clock([int] $Days) {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{""seconds"":$($Days * 86400)}")
        [void] (Connect-TestSandbox $Sandbox)
    }
    function Get-Writes { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }

    # Files of a folder become as many as wanted: copied on the server, and moved back under new names.
    function Expand-Folder([string] $Path, [int] $Count) {
        while (($have = @(Get-DracoonNode "$Path/*" -Type File).Count) -lt $Count) {
            Get-DracoonNode "$Path/*" -Type File -First ([Math]::Min($have, $Count - $have)) | Copy-DracoonNode -Destination /Work
            Get-DracoonNode '/Work/*' | Move-DracoonNode -Destination $Path -OnConflict AutoRename
        }
    }

    # A hundred days ago
    Move-Clock -100
    'Work', 'In', 'Old' | ForEach-Object { [void] (New-DracoonRoom -Name $_ -RecycleBinDays 30) }
    1..25 | ForEach-Object { "old $_" | Set-DracoonContent "/Old/f$_.txt" }
    Expand-Folder /Old 1200
    'before' | Set-DracoonContent /In/before.txt
    Move-Clock 100
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Fetching what is new (job 3)' {
    It 'receives 1,200 files that came since the last time, and not what was there' {
        $last = [DateTime]::UtcNow.AddMinutes(-5)
        1..25 | ForEach-Object { "new $_" | Set-DracoonContent "/In/n$_.txt" }
        Expand-Folder /In 1201
        Get-DracoonNode /In -Type File -CreatedAfter $last | Receive-DracoonFile -Destination $Folder -ThrottleLimit 8
        $files = [IO.Directory]::GetFiles($Folder)
        @($files | Where-Object { [IO.Path]::GetFileName($_) -like 'n*' }).Count | Should -BeGreaterOrEqual 1000
        [IO.File]::Exists([IO.Path]::Combine($Folder, 'before.txt')) | Should -BeFalse
    }

    It 'receives nothing a second time, and what is new then' {
        $last = [DateTime]::UtcNow
        @(Get-DracoonNode /In -Type File -CreatedAfter $last).Count | Should -Be 0
        'newest' | Set-DracoonContent /In/newest.txt
        $in = [IO.Directory]::CreateDirectory([IO.Path]::Combine($Folder, 'next')).FullName
        Get-DracoonNode /In -Type File -CreatedAfter $last | Receive-DracoonFile -Destination $in
        @([IO.Directory]::GetFiles($in) | ForEach-Object { [IO.Path]::GetFileName($_) }) | Should -Be 'newest.txt'
    }
}

Describe 'Housekeeping (job 10)' {
    BeforeAll { 'fresh' | Set-DracoonContent /Old/fresh.txt; 'fresh' | Set-DracoonContent /Old/fresh.log; [void] (New-DracoonFolder /Old/kept) }

    It 'shows what it would do' {
        Clear-SandboxRequest $Sandbox
        Find-DracoonNode -Type File -Path /Old -OlderThan 90d | Remove-DracoonNode -Permanent -WhatIf
        Get-Writes | Should -BeNullOrEmpty
        @(Find-DracoonNode -Type File -Path /Old -OlderThan 90d).Count | Should -Be 1200
        @(Find-DracoonNode -Type File -Path /Old -OlderThan 101d).Count | Should -Be 0
    }

    It 'lets 1,200 files expire, in few requests' {
        Clear-SandboxRequest $Sandbox
        Find-DracoonNode -Type File -Path /Old -OlderThan 90d -Filter 'name:cn:f' | Set-DracoonFile -ExpireAt 400d
        @(Get-Writes).Count | Should -Be 6
        @(Find-DracoonNode -Type File -Path /Old -ExpireBefore ([DateTime]::UtcNow.AddDays(401)) -ExpireAfter ([DateTime]::UtcNow.AddDays(399))).Count | Should -Be 1200
    }

    It 'removes 1,200 files while their list is read, and misses none' {
        # What was just changed is not old any more: by the time it came.
        Find-DracoonNode -Type File -Path /Old -CreatedBefore ([DateTime]::UtcNow.AddDays(-90)) | Remove-DracoonNode -Confirm:$false -ThrottleLimit 8
        @(Get-DracoonNode '/Old/*' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'kept fresh.log fresh.txt'
        @(Get-DracoonDeletedNode /Old).Count | Should -Be 1200
    }

    It 'brings all of them back' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonDeletedNode /Old | Restore-DracoonNode
        @(Get-Writes).Count | Should -Be 6
        @(Get-DracoonNode /Old -Recurse -Type File).Count | Should -Be 1202
        Get-DracoonDeletedNode /Old | Should -BeNullOrEmpty
    }

    It 'removes 1,200 files for good, and does nothing the second time' {
        Find-DracoonNode -Type File -Path /Old -CreatedBefore ([DateTime]::UtcNow.AddDays(-90)) | Remove-DracoonNode -Permanent -Confirm:$false
        @(Get-DracoonNode '/Old/*' -Type File | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'fresh.log fresh.txt'
        Get-DracoonDeletedNode /Old | Should -BeNullOrEmpty
        Clear-SandboxRequest $Sandbox
        Find-DracoonNode -Type File -Path /Old -OlderThan 90d | Remove-DracoonNode -Permanent -Confirm:$false
        Get-Writes | Should -BeNullOrEmpty
    }

    It 'finds empty files, and empties recycle bins' {
        [IO.File]::WriteAllBytes([IO.Path]::Combine($Folder, 'empty.bin'), [byte[]]::new(0))
        Send-DracoonFile ([IO.Path]::Combine($Folder, 'empty.bin')) -Target /Old
        Find-DracoonNode -Type File -Path /Old -MaximumSize 0 | Remove-DracoonNode -Confirm:$false
        @(Get-DracoonDeletedNode /Old | ForEach-Object { $_.Name }) | Should -Be 'empty.bin'
        Get-DracoonDeletedNode /Old -DeletedBefore ([DateTime]::UtcNow.AddMinutes(1)) | Remove-DracoonDeletedNode -Confirm:$false
        Get-DracoonDeletedNode /Old | Should -BeNullOrEmpty
    }
}

Describe 'Choosing' {
    It 'takes <What>' -ForEach @(
        @{ What = '-FileType'; With = @{ FileType = '.log' }; Names = 'fresh.log' }
        @{ What = '-MinimumSize with a unit'; With = @{ MinimumSize = '1KB' }; Names = '' }
        @{ What = '-MaximumSize'; With = @{ MaximumSize = '1KB' }; Names = 'fresh.log fresh.txt' }
        @{ What = '-CreatedBy'; With = @{ CreatedBy = 'anna' }; Names = '' }
        @{ What = '-CreatedBy and -UpdatedBy'; With = @{ CreatedBy = 'admin'; UpdatedBy = 'admin@sandbox.example'; FileType = 'txt' }; Names = 'fresh.txt' }
        @{ What = '-Classification'; With = @{ Classification = 'Internal'; FileType = 'txt' }; Names = 'fresh.txt' }
        @{ What = '-Encrypted'; With = @{ Encrypted = $true }; Names = '' }
        @{ What = '-UpdatedAfter and -UpdatedBefore'; With = @{ UpdatedAfter = [DateTime]::UtcNow.AddHours(-1); UpdatedBefore = [DateTime]::UtcNow.AddHours(1) }; Names = 'fresh.log fresh.txt' }
    ) {
        @(Get-DracoonNode /Old -Type File @With -Sort name | ForEach-Object { $_.Name }) -join ' ' | Should -Be $Names
        @(Find-DracoonNode -Path /Old -Type File @With -Sort name | ForEach-Object { $_.Name }) -join ' ' | Should -Be $Names
        @(Get-DracoonNode '/Old/f*' @With | ForEach-Object { $_.Name }) -join ' ' | Should -Be $Names
    }

    It 'wants a unit for a span, and a container to choose from' {
        { Find-DracoonNode -Path /Old -OlderThan 90 } | Should -Throw -ExpectedMessage '*90d*'
        Get-DracoonNode /Old/fresh.txt -OlderThan 1d -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonNodeCommand'
    }
}
