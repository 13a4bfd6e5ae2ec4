BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo,users=610,keypairs=600'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Rescue = ConvertTo-TestSecret 'Rescue-Me-2026'
    $Wrong = ConvertTo-TestSecret 'not that'
    $Folder = New-TestFolder
    # One keypair of each version, so that keys go from one to the other.
    Set-DracoonKeypair -Version Rsa4096 -Password $Secret -Confirm:$false
    Unlock-DracoonKeypair -Password $Secret
    Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Session $Anna -Confirm:$false
    Unlock-DracoonKeypair -Password $Secret -Session $Anna
    Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -Confirm:$false

    function New-EncryptedRoom([string] $Name, [hashtable] $Options = @{}) {
        [void] (New-DracoonRoom -Name $Name)
        Enable-DracoonRoomEncryption "/$Name" -Confirm:$false @Options
    }

    function Send-TestFile([string] $Target, [string] $Name) {
        Send-DracoonFile (New-TestFile ([IO.Path]::Combine($Folder, $Name)) 2000 $Name.Length) -Target $Target -PassThru
    }

    function Add-Fault([string] $Json) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $Json) }

    function Get-KeyRequestCount { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /api/v4/nodes/files/keys*' }).Count }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'An upload into a room of 600 users with a keypair' {
    It 'gives every one of them a key, page by page' {
        New-EncryptedRoom 'Crowd'
        Grant-DracoonRoomPermission /Crowd -Group Keyholders -Template Read
        Clear-SandboxRequest $Sandbox
        $node = Send-TestFile '/Crowd' 'crowd.bin' 3>&1
        @($node).Count | Should -Be 1 -Because 'there is nothing to warn of'
        Get-KeyRequestCount | Should -Be 6
        @(Get-DracoonMissingFileKey -Room /Crowd).Count | Should -Be 0
    }

    It 'is done, with a warning, when a key could not be handed out' {
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/users/$((Get-DracoonUser -User user000007).UserId)/damage-keypair")
        $out = @(Send-TestFile '/Crowd' 'damaged.bin' 3>&1)
        $warnings = @($out | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        $warnings.Count | Should -Be 1
        "$($warnings[0])" | Should -Match 'Grant-DracoonFileKey'
        @(Get-DracoonMissingFileKey -Room /Crowd | Where-Object { $_.FileId -eq (Get-DracoonNode /Crowd/damaged.bin).NodeId }).Count | Should -Be 1
    }

    It 'is done by <Cmdlet> with the same warning' -ForEach @(
        @{ Cmdlet = 'Sync-DracoonFolder' }
        @{ Cmdlet = 'Copy-DracoonFile' }
    ) {
        $name = "$Cmdlet.bin"
        $file = New-TestFile ([IO.Path]::Combine((New-TestFolder), $name)) 2000
        $out = @(if ($Cmdlet -eq 'Sync-DracoonFolder') { Sync-DracoonFolder ([IO.Path]::GetDirectoryName($file)) /Crowd -Direction Upload 3>&1 }
            else {
                [void] (Send-DracoonFile $file -Target /Marketing)
                Copy-DracoonFile "/Marketing/$name" -Target /Crowd -TargetSession $Admin -PassThru 3>&1
            })
        $warnings = @($out | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        $warnings.Count | Should -Be 1
        "$($warnings[0])" | Should -Match 'Grant-DracoonFileKey'
        @(Get-DracoonMissingFileKey -File "/Crowd/$name").Count | Should -Be 1
        Remove-DracoonNode "/Crowd/$name" -Confirm:$false
        [IO.Directory]::Delete([IO.Path]::GetDirectoryName($file), $true)
    }

    It 'is done, with a warning, when the list of missing keys is refused' {
        Add-Fault '{"method":"GET","path":"/api/v4/nodes/missingFileKeys","status":400}'
        $out = @(Send-TestFile '/Crowd' 'refused.bin' 3>&1)
        @($out | Where-Object { $_ -is [Management.Automation.WarningRecord] }).Count | Should -Be 1
        @(Get-DracoonMissingFileKey -File /Crowd/refused.bin).Count | Should -Be 600
    }
}

Describe 'Grant-DracoonFileKey' {
    It 'changes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Grant-DracoonFileKey /Crowd -WhatIf
        Get-KeyRequestCount | Should -Be 0
    }

    It 'serves one user' {
        $rows = @(Grant-DracoonFileKey /Crowd -User user000003 -PassThru)
        $rows.Count | Should -Be 1
        $rows[0].FileId | Should -Be (Get-DracoonNode /Crowd/refused.bin).NodeId
        $rows[0].Status | Should -Be 'Granted'
    }

    It 'goes on past a user whose public key is damaged, and ends' {
        $rows = @(Grant-DracoonFileKey /Crowd -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        @($rows | Where-Object { $_.Status -eq 'Granted' }).Count | Should -Be 598
        $bad = (Get-DracoonUser -User user000007).UserId
        @($rows | Where-Object { $_.Status -eq 'Failed' -and $_.UserId -eq $bad -and $_.Error }).Count | Should -Be 2
        $failed.Count | Should -Be 2
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileKeyNotGranted,DracoonPS.Commands.GrantDracoonFileKeyCommand'
        "$($failed[0])" | Should -Match "user $bad"
    }

    It 'hands out the keys of many files, more than any page has' {
        New-EncryptedRoom 'Many'
        foreach ($i in 1..5) { [void] (Send-TestFile '/Many' "many$i.bin") }
        Grant-DracoonRoomPermission /Many -Group Keyholders -Template Read
        Clear-SandboxRequest $Sandbox
        $rows = @(Get-DracoonNode /Many | Grant-DracoonFileKey -PassThru -ErrorAction SilentlyContinue)
        @($rows | Where-Object { $_.Status -eq 'Granted' }).Count | Should -Be 2995
        @($rows | Where-Object { $_.Status -eq 'Failed' }).Count | Should -Be 5
        @(Get-DracoonMissingFileKey -Room /Many).Count | Should -Be 5
    }

    It 'makes keys that open' {
        Grant-DracoonRoomPermission /Many -User anna -Template Read
        [void] (Get-DracoonMissingFileKey -File /Many/many1.bin -User anna)
        Grant-DracoonFileKey -User anna
        $in = [IO.Path]::Combine($Folder, 'anna')
        [void] [IO.Directory]::CreateDirectory($in)
        Receive-DracoonFile '/Many/*' -Destination $in -Session $Anna
        foreach ($i in 1..5) { Get-TestHash ([IO.Path]::Combine($in, "many$i.bin")) | Should -Be (Get-TestHash ([IO.Path]::Combine($Folder, "many$i.bin"))) }
    }

    It 'sends again in halves what the server refuses as a whole' {
        New-EncryptedRoom 'Halves'
        [void] (Send-TestFile '/Halves' 'half.bin')
        Grant-DracoonRoomPermission /Halves -Group Keyholders -Template Read
        Add-Fault '{"method":"POST","path":"/api/v4/nodes/files/keys","status":404,"count":2}'
        $rows = @(Grant-DracoonFileKey /Halves/half.bin -PassThru -ErrorAction SilentlyContinue)
        @($rows | Where-Object { $_.Status -eq 'Granted' }).Count | Should -Be 599
    }

    It 'ends, and says so, when the server takes keys and still lists them' {
        New-EncryptedRoom 'Deaf'
        [void] (Send-TestFile '/Deaf' 'deaf.bin')
        Grant-DracoonRoomPermission /Deaf -User anna -Template Read
        Add-Fault '{"method":"POST","path":"/api/v4/nodes/files/keys","status":200,"count":100}'
        $rows = @(Grant-DracoonFileKey /Deaf -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
        $rows.Count | Should -Be 1
        $rows[0].Status | Should -Be 'Failed'
        $rows[0].Error | Should -Match 'still lists'
        $failed.Count | Should -Be 1
    }

    It 'takes the rooms below along with -Recurse only' {
        New-EncryptedRoom 'Tree'
        $below = New-DracoonRoom -Parent /Tree -Name 'Below'
        [void] (Send-TestFile '/Tree' 'top.bin')
        [void] (Send-TestFile '/Tree/Below' 'below.bin')
        Grant-DracoonRoomPermission /Tree -User anna -Template Read
        Grant-DracoonRoomPermission $below -User anna -Template Read
        @(Grant-DracoonFileKey /Tree -PassThru).Count | Should -Be 1
        @(Grant-DracoonFileKey /Tree -Recurse -PassThru).Count | Should -Be 1
        @(Get-DracoonMissingFileKey -User anna | Where-Object { $_.FileId -eq (Get-DracoonNode /Tree/Below/below.bin).NodeId }).Count | Should -Be 0
    }

    It 'refuses folders, rooms that are not encrypted and rooms of others' {
        [void] (New-DracoonFolder -Parent /Tree -Name 'Folder')
        Grant-DracoonFileKey /Tree/Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GrantDracoonFileKeyCommand'
        Grant-DracoonFileKey /Engineering -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.GrantDracoonFileKeyCommand'
        Get-DracoonNode /Crowd | Grant-DracoonFileKey -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GrantDracoonFileKeyCommand'
    }

    It 'needs the own keypair unlocked' {
        Lock-DracoonKeypair
        try {
            Grant-DracoonFileKey /Tree -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairLocked,DracoonPS.Commands.GrantDracoonFileKeyCommand'
        }
        finally { Unlock-DracoonKeypair -Password $Secret }
    }
}

Describe 'The rescue keypair of a room' {
    BeforeAll {
        New-EncryptedRoom 'Rescued' @{ RescuePassword = $Rescue }
        $File = Send-TestFile '/Rescued' 'rescued.bin'
        Grant-DracoonRoomPermission /Rescued -User anna -Template Read
    }

    It 'gets the key of each file that is sent' {
        @(Get-DracoonMissingFileKey -Room /Rescued | Where-Object { $_.UserId -ne (Get-DracoonUser -User anna).UserId }).Count | Should -Be 0
        (Get-DracoonFileKey /Rescued/rescued.bin -UseKey RoomRescue).Source | Should -Be 'RoomRescue'
    }

    It 'opens with its own password only' {
        $id = try { Get-DracoonFileKey /Rescued/rescued.bin -UseKey RoomRescue -Decrypt -Password $Wrong } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.GetDracoonFileKeyCommand'
        $id = try { Grant-DracoonFileKey /Rescued -UseKey RoomRescue -Password $Wrong -Session $Anna } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.GrantDracoonFileKeyCommand'
        Grant-DracoonFileKey /Rescued -UseKey RoomRescue -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GrantDracoonFileKeyCommand'
    }

    It 'lets somebody without a key of their own get one' {
        Get-DracoonFileKey /Rescued/rescued.bin -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileKeyMissing,DracoonPS.Commands.GetDracoonFileKeyCommand'
        @(Grant-DracoonFileKey /Rescued -PassThru -Session $Anna).Count | Should -Be 0 -Because 'her own keypair opens nothing here'
        @(Grant-DracoonFileKey /Rescued -UseKey RoomRescue -Password $Rescue -PassThru -Session $Anna).Count | Should -Be 1
        $in = [IO.Path]::Combine($Folder, 'rescued')
        [void] [IO.Directory]::CreateDirectory($in)
        Receive-DracoonFile /Rescued/rescued.bin -Destination $in -Session $Anna
        Get-TestHash ([IO.Path]::Combine($in, 'rescued.bin')) | Should -Be (Get-TestHash ([IO.Path]::Combine($Folder, 'rescued.bin')))
    }

    It 'that comes later gets the keys of the files that are there' {
        Set-DracoonKeypair -Room /Many -Version Rsa2048 -Password $Rescue -Confirm:$false
        $missing = @(Get-DracoonMissingFileKey -Room /Many)
        $missing.Count | Should -Be 10
        @($missing | ForEach-Object { $_.UserId })[0..4] | Should -Not -Contain (Get-DracoonUser -User user000007).UserId -Because 'rescue keypairs come first'
        Grant-DracoonFileKey /Many -ErrorAction SilentlyContinue
        (Get-DracoonFileKey /Many/many5.bin -UseKey RoomRescue).Version | Should -Be 'A'
    }

    It 'of another room, or of none, is reported for each room' {
        $rows = @(Grant-DracoonFileKey / -UseKey RoomRescue -Password $Rescue -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'DracoonInvalidArgument*' -and "$_" -match 'no keypair RoomRescue' }).Count | Should -BeGreaterThan 0
    }
}

Describe 'The system rescue keypair' {
    BeforeAll {
        New-EncryptedRoom 'System' @{ UseSystemRescueKey = $true }
        [void] (Send-TestFile '/System' 'system.bin')
        Grant-DracoonRoomPermission /System -User anna -Template Read
    }

    It 'hands out keys, and its password is asked for' {
        @(Grant-DracoonFileKey -UseKey SystemRescue -Password $Rescue -PassThru -Session $Anna).Count | Should -Be 1
        (Get-DracoonFileKey /System/system.bin -Session $Anna).Version | Should -Be 'A'
        (Get-DracoonFileKey /System/system.bin).Version | Should -Be 'RSA-4096/AES-256-GCM'
    }

    It 'opens a file key, the same as the own keypair does, and it is never shown' {
        $own = Get-DracoonFileKey /System/system.bin -Decrypt
        $rescued = Get-DracoonFileKey /System/system.bin -UseKey SystemRescue -Decrypt -Password $Rescue
        $own.IsDecrypted | Should -BeTrue
        (Get-DracoonFileKey /System/system.bin).IsDecrypted | Should -BeFalse
        $plain = [Convert]::ToBase64String($own.GetPlain().CopyKey())
        [Convert]::ToBase64String($rescued.GetPlain().CopyKey()) | Should -Be $plain
        $shown = @($own.PSObject.Properties | ForEach-Object { "$($_.Value)" }) + "$own"
        ($shown -join ' ').Contains($plain) | Should -BeFalse
        $own.Dispose(); $rescued.Dispose()
    }

    It 'has no keys of rooms that do not use it' {
        Get-DracoonFileKey /Tree/top.bin -UseKey SystemRescue -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileKeyMissing,DracoonPS.Commands.GetDracoonFileKeyCommand'
    }
}
