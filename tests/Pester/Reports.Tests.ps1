# The reporting service.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    [void] (New-DracoonRoom -Name 'Reports')
    [void] (New-DracoonRoom -Name 'Topic')
    [void] (New-DracoonRoom -Name 'Below' -Parent /Topic)
    [void] (New-DracoonFolder -Path /Topic/Below/a)

    function Read-Report([string] $Name) { [IO.File]::ReadAllText([IO.Path]::Combine($Folder, $Name)) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'New-DracoonReport' {
    It 'has a report made, whose files appear in the target' {
        $report = New-DracoonReport 'Rooms made' -Target /Reports -Operation room.created -Format Csv, Pdf
        $report.State | Should -Be 'waiting'
        $report.Type | Should -Be 'single'
        $report.Kind | Should -Be 'general-audit-report'
        $report.Formats | Should -Be 'csv-plain, pdf'
        $report.TargetId | Should -Be (Get-DracoonNode /Reports).NodeId
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds": 2}')
        (Get-DracoonReport -Report $report).State | Should -Be 'finished'
        @(Get-DracoonNode /Reports/* | ForEach-Object { $_.Name }) -join ', ' | Should -Be 'Rooms made.csv, Rooms made.pdf'
    }

    It 'waits until it is finished' {
        $report = New-DracoonReport 'Waited' -Target /Reports -From ([DateTime]::UtcNow.AddHours(-1)) -To ([DateTime]::UtcNow.AddHours(1)) -Room /Topic -Format CsvSemicolon -Wait
        $report.State | Should -Be 'finished'
        $report.From.Kind | Should -Be 'Utc'
        Receive-DracoonReport $report -Destination $Folder
        $lines = @((Read-Report 'Waited.csv').Trim() -split "`r`n")
        $lines[0] | Should -Match 'id;time;userId'
        @($lines | Where-Object { $_ -match ';room\.created;' }).Count | Should -Be 2
        @($lines | Where-Object { $_ -match ';folder\.created;' }).Count | Should -Be 1
        $lines.Count | Should -Be 4 -Because 'other rooms do not belong to it'
    }

    It 'makes a report about a user' {
        $report = New-DracoonReport 'About Anna' -Kind UserAudit -User anna -Target /Reports -Wait
        $report.Kind | Should -Be 'user-audit-report'
        $report.FilterUserId | Should -Be (Get-DracoonUser anna).UserId
        New-DracoonReport 'About nobody' -Kind UserAudit -Target /Reports -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.NewDracoonReportCommand'
    }

    It 'makes a report every month' {
        $report = New-DracoonReport 'Every month' -Target /Reports -Monthly -DayOfMonth 31 -TimeOfDay 06:30
        "$($report.Type) $($report.Execution) $($report.DayOfMonth) $($report.TimeOfDay) $($report.State)" | Should -Be 'periodic monthly 31 06:30:00 waiting'
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{""seconds"": $(62 * 86400)}")
        [void] (Connect-TestSandbox $Sandbox)
        (Get-DracoonReport 'Every month').State | Should -Be 'finished'
        @(Get-DracoonNode '/Reports/Every month*').Count | Should -BeGreaterOrEqual 2
        @(Receive-DracoonReport 'Every month' -Destination $Folder -PassThru).Count | Should -Be 1
        @(Receive-DracoonReport 'Every month' -Destination $Folder -All -Force -PassThru).Count | Should -BeGreaterOrEqual 2
    }

    It 'makes nothing with -WhatIf, and one that rests with -Disabled' {
        New-DracoonReport 'Not made' -Target /Reports -WhatIf | Should -BeNullOrEmpty
        @(Get-DracoonReport 'Not made').Count | Should -Be 0
        (New-DracoonReport 'Resting' -Target /Reports -Disabled).IsEnabled | Should -BeFalse
        @(Get-DracoonReport -Enabled $false | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Resting'
    }

    It 'is refused where files can not be written' {
        New-DracoonReport 'Nowhere' -Target /Nowhere -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.NewDracoonReportCommand'
    }

    It 'is for auditors' {
        $anna = Connect-TestSandbox $Sandbox anna 'Sandbox-Anna-1'
        $failed = $null
        Get-DracoonReport -Session $anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonReportCommand'
        Disconnect-Dracoon -Session $anna
        [void] (Connect-TestSandbox $Sandbox)
    }
}

Describe 'Get-DracoonReport' {
    It 'lists by name, kind, state and order, and a part of it' {
        @(Get-DracoonReport '*made' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Rooms made'
        @(Get-DracoonReport -Kind UserAudit | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'About Anna'
        @(Get-DracoonReport -Type periodic | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Every month'
        $sorted = @(Get-DracoonReport -State finished -Sort name:desc | ForEach-Object { $_.Name })
        $sorted -join ',' | Should -Be 'Waited,Rooms made,Every month,About Anna'
        @(Get-DracoonReport -Sort name:asc -First 1 -Skip 1).Name | Should -Be 'Every month'
    }

    It 'says that there is none' {
        Get-DracoonReport -Report 999999 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonReportNotFound,DracoonPS.Commands.GetDracoonReportCommand'
    }
}

Describe 'Receive-DracoonReport' {
    It 'receives all files of a report, and replaces none without -Force' {
        $results = @(Get-DracoonReport 'Rooms made' | Receive-DracoonReport -Destination $Folder -PassThru)
        @($results | ForEach-Object { $_.Status }) -join ' ' | Should -Be 'Received Received'
        Read-Report 'Rooms made.csv' | Should -Match ',room\.created,'
        Read-Report 'Rooms made.pdf' | Should -Match '^%PDF-1\.4'
        Receive-DracoonReport 'Rooms made' -Destination $Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonReportCommand'
        Receive-DracoonReport 'Rooms made' -Destination $Folder -Force
    }

    It 'waits for it' {
        New-DracoonReport 'Later' -Target /Reports | Receive-DracoonReport -Destination $Folder -Wait
        Read-Report 'Later.csv' | Should -Match 'report\.created'
    }

    It 'says that there is no file, and why' {
        Receive-DracoonReport 'Resting' -Destination $Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonReportNotReady,DracoonPS.Commands.ReceiveDracoonReportCommand'
        [void] (New-DracoonRoom -Name 'Gone')
        [void] (New-DracoonReport 'Lost' -Target /Gone -Monthly)
        Remove-DracoonNode /Gone -Confirm:$false
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' "{""seconds"": $(32 * 86400)}")
        [void] (Connect-TestSandbox $Sandbox)
        $lost = Get-DracoonReport 'Lost'
        $lost.State | Should -Be 'canceled'
        $lost.Error | Should -Not -BeNullOrEmpty
        @(Get-DracoonReport -HasError $true | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'Lost'
    }

    It 'receives nothing with -WhatIf' {
        [IO.File]::Delete([IO.Path]::Combine($Folder, 'Later.csv'))
        Receive-DracoonReport 'Later' -Destination $Folder -WhatIf
        [IO.File]::Exists([IO.Path]::Combine($Folder, 'Later.csv')) | Should -BeFalse
    }
}

Describe 'Remove-DracoonReport' {
    It 'removes one, and leaves its files' {
        Remove-DracoonReport 'Waited' -WhatIf
        @(Get-DracoonReport 'Waited').Count | Should -Be 1
        Remove-DracoonReport 'Waited' -Confirm:$false
        @(Get-DracoonReport 'Waited').Count | Should -Be 0
        @(Get-DracoonNode /Reports/Waited.csv).Count | Should -Be 1
    }

    It 'removes several at once, and says which one is not there' {
        $rows = @('a', 'b', 'c' | ForEach-Object { New-DracoonReport "Many $_" -Target /Reports -Disabled })
        Clear-SandboxRequest $Sandbox
        $rows[0..1] | Remove-DracoonReport -Confirm:$false
        @(Get-SandboxRequest $Sandbox) -join ' ' | Should -Be 'DELETE /reporting/api/reports'
        @($rows[1], $rows[2]) | Remove-DracoonReport -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        @(Get-DracoonReport 'Many*').Count | Should -Be 0
        "$($failed[0].TargetObject)" | Should -Be 'Many b'
        $failed[0].FullyQualifiedErrorId | Should -Match '^Dracoon\w*NotFound,'
    }
}

Describe 'Get-DracoonReportType' {
    It 'lists the kinds' {
        @(Get-DracoonReportType | ForEach-Object { "$($_.Kind)" }) -join ' ' | Should -Be 'GeneralAudit UserAudit'
    }
}
