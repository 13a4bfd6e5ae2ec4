# The recycle bin, versions of files, Remove-DracoonNode -Permanent, malicious files.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    [void] (New-DracoonRoom -Name 'Bin' -RecycleBinDays 30)
    [void] (New-DracoonRoom -Name 'No bin' -RecycleBinDays 0)

    function Set-Text([string] $Path, [string] $Text = 'text') { $Text | Set-DracoonContent $Path -OnConflict Overwrite }
    function Get-Bin([string] $Room = '/Bin') { @(Get-DracoonDeletedNode $Room | ForEach-Object { $_.Name }) -join ' ' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Deleting' {
    AfterAll { Clear-DracoonRecycleBin /Bin -Confirm:$false }

    It 'moves files and folders to the room''s recycle bin' {
        [void] (New-DracoonFolder /Bin/folder)
        Set-Text /Bin/folder/inner.txt; Set-Text /Bin/a.txt
        Remove-DracoonNode /Bin/a.txt, /Bin/folder -Confirm:$false
        Get-DracoonNode '/Bin/*' | Should -BeNullOrEmpty
        $deleted = @(Get-DracoonDeletedNode /Bin)
        @($deleted | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/Bin/folder /Bin/a.txt'
        $deleted[1].Type | Should -Be 'file'
        $deleted[1].VersionCount | Should -Be 1
        $one = Get-DracoonDeletedNode -DeletedNode $deleted[1]
        $one.DeletedByName | Should -Be 'Ada Admin'
        $one.Size | Should -BeGreaterThan 0
        $one.DeletedNodeId | Should -Be $deleted[1].DeletedNodeId
    }

    It 'removes for good where the room keeps nothing' {
        Set-Text '/No bin/gone.txt'
        Remove-DracoonNode '/No bin/gone.txt' -Confirm:$false
        Get-DracoonDeletedNode '/No bin' | Should -BeNullOrEmpty
    }

    It 'makes versions of a file that is replaced' {
        Set-Text /Bin/v.txt 'one'; Set-Text /Bin/v.txt 'two'; Set-Text /Bin/v.txt 'three'
        $file = Get-DracoonNode /Bin/v.txt
        $file.DeletedVersionCount | Should -Be 2
        $versions = @(Get-DracoonFileVersion /Bin/v.txt)
        $versions.Count | Should -Be 3
        $versions[0].NodeId | Should -Be $file.NodeId
        @($versions | ForEach-Object { $_.IsDeleted }) -join ' ' | Should -Be 'False True True'
        @($versions | ForEach-Object { $_.ReferenceId } | Where-Object { $_ -ne $file.ReferenceId }).Count | Should -Be 0
        @(Get-DracoonFileVersion -ReferenceId $file.ReferenceId -First 1).Count | Should -Be 1
        $deleted = @(Get-DracoonDeletedNode /Bin v.txt -AllVersions)
        $deleted.Count | Should -Be 2
        $deleted[0].DeletedAt | Should -BeGreaterOrEqual $deleted[1].DeletedAt
        (Get-DracoonDeletedNode /Bin v.txt).VersionCount | Should -Be 2
    }

    It 'says of a folder that it has no versions' {
        [void] (New-DracoonFolder /Bin/f)
        Get-DracoonFileVersion /Bin/f -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -Be "'/Bin/f' is a folder. Only files have versions."
    }
}

Describe 'Get-DracoonDeletedNode' {
    It 'chooses by name, type and time' {
        [void] (New-DracoonFolder /Bin/d1)
        Set-Text /Bin/d2.txt; Set-Text /Bin/d3.pdf
        Get-DracoonNode '/Bin/d?*' | Remove-DracoonNode -Confirm:$false
        @(Get-DracoonDeletedNode /Bin 'd*' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'd1 d2.txt d3.pdf'
        @(Get-DracoonDeletedNode /Bin 'd*' -Type File -First 1 | ForEach-Object { $_.Name }) | Should -Be 'd2.txt'
        @(Get-DracoonDeletedNode /Bin '*.pdf' -AllVersions | ForEach-Object { $_.Name }) | Should -Be 'd3.pdf'
        @(Get-DracoonDeletedNode /Bin -AllVersions -Skip 1 -First 1).Count | Should -Be 1
        Get-DracoonDeletedNode /Bin -DeletedBefore ([DateTime]::UtcNow.AddHours(-1)) | Should -BeNullOrEmpty
        @(Get-DracoonDeletedNode /Bin 'd*' -DeletedAfter ([DateTime]::UtcNow.AddHours(-1))).Count | Should -Be 3
        @(Get-DracoonDeletedNode /Bin -Filter 'parentPath:cn:Bin' -Sort 'name:desc' -First 1 | ForEach-Object { $_.Type }) | Should -Be 'folder'
    }

    It 'says that there is no such room or node' {
        Get-DracoonDeletedNode /None -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonDeletedNodeCommand'
        Get-DracoonDeletedNode -DeletedNode 987654 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonDeletedNodeCommand'
    }
}

Describe 'Restore-DracoonNode' {
    BeforeEach { Clear-DracoonRecycleBin /Bin -Confirm:$false }

    It 'brings everything back as it was' {
        [void] (New-DracoonFolder /Bin/tree/inner)
        Set-Text /Bin/tree/inner/leaf.txt 'leaf'
        $id = (Get-DracoonNode /Bin/tree/inner/leaf.txt).NodeId
        Remove-DracoonNode /Bin/tree -Confirm:$false
        Get-DracoonDeletedNode /Bin | Restore-DracoonNode -WhatIf
        Get-Bin | Should -Be 'tree'
        (Get-DracoonDeletedNode /Bin | Restore-DracoonNode -PassThru).Path | Should -Be '/Bin/tree'
        Get-Bin | Should -Be ''
        Get-DracoonContent /Bin/tree/inner/leaf.txt | Should -Be 'leaf'
        (Get-DracoonNode /Bin/tree/inner/leaf.txt).NodeId | Should -Be $id
    }

    It 'restores to another place, many at once' {
        Set-Text /Bin/m1.txt; Set-Text /Bin/m2.txt
        Get-DracoonNode '/Bin/m?.txt' | Remove-DracoonNode -Confirm:$false
        Get-DracoonDeletedNode /Bin 'm?.txt' | Restore-DracoonNode -Destination '/No bin'
        @(Get-DracoonNode '/No bin/m?.txt').Count | Should -Be 2
    }

    It 'settles a name that is taken: <OnConflict>' -ForEach @(
        @{ OnConflict = 'Fail'; Names = 'c.txt'; Text = 'new'; Bin = 'c.txt' }
        @{ OnConflict = 'AutoRename'; Names = 'c (1).txt c.txt'; Text = 'new'; Bin = '' }
        @{ OnConflict = 'Overwrite'; Names = 'c.txt'; Text = 'old'; Bin = 'c.txt' }
    ) {
        Set-Text /Bin/c.txt 'old'
        Remove-DracoonNode /Bin/c.txt -Confirm:$false
        Set-Text /Bin/c.txt 'new'
        Get-DracoonDeletedNode /Bin | Restore-DracoonNode -OnConflict $OnConflict -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId }) -join ' ' | Should -Be $(if ($OnConflict -eq 'Fail') { 'DracoonNodeExists,DracoonPS.Commands.RestoreDracoonNodeCommand' } else { '' })
        @(Get-DracoonNode '/Bin/c*.txt' | ForEach-Object { $_.Name }) -join ' ' | Should -Be $Names
        Get-DracoonContent /Bin/c.txt | Should -Be $Text
        Get-Bin | Should -Be $Bin
        Get-DracoonNode '/Bin/c*.txt' | Remove-DracoonNode -Confirm:$false
    }

    It 'restores a version that is chosen' {
        Set-Text /Bin/w.txt 'first'; Set-Text /Bin/w.txt 'second'; Set-Text /Bin/w.txt 'third'
        @(Get-DracoonDeletedNode /Bin w.txt -AllVersions)[1] | Restore-DracoonNode -OnConflict Overwrite -KeepShareLinks
        Get-DracoonContent /Bin/w.txt | Should -Be 'first'
        { Restore-DracoonNode 1 -KeepShareLinks } | Should -Throw -ExpectedMessage '*-OnConflict Overwrite*'
    }

    It 'says that the folder is gone where it was, and takes another' {
        [void] (New-DracoonFolder /Bin/gone)
        Set-Text /Bin/gone/x.txt
        Remove-DracoonNode /Bin/gone/x.txt -Confirm:$false
        Remove-DracoonNode /Bin/gone -Confirm:$false
        Get-DracoonDeletedNode /Bin x.txt | Restore-DracoonNode -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RestoreDracoonNodeCommand'
        Get-DracoonDeletedNode /Bin x.txt | Restore-DracoonNode -Destination /Bin
        (Get-DracoonNode /Bin/x.txt).Type | Should -Be 'file'
    }
}

