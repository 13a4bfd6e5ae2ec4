# Its own file, since it needs a server that has no S3 storage yet.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo', '--no-s3'
    $Anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
    $Admin = Connect-TestSandbox $Sandbox
    $Keys = New-TestCredential 'AKIAEXAMPLE' 'very secret key'
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Without S3 storage' {
    It 'there is no configuration' {
        Get-DracoonS3Storage -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.GetDracoonS3StorageCommand'
    }

    It 'there are no tags, and they can not be enabled' {
        Get-DracoonS3Tag -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonStorageError,DracoonPS.Commands.GetDracoonS3TagCommand'
        Set-DracoonSystemSetting -S3TagsEnabled $true -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.SetDracoonSystemSettingCommand'
    }
}

Describe 'New-DracoonS3Storage' {
    It 'makes nothing with -WhatIf, for others than config managers, or of what is no address' {
        New-DracoonS3Storage https://files.s3.example.org -Credential $Keys -WhatIf | Should -BeNullOrEmpty
        New-DracoonS3Storage https://files.s3.example.org -Credential $Keys -Session $Anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.NewDracoonS3StorageCommand'
        New-DracoonS3Storage 'no address' -Credential $Keys -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonS3StorageCommand'
        (Get-DracoonConfig).UseS3Storage | Should -BeFalse
    }

    It 'makes S3 storage the storage, and shows no key' {
        $storage = New-DracoonS3Storage -EndpointUrl https://s3.example.org -BucketName files -Region eu-west-1 -Credential $Keys -Confirm:$false
        $storage.BucketUrl | Should -Be 'https://files.s3.example.org'
        $storage.Region | Should -Be 'eu-west-1'
        $storage.SecretKeyDefined | Should -BeTrue
        (Get-DracoonConfig).UseS3Storage | Should -BeTrue
        (Get-DracoonS3Storage).BucketName | Should -Be 'files'
        [IO.File]::Open($Sandbox.Traffic, 'Open', 'Read', 'ReadWrite').Dispose()
        $reader = [IO.StreamReader]::new([IO.File]::Open($Sandbox.Traffic, 'Open', 'Read', 'ReadWrite'))
        try { $reader.ReadToEnd() | Should -Not -Match 'very secret key' } finally { $reader.Dispose() }
    }

    It 'says that there is one already' {
        New-DracoonS3Storage https://other.s3.example.org -Credential $Keys -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.NewDracoonS3StorageCommand'
    }
}

Describe 'Set-DracoonS3Storage' {
    It 'changes only what is given' {
        Set-DracoonS3Storage -Region eu-north-1 -Confirm:$false | Should -BeNullOrEmpty
        $storage = Get-DracoonS3Storage
        $storage.Region | Should -Be 'eu-north-1'
        $storage.BucketUrl | Should -Be 'https://files.s3.example.org'
        (Set-DracoonS3Storage https://moved.s3.example.org -Credential $Keys -PassThru -Confirm:$false).BucketUrl | Should -Be 'https://moved.s3.example.org'
    }

    It 'changes nothing with -WhatIf' {
        Set-DracoonS3Storage -Region nowhere -WhatIf
        (Get-DracoonS3Storage).Region | Should -Be 'eu-north-1'
    }
}

Describe 'S3 tags' {
    BeforeAll { Set-DracoonSystemSetting -S3TagsEnabled $true }

    It 'are made, one by one or from rows' {
        $tag = New-DracoonS3Tag department hr
        $tag.TagId | Should -BeGreaterThan 0
        "$tag" | Should -Be 'department=hr'
        $rows = [pscustomobject] @{ Key = 'project'; Value = 'one' }, [pscustomobject] @{ Key = 'project'; Value = 'two' }
        @($rows | New-DracoonS3Tag -Mandatory | Where-Object { $_.IsMandatory }).Count | Should -Be 2
        @(Get-DracoonConfig S3Tags -Session $Anna).Count | Should -Be 3
    }

    It 'are found by id, object and text' {
        $tag = Get-DracoonS3Tag department=hr
        (Get-DracoonS3Tag $tag.TagId).Value | Should -Be 'hr'
        ($tag | Get-DracoonS3Tag).Key | Should -Be 'department'
        'Department=hr', '99999' | Get-DracoonS3Tag -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId }) | Should -Be @('DracoonStorageTagNotFound,DracoonPS.Commands.GetDracoonS3TagCommand', 'DracoonStorageTagNotFound,DracoonPS.Commands.GetDracoonS3TagCommand')
    }

    It 'are each made once, and 20 mandatory ones at most' {
        New-DracoonS3Tag department hr -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConflict,DracoonPS.Commands.NewDracoonS3TagCommand'
        1..18 | ForEach-Object { [void] (New-DracoonS3Tag many "$_" -Mandatory) }
        New-DracoonS3Tag many 19 -Mandatory -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidField,DracoonPS.Commands.NewDracoonS3TagCommand'
    }

    It 'are not made or removed with -WhatIf' {
        New-DracoonS3Tag department it -WhatIf | Should -BeNullOrEmpty
        Get-DracoonS3Tag | Remove-DracoonS3Tag -WhatIf
        @(Get-DracoonS3Tag).Count | Should -Be 21
    }

    It 'are removed from the pipeline' {
        Get-DracoonS3Tag | Where-Object { $_.Key -eq 'many' } | Remove-DracoonS3Tag -Confirm:$false
        [pscustomobject] @{ TagId = (Get-DracoonS3Tag project=one).TagId } | Remove-DracoonS3Tag -Confirm:$false
        Remove-DracoonS3Tag project=two -Confirm:$false
        "$(Get-DracoonS3Tag)" | Should -Be 'department=hr'
        Remove-DracoonS3Tag 99999 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonStorageTagNotFound,DracoonPS.Commands.RemoveDracoonS3TagCommand'
    }

    It 'are gone while they are disabled' {
        Set-DracoonSystemSetting -S3TagsEnabled $false
        Get-DracoonS3Tag -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFeatureDisabled,DracoonPS.Commands.GetDracoonS3TagCommand'
    }
}
