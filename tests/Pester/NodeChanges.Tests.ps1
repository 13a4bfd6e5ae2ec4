# Set-DracoonFolder, Set-DracoonFile, Rename-DracoonNode; favorites, comments, attributes.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    [void] (Connect-TestSandbox $Sandbox)
    [void] (New-DracoonRoom -Name 'Room')
    Grant-DracoonRoomPermission /Room -User anna -Template Read

    function New-TestNode([string[]] $Path) { foreach ($p in $Path) { 'text' | Set-DracoonContent $p } }
    function Get-Put { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'PUT *' -and $_ -notlike 'PUT /storage*' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Set-DracoonFolder' {
    BeforeAll { [void] (New-DracoonFolder /Room/folder) }

    It 'changes what is given, and leaves the rest' {
        $changed = Set-DracoonFolder /Room/folder -Notes 'a note' -Classification Confidential -TimestampCreation '2020-02-03T04:05:06Z' -PassThru
        $changed.Notes | Should -Be 'a note'
        $changed.Classification | Should -Be 3
        $changed.TimestampCreation.Year | Should -Be 2020
        Get-DracoonNode /Room/folder | Set-DracoonFolder -Notes ''
        $after = Get-DracoonNode /Room/folder
        $after.Notes | Should -BeNullOrEmpty
        $after.Classification | Should -Be 3
    }

    It 'takes the columns of rows' {
        $id = (Get-DracoonNode /Room/folder).NodeId
        [pscustomobject] @{ NodeId = "$id"; Notes = 'from a row'; Classification = ''; Name = '' } | Set-DracoonFolder
        $after = Get-DracoonNode $id
        $after.Notes | Should -Be 'from a row'
        $after.Classification | Should -Be 3
    }

    It 'warns when nothing is given, and says what is wrong' {
        Set-DracoonFolder /Room/folder -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -Match 'Nothing is given'
        [void] (New-DracoonFolder /Room/other)
        Set-DracoonFolder /Room/folder -Name other -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SetDracoonFolderCommand'
        Set-DracoonFolder /Room/folder -Notes x -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonFolderCommand'
    }

    It 'changes nothing with -WhatIf' {
        Set-DracoonFolder /Room/folder -Name never -WhatIf
        (Get-DracoonNode /Room/folder).Name | Should -Be 'folder'
    }
}

Describe 'Set-DracoonFile' {
    BeforeAll { New-TestNode '/Room/f1.txt', '/Room/f2.txt', '/Room/f3.txt' }

    It 'changes one file' {
        $changed = Set-DracoonFile /Room/f1.txt -Notes 'n' -Classification Public -ExpireAt '2099-01-02T00:00:00Z' -PassThru
        $changed.Notes | Should -Be 'n'
        $changed.Classification | Should -Be 1
        $changed.ExpireAt.Year | Should -Be 2099
        Set-DracoonFile /Room/f1.txt -NoExpiration
        (Get-DracoonNode /Room/f1.txt).ExpireAt | Should -BeNullOrEmpty
    }

    It 'takes a span, and changes many files alike in one request' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonNode '/Room/f?.txt' | Set-DracoonFile -ExpireAt 30d -Classification StrictlyConfidential
        Get-Put | Should -Be 'PUT /api/v4/nodes/files'
        foreach ($file in Get-DracoonNode '/Room/f?.txt') {
            [Math]::Round(($file.ExpireAt - [DateTime]::UtcNow).TotalDays) | Should -Be 30
            $file.Classification | Should -Be 4
        }
    }

    It 'names the one that is no file, and changes the others' {
        [void] (New-DracoonFolder /Room/no-file)
        '/Room/f1.txt', '/Room/no-file', '/Room/f2.txt' | Set-DracoonFile -Classification Internal -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        "$($failed[0].TargetObject)" | Should -Be '/Room/no-file'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.SetDracoonFileCommand'
        (Get-DracoonNode /Room/f2.txt).Classification | Should -Be 2
    }

    It 'refuses a time in the past, both expirations, and people without the permission' {
        Set-DracoonFile /Room/f1.txt -ExpireAt '2001-01-01' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidExpiration,DracoonPS.Commands.SetDracoonFileCommand'
        { Set-DracoonFile /Room/f1.txt -ExpireAt 1d -NoExpiration } | Should -Throw -ExpectedMessage '*exclude each other*'
        Set-DracoonFile /Room/f1.txt -Notes x -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonFileCommand'
    }

    It 'changes nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Get-DracoonNode '/Room/f?.txt' | Set-DracoonFile -NoExpiration -WhatIf
        Get-Put | Should -BeNullOrEmpty
    }
}

