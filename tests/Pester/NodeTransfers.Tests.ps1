# Move-DracoonNode, Copy-DracoonNode, Get-DracoonNodeParent.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    [void] (Connect-TestSandbox $Sandbox)
    [void] (New-DracoonRoom -Name 'From' -RecycleBinDays 10)
    [void] (New-DracoonRoom -Name 'To' -RecycleBinDays 10)

    function New-TestNode([string[]] $Path) { foreach ($p in $Path) { 'text' | Set-DracoonContent $p } }
    function Get-Name([string] $Path) { @(Get-DracoonNode "$Path/*" -ErrorAction SilentlyContinue | ForEach-Object { $_.Name }) -join ' ' }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Move-DracoonNode' {
    It 'moves files and folders with everything in them, in one request' {
        [void] (New-DracoonFolder /From/a/inner); [void] (New-DracoonFolder /To/a1)
        New-TestNode '/From/a/inner/deep.txt', '/From/b.txt', '/From/c.txt'
        Clear-SandboxRequest $Sandbox
        Get-DracoonNode '/From/*' | Move-DracoonNode -Destination /To/a1
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST *' }).Count | Should -Be 1
        Get-Name /To/a1 | Should -Be 'a b.txt c.txt'
        (Get-DracoonNode /To/a1/a/inner/deep.txt).Type | Should -Be 'file'
        Get-Name /From | Should -Be ''
        Get-DracoonContent /To/a1/a/inner/deep.txt | Should -Be 'text'
    }

    It 'gives other names, and emits what was moved' {
        New-TestNode '/From/n1.txt', '/From/n2.txt'
        $moved = @(Get-DracoonNode '/From/n?.txt' | Move-DracoonNode -Destination /To -NewName { 'new-' + $_.Name } -PassThru)
        @($moved | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/To/new-n1.txt /To/new-n2.txt'
    }

    It 'takes nodes of several folders' {
        [void] (New-DracoonFolder /From/s1); [void] (New-DracoonFolder /From/s2); [void] (New-DracoonFolder /To/several)
        New-TestNode '/From/s1/x.txt', '/From/s2/y.txt'
        '/From/s1/x.txt', '/From/s2/y.txt' | Move-DracoonNode -Destination /To/several
        Get-Name /To/several | Should -Be 'x.txt y.txt'
    }

    It 'fails by itself where a name is taken, and moves the others' {
        [void] (New-DracoonFolder /To/taken)
        New-TestNode '/From/t1.txt', '/From/t2.txt', '/To/taken/t1.txt'
        Get-DracoonNode '/From/t?.txt' | Move-DracoonNode -Destination /To/taken -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.MoveDracoonNodeCommand'
        $failed[0].TargetObject | Should -Be '/From/t1.txt'
        Get-Name /To/taken | Should -Be 't1.txt t2.txt'
    }

    It 'renames or overwrites where it is told to' {
        [void] (New-DracoonFolder /To/conflict)
        New-TestNode '/To/conflict/k.txt', '/From/k.txt'
        Move-DracoonNode /From/k.txt /To/conflict -OnConflict AutoRename
        Get-Name /To/conflict | Should -Be 'k (1).txt k.txt'
        'newer' | Set-DracoonContent /From/k.txt
        Move-DracoonNode /From/k.txt /To/conflict -OnConflict Overwrite -KeepShareLinks
        Get-Name /To/conflict | Should -Be 'k (1).txt k.txt'
        Get-DracoonContent /To/conflict/k.txt | Should -Be 'newer'
        (Get-DracoonNode /To/conflict/k.txt).DeletedVersionCount | Should -Be 1
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a room'; Node = '/From'; To = '/To'; Id = 'DracoonInvalidArgument' }
        @{ What = 'the place where it is'; Node = '/From/stay'; To = '/From'; Id = 'DracoonInvalidMoveOrCopy' }
        @{ What = 'a folder into itself'; Node = '/From/stay'; To = '/From/stay/below'; Id = 'DracoonInvalidMoveOrCopy' }
        @{ What = 'what is not there'; Node = '/From/none'; To = '/To'; Id = 'DracoonNodeNotFound' }
    ) {
        [void] (New-DracoonFolder /From/stay/below)
        Move-DracoonNode $Node $To -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.MoveDracoonNodeCommand"
        (Get-DracoonNode /From/stay).Name | Should -Be 'stay'
    }

    It 'needs the permission to delete' {
        Grant-DracoonRoomPermission /From -User anna -Template Read
        Grant-DracoonRoomPermission /To -User anna -Template Edit
        New-TestNode '/From/read-only.txt'
        Move-DracoonNode /From/read-only.txt /To -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.MoveDracoonNodeCommand'
        Copy-DracoonNode /From/read-only.txt /To -Session $Anna
        (Get-DracoonNode /To/read-only.txt).CreatedByName | Should -Be 'Anna Berg'
    }

    It 'refuses -KeepShareLinks without -OnConflict Overwrite, and moves nothing with -WhatIf' {
        New-TestNode '/From/w.txt'
        { Move-DracoonNode /From/w.txt /To -KeepShareLinks } | Should -Throw -ExpectedMessage '*-OnConflict Overwrite*'
        Move-DracoonNode /From/w.txt /To -WhatIf
        (Get-DracoonNode /From/w.txt).Name | Should -Be 'w.txt'
    }

    It 'does not move between an encrypted room and another' {
        $secret = ConvertTo-TestSecret 'A secret of mine'
        Set-DracoonKeypair -Password $secret
        [void] (New-DracoonRoom -Name 'Sealed')
        Enable-DracoonRoomEncryption /Sealed -Confirm:$false
        New-TestNode '/From/plain.txt'
        Move-DracoonNode /From/plain.txt /Sealed -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.MoveDracoonNodeCommand'
    }
}