Describe 'Removing for good' {
    BeforeEach { Clear-DracoonRecycleBin /Bin -Confirm:$false }

    It 'takes all versions of a name, or one' {
        Set-Text /Bin/p.txt '1'; Set-Text /Bin/p.txt '2'; Set-Text /Bin/p.txt '3'; Set-Text /Bin/q.txt
        Remove-DracoonNode /Bin/q.txt -Confirm:$false
        Get-DracoonDeletedNode /Bin | Remove-DracoonDeletedNode -WhatIf
        Get-Bin | Should -Be 'p.txt q.txt'
        @(Get-DracoonDeletedNode /Bin p.txt -AllVersions)[0] | Remove-DracoonDeletedNode -Confirm:$false
        (Get-DracoonDeletedNode /Bin p.txt).VersionCount | Should -Be 1
        Set-Text /Bin/p.txt '4'
        Get-DracoonDeletedNode /Bin | Remove-DracoonDeletedNode -Confirm:$false
        Get-Bin | Should -Be ''
        Get-DracoonContent /Bin/p.txt | Should -Be '4'
        Remove-DracoonDeletedNode 987654 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RemoveDracoonDeletedNodeCommand'
    }

    It 'empties recycle bins, those of rooms below too' {
        [void] (New-DracoonRoom -Name 'Below' -Parent /Bin -RecycleBinDays 5)
        Set-Text /Bin/e.txt; Set-Text /Bin/Below/e.txt
        Remove-DracoonNode /Bin/e.txt, /Bin/Below/e.txt -Confirm:$false
        Clear-DracoonRecycleBin /Bin -Recurse -WhatIf
        Get-Bin /Bin/Below | Should -Be 'e.txt'
        Clear-DracoonRecycleBin /Bin -Confirm:$false
        Get-Bin | Should -Be ''
        Get-Bin /Bin/Below | Should -Be 'e.txt'
        Clear-DracoonRecycleBin /Bin -Recurse -Confirm:$false
        Get-Bin /Bin/Below | Should -Be ''
        Clear-DracoonRecycleBin /Bin/p.txt -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.ClearDracoonRecycleBinCommand'
    }

    It 'goes past the recycle bin with Remove-DracoonNode -Permanent, with older versions' {
        [void] (New-DracoonFolder /Bin/x)
        Set-Text /Bin/x/1.txt 'a'; Set-Text /Bin/x/1.txt 'b'; Set-Text /Bin/x/2.txt; Set-Text '/No bin/3.txt'; Set-Text /Bin/kept.txt
        Remove-DracoonNode /Bin/kept.txt -Confirm:$false
        '/Bin/x/*', '/No bin/3.txt' | Remove-DracoonNode -Permanent -WhatIf
        @(Get-DracoonNode '/Bin/x/*').Count | Should -Be 2
        '/Bin/x/*', '/No bin/3.txt' | Remove-DracoonNode -Permanent -Confirm:$false
        @(Get-DracoonNode '/Bin/x/*').Count | Should -Be 0
        Get-DracoonNode '/No bin/3.txt' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Bin | Should -Be 'kept.txt'
        Remove-DracoonNode /Bin/x -Permanent -Confirm:$false
        Get-Bin | Should -Be 'kept.txt'
    }

    It 'removes a room with its recycle bin' {
        [void] (New-DracoonRoom -Name 'Whole' -RecycleBinDays 5)
        Set-Text /Whole/y.txt; Set-Text /Whole/z.txt
        Remove-DracoonNode /Whole/y.txt -Confirm:$false
        $id = (Get-DracoonDeletedNode /Whole).DeletedNodeId
        Remove-DracoonNode /Whole -Permanent -Confirm:$false
        Get-DracoonDeletedNode -DeletedNode $id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'Malicious files' {
    BeforeAll {
        Set-Text /Bin/virus.txt 'bad'; Set-Text /Bin/good.txt 'good'
        $Virus = Get-DracoonNode /Bin/virus.txt
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($Virus.NodeId)/malicious")
    }

    It 'are told apart from harmless ones' {
        $verdicts = @(Get-DracoonNode '/Bin/*' -Type File | Get-DracoonVirusVerdict)
        @($verdicts | Where-Object { $_.IsMalicious } | ForEach-Object { $_.NodePath }) | Should -Be '/Bin/virus.txt'
        $good = Get-DracoonVirusVerdict /Bin/good.txt
        $good.Verdict | Should -Be 'CLEAN'
        $good.Sha256.Length | Should -Be 64
        (Get-DracoonNode /Bin/virus.txt).VirusVerdict | Should -Be 'MALICIOUS'
        Get-DracoonVirusVerdict /Bin -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonVirusVerdictCommand'
    }

    It 'are not handed out' {
        Get-DracoonContent /Bin/virus.txt -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonMaliciousFile,DracoonPS.Commands.GetDracoonContentCommand'
    }

    It 'are removed past the recycle bin, and only they' {
        Clear-DracoonRecycleBin /Bin -Confirm:$false
        Remove-DracoonMaliciousFile /Bin/good.txt -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RemoveDracoonMaliciousFileCommand'
        $verdict = Get-DracoonVirusVerdict /Bin/virus.txt
        $verdict | Remove-DracoonMaliciousFile -WhatIf
        (Get-DracoonNode /Bin/virus.txt).Name | Should -Be 'virus.txt'
        $verdict | Remove-DracoonMaliciousFile -Confirm:$false
        Get-DracoonNode /Bin/virus.txt -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Bin | Should -Be ''
        (Get-DracoonNode /Bin/good.txt).Name | Should -Be 'good.txt'
    }
}

# Last, since it moves the time.
Describe 'Time' {
    It 'empties recycle bins by itself, and removes what expires' {
        Clear-DracoonRecycleBin /Bin -Confirm:$false
        Set-Text /Bin/t1.txt; Set-Text /Bin/t2.txt
        Set-DracoonFile /Bin/t2.txt -ExpireAt ([DateTime]::UtcNow.AddDays(20))
        Remove-DracoonNode /Bin/t1.txt -Confirm:$false
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{""seconds"":$(25 * 86400)}")
        [void] (Connect-TestSandbox $Sandbox)
        Get-Bin | Should -Be 't1.txt t2.txt'
        Get-DracoonNode /Bin/t2.txt -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{""seconds"":$(10 * 86400)}")
        [void] (Connect-TestSandbox $Sandbox)
        Get-Bin | Should -Be 't2.txt'
    }
}
