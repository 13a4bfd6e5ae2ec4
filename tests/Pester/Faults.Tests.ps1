# What somebody at the prompt sees of the fault matrix (docs/reliability.md): one error for one object, and the next object still runs.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    # One retry, so that what is repeated takes no long.
    $Admin = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -MaximumRetryCount 1 -TimeoutSec 1 -PassThru
    $Folder = New-TestFolder
    [void] (New-DracoonRoom -Name 'Faults')
    $File = New-TestFile ([IO.Path]::Combine($Folder, 'file.bin')) 50000

    function Set-Fault([string] $Json) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $Json) }
    function Get-RequestCount([string] $Like) { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like $Like }).Count }
    function Get-UploadCount { [int] [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/uploads'))['count'] }
    $Page = '<html><head><title>Guest network</title></head></html>'
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'One object of three that <Title>' -ForEach @(
    @{ Title = 'is refused'; Fault = '"status":403'; Id = 'DracoonPermissionDenied'; Category = 'PermissionDenied'; Requests = 1 }
    @{ Title = 'meets a server that is down'; Fault = '"status":503,"count":2'; Id = 'DracoonServerUnavailable'; Category = 'ResourceUnavailable'; Requests = 2 }
    @{ Title = 'is answered with a web page'; Fault = '"status":200,"body":"<html></html>","contentType":"text/html"'; Id = 'DracoonApiError'; Category = 'NotSpecified'; Requests = 1 }
    @{ Title = 'is answered with 100,000 arrays in each other'; Fault = '"nested":100000'; Id = 'DracoonApiError'; Category = 'NotSpecified'; Requests = 1 }
    @{ Title = 'is answered without an end'; Fault = '"size":0'; Id = 'DracoonApiError'; Category = 'NotSpecified'; Requests = 1 }
    @{ Title = 'is sent to another host'; Fault = '"status":307,"location":"http://127.0.0.1:9/"'; Id = 'DracoonApiError'; Category = 'NotSpecified'; Requests = 1 }
    @{ Title = 'gets no answer'; Fault = '"delay":20000,"count":2'; Id = 'DracoonTimeout'; Category = 'OperationTimeout'; Requests = 2 }
) {
    BeforeEach { Clear-SandboxRequest $Sandbox; Set-Fault "{`"method`":`"GET`",`"path`":`"/api/v4/users/2`",$Fault}" }
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is one error <Id>, and the next one still runs' {
        $got = @(1, 2, 3 | Get-DracoonUser -ErrorAction SilentlyContinue -ErrorVariable failed)
        ($got | ForEach-Object { $_.UserId }) -join ',' | Should -Be '1,3'
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.GetDracoonUserCommand"
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
        "$($failed[0].TargetObject)" | Should -Be '2'
        Get-RequestCount 'GET /api/v4/users/2' | Should -Be $Requests
        Get-RequestCount 'POST /oauth/token' | Should -Be 0
    }
}

Describe '-ErrorAction Stop' {
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'ends the pipeline at the object that failed' {
        Clear-SandboxRequest $Sandbox
        Set-Fault '{"method":"GET","path":"/api/v4/users/2","status":404}'
        $got = [Collections.Generic.List[object]]::new()
        $failed = try { 1, 2, 3 | Get-DracoonUser -ErrorAction Stop | ForEach-Object { $got.Add($_) } } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -BeLike '*,DracoonPS.Commands.GetDracoonUserCommand'
        ($got | ForEach-Object { $_.UserId }) -join ',' | Should -Be '1'
    }
}

Describe 'What changes something' {
    BeforeEach { Clear-SandboxRequest $Sandbox }
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is not made twice when the answer gets lost' {
        Set-Fault '{"method":"POST","path":"/api/v4/nodes/folders","lose":true}'
        'Lost', 'Next' | ForEach-Object { New-DracoonFolder -Parent /Faults -Name $_ -ErrorAction SilentlyContinue -ErrorVariable +failed } | ForEach-Object { }
        @($failed).Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonConnectionFailed,DracoonPS.Commands.NewDracoonFolderCommand'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ConnectionError'
        Get-RequestCount 'POST /api/v4/nodes/folders*' | Should -Be 2
        (Get-DracoonNode '/Faults/*' | ForEach-Object { $_.Name } | Where-Object { $_ -in 'Lost', 'Next' }) -join ',' | Should -Be 'Lost,Next'
    }

    It 'is removed, though the answer of the first attempt got lost' {
        $gone = New-DracoonFolder -Parent /Faults -Name 'Gone'
        Clear-SandboxRequest $Sandbox
        Set-Fault "{`"method`":`"DELETE`",`"path`":`"/api/v4/nodes/$($gone.NodeId)`",`"lose`":true}"
        $gone | Remove-DracoonNode -Confirm:$false -ErrorAction Stop
        Get-RequestCount 'DELETE /api/v4/nodes/*' | Should -Be 2
        @(Get-DracoonNode '/Faults/*' | Where-Object { $_.Name -eq 'Gone' }).Count | Should -Be 0
    }

    It 'is not said to be removed by the sign-in page of a network' {
        $stays = New-DracoonFolder -Parent /Faults -Name 'Stays'
        Set-Fault "{`"method`":`"DELETE`",`"path`":`"/api/v4/nodes/$($stays.NodeId)`",`"status`":200,`"body`":`"$Page`",`"contentType`":`"text/html`"}"
        $stays | Remove-DracoonNode -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].Exception.Message | Should -Match 'sign-in page'
        @(Get-DracoonNode '/Faults/*' | Where-Object { $_.Name -eq 'Stays' }).Count | Should -Be 1
    }
}

Describe 'A file' {
    BeforeEach { Clear-SandboxRequest $Sandbox }
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is sent once, though the answer to its completion got lost' {
        Set-Fault '{"method":"PUT","path":"/api/v4/nodes/files/uploads/.*/s3","lose":true}'
        (Send-DracoonFile $File -Target /Faults -Name 'once.bin' -PassThru -ErrorAction Stop).Status | Should -Be 'Sent'
        @(Get-DracoonNode '/Faults/once*').Count | Should -Be 1
        Get-UploadCount | Should -Be 0
    }

    It 'that the storage refuses says why, and leaves no upload' {
        Set-Fault '{"method":"PUT","path":"/storage/.*","status":404,"contentType":"application/xml","body":"<Error><Code>NoSuchUpload</Code></Error>"}'
        Send-DracoonFile $File -Target /Faults -Name 'never.bin' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonStorageError,DracoonPS.Commands.SendDracoonFileCommand'
        $failed[0].Exception.Message | Should -Match "part 1 of 1 of 'never.bin' with status 404 \(NoSuchUpload\)"
        Get-UploadCount | Should -Be 0
    }

    It 'that begins as a web page is not received' {
        Send-DracoonFile $File -Target /Faults -Name 'page.bin'
        $in = [IO.Path]::Combine($Folder, 'in')
        [void] [IO.Directory]::CreateDirectory($in)
        Set-Fault "{`"method`":`"GET`",`"path`":`"/api/v4/downloads/.*`",`"status`":200,`"body`":`"$Page`",`"contentType`":`"text/html`"}"
        Receive-DracoonFile /Faults/page.bin -Destination $in -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonTransferIncomplete,DracoonPS.Commands.ReceiveDracoonFileCommand'
        [IO.Directory]::GetFileSystemEntries($in).Length | Should -Be 0
    }
}
