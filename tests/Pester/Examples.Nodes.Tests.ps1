# Every example of the help, as it is typed.
BeforeDiscovery {
    . ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'Discovery.ps1'))
    $Cmdlets = @(Get-ExampleCmdlet 'Nodes', 'Transfers', 'Shares')
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Examples', 'Harness.ps1'))
    $Stage = Start-ExampleStage
}

AfterAll { Stop-ExampleStage $Stage }

Describe '<Name>' -ForEach $Cmdlets {
    It 'example <Number>: <Title>' -ForEach $Examples {
        Assert-Example (Invoke-Example $Stage $Name $Code) $Name
    }

    It 'example <Number>: <Title>' -Tag FullShell -ForEach $FullShellExamples {
        Assert-Example (Invoke-Example $Stage $Name $Code) $Name
    }

    It 'has at least two examples that run in any shell' {
        @($Examples).Count | Should -BeGreaterOrEqual 2
    }
}
