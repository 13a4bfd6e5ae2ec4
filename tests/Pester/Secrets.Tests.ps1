# No secret shows where it has no business. One run over many cmdlets uses every kind of secret (Secrets.Run.ps1); then everything that it left behind is
# searched for each of them, in every form that it can stand in a text.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Secrets.Search.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo', '--service-token', 'Service-Token/2026+x'
    $Folder = New-TestFolder
    $Secrets = @{
        AdminPassword = 'Sandbox-Admin-1'; AnnaPassword = 'Sandbox-Anna-1'; ClientSecret = 's3cret:with-colon'; ServiceToken = 'Service-Token/2026+x'
        WrongPassword = 'Wr"ng-Guess/2026+1'; AuthorizationCode = 'stolen-code-73519'; RescuePassword = 'Rescue-Me/2026+1'; EncryptionPassword = 'Encrypt"Me/2026+1'
        SharePassword = 'Share"Me/2026+1'; SharePassword2 = 'Share-Again/2026+2'; SharePassword3 = 'Text-Me/2026+3'; UserPassword = 'Start-Here/2026+1'
        NewPassword = 'New-Wo"rd/2026+1'; ResetPassword = 'Found-Aga"in/2026+1'; Short = 'Sh0rt-9'; WebhookSecret = 'Hook-Sig"n/2026+1'; WebhookSecret2 = 'Hook-Sign/2026+2'
        NewClientSecret = 'Client2026SecretaB'; OpenIdSecret = 'OpenId-Sec"ret/2026+1'; DirectoryPassword = 'Direct"ory/2026+1'; S3SecretKey = 'S3Sec/retKey"2026+abcdef'
        TenantPassword = 'Tenant"Admin/2026+1'; TenantSecret = 'Tenant-Hook"/2026+1'
    }

    # What is emitted for the sake of the secret in it.
    $Carriers = @(
        'DracoonDownloadShare.AccessKey', 'DracoonDownloadShare.Link', 'DracoonUploadShare.AccessKey', 'DracoonUploadShare.Link' # to be given to others
        'DracoonPublicDownloadShare.AccessKey', 'DracoonPublicDownloadShare.Link', 'DracoonPublicUploadShare.AccessKey', 'DracoonPublicUploadShare.Link' # as the visitor gave them
        'DracoonDownloadUrl.Url' # what Get-DracoonDownloadUrl is for
    )
    # The command line as the user typed it, and the arguments as objects.
    $Typed = 'ErrorRecord.InvocationInfo', 'VerboseRecord.InvocationInfo', 'DebugRecord.InvocationInfo', 'WarningRecord.InvocationInfo', 'InformationalRecord.InvocationInfo'

    $Shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
    [void] $Shell.AddScript([IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'Secrets.Run.ps1')))
    foreach ($argument in [IO.Path]::Combine($PSScriptRoot, 'Common.ps1'), $Sandbox.Url, $Folder, $Secrets) { [void] $Shell.AddArgument($argument) }
    $Output = @($Shell.Invoke())
    $Streams = $Shell.Streams

    # What went over the line: each access token, client secret and service token, and whatever in an address is the right to something.
    $requests = [Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/requests'))
    foreach ($request in $requests) {
        if ($null -ne $request['credentials'] -and $request['credentials'].ToString().Length -ge 12) { $Secrets["credentials $($request['credentials'])"] = $request['credentials'].ToString() }
        $path = $request['path'].ToString()
        if ($path -match '/(uploads|downloads|downloads/zip|reset_password)/(?<token>[^/]{12,})') { $Secrets["token of $path"] = $Matches.token }
        if ($request['query'].ToString() -match 'signature=(?<signature>[^&]{12,})') { $Secrets["signature of $path"] = $Matches.signature }
    }
    $Paths = @($requests | ForEach-Object { $_['path'].ToString() })
}

