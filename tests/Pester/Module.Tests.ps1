# What holds for the whole module, found by reflection, so that a new cmdlet is held to it without a line here.
BeforeDiscovery {
    $manifest = [IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'DracoonPS', 'DracoonPS.psd1')
    Import-Module $manifest
    $Cmdlets = @(Get-Command -Module DracoonPS -CommandType Cmdlet | ForEach-Object { @{ Name = $_.Name; Cmdlet = $_ } })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Module = Get-Module DracoonPS
    $Assembly = @(Get-Command -Module DracoonPS -CommandType Cmdlet)[0].ImplementingType.Assembly

    # What has no state outside of this session and of what it emits.
    $WithoutState = 'Connect-Dracoon', 'Disconnect-Dracoon', 'Set-DracoonSession', 'Update-DracoonToken', 'Lock-DracoonKeypair',
        'Unlock-DracoonKeypair', 'New-DracoonKeypair', 'Import-DracoonKeypair'
    $ReadingVerbs = 'Get', 'Find', 'Test', 'ConvertTo', 'ConvertFrom', 'Resolve', 'Measure'

    # The views, by type name, out of the files that the manifest loads.
    $Views = @{}
    foreach ($file in $Module.ExportedFormatFiles) {
        foreach ($view in ([xml] [IO.File]::ReadAllText($file)).SelectNodes('//View')) {
            foreach ($name in $view.SelectNodes('ViewSelectedBy/TypeName')) {
                if (-not $Views.ContainsKey($name.InnerText)) { $Views[$name.InnerText] = [Collections.Generic.List[object]]::new() }
                $Views[$name.InnerText].Add($view)
            }
        }
    }

    # The types of objects of a cmdlet; of an abstract one those that are made of it.
    function Get-EmittedType($Cmdlet) {
        foreach ($type in $Cmdlet.OutputType | ForEach-Object { $_.Type } | Where-Object { $_ -and $_.FullName -match '^Dracoon' }) {
            if (-not $type.IsAbstract) { $type; continue }
            $type.Assembly.GetExportedTypes() | Where-Object { $type.IsAssignableFrom($_) -and -not $_.IsAbstract -and $Views.ContainsKey($_.FullName) }
        }
    }
}

Describe 'The manifest' {
    It 'is valid and for both editions' {
        $manifest = Test-ModuleManifest $ModuleManifest
        $manifest.CompatiblePSEditions | Should -Contain 'Desktop'
        $manifest.CompatiblePSEditions | Should -Contain 'Core'
        $manifest.PowerShellVersion | Should -Be ([version] '5.1')
    }

    It 'exports every cmdlet that the assembly defines, and no other' {
        $assembly = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($Module.ModuleBase, 'DracoonPS.dll'))
        $defined = @($assembly.GetExportedTypes() | Where-Object { -not $_.IsAbstract -and [Management.Automation.PSCmdlet].IsAssignableFrom($_) } |
            ForEach-Object { $a = [Attribute]::GetCustomAttribute($_, [Management.Automation.CmdletAttribute]); "$($a.VerbName)-$($a.NounName)" })
        $listed = [string[]] @($Module.ExportedCmdlets.Keys)
        [Array]::Sort($defined); [Array]::Sort($listed)
        ($listed -join "`n") | Should -Be ($defined -join "`n")
    }

    It 'exports no function and no variable' {
        $Module.ExportedFunctions.Count | Should -Be 0
        $Module.ExportedVariables.Count | Should -Be 0
    }

    It 'exports the aliases that the cmdlets declare, each once and none that PowerShell has' {
        $declared = @(Get-Command -Module DracoonPS -CommandType Cmdlet | ForEach-Object {
                $a = [Attribute]::GetCustomAttribute($_.ImplementingType, [Management.Automation.AliasAttribute]); if ($a) { $a.AliasNames } })
        $seen = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
        $declared | Where-Object { -not $seen.Add($_) } | Should -BeNullOrEmpty
        $Module.ExportedAliases.Count | Should -Be $declared.Count
        $declared | Where-Object { $_ -notmatch 'dracoon|^(dc|codc|didc)' } | Should -BeNullOrEmpty
    }

    It 'ships no System.Management.Automation and nothing besides its two dependencies' {
        $shipped = [IO.Directory]::GetFiles($Module.ModuleBase, '*.dll', [IO.SearchOption]::AllDirectories) | ForEach-Object { [IO.Path]::GetFileName($_) }
        $expected = 'DracoonPS.dll', 'Dracoon.Client.dll', 'Dracoon.Crypto.dll', 'BouncyCastle.Cryptography.dll', 'Newtonsoft.Json.dll'
        $shipped | Where-Object { $_ -notin $expected } | Should -BeNullOrEmpty
    }
}

