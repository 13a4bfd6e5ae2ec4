# What holds for the whole module, found by reflection, so that a new cmdlet is held to it without a line here.
BeforeDiscovery {
    $manifest = [IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'DracoonPS', 'DracoonPS.psd1')
    Import-Module $manifest
    $Cmdlets = @(Get-Command -Module DracoonPS -CommandType Cmdlet | ForEach-Object { @{ Name = $_.Name; Cmdlet = $_ } })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Module = Get-Module DracoonPS
    $ReadOnlyVerbs = 'Get', 'Find', 'Test', 'Connect', 'Disconnect', 'Lock', 'Unlock', 'Update', 'Set'
    $Common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
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

    It 'ships no System.Management.Automation and nothing besides its two dependencies' {
        $shipped = [IO.Directory]::GetFiles($Module.ModuleBase, '*.dll', [IO.SearchOption]::AllDirectories) | ForEach-Object { [IO.Path]::GetFileName($_) }
        $expected = 'DracoonPS.dll', 'Dracoon.Client.dll', 'Dracoon.Crypto.dll', 'BouncyCastle.Cryptography.dll', 'Newtonsoft.Json.dll'
        $shipped | Where-Object { $_ -notin $expected } | Should -BeNullOrEmpty
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
        $reads = $Cmdlet.Verb -in 'Get', 'Find', 'Test' -or $Cmdlet.Name -in 'Connect-Dracoon', 'Disconnect-Dracoon', 'Set-DracoonSession',
            'Update-DracoonToken', 'Lock-DracoonKeypair', 'Unlock-DracoonKeypair', 'New-DracoonKeypair', 'Import-DracoonKeypair'
        if (-not $reads) { $Cmdlet.Parameters.Keys | Should -Contain 'WhatIf' }
        else { $Cmdlet.Parameters.Keys | Should -Not -BeNullOrEmpty }
    }

    It 'says what it emits' {
        # What emits nothing says so in its help; every other cmdlet names a type.
        $silent = $Cmdlet.Verb -in 'Remove', 'Disconnect', 'Revoke', 'Lock', 'Unlock', 'Update', 'Export'
        if (-not $silent) { $Cmdlet.OutputType.Count | Should -BeGreaterThan 0 }
        else { $Cmdlet.OutputType | Where-Object { $_.Name -eq 'System.Object' } | Should -BeNullOrEmpty }
    }

    It 'takes no secret as plain text' {
        $plain = $Cmdlet.Parameters.Values | Where-Object { $_.Name -match 'Password|Secret|Token|Passphrase' -and $_.ParameterType -in [string], [string[]] }
        $plain | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }

    It 'identifies nothing by a bare Id from the pipeline' {
        $bare = foreach ($set in $Cmdlet.ParameterSets) {
            $set.Parameters | Where-Object { $_.ValueFromPipelineByPropertyName -and ($_.Name -eq 'Id' -or $_.Aliases -contains 'Id') }
        }
        $bare | Should -BeNullOrEmpty
    }

    It 'has help: a synopsis, an example, and a text for each parameter' {
        $help = Get-Help $Cmdlet.Name -Full
        "$($help.Synopsis)".Trim() | Should -Not -BeNullOrEmpty
        "$($help.Synopsis)" | Should -Not -Match '^\s*(DracoonPS\\)?[A-Z][a-z]+-Dracoon\w+ \['
        @($help.examples.example).Count | Should -BeGreaterThan 0
        foreach ($parameter in $help.parameters.parameter) {
            $text = @($parameter.description | ForEach-Object { $_.Text }) -join ''
            $text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a text"
        }
    }
}
