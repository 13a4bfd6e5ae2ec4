# What admins script: the log of a room, a user, an operation, a time span.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Job 5: the event log to a file' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'HR')
        1..620 | ForEach-Object { New-DracoonFolder -Path "/HR/Folder $_" -ThrottleLimit 1 } | Remove-DracoonNode -Confirm:$false -ThrottleLimit 8
        # Some time later.
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds": 3600}')
        [void] (Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1')
        [void] (Connect-TestSandbox $Sandbox)
    }

    It 'of an operation and a time span' {
        $start = [DateTime]::UtcNow.AddMinutes(30)
        $rows = @(Get-DracoonEvent -From $start -Operation 'user.login')
        @($rows | ForEach-Object { $_.UserName }) -join ' ' | Should -Be 'admin anna'
    }

    It 'of a room and what was deleted in it, beyond one page' {
        $rows = @(Get-DracoonEvent -Room /HR -From ([DateTime]::UtcNow.AddHours(-1)) -Operation *Delete*)
        $rows.Count | Should -Be 620
        $distinct = [Collections.Generic.HashSet[long]]::new()
        $rows | Where-Object { -not $distinct.Add($_.EventId) } | Should -BeNullOrEmpty
    }

    It 'of a user' {
        @(Get-DracoonUser anna | Get-DracoonEvent | ForEach-Object { $_.Operation }) -join ' ' | Should -Be 'user.login'
    }

    It 'is flat, so that it can be written as it is' {
        $event = @(Get-DracoonEvent -First 1)[0]
        foreach ($property in $event.GetType().GetProperties()) {
            $type = [Nullable]::GetUnderlyingType($property.PropertyType)
            if (-not $type) { $type = $property.PropertyType }
            $type -eq [string] -or $type -eq [DateTime] -or $type.IsPrimitive | Should -BeTrue -Because "$($property.Name) is a column"
        }
    }
}