Describe 'The error ids' {
    BeforeAll {
        $Ids = [Enum]::GetNames([DracoonPS.Errors.DracoonErrorId]) | ForEach-Object { "Dracoon$_" }
        $Topic = [IO.Path]::Combine($Module.ModuleBase, 'en-US', 'about_DracoonPS_Errors.help.txt')
        $Sources = [IO.Directory]::GetFiles([IO.Path]::Combine($RepositoryRoot, 'src', 'DracoonPS'), '*.cs', [IO.SearchOption]::AllDirectories) |
            Where-Object { $_ -notmatch '[\\/]obj[\\/]' }
        $Code = @($Sources | ForEach-Object { [IO.File]::ReadAllText($_) }) -join "`n"
    }

    It 'are each explained in about_DracoonPS_Errors, and no other is' {
        $text = [IO.File]::ReadAllText($Topic)
        $entries = @([regex]::Matches($text, '(?m)^    (Dracoon[A-Za-z]+)\r?\n        \S') | ForEach-Object { $_.Groups[1].Value })
        $Ids | Where-Object { $_ -notin $entries } | Should -BeNullOrEmpty
        $entries | Where-Object { $_ -notin $Ids } | Should -BeNullOrEmpty
    }

    It 'are each used' {
        foreach ($id in $Ids) { $Code | Should -Match "DracoonErrorId\.$($id.Substring(7))\b|`"$id`"" }
    }

    It 'come all from that list' {
        [regex]::Matches($Code, '"(Dracoon[A-Za-z]+)",\s*ErrorCategory') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -notin $Ids } |
            Should -BeNullOrEmpty
    }

    It 'are in lines that fit a console of 80 columns' {
        [IO.File]::ReadAllLines($Topic) | Where-Object { $_.Length -gt 80 } | Should -BeNullOrEmpty
    }
}

Describe 'Imported' {
    It 'the module lets Dracoon be its own: no function, no variable and no default of the shell is touched' {
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $names = $shell.AddScript({
                    param($manifest)
                    $before = @(Get-Command | ForEach-Object { $_.Name })
                    Import-Module $manifest
                    Get-Command | Where-Object { $_.Name -notin $before } | ForEach-Object { $_.Name }
                }).AddArgument($ModuleManifest).Invoke()
        }
        finally { $shell.Dispose() }
        $names | Where-Object { $_ -notmatch '-Dracoon' } | Should -BeNullOrEmpty
        @($names).Count | Should -Be $Module.ExportedCmdlets.Count
    }

    It 'works in constrained language' {
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $shell.Runspace.SessionStateProxy.LanguageMode = 'FullLanguage'
            [void] $shell.AddScript({ param($manifest) Import-Module $manifest }).AddArgument($ModuleManifest).Invoke()
            $shell.Runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
            $shell.Commands.Clear()
            $shell.AddScript('Test-DracoonConnection').Invoke() | Should -Be $false
            $shell.HadErrors | Should -BeFalse
        }
        finally { $shell.Dispose() }
    }
}

Describe '<Name>' -ForEach $Cmdlets {
    It 'has an approved verb and a singular Dracoon noun' {
        $approved = [Management.Automation.VerbsCommon], [Management.Automation.VerbsCommunications], [Management.Automation.VerbsData],
            [Management.Automation.VerbsDiagnostic], [Management.Automation.VerbsLifecycle], [Management.Automation.VerbsOther],
            [Management.Automation.VerbsSecurity] | ForEach-Object { $_.GetFields().Name }
        $approved | Should -Contain $Cmdlet.Verb
        $Cmdlet.Noun | Should -Match '^Dracoon'
        $Cmdlet.Noun | Should -Not -Match '[^s]s$'
    }

    It 'is a sealed class named as the cmdlet' {
        $Cmdlet.ImplementingType.IsSealed | Should -BeTrue
        $Cmdlet.ImplementingType.Name | Should -Be "$($Cmdlet.Verb)$($Cmdlet.Noun)Command"
        $Cmdlet.ImplementingType.Namespace | Should -Be 'DracoonPS.Commands'
    }

    It 'takes -WhatIf when it changes something' {
        $changes = ($Cmdlet.Verb -notin $ReadingVerbs -or $Cmdlet.Name -eq 'ConvertTo-DracoonRoom') -and $Cmdlet.Name -notin $WithoutState
        $Cmdlet.Parameters.ContainsKey('WhatIf') | Should -Be $changes -Because 'a cmdlet that changes nothing outside needs no -WhatIf, and every other one does'
    }

    It 'says what it emits' {
        # What emits nothing says so in its help; every other cmdlet names a type.
        $silent = $Cmdlet.Verb -in 'Remove', 'Disconnect', 'Revoke', 'Lock', 'Unlock', 'Update', 'Export', 'Clear' -and -not $Cmdlet.Parameters.ContainsKey('PassThru')
        if (-not $silent) { $Cmdlet.OutputType.Count | Should -BeGreaterThan 0 }
        $Cmdlet.OutputType | Where-Object { $_.Name -eq 'System.Object' } | Should -BeNullOrEmpty
    }

    It 'asks before it destroys something' {
        $impact = [Attribute]::GetCustomAttribute($Cmdlet.ImplementingType, [Management.Automation.CmdletAttribute]).ConfirmImpact
        $destroys = $Cmdlet.Verb -in 'Remove', 'Revoke', 'Clear' -or $Cmdlet.Name -eq 'Enable-DracoonRoomEncryption'
        if ($destroys) { "$impact" | Should -Be 'High' }
        $destroys -and -not $Cmdlet.Parameters.ContainsKey('Confirm') | Should -BeFalse
    }

    It 'emits types that have a table and a list, and no secret in them' {
        foreach ($type in Get-EmittedType $Cmdlet) {
            $Views.ContainsKey($type.FullName) | Should -BeTrue -Because "$($type.Name) needs views"
            @($Views[$type.FullName] | Where-Object { $_.SelectSingleNode('TableControl') }).Count | Should -Be 1 -Because "$($type.Name) needs a table"
            @($Views[$type.FullName] | Where-Object { $_.SelectSingleNode('ListControl') }).Count | Should -Be 1 -Because "$($type.Name) needs a list"
            $plain = $type.GetProperties() | Where-Object { $_.Name -match 'Password$|Secret$|(Access|Refresh)Token$|^PrivateKey$' -and $_.PropertyType -eq [string] }
            $plain | ForEach-Object { $_.Name } | Should -BeNullOrEmpty -Because "$($type.Name) is shown, exported and logged"
        }
        $Cmdlet.OutputType | ForEach-Object { $_.Name } | Should -Not -Contain 'Newtonsoft.Json.Linq.JToken'
    }

    It 'shows in views what the types have: times local, sizes in units, numbers to the right, within 120 columns' {
        foreach ($type in Get-EmittedType $Cmdlet) {
            $kinds = @{}
            foreach ($property in $type.GetProperties()) {
                $underlying = [Nullable]::GetUnderlyingType($property.PropertyType)
                $kinds[$property.Name] = if ($underlying) { $underlying } else { $property.PropertyType }
            }
            foreach ($view in $Views[$type.FullName]) {
                foreach ($node in $view.SelectNodes('.//PropertyName')) {
                    $kinds.ContainsKey($node.InnerText) | Should -BeTrue -Because "$($type.Name) has no $($node.InnerText)"
                    $kinds[$node.InnerText] | Should -Not -Be ([datetime]) -Because "$($type.Name).$($node.InnerText) is shown in local time"
                    $node.InnerText -cmatch '^(Size|Quota|QuotaUsed|MaxSize|SpaceLimit|SpaceUsed|SpaceLeft|HomeRoomQuota)$' | Should -BeFalse -Because "$($type.Name).$($node.InnerText) is shown in a unit"
                }
                foreach ($node in $view.SelectNodes('.//ScriptBlock')) {
                    foreach ($match in [regex]::Matches($node.InnerText, '\$_\.(\w+)')) {
                        $kinds.ContainsKey($match.Groups[1].Value) | Should -BeTrue -Because "$($type.Name) has no $($match.Groups[1].Value)"
                    }
                }
                if (-not $view.SelectSingleNode('TableControl')) { continue }
                $headers = @($view.SelectNodes('.//TableColumnHeader'))
                $items = @($view.SelectNodes('.//TableColumnItem'))
                $items.Count | Should -Be $headers.Count
                $used = 0
                for ($i = 0; $i -lt $headers.Count; $i++) {
                    $width = $headers[$i].SelectSingleNode('Width')
                    if (-not $width) { $i | Should -Be ($headers.Count - 1) -Because "in $($type.Name) what is as wide as it likes comes last"; continue }
                    $used += 1 + [int] $width.InnerText
                    [int] $width.InnerText | Should -BeGreaterOrEqual $headers[$i].SelectSingleNode('Label').InnerText.Length -Because "$($type.Name) cuts the title $($headers[$i].SelectSingleNode('Label').InnerText)"
                    $name = $items[$i].SelectSingleNode('PropertyName')
                    if ($name -and $kinds[$name.InnerText] -in [int], [long], [double] -or $items[$i].InnerText -match 'ByteSize') {
                        "$($headers[$i].SelectSingleNode('Alignment').InnerText)" | Should -Be 'Right' -Because "$($type.Name) has a number in column $($headers[$i].SelectSingleNode('Label').InnerText)"
                    }
                    if ($items[$i].InnerText -match 'ToLocalTime') { [int] $width.InnerText | Should -BeGreaterOrEqual 19 -Because "$($type.Name) has a time in column $($headers[$i].SelectSingleNode('Label').InnerText)" }
                }
                $used | Should -BeLessOrEqual 110 -Because "the last column of $($type.Name) needs room too"
            }
        }
    }

    It 'emits types that read well as text' {
        foreach ($type in Get-EmittedType $Cmdlet) {
            $type.GetMethod('ToString', [type[]] @()).DeclaringType | Should -Not -BeIn ([object], [ValueType]) -Because "'$($type.FullName)' says nothing in a message"
        }
    }

    It 'is sealed, takes -Session where it talks to the server, and binds by value only what can tell kinds apart' {
        $byValue = foreach ($set in $Cmdlet.ParameterSets) { $set.Parameters | Where-Object { $_.ValueFromPipeline } }
        foreach ($parameter in $byValue) {
            $type = if ($parameter.ParameterType.IsArray) { $parameter.ParameterType.GetElementType() } else { $parameter.ParameterType }
            $type | Should -Not -BeIn ([long], [int]) -Because "-$($parameter.Name) would take any number"
        }
        [DracoonPS.DracoonCmdlet].IsAssignableFrom($Cmdlet.ImplementingType) -and -not $Cmdlet.Parameters.ContainsKey('Session') | Should -BeFalse
    }

    It 'completes every parameter that names something' {
        # What has no name, or none to be found without its place, is completed by nothing.
        $unnamed = 'CommentReference', 'DeletedNodeReference', 'FileKeyReference', 'PendingAssignmentReference', 'PublicShareReference'
        $words = 'Session', 'TargetSession', 'Filter', 'Sort', 'Language', 'ReceiverLanguage', 'BaseUrl', 'Operation', 'ProviderId', 'OpenIdProvider', 'AdProvider'
        foreach ($parameter in $Cmdlet.Parameters.Values) {
            $type = if ($parameter.ParameterType.IsArray) { $parameter.ParameterType.GetElementType() } else { $parameter.ParameterType }
            $isReference = $type.Namespace -eq 'DracoonPS.References' -and $type.Name -notin $unnamed
            if ($isReference -or $parameter.Name -in $words) {
                $known = @($parameter.Attributes | Where-Object { $_ -is [Management.Automation.ArgumentCompleterAttribute] -or $_ -is [Management.Automation.ValidateSetAttribute] }).Count -gt 0
                $known -or $type.IsEnum | Should -BeTrue -Because "-$($parameter.Name) names something, and Tab should find it"
            }
            foreach ($completer in $parameter.Attributes | Where-Object { $_ -is [Management.Automation.ArgumentCompleterAttribute] }) {
                [DracoonPS.Completion.DracoonCompleter].IsAssignableFrom($completer.Type) | Should -BeTrue -Because "-$($parameter.Name) must answer in time and never fail"
            }
        }
    }

    It 'gives no two parameters one name' {
        $names = foreach ($parameter in $Cmdlet.Parameters.Values) { $parameter.Name; $parameter.Aliases }
        $seen = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
        $names | Where-Object { -not $seen.Add($_) } | Should -BeNullOrEmpty
    }

    It 'takes no secret as plain text' {
        $plain = $Cmdlet.Parameters.Values | Where-Object { $_.Name -match 'Password|Secret|Token|Passphrase' -and $_.ParameterType -in [string], [string[]] }
        $plain | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }

    It 'takes the empty cell of a row for no number, and not for 0' {
        foreach ($parameter in $Cmdlet.Parameters.Values) {
            $number = [Nullable]::GetUnderlyingType($parameter.ParameterType)
            if ($number -notin [int], [long], [double] -or -not @($parameter.ParameterSets.Values | Where-Object { $_.ValueFromPipelineByPropertyName }).Count) { continue }
            @($parameter.Attributes | ForEach-Object { $_.GetType().Name }) -match '^(EmptyIsNull|ByteSizeTransform)Attribute$' | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) binds from rows"
        }
    }

    It 'identifies nothing by a bare Id from the pipeline' {
        $bare = foreach ($set in $Cmdlet.ParameterSets) {
            $set.Parameters | Where-Object { $_.ValueFromPipelineByPropertyName -and ($_.Name -eq 'Id' -or $_.Aliases -contains 'Id') }
        }
        $bare | Should -BeNullOrEmpty
    }

    It 'has help: a synopsis, two examples, notes, links, and a text for each parameter with its aliases' {
        $help = Get-Help $Cmdlet.Name -Full
        "$($help.Synopsis)".Trim() | Should -Not -BeNullOrEmpty
        "$($help.Synopsis)" | Should -Not -Match '^\s*(DracoonPS\\)?[A-Z][a-z]+-Dracoon\w+ \['
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            "$($example.code)" | Should -Match ([regex]::Escape($Cmdlet.Name))
            @($example.remarks | ForEach-Object { $_.Text }) -join '' | Should -Not -BeNullOrEmpty -Because "'$($example.code)' needs words"
        }
        $told = @{}
        foreach ($parameter in $help.parameters.parameter) {
            $told[[string] $parameter.name] = $parameter
            $text = @($parameter.description | ForEach-Object { $_.Text }) -join ''
            $text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a text"
        }
        foreach ($parameter in $Cmdlet.Parameters.Values) {
            if ($parameter.Name -in [Management.Automation.PSCmdlet]::CommonParameters) { continue }
            $told.Keys | Should -Contain $parameter.Name
            $aliases = if ($parameter.Aliases.Count -gt 0) { $parameter.Aliases -join ', ' } else { 'none' }
            "$($told[$parameter.Name].aliases)" | Should -Be $aliases -Because "-$($parameter.Name) has these aliases"
        }
        foreach ($part in $help.inputTypes, $help.returnValues, $help.alertSet, $help.description) { $part | Should -Not -BeNullOrEmpty }
        $links = @($help.relatedLinks.navigationLink | ForEach-Object { "$($_.linkText)" })
        $links | Should -Contain 'about_DracoonPS_Errors'
        foreach ($link in $links | Where-Object { $_ -match '-Dracoon' }) { $Module.ExportedCmdlets.Keys | Should -Contain $link }
    }
}