Describe 'Rename-DracoonNode' {
    It 'renames rooms, folders and files' {
        [void] (New-DracoonRoom -Name 'Old room'); [void] (New-DracoonFolder '/Old room/old')
        New-TestNode '/Old room/old/old.txt'
        Rename-DracoonNode '/Old room/old/old.txt' new.txt
        Rename-DracoonNode '/Old room/old' new
        (Rename-DracoonNode '/Old room' 'New room' -PassThru).Path | Should -Be '/New room'
        (Get-DracoonNode '/New room/new/new.txt').Type | Should -Be 'file'
    }

    It 'works the name out of the old one' {
        New-TestNode '/Room/r1.jpeg', '/Room/r2.jpeg'
        $renamed = @(Get-DracoonNode '/Room/*.jpeg' | Rename-DracoonNode -NewName { $_.Name -replace 'jpeg$', 'jpg' } -PassThru)
        @($renamed | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'r1.jpg r2.jpg'
        Get-DracoonNode '/Room/*.jpg' | Rename-DracoonNode -NewName { $_.Name } # is called so already
    }

    It 'refuses a name that is taken or not allowed, and renames nothing with -WhatIf' {
        New-TestNode '/Room/taken.txt', '/Room/mine.txt'
        Rename-DracoonNode /Room/mine.txt taken.txt -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.RenameDracoonNodeCommand'
        Rename-DracoonNode /Room/mine.txt 'con.txt' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidName,DracoonPS.Commands.RenameDracoonNodeCommand'
        Rename-DracoonNode /Room/mine.txt yours.txt -WhatIf
        (Get-DracoonNode /Room/mine.txt).Name | Should -Be 'mine.txt'
    }
}

Describe 'Favorites' {
    BeforeAll { New-TestNode '/Room/v1.txt', '/Room/v2.txt', '/Room/v3.txt' }

    It 'are marked by themselves or together, and are each user''s own' {
        (Add-DracoonFavorite /Room -PassThru).IsFavorite | Should -BeTrue
        Clear-SandboxRequest $Sandbox
        Get-DracoonNode '/Room/v?.txt' | Add-DracoonFavorite
        Get-Put | Should -Be 'PUT /api/v4/nodes/favorites'
        @(Get-DracoonFavorite -Sort name | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Room v1.txt v2.txt v3.txt'
        @(Get-DracoonFavorite -Type File -First 2).Count | Should -Be 2
        Get-DracoonFavorite -Session $Anna | Should -BeNullOrEmpty
    }

    It 'lose the mark' {
        Remove-DracoonFavorite /Room -Confirm:$false
        Remove-DracoonFavorite /Room -Confirm:$false # once more does no harm
        Get-DracoonFavorite -Type File | Remove-DracoonFavorite -WhatIf
        @(Get-DracoonFavorite).Count | Should -Be 3
        Get-DracoonFavorite | Remove-DracoonFavorite -Confirm:$false
        Get-DracoonFavorite | Should -BeNullOrEmpty
    }

    It 'must be there' {
        Add-DracoonFavorite 987654 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.AddDracoonFavoriteCommand'
    }
}

Describe 'Comments' {
    BeforeAll { New-TestNode '/Room/commented.txt'; $File = Get-DracoonNode /Room/commented.txt }

    It 'are written, changed, and deleted' {
        $comment = New-DracoonComment /Room/commented.txt 'First.'
        $comment.NodeId | Should -Be $File.NodeId
        $comment.CreatedByName | Should -Be 'Ada Admin'
        $second = $File | New-DracoonComment -Text { "About $($_.Name)" } -Session $Anna
        @(Get-DracoonComment $File | ForEach-Object { $_.Text }) -join ' ' | Should -Be 'First. About commented.txt'
        (Get-DracoonNode $File.NodeId).CommentCount | Should -Be 2
        $changed = Set-DracoonComment $comment 'Changed.' -PassThru
        $changed.Text | Should -Be 'Changed.'
        $changed.IsChanged | Should -BeTrue
        $second | Remove-DracoonComment -Confirm:$false # as an admin of the room
        @(Get-DracoonComment $File | ForEach-Object { $_.Text }) | Should -Be 'Changed.'
        $all = @(Get-DracoonComment $File -IncludeDeleted)
        $all.Count | Should -Be 2
        $all[1].IsDeleted | Should -BeTrue
        $all[1].Text | Should -Be ''
    }

    It 'belong to who wrote them' {
        $comment = New-DracoonComment $File 'Mine.'
        Set-DracoonComment $comment.CommentId 'Yours.' -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonCommentCommand'
        Remove-DracoonComment $comment -Session $Anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.RemoveDracoonCommentCommand'
        Remove-DracoonComment 987654 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.RemoveDracoonCommentCommand'
    }

    It 'are never taken for the node' {
        $comment = New-DracoonComment $File 'Not a node.'
        { $comment | Remove-DracoonNode -Confirm:$false -ErrorAction Stop } | Should -Throw
        (Get-DracoonNode $File.NodeId).Name | Should -Be 'commented.txt'
    }

    It 'stay as they are with -WhatIf' {
        Get-DracoonComment $File | Remove-DracoonComment -WhatIf
        Get-DracoonComment $File | Set-DracoonComment -Text 'x' -WhatIf
        New-DracoonComment $File 'y' -WhatIf | Should -BeNullOrEmpty
        @(Get-DracoonComment $File | Where-Object { $_.Text -in 'x', 'y' }).Count | Should -Be 0
    }
}

Describe 'Attributes' {
    It 'are set, listed, and removed' {
        (Set-DracoonNodeAttribute /Room -Key costCenter -Value 4711 -PassThru).Value | Should -Be '4711'
        [pscustomobject] @{ NodeId = (Get-DracoonNode /Room).NodeId; Key = 'state'; Value = '' } | Set-DracoonNodeAttribute
        Get-DracoonNode /Room | Set-DracoonNodeAttribute -Attribute @{ tmp1 = 1; tmp2 = $true }
        @(Get-DracoonNodeAttribute /Room | ForEach-Object { "$_" }) -join ' ' | Should -Be 'costCenter=4711 state= tmp1=1 tmp2=True'
        (Get-DracoonNodeAttribute /Room costCenter).Value | Should -Be '4711'
        Get-DracoonNodeAttribute /Room 'tmp*' | Remove-DracoonNodeAttribute -WhatIf
        @(Get-DracoonNodeAttribute /Room -First 3).Count | Should -Be 3
        Get-DracoonNodeAttribute /Room 'tmp*' | Remove-DracoonNodeAttribute -Confirm:$false
        @(Get-DracoonNodeAttribute /Room | ForEach-Object { $_.Key }) -join ' ' | Should -Be 'costCenter state'
    }

    It 'need the permission to change' {
        Set-DracoonNodeAttribute /Room -Key x -Value y -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonNodeAttributeCommand'
        Remove-DracoonNodeAttribute /Room nothing -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
