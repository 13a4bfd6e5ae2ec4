BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
    $Admin = Connect-TestSandbox $Sandbox
    $Folder = New-TestFolder
    $Logo = New-TestFile ([IO.Path]::Combine($Folder, 'logo.png')) 3000
    $Icon = New-TestFile ([IO.Path]::Combine($Folder, 'icon.svg')) 500 2
    $NoImage = New-TestFile ([IO.Path]::Combine($Folder, 'notes.txt')) 10 3
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'Get-DracoonBranding' {
    It 'reads what there is' {
        $branding = Get-DracoonBranding
        $branding.ProductName | Should -Be 'DRACOON Sandbox'
        @($branding.Colors | ForEach-Object { $_.Type }) -join ' ' | Should -Be 'toolbar buttons'
        $branding.Colors[0].Normal | Should -Be 'rgba(20,30,40,1)'
        $branding.Colors[0].Text | Should -Be 'rgba(255,255,255,1)'
        $branding.GetAdditionalData().Count | Should -Be 0
    }

    It 'reads what everybody sees' {
        $branding = Get-DracoonBranding -Public
        $branding.ChangedAt.Kind | Should -Be 'Utc'
        $branding.ProductName | Should -Be 'DRACOON Sandbox'
    }
}

Describe 'Set-DracoonBranding' {
    It 'changes only what is given' {
        Set-DracoonBranding -ProductName 'Example Files' -ColorType toolbar -Color 'rgba(0,90,160,1)' | Should -BeNullOrEmpty
        $branding = Get-DracoonBranding
        $branding.ProductName | Should -Be 'Example Files'
        @($branding.Colors | Where-Object { $_.Type -eq 'toolbar' }).Normal | Should -Be 'rgba(0,90,160,1)'
        @($branding.Colors | Where-Object { $_.Type -eq 'buttons' }).Normal | Should -Be 'rgba(138,167,0,1)'
        $branding.AppearanceLoginBox | Should -Be 'light'
    }

    It 'uploads images, and everybody can load them' {
        $branding = Set-DracoonBranding -WebLogo $Logo -SquaredLogo $Icon -PassThru
        @($branding.Images | ForEach-Object { $_.Type }) -join ' ' | Should -Be 'webLogo squaredLogo'
        $web = @((Get-DracoonBranding -Public).Images | Where-Object { $_.Type -eq 'webLogo' })
        $client = [Net.Http.HttpClient]::new()
        try { $bytes = $client.GetByteArrayAsync($web.Url).GetAwaiter().GetResult() } finally { $client.Dispose() }
        [Convert]::ToBase64String($bytes) | Should -Be ([Convert]::ToBase64String([IO.File]::ReadAllBytes($Logo)))
    }

    It 'keeps the other images when one is replaced' {
        $before = Get-DracoonBranding
        $after = Set-DracoonBranding -WebLogo $Icon -PassThru
        $id = { param($branding, $type) @($branding.Images | Where-Object { $_.Type -eq $type }).ImageId }
        (& $id $after 'squaredLogo') | Should -Be (& $id $before 'squaredLogo')
        (& $id $after 'webLogo') | Should -Not -Be (& $id $before 'webLogo')
    }

    It 'changes texts language by language' {
        Set-DracoonBranding -Language de-DE -EmailSignature 'Gruß' -Terms 'Regeln'
        Set-DracoonBranding -Language en-GB -EmailSignature 'Regards'
        Set-DracoonBranding -Language de-DE -EmailSignature 'Viele Grüße'
        $signature = @((Get-DracoonBranding).Texts | Where-Object { $_.Type -eq 'emailSignature' })
        @($signature.Languages | Where-Object { $_.LanguageTag -eq 'de-DE' }).Content | Should -Be 'Viele Grüße'
        $signature.Languages.Count | Should -Be 2
    }

    It 'refuses what makes no sense, before anything is sent' {
        Clear-SandboxRequest $Sandbox
        $wrong = { Set-DracoonBranding -Color 'rgba(1,2,3,1)' }, { Set-DracoonBranding -Terms x }
        foreach ($call in $wrong) {
            $id = try { & $call } catch { $_.FullyQualifiedErrorId }
            $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonBrandingCommand'
        }
        Set-DracoonBranding -WebLogo $NoImage -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonBrandingCommand'
        Set-DracoonBranding -WebLogo ([IO.Path]::Combine($Folder, 'none.png')) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileAccess,DracoonPS.Commands.SetDracoonBrandingCommand'
        Set-DracoonBranding -ProductName Other -WebLogo $Logo -WhatIf
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
    }

    It 'is for config managers' {
        Set-DracoonBranding -ProductName Mine -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonBrandingCommand'
        (Get-DracoonBranding).ProductName | Should -Be 'Example Files'
    }
}