AfterAll {
    $Shell.Dispose()
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'The run' {
    It 'went through, so that there is something to search' {
        $Streams.Verbose.Count | Should -BeGreaterThan 100
        $Streams.Debug.Count | Should -BeGreaterThan 100
        @($Output | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 50
        @($Streams.Error + @($Output | Where-Object { $_ -is [Management.Automation.ErrorRecord] })).Count | Should -BeGreaterThan 20
        @($Streams.Error | Where-Object { "$($_.FullyQualifiedErrorId)" -notlike 'Dracoon*' } | ForEach-Object { "$_ $($_.InvocationInfo.PositionMessage)" }) | Should -BeNullOrEmpty
        @($Output | Where-Object { $_ -is [Management.Automation.ErrorRecord] -and "$($_.FullyQualifiedErrorId)" -notlike 'Dracoon*' } |
            ForEach-Object { "$_ $($_.InvocationInfo.PositionMessage)" }) | Should -BeNullOrEmpty
    }

    It 'knew a secret of the kind <_>' -ForEach '_accessToken', '_refreshToken', 'line of a private key', 'file key', 'access key', 'password reset token', 'TOTP secret', 'emergency code',
    'generated client secret', 'credentials', 'token of /api/v4/public/shares', 'token of /api/v4/uploads|token of /api/v4/downloads', 'signature of /storage' {
        $kind = $_
        @($Secrets.Keys | Where-Object { $_ -match "^($kind)" }).Count | Should -BeGreaterThan 0
    }
}

Describe 'No secret is in' {
    It 'the <_> stream' -ForEach 'Verbose', 'Debug', 'Warning', 'Information', 'Progress' {
        $texts = @(Get-TestText $Streams.$_ $_ $Typed)
        Find-TestSecret $Secrets $texts | Should -BeNullOrEmpty
    }

    It 'an error: message, exceptions inside, Data, details, target' {
        $errors = @($Streams.Error) + @($Output | Where-Object { $_.PSObject.BaseObject -is [Management.Automation.ErrorRecord] })
        Find-TestSecret $Secrets @(Get-TestText $errors 'error' $Typed) | Should -BeNullOrEmpty
    }

    It 'an object that is emitted: its text and all its properties, without those that are there for it' {
        $objects = @($Output | Where-Object { $_.PSObject.BaseObject -isnot [Management.Automation.ErrorRecord] })
        Find-TestSecret $Secrets @(Get-TestText $objects 'output' $Carriers) | Should -BeNullOrEmpty
    }

    It 'the log at its most talkative level' {
        $lines = [IO.File]::ReadAllLines([IO.Path]::Combine($Folder, 'dracoon.log'))
        $lines.Count | Should -BeGreaterThan 100
        Find-TestSecret $Secrets $lines | Should -BeNullOrEmpty
    }

    It 'a file that was written; a saved session has its own tokens and client secret, and nothing else' {
        $files = [IO.Directory]::GetFiles($Folder, '*', 'AllDirectories')
        $files.Count | Should -BeGreaterThan 5
        foreach ($file in $files) {
            $text = "$([IO.Path]::GetFileName($file))`t" + [Text.Encoding]::GetEncoding(28591).GetString([IO.File]::ReadAllBytes($file))
            if ($file -notlike '*saved.json') { Find-TestSecret $Secrets $text | Should -BeNullOrEmpty; continue }
            if (-not $IsLinux -and -not $IsMacOS) { Find-TestSecret $Secrets $text | Should -BeNullOrEmpty; continue } # encrypted by Windows
            $saved = [Newtonsoft.Json.Linq.JObject]::Parse($text.Split("`t")[1])
            $content = [Newtonsoft.Json.Linq.JObject]::Parse([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($saved['secrets'].ToString())))
            $own = @('clientSecret', 'refreshToken', 'accessToken' | ForEach-Object { $content[$_].ToString() })
            $others = @{}
            foreach ($kind in $Secrets.Keys) { if ($own -notcontains $Secrets[$kind]) { $others[$kind] = $Secrets[$kind] } }
            Find-TestSecret $others @($text, $content.ToString()) | Should -BeNullOrEmpty
            [void] $saved.Remove('secrets')
            Find-TestSecret $Secrets $saved.ToString() | Should -BeNullOrEmpty
        }
    }

    It 'a table, a list, JSON or XML of what is emitted' -Tag FullShell {
        $objects = @($Output | Where-Object { $_.PSObject.BaseObject -isnot [Management.Automation.ErrorRecord] })
        $names = @($Carriers | ForEach-Object { $_.Split('.')[0] })
        $plain = @($objects | Where-Object { $names -notcontains $_.PSObject.BaseObject.GetType().Name })
        Find-TestSecret $Secrets ($plain | Format-List * | Out-String -Width 4000) | Should -BeNullOrEmpty
        Find-TestSecret $Secrets ($plain | Out-String -Width 4000) | Should -BeNullOrEmpty
        Find-TestSecret $Secrets ($plain | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue) | Should -BeNullOrEmpty
        $clixml = [IO.Path]::Combine($Folder, 'objects.xml')
        $plain | Export-Clixml $clixml -Depth 3
        Find-TestSecret $Secrets ([IO.File]::ReadAllText($clixml)) | Should -BeNullOrEmpty
        Find-TestSecret $Secrets ($Streams.Error | Format-List * -Force | Out-String -Width 4000) | Should -BeNullOrEmpty
    }
}

Describe 'The search' {
    It 'finds a secret that stands <Where>' -ForEach @(
        @{ Where = 'in a property'; Make = { [pscustomobject] @{ Inner = [Exception]::new('x', [ArgumentException]::new("bad: $($args[0])")) } } }
        @{ Where = 'in the Data of an inner exception'; Make = { $e = [ArgumentException]::new('y'); $e.Data['k'] = $args[0]; [Exception]::new('x', $e) } }
        @{ Where = 'as the target of an error'; Make = { [Management.Automation.ErrorRecord]::new([Exception]::new('x'), 'id', 'NotSpecified', $args[0]) } }
        @{ Where = 'in an address'; Make = { [Uri] ('https://h/?p=' + [Uri]::EscapeDataString($args[0])) } }
        @{ Where = 'in Base64'; Make = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('u:' + $args[0] + ':x')) } }
        @{ Where = 'in bytes'; Make = { , [Text.Encoding]::UTF8.GetBytes($args[0]) } }
        @{ Where = 'in JSON'; Make = { [Newtonsoft.Json.JsonConvert]::SerializeObject(@{ a = $args[0] }) } }
        @{ Where = 'in a list of a dictionary'; Make = { @{ a = @{ b = @(1, $args[0]) } } } }
    ) {
        $planted = 'Plan"ted&Secret/2026+1'
        $value = & $Make $planted
        @(Find-TestSecret @{ planted = $planted } @(Get-TestText $value 'here')).Count | Should -BeGreaterThan 0
        @(Find-TestSecret @{ planted = 'another one 2026' } @(Get-TestText $value 'here')).Count | Should -Be 0
    }

    It 'finds what the objects that carry one have' {
        $carrying = @($Output | Where-Object { $_.PSObject.BaseObject.GetType().Name -eq 'DracoonDownloadShare' })
        @(Find-TestSecret $Secrets @(Get-TestText $carrying 'output')).Count | Should -BeGreaterThan 1
    }
}

