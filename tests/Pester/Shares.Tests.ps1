BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Folder = New-TestFolder
    $Secret = ConvertTo-TestSecret 'Share-Me-2026'
    [void] (New-DracoonRoom -Name 'Out')
    [void] (New-DracoonFolder -Path /Out/Sub)
    $File = New-TestFile ([IO.Path]::Combine($Folder, 'a.pdf')) 1000
    $Sent = Send-DracoonFile $File -Target /Out -PassThru

    function Get-Writes { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
    function Get-Mails { [Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/mail')) | ForEach-Object { $_.ToString() } }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'New-DracoonDownloadShare' {
    It 'shares what Send-DracoonFile sent, for thirty days' {
        $share = Send-DracoonFile $File -Target /Out -OnConflict AutoRename -PassThru | New-DracoonDownloadShare -ExpireAt 30d
        $share.Link.AbsoluteUri | Should -Be "$($Sandbox.Url)/public/download-shares/$($share.AccessKey)"
        $share.NodePath | Should -BeLike '/Out/a*.pdf'
        $share.CreatedByName | Should -Be 'Ada Admin'
        $share.ExpireAt.Kind | Should -Be 'Utc'
        ($share.ExpireAt - [datetime]::UtcNow).TotalDays | Should -BeGreaterThan 29.9
        ($share.ExpireAt - [datetime]::UtcNow).TotalDays | Should -BeLessThan 30.1
    }

    It 'sends every setting' {
        $share = New-DracoonDownloadShare /Out/a.pdf -Name 'All of it' -Password $Secret -ExpireAt ([datetime]::Now.AddHours(3)) -MaxDownloads 5 -Notes 'for you' `
            -InternalNotes 'for us' -ShowCreatorName -ShowCreatorUsername -NotifyCreator -HideDownload
        $share.Name, $share.MaxDownloads, $share.Notes, $share.InternalNotes -join '|' | Should -Be 'All of it|5|for you|for us'
        $share.IsProtected, $share.ShowCreatorName, $share.ShowCreatorUsername, $share.NotifyCreator, $share.HideDownload | Should -Not -Contain $false
        [Math]::Abs(($share.ExpireAt - [datetime]::UtcNow.AddHours(3)).TotalMinutes) | Should -BeLessThan 1
    }

    It 'takes -ExpireAt <Value>' -ForEach @{ Value = '2w'; Hours = 336 }, @{ Value = '12h'; Hours = 12 }, @{ Value = [timespan]::FromDays(2); Hours = 48 } {
        $share = New-DracoonDownloadShare /Out -ExpireAt $Value
        [Math]::Abs(($share.ExpireAt - [datetime]::UtcNow).TotalHours - $Hours) | Should -BeLessThan 0.1
    }

    It 'does not take name, notes and expiration of the node for those of the share' {
        $node = Get-DracoonNode /Out/a.pdf
        ($node | New-DracoonDownloadShare).ExpireAt | Should -BeNullOrEmpty
    }

    It 'refuses an end in the past, and two ends' {
        New-DracoonDownloadShare /Out -ExpireAt ([datetime]::Now.AddDays(-1)) -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidExpiration,DracoonPS.Commands.NewDracoonDownloadShareCommand'
        { New-DracoonDownloadShare /Out -ExpireAt 1d -NoExpiration } | Should -Throw -ErrorId 'DracoonInvalidArgument,DracoonPS.Commands.NewDracoonDownloadShareCommand'
    }

    It 'refuses a weak password' {
        New-DracoonDownloadShare /Out -Password (ConvertTo-TestSecret 'short') -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPolicyViolation,DracoonPS.Commands.NewDracoonDownloadShareCommand'
    }

    It 'needs the permission, and goes on with the next node' {
        $anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        Set-DracoonSession $Admin
        Grant-DracoonRoomPermission /Out -User anna -Permission Read
        $made = @('/Out/a.pdf', '/Out/none.pdf' | New-DracoonDownloadShare -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed)
        $made.Count | Should -Be 0
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonDownloadShareCommand'
        $failed[1].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.NewDracoonDownloadShareCommand'
    }

    It 'mails the link' {
        $share = New-DracoonDownloadShare /Out/a.pdf -Name Mailed -MailTo anna@example.org, ben@example.org -MailBody 'Here it is.'
        $mails = @(Get-Mails | Where-Object { $_ -match 'Mailed' })
        $mails.Count | Should -Be 2
        $mails[0] | Should -Match ([regex]::Escape($share.Link.AbsoluteUri))
        { New-DracoonDownloadShare /Out/a.pdf -MailTo anna@example.org } | Should -Throw -ExpectedMessage '*-MailBody*'
    }

    It 'sends the password by text message, and never shows it' {
        $share = New-DracoonDownloadShare /Out/a.pdf -Name Texted -Password $Secret -SmsTo '+4930123456'
        $mails = @(Get-Mails | Where-Object { $_ -match 'Texted' })
        $mails.Count | Should -Be 1
        "$mails" | Should -Not -Match 'Share-Me-2026'
        $share.PSObject.Properties | ForEach-Object { "$($_.Value)" } | Where-Object { $_ -match 'Share-Me-2026' } | Should -BeNullOrEmpty
        New-DracoonDownloadShare /Out/a.pdf -Password $Secret -SmsTo 'nobody' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonDownloadShareCommand'
    }

    It 'makes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-DracoonDownloadShare /Out/a.pdf -WhatIf | Should -BeNullOrEmpty
        (Get-Writes).Count | Should -Be 0
    }
}

Describe 'Get-DracoonDownloadShare' {
    BeforeAll {
        $First = New-DracoonDownloadShare /Out/Sub -Name 'List one' -ExpireAt 2d
        $Second = New-DracoonDownloadShare /Out/Sub -Name 'List two' -Password $Secret
    }

    It 'finds by <What>' -ForEach @{ What = 'id' }, @{ What = 'link' }, @{ What = 'access key' }, @{ What = 'name' }, @{ What = 'row' }, @{ What = 'object' } {
        $value = switch ($What) {
            'id' { $First.DownloadShareId }
            'link' { $First.Link }
            'access key' { $First.AccessKey }
            'name' { 'list ONE' }
            'row' { [pscustomobject] @{ DownloadShareId = "$($First.DownloadShareId)" } }
            'object' { $First }
        }
        ($value | Get-DracoonDownloadShare).DownloadShareId | Should -Be $First.DownloadShareId
        (Get-DracoonDownloadShare $value).Name | Should -Be 'List one'
    }

    It 'filters by <What>' -ForEach @(
        @{ What = 'name'; More = @{ Name = 'List *' }; Count = 2 }
        @{ What = 'node'; More = @{ Node = '/Out/Sub' }; Count = 2 }
        @{ What = 'password'; More = @{ Name = 'List*'; Protected = $true }; Count = 1 }
        @{ What = 'end'; More = @{ Name = 'List*'; ExpiresBefore = '3d' }; Count = 1 }
        @{ What = 'creator'; More = @{ Name = 'List*'; CreatedBy = 'ada' }; Count = 2 }
        @{ What = 'another creator'; More = @{ CreatedBy = 'nobody' }; Count = 0 }
        @{ What = 'time'; More = @{ Name = 'List*'; CreatedAfter = [datetime]::Now.AddHours(-1); CreatedBefore = [datetime]::Now.AddHours(1) }; Count = 2 }
        @{ What = 'a time in the future'; More = @{ CreatedAfter = [datetime]::Now.AddHours(1) }; Count = 0 }
        @{ What = 'the API''s own filter'; More = @{ Filter = 'name:cn:List two' }; Count = 1 }
    ) {
        @(Get-DracoonDownloadShare @More).Count | Should -Be $Count
    }

    It 'sorts and pages' {
        (Get-DracoonDownloadShare -Name 'List*' -Sort name:desc | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'List two List one'
        (Get-DracoonDownloadShare -Filter 'name:cn:List' -Sort name -First 1 -Skip 1).Name | Should -Be 'List two'
    }

    It 'says that there is none' {
        Get-DracoonDownloadShare 'No such share' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.GetDracoonDownloadShareCommand'
        Get-DracoonDownloadShare 999999 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.GetDracoonDownloadShareCommand'
    }

    It 'shows only what the user manages' {
        $ben = Connect-TestSandbox $Sandbox 'ben' 'Sandbox-Ben-1'
        Set-DracoonSession $Admin
        Get-DracoonDownloadShare -Session $ben | Should -BeNullOrEmpty
    }

    It 'refuses an object of another kind' {
        { Get-DracoonNode /Out | Get-DracoonDownloadShare -ErrorAction Stop } | Should -Throw
        { $First | Remove-DracoonNode -Confirm:$false -ErrorAction Stop } | Should -Throw
    }
}

Describe 'Set-DracoonDownloadShare' {
    BeforeAll { $Many = @(1..3 | ForEach-Object { New-DracoonDownloadShare /Out/Sub -Name "Set $_" -MaxDownloads 9 }) }

    It 'changes several at once where the change fits' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonDownloadShare -Name 'Set *' | Where-Object MaxDownloads -eq 9 | Set-DracoonDownloadShare -ExpireAt 10d -MaxDownloads 4
        Get-Writes | Should -Be 'PUT /api/v4/shares/downloads'
        $changed = @(Get-DracoonDownloadShare -Name 'Set *')
        $changed | Where-Object { $_.MaxDownloads -ne 4 -or -not $_.ExpireAt } | Should -BeNullOrEmpty
        $changed[0].UpdatedByName | Should -Be 'Ada Admin'
    }

    It 'names the one that is gone, and changes the others' {
        $gone = New-DracoonDownloadShare /Out/Sub -Name 'Set gone'
        Remove-DracoonDownloadShare $gone -Confirm:$false
        $Many[0], $gone, $Many[1] | Set-DracoonDownloadShare -NoMaxDownloads -ErrorAction SilentlyContinue -ErrorVariable failed
        ($failed | ForEach-Object { $_.FullyQualifiedErrorId }) -join ' ' | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.SetDracoonDownloadShareCommand'
        "$($failed[0].TargetObject)" | Should -Be 'Set gone'
        (Get-DracoonDownloadShare $Many[1]).MaxDownloads | Should -BeNullOrEmpty
    }

    It 'changes what belongs to one share in a request of its own' {
        $share = $Many[2] | Set-DracoonDownloadShare -Name 'Set three' -Password $Secret -Notes 'n' -InternalNotes 'i' -ShowCreatorName $true -NotifyCreator $true -HideDownload $true -NoExpiration -PassThru
        $share.Name, $share.Notes, $share.InternalNotes -join '|' | Should -Be 'Set three|n|i'
        $share.IsProtected | Should -BeTrue
        $share.ExpireAt | Should -BeNullOrEmpty
        $share = $share | Set-DracoonDownloadShare -NoPassword -Notes '' -PassThru
        $share.IsProtected | Should -BeFalse
        $share.InternalNotes | Should -Be 'i'
    }

    It 'takes the columns of rows' {
        $rows = [pscustomobject] @{ DownloadShareId = $Many[0].DownloadShareId; MaxDownloads = '7'; ExpireAt = '' },
            [pscustomobject] @{ DownloadShareId = $Many[1].DownloadShareId; MaxDownloads = '8'; ExpireAt = '' }
        $rows | Set-DracoonDownloadShare
        (Get-DracoonDownloadShare $Many[0]).MaxDownloads | Should -Be 7
        (Get-DracoonDownloadShare $Many[1]).MaxDownloads | Should -Be 8
        (Get-DracoonDownloadShare $Many[0]).ExpireAt | Should -Not -BeNullOrEmpty
    }

    It 'says that nothing is given, and changes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Set-DracoonDownloadShare $Many[0] -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -Match 'Nothing is given'
        $Many | Set-DracoonDownloadShare -NoExpiration -WhatIf
        (Get-Writes).Count | Should -Be 0
        { Set-DracoonDownloadShare $Many[0] -MaxDownloads 1 -NoMaxDownloads } | Should -Throw -ExpectedMessage '*exclude*'
    }
}

Describe 'Remove-DracoonDownloadShare' {
    It 'removes several in one request, and nothing with -WhatIf' {
        1..3 | ForEach-Object { [void] (New-DracoonDownloadShare /Out/Sub -Name "Gone $_") }
        Clear-SandboxRequest $Sandbox
        Get-DracoonDownloadShare -Name 'Gone*' | Remove-DracoonDownloadShare -WhatIf
        (Get-Writes).Count | Should -Be 0
        Get-DracoonDownloadShare -Name 'Gone*' | Where-Object Name -ne 'Gone 3' | Remove-DracoonDownloadShare -Confirm:$false
        Get-Writes | Should -Be 'DELETE /api/v4/shares/downloads'
        Remove-DracoonDownloadShare 'Gone 3' -Confirm:$false
        Get-DracoonDownloadShare -Name 'Gone*' | Should -BeNullOrEmpty
    }

    It 'names the one that is gone already' {
        $share = New-DracoonDownloadShare /Out/Sub -Name 'Twice'
        Remove-DracoonDownloadShare $share -Confirm:$false
        Remove-DracoonDownloadShare $share -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.RemoveDracoonDownloadShareCommand'
    }

    It 'is not needed when the node is removed' {
        $node = New-DracoonFolder -Path /Out/Short
        $share = $node | New-DracoonDownloadShare
        $upload = $node | New-DracoonUploadShare
        Remove-DracoonNode $node -Confirm:$false
        Get-DracoonDownloadShare -Filter "nodeId:eq:$($node.NodeId)" | Should -BeNullOrEmpty
        Get-DracoonUploadShare $upload.UploadShareId -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.GetDracoonUploadShareCommand'
    }
}

Describe 'Send-DracoonFile -KeepShareLinks' {
    It 'lets the link lead to the new file' {
        [void] (Send-DracoonFile $File -Target /Out/Sub -Name keep.pdf -PassThru)
        $share = New-DracoonDownloadShare /Out/Sub/keep.pdf
        $node = Send-DracoonFile $File -Target /Out/Sub -Name keep.pdf -OnConflict Overwrite -KeepShareLinks -PassThru
        (Get-DracoonDownloadShare $share).NodeId | Should -Be $node.NodeId
    }
}

Describe 'Upload shares' {
    It 'are made with every setting' {
        $share = New-DracoonUploadShare /Out/Sub -Name 'Invoices' -Password $Secret -ExpireAt 14d -MaxSlots 3 -MaxSize 5MB -FileExpiryDays 90 -ShowUploadedFiles -NotifyCreator -Notes 'n' -InternalNotes 'i' -SmsTo '+4930123456'
        $share.Link.AbsoluteUri | Should -Be "$($Sandbox.Url)/public/upload-shares/$($share.AccessKey)"
        $share.TargetPath, $share.MaxSlots, $share.MaxSize, $share.FileExpiryDays, $share.Notes, $share.InternalNotes -join '|' | Should -Be '/Out/Sub|3|5242880|90|n|i'
        $share.IsProtected, $share.ShowUploadedFiles, $share.NotifyCreator | Should -Not -Contain $false
        $share.UploadCount | Should -Be 0
    }

    It 'are refused for a file, and not made with -WhatIf' {
        New-DracoonUploadShare /Out/a.pdf -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.NewDracoonUploadShareCommand'
        Clear-SandboxRequest $Sandbox
        New-DracoonUploadShare /Out -WhatIf
        (Get-Writes).Count | Should -Be 0
    }

    It 'need the permission' {
        $anna = @(Get-DracoonSession | Where-Object UserName -eq 'anna')[0]
        New-DracoonUploadShare /Out -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonUploadShareCommand'
    }

    It 'are found by id, link, access key, name and filters' {
        $share = Get-DracoonUploadShare Invoices
        $share.UploadShareId, $share.Link, $share.AccessKey, ([pscustomobject] @{ UploadShareId = $share.UploadShareId }) | Get-DracoonUploadShare |
            Where-Object UploadShareId -ne $share.UploadShareId | Should -BeNullOrEmpty
        @(Get-DracoonUploadShare -Node /Out/Sub -Name 'Inv*' -Protected $true -Expired $false).Count | Should -Be 1
        Get-DracoonUploadShare -CreatedById 99999 | Should -BeNullOrEmpty
    }

    It 'are changed, one or several at once' {
        1..2 | ForEach-Object { [void] (New-DracoonUploadShare /Out -Name "Up $_") }
        Clear-SandboxRequest $Sandbox
        Get-DracoonUploadShare -Name 'Up *' | Set-DracoonUploadShare -MaxSlots 2 -MaxSize 1MB -FileExpiryDays 5 -ShowUploadedFiles $true -ExpireAt 3d
        Get-Writes | Should -Be 'PUT /api/v4/shares/uploads'
        $one = Get-DracoonUploadShare 'Up 1'
        $one.MaxSlots, $one.MaxSize, $one.FileExpiryDays, $one.ShowUploadedFiles -join '|' | Should -Be '2|1048576|5|True'
        $one = Set-DracoonUploadShare $one -NoMaxSlots -NoMaxSize -NoFileExpiry -NoExpiration -Name 'Up one' -PassThru
        "$($one.MaxSlots)$($one.MaxSize)$($one.FileExpiryDays)$($one.ExpireAt)" | Should -Be ''
        $one.Name | Should -Be 'Up one'
    }

    It 'are removed, one or several at once' {
        Get-DracoonUploadShare -Name 'Up *' | Remove-DracoonUploadShare -Confirm:$false
        1..2 | ForEach-Object { [void] (New-DracoonUploadShare /Out -Name "Bye $_") }
        Clear-SandboxRequest $Sandbox
        Get-DracoonUploadShare -Name 'Bye *' | Remove-DracoonUploadShare -Confirm:$false
        Get-Writes | Should -Be 'DELETE /api/v4/shares/uploads'
        Get-DracoonUploadShare -Name 'Bye *' | Should -BeNullOrEmpty
        New-DracoonUploadShare /Out -Name 'Bye' | Remove-DracoonUploadShare -Confirm:$false
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -match 'DELETE /api/v4/shares/uploads/\d+$' }).Count | Should -Be 1
    }
}

Describe 'Send-DracoonShareMail' {
    It 'mails links of both kinds' {
        $download = New-DracoonDownloadShare /Out/a.pdf -Name 'Mail D'
        $upload = New-DracoonUploadShare /Out -Name 'Mail U'
        $download, $upload | Send-DracoonShareMail -To carla@example.org -Body 'Hello.' -ReceiverLanguage de-DE
        Send-DracoonShareMail 'Mail U' -Type Upload -To ben@example.org -Body 'Hello.'
        Send-DracoonShareMail $upload.Link -To anna@example.org -Body 'Hello.'
        $mails = @(Get-Mails | Where-Object { $_ -match 'Mail [DU]' })
        $mails.Count | Should -Be 4
        @($mails | Where-Object { $_ -match 'upload-shares' }).Count | Should -Be 3
    }

    It 'refuses what is no address, and mails nothing with -WhatIf' {
        Send-DracoonShareMail 'Mail D' -To nobody -Body 'x' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.SendDracoonShareMailCommand'
        Clear-SandboxRequest $Sandbox
        Send-DracoonShareMail 'Mail D' -To a@example.org -Body 'x' -WhatIf
        (Get-Writes).Count | Should -Be 0
    }
}

Describe 'Get-DracoonShareQRCode' {
    It 'gives the bytes of a PNG image, or a file' {
        $png = Get-DracoonDownloadShare 'Mail D' | Get-DracoonShareQRCode
        $png.GetType().Name | Should -Be 'Byte[]'
        [BitConverter]::ToString($png, 0, 8) | Should -Be '89-50-4E-47-0D-0A-1A-0A'
        $path = [IO.Path]::Combine($Folder, 'code.png')
        (Get-DracoonShareQRCode 'Mail U' -Type Upload -OutFile $path).FullName | Should -Be $path
        [BitConverter]::ToString([IO.File]::ReadAllBytes($path), 0, 4) | Should -Be '89-50-4E-47'
        Get-DracoonShareQRCode 'Mail D' -OutFile $path -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.GetDracoonShareQRCodeCommand'
        (Get-DracoonShareQRCode 'Mail D' -OutFile $path -Force).Length | Should -BeGreaterThan 100
    }

    It 'says that there is no such share' {
        Get-DracoonShareQRCode 987654 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.GetDracoonShareQRCodeCommand'
    }
}
