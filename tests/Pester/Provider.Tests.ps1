# The drive. What PowerShell's engine does with a provider is tested through the engine, wherever these files run; the cmdlets of
# Microsoft.PowerShell.Management that people type are in Provider.Cmdlets.Tests.ps1. Properties and content: Provider.Content.Tests.ps1.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'TestDrive.ps1'))

    function New-TestTree([string] $Room) {
        [void] (New-DracoonRoom -Name $Room)
        [void] (New-DracoonFolder -Path "/$Room/a/b")
        'one' | Set-DracoonContent "/$Room/one.txt"
        'two' | Set-DracoonContent "/$Room/a/two.txt"
        'three' | Set-DracoonContent "/$Room/a/b/three.log"
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'A drive' {
    It 'is made by Connect-Dracoon -DriveName, with the session' {
        $drive = $Drives.Get('TestD')
        $drive.Provider.Name | Should -Be 'Dracoon'
        $drive.Session.SessionId | Should -Be $Session.SessionId
        $drive.Path | Should -Be '/'
    }

    It 'is not made by the import of the module' {
        @($Drives.GetAllForProvider('Dracoon') | Where-Object { $_.Name -ne 'TestD' }).Count | Should -Be 0
    }

    It 'can have a room or folder as its root' {
        New-TestTree 'Rooted'
        $provider = $Drives.Get('TestD').Provider
        $drive = $Drives.New([Management.Automation.PSDriveInfo]::new('TestR', $provider, '/rooted/A', '', $null), 'global')
        try {
            $drive.Path | Should -Be '/Rooted/a'
            @($Engine.ChildItem.Get('TestR:/', $false) | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'b two.txt'
            (Get-TestContent 'TestR:/b/three.log') | Should -Be 'three'
            $Engine.Item.Get('TestR:/b').PSParentPath | Should -BeLike "*Rooted${Separator}a"
            @($Paths.GetResolvedPSPathFromPSPath('TestR:/*.txt'))[0].Path | Should -Be "TestR:${Separator}two.txt"
        }
        finally { $Drives.Remove('TestR', $true, 'global') }
    }

    It 'is refused for a path that is <What>' -ForEach @(
        @{ What = 'not there'; Root = '/Nowhere'; Id = 'DracoonNodeNotFound' }
        @{ What = 'a file'; Root = '/Plain/file.txt'; Id = 'DracoonInvalidArgument' }
    ) {
        if (-not (Test-DracoonPath /Plain/file.txt)) { 'x' | Set-DracoonContent /Plain/file.txt }
        $provider = $Drives.Get('TestD').Provider
        $failed = Get-TestError { $Drives.New([Management.Automation.PSDriveInfo]::new('TestX', $provider, $Root, '', $null), 'global') }
        $failed.FullyQualifiedErrorId | Should -BeLike "$Id*"
    }

    It 'of a name that is taken is refused before anybody signs in' {
        Clear-SandboxRequest $Sandbox
        { Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -DriveName testd } |
            Should -Throw -ExpectedMessage "*There is a drive 'testd' already*"
        Get-SandboxRequest $Sandbox | Should -BeNullOrEmpty
    }

    It 'goes with its session, also when it is the current location' {
        $before = $Paths.CurrentLocation
        $other = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -DriveName TestGone -PassThru
        try {
            [void] $Paths.SetLocation('TestGone:/Plain')
            Disconnect-Dracoon $other
            $Paths.CurrentLocation.Provider.Name | Should -Be 'FileSystem'
            @($Drives.GetAll() | Where-Object { $_.Name -eq 'TestGone' }).Count | Should -Be 0
        }
        finally { [void] $Paths.SetLocation($before.Path) }
    }
}

Describe 'Looking at a drive' {
    BeforeAll { New-TestTree 'Look' }

    It 'finds what is there, in upper and lower case, with either separator' {
        $Engine.Item.Exists('TestD:/Look/a/two.txt') | Should -BeTrue
        $Engine.Item.Exists('TestD:\look\A\TWO.txt') | Should -BeTrue
        $Engine.Item.Exists('TestD:/Look/a/none.txt') | Should -BeFalse
        $Engine.Item.Exists('TestD:/Look/one.txt/deeper') | Should -BeFalse
        $Engine.Item.Exists('TestD:/') | Should -BeTrue
        $Engine.Item.IsContainer('TestD:/Look/a') | Should -BeTrue
        $Engine.Item.IsContainer('TestD:/Look/one.txt') | Should -BeFalse
        $Engine.ChildItem.HasChild('TestD:/Look/a') | Should -BeTrue
    }

    It 'gives the nodes that the cmdlets give, with their place on the drive' {
        $item = @($Engine.Item.Get('TestD:/Look/a/two.txt'))[0]
        $item.PSObject.BaseObject.GetType().FullName | Should -Be 'Dracoon.Client.Models.DracoonNode'
        $item.NodeId | Should -Be (Get-DracoonNode /Look/a/two.txt).NodeId
        $item.PSIsContainer | Should -BeFalse
        $item.PSChildName | Should -Be 'two.txt'
        $item.PSDrive.Name | Should -Be 'TestD'
        $item.Path | Should -Be "TestD:${Separator}Look${Separator}a${Separator}two.txt"
        (Get-DracoonNode /Look/a/two.txt).Path | Should -Be '/Look/a/two.txt'
        @($Engine.Item.Get($item.PSPath))[0].NodeId | Should -Be $item.NodeId
    }

    It 'gives the top as what it is' {
        $top = @($Engine.Item.Get('TestD:/'))[0]
        $top.PSObject.BaseObject.GetType().FullName | Should -Be 'DracoonPS.DracoonDriveRoot'
        $top.PSIsContainer | Should -BeTrue
        $top.UserName | Should -Be 'admin'
    }

    It 'lists a room, a folder, and everything below' {
        @($Engine.ChildItem.Get('TestD:/Look', $false) | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'a one.txt'
        @($Engine.ChildItem.Get('TestD:/Look', $true) | ForEach-Object { $_.PSChildName }) -join ' ' | Should -Be 'a one.txt b two.txt three.log'
        @($Engine.ChildItem.Get('TestD:/Look', 0, $false, $false) | ForEach-Object { $_.Name }).Count | Should -Be 2
        @($Engine.ChildItem.GetNames('TestD:/Look/a', 'ReturnMatchingContainers', $false)) -join ' ' | Should -Be 'b two.txt'
    }

    It 'reads everything below in one request' {
        Clear-SandboxRequest $Sandbox
        @($Engine.ChildItem.Get('TestD:/Look', $true)).Count | Should -Be 5
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like '*nodes/search*' }).Count | Should -Be 1
        @(Get-SandboxRequest $Sandbox).Count | Should -BeLessOrEqual 2
    }

    It 'resolves wildcards, and takes brackets in names literally where they are escaped' {
        'x' | Set-DracoonContent '/Look/a[1].txt'
        @($Engine.ChildItem.Get('TestD:/Look/*.txt', $false) | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'a[1].txt one.txt'
        @($Engine.ChildItem.Get('TestD:/Look/o?e.*', $false) | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'one.txt'
        $Engine.Item.Exists('TestD:/Look/a`[1`].txt') | Should -BeTrue
        $item = @($Engine.ChildItem.Get('TestD:/Look/a*.txt', $false))[0]
        $item.Path | Should -Be "TestD:${Separator}Look${Separator}a``[1``].txt"
        @($Engine.Item.Get($item.Path))[0].Name | Should -Be 'a[1].txt'
    }

    It 'goes to places, up and down' {
        $before = $Paths.CurrentLocation
        try {
            [void] $Paths.SetLocation('TestD:/Look/a')
            $Paths.CurrentLocation.Path | Should -Be "TestD:${Separator}Look${Separator}a"
            $Engine.Item.Exists('two.txt') | Should -BeTrue
            $Engine.Item.Exists('../one.txt') | Should -BeTrue
            [void] $Paths.SetLocation('..')
            $Paths.CurrentLocation.Path | Should -Be "TestD:${Separator}Look"
            [void] $Paths.SetLocation('../..')
            $Paths.CurrentLocation.Path | Should -Be "TestD:${Separator}"
            { $Paths.SetLocation('TestD:/Nowhere') } | Should -Throw
            { $Paths.SetLocation('TestD:/Look/one.txt') } | Should -Throw
        }
        finally { [void] $Paths.SetLocation($before.Path) }
    }
}

Describe 'What was seen before' {
    BeforeAll { New-TestTree 'Seen' }

    It 'is not asked for again at once, and is after every change of the session' {
        [void] $Engine.Item.Exists('TestD:/Seen/a/two.txt')
        Clear-SandboxRequest $Sandbox
        [void] $Engine.Item.Exists('TestD:/Seen/a/two.txt')
        Get-SandboxRequest $Sandbox | Should -BeNullOrEmpty
        Remove-DracoonNode /Seen/a/two.txt -Confirm:$false
        $Engine.Item.Exists('TestD:/Seen/a/two.txt') | Should -BeFalse
        'two' | Set-DracoonContent /Seen/a/two.txt
        $Engine.Item.Exists('TestD:/Seen/a/two.txt') | Should -BeTrue
    }

    It 'is a new object each time it is emitted' {
        $first = @($Engine.Item.Get('TestD:/Seen/one.txt'))[0]
        $second = @($Engine.Item.Get('TestD:/Seen/one.txt'))[0]
        [object]::ReferenceEquals($first.PSObject.BaseObject, $second.PSObject.BaseObject) | Should -BeFalse
    }
}

Describe 'Two drives' {
    BeforeAll {
        New-TestTree 'Two'
        $OtherSandbox = Start-TestSandbox '--seed', 'demo'
        $Other = Connect-Dracoon -BaseUrl $OtherSandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestE
        [void] (New-DracoonRoom -Name 'There' -Session $Other)
        Set-DracoonKeypair -Password $Secret -Session $Other
        Unlock-DracoonKeypair -Password $Secret -Session $Other
        [void] (New-DracoonRoom -Name 'Sealed' -Session $Other)
        Enable-DracoonRoomEncryption /Sealed -Session $Other -Confirm:$false
    }

    AfterAll { Disconnect-Dracoon $Other; Stop-TestSandbox $OtherSandbox }

    It 'are not mixed up by a PSPath' {
        $item = @($Engine.Item.Get('TestD:/Two/one.txt'))[0]
        @($Engine.Item.Get($item.PSPath))[0].Name | Should -Be 'one.txt'
        $Engine.Item.Exists('TestE:/Two/one.txt') | Should -BeFalse
        $Engine.Item.Exists('Dracoon::/There') | Should -BeTrue # the session made last
    }

    It 'refuse their objects and paths in a cmdlet of the other session, and take them in their own' {
        $item = @($Engine.Item.Get('TestD:/Two/one.txt'))[0]
        { Get-DracoonNode TestD:/Two/one.txt -ErrorAction Stop } | Should -Throw -ExpectedMessage '*comes from a drive of another session*'
        { $item | Remove-DracoonNode -Confirm:$false } | Should -Throw -ExpectedMessage '*comes from a drive of another session*'
        (Get-DracoonNode TestD:/Two/one.txt -Session $Session).Name | Should -Be 'one.txt'
    }

    It 'copy files and folders between servers, into an encrypted room too' {
        [void] $Engine.Item.Copy('TestD:/Two/a', 'TestE:/There', $true, 'CopyTargetContainer')
        (Get-TestContent 'TestE:/There/a/b/three.log') | Should -Be 'three'
        [void] $Engine.Item.Copy('TestD:/Two/one.txt', 'TestE:/Sealed/renamed.txt', $false, 'CopyTargetContainer')
        (Get-TestContent 'TestE:/Sealed/renamed.txt') | Should -Be 'one'
        (Get-DracoonNode TestE:/Sealed/renamed.txt).IsEncrypted | Should -BeTrue
    }

    It 'move nothing between servers' {
        $failed = Get-TestError { $Engine.Item.Move('TestD:/Two/one.txt', 'TestE:/There') }
        $failed.Exception.Message | Should -BeLike '*Copy it there with Copy-Item*'
        $Engine.Item.Exists('TestD:/Two/one.txt') | Should -BeTrue
    }
}

Describe 'Making' {
    It 'a folder makes those above it' {
        $made = @($Engine.Item.New('TestD:/Plain/x/y/z', $null, 'Directory', $null))[0]
        $made.ToString() | Should -Be '/Plain/x/y/z'
        $made.PSIsContainer | Should -BeTrue
        (Get-TestError { $Engine.Item.New('TestD:/Plain/x/y/z', $null, 'Folder', $null) }).FullyQualifiedErrorId | Should -BeLike 'DracoonNodeExists*'
        (Get-TestError { $Engine.Item.New('TestD:/Plain2', $null, 'Folder', $null) }).Exception.Message | Should -BeLike '*where only rooms are*'
    }

    It 'a room, at the top and in a room' {
        @($Engine.Item.New('TestD:/Made', $null, 'Room', $null))[0].Type | Should -Be 'room'
        @($Engine.Item.New('TestD:/Made/Inner', $null, 'room', $null))[0].ToString() | Should -Be '/Made/Inner'
    }

    It 'a file with text or bytes, in <_>' -ForEach 'Plain', 'Sealed' {
        @($Engine.Item.New("TestD:/$_/new.txt", $null, 'File', 'Hello'))[0].Size | Should -Be 5
        (Get-TestContent "TestD:/$_/new.txt") | Should -Be 'Hello'
        [void] $Engine.Item.New("TestD:/$_/new.bin", $null, 'File', [byte[]] (0, 255))
        (Get-DracoonContent "/$_/new.bin" -AsByteStream) -join ' ' | Should -Be '0 255'
        (Get-TestError { $Engine.Item.New("TestD:/$_/new.txt", $null, 'File', 'Other') }).FullyQualifiedErrorId | Should -BeLike 'DracoonNodeExists*'
    }

    It 'what there is no type for is an error that names the types' {
        (Get-TestError { $Engine.Item.New('TestD:/Plain/link', $null, 'Pipe', $null) }).Exception.Message | Should -BeLike '*Room, Directory (or Folder) or File*'
    }
}

Describe 'Changing' {
    BeforeAll { New-TestTree 'Change' }

    It 'a name' {
        [void] $Engine.Item.Rename('TestD:/Change/one.txt', 'uno.txt')
        $Engine.Item.Exists('TestD:/Change/uno.txt') | Should -BeTrue
        $Engine.Item.Exists('TestD:/Change/one.txt') | Should -BeFalse
        [void] $Engine.Item.Rename('TestD:/Change/a', 'A')
        @(Get-DracoonNode /Change/A)[0].Name | Should -BeExactly 'A'
        (Get-TestError { $Engine.Item.Rename('TestD:/Change/uno.txt', 'a/b') }).Exception.Message | Should -BeLike "*'a/b' is no name but a path*"
    }

    It 'a place, with a new name or without' {
        [void] $Engine.Item.Move('TestD:/Change/uno.txt', 'TestD:/Change/A')
        $Engine.Item.Exists('TestD:/Change/A/uno.txt') | Should -BeTrue
        [void] $Engine.Item.Move('TestD:/Change/A/uno.txt', 'TestD:/Change/A/b/eins.txt')
        $Engine.Item.Exists('TestD:/Change/A/b/eins.txt') | Should -BeTrue
        (Get-TestError { $Engine.Item.Move('TestD:/Change/A', 'TestD:/') }).Exception.Message | Should -BeLike '*Files and folders lie in rooms*'
    }

    It 'nothing of a file that a copy would replace' {
        [void] $Engine.Item.Copy('TestD:/Change/A/two.txt', 'TestD:/Change/A/b', $false, 'CopyTargetContainer')
        (Get-TestContent 'TestD:/Change/A/b/two.txt') | Should -Be 'two'
        $failed = Get-TestError { $Engine.Item.Copy('TestD:/Change/A/two.txt', 'TestD:/Change/A/b', $false, 'CopyTargetContainer') }
        $failed.FullyQualifiedErrorId | Should -BeLike 'DracoonNodeExists*'
    }

    It 'copies a folder on the server, with and without what is in it' {
        Clear-SandboxRequest $Sandbox
        [void] $Engine.Item.Copy('TestD:/Change/A', 'TestD:/Plain/whole', $true, 'CopyTargetContainer')
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like '*copy_to*' }).Count | Should -Be 1
        (Get-TestContent 'TestD:/Plain/whole/b/three.log') | Should -Be 'three'
        [void] $Engine.Item.Copy('TestD:/Change/A', 'TestD:/Plain/bare', $false, 'CopyTargetContainer')
        @($Engine.ChildItem.Get('TestD:/Plain/bare', $false)).Count | Should -Be 0
    }

    It 'copies into an encrypted room, which the server can not' {
        [void] $Engine.Item.Copy('TestD:/Change/A', 'TestD:/Sealed/whole', $true, 'CopyTargetContainer')
        (Get-TestContent 'TestD:/Sealed/whole/b/three.log') | Should -Be 'three'
        (Get-DracoonNode /Sealed/whole/b/three.log).IsEncrypted | Should -BeTrue
    }

    It 'removes a file, and a folder only with everything in it' {
        [void] $Engine.Item.Remove('TestD:/Change/A/two.txt', $false)
        $Engine.Item.Exists('TestD:/Change/A/two.txt') | Should -BeFalse
        (Get-TestError { $Engine.Item.Remove('TestD:/Change/A', $false) }).Exception.Message | Should -BeLike '*is not empty*'
        [void] $Engine.Item.Remove('TestD:/Change/A', $true)
        $Engine.Item.Exists('TestD:/Change/A') | Should -BeFalse
    }
}

Describe 'What goes wrong' {
    It 'has the ids of the cmdlets, and no connection is not "not there"' {
        $lost = Start-TestSandbox '--seed', 'demo'
        $session = Connect-Dracoon -BaseUrl $lost.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestLost -MaximumRetryCount 0
        try {
            Stop-TestSandbox $lost
            (Get-TestError { $Engine.Item.Exists('TestLost:/Plain') }).FullyQualifiedErrorId | Should -BeLike 'DracoonConnectionFailed*'
            (Get-TestError { $Engine.ChildItem.Get('TestLost:/', $false) }).FullyQualifiedErrorId | Should -BeLike 'DracoonConnectionFailed*'
        }
        finally { Disconnect-Dracoon $session -NoRevoke }
    }

    It 'after the session of a PSPath has ended is an error, and no path of another session' {
        $other = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestEnd
        $path = @($Engine.Item.Get('TestEnd:/Plain'))[0].PSPath
        Disconnect-Dracoon $other
        (Get-TestError { $Engine.Item.Exists($path) }).FullyQualifiedErrorId | Should -BeLike 'DracoonNotConnected*'
    }
}