Describe 'A transcript' -Tag FullShell {
    It 'of such a run has no secret' {
        $transcript = [IO.Path]::Combine($Folder, 'transcript.txt')
        $known = [IO.Path]::Combine($Folder, 'known.json')
        $again = Start-TestSandbox '--seed', 'demo', '--service-token', 'Service-Token/2026+x'
        $before = @{}
        foreach ($name in $Secrets.Keys) { if ($name -match '^\w+$' -and $name -notmatch '^_') { $before[$name] = $Secrets[$name] } }
        $before | ConvertTo-Json | Set-Content $known
        try {
            $script = [IO.Path]::Combine($PSScriptRoot, 'Secrets.Process.ps1')
            $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
            $program = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location })
            $out = & $exe @program -NoProfile -File $script $again.Url $Folder $known $transcript 2>&1 | Out-String
        }
        finally { Stop-TestSandbox $again }
        $after = @{}
        foreach ($property in (Get-Content $known -Raw | ConvertFrom-Json).PSObject.Properties) { $after[$property.Name] = $property.Value }
        $after.Count | Should -BeGreaterThan ($before.Count + 10) -Because $out
        $lines = [IO.File]::ReadAllLines($transcript)
        @($lines | Where-Object { $_ -like '*DEBUG:*' }).Count | Should -BeGreaterThan 50
        @($lines | Where-Object { $_ -like '*VERBOSE:*' }).Count | Should -BeGreaterThan 50
        Find-TestSecret $after $lines | Should -BeNullOrEmpty
        Find-TestSecret $after $out | Should -BeNullOrEmpty
    }
}