Describe 'Copy-DracoonNode' {
    It 'copies a folder with everything in it, and emits the copy' {
        [void] (New-DracoonFolder /From/tree/inner)
        New-TestNode '/From/tree/inner/file.txt'
        $copy = Copy-DracoonNode /From/tree /To -NewName 'tree 2' -PassThru
        $copy.Path | Should -Be '/To/tree 2'
        Get-DracoonContent '/To/tree 2/inner/file.txt' | Should -Be 'text'
        Get-DracoonContent '/From/tree/inner/file.txt' | Should -Be 'text'
    }

    It 'needs another name in the same place' {
        New-TestNode '/From/same.txt'
        Copy-DracoonNode /From/same.txt /From -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidMoveOrCopy,DracoonPS.Commands.CopyDracoonNodeCommand'
        (Copy-DracoonNode /From/same.txt /From -NewName 'same 2.txt' -PassThru).Name | Should -Be 'same 2.txt'
    }

    It 'emits the copies under the names that they got' {
        [void] (New-DracoonFolder /To/auto)
        New-TestNode '/From/auto1.txt', '/From/auto2.txt', '/To/auto/auto1.txt'
        $copies = @(Get-DracoonNode '/From/auto?.txt' | Copy-DracoonNode -Destination /To/auto -OnConflict AutoRename -PassThru)
        @($copies | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'auto1 (1).txt auto2.txt'
    }

    It 'copies nothing with -WhatIf' {
        New-TestNode '/From/cw.txt'
        Copy-DracoonNode /From/cw.txt /To -WhatIf
        Get-DracoonNode /To/cw.txt -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'Get-DracoonNodeParent' {
    It 'lists what a node lies in, from the top down, for other cmdlets' {
        [void] (New-DracoonFolder /From/p1/p2)
        New-TestNode '/From/p1/p2/leaf.txt'
        $parents = @(Get-DracoonNode /From/p1/p2/leaf.txt | Get-DracoonNodeParent)
        @($parents | ForEach-Object { $_.Path }) -join ' ' | Should -Be '/From /From/p1 /From/p1/p2'
        $parents[0].Type | Should -Be 'room'
        @($parents | Get-DracoonNode | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'From p1 p2'
    }

    It 'says that there is no such node' {
        Get-DracoonNodeParent 987654 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonNodeParentCommand'
    }
}
