# What the test files share: the built module and a sandbox process of their own. Dot-sourced in BeforeAll.
# Core cmdlets and .NET only: these files run under Windows PowerShell 5.1, pwsh and tools/PSHost.

$RepositoryRoot = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$ModuleManifest = [IO.Path]::Combine($RepositoryRoot, 'out', 'DracoonPS', 'DracoonPS.psd1')
$SandboxProgram = [IO.Path]::Combine($RepositoryRoot, 'src', 'DracoonSandbox', 'bin', 'Release', 'net10.0', 'DracoonSandbox.dll')

function ConvertTo-TestSecret([string] $Text) {
    [Net.NetworkCredential]::new('', $Text).SecurePassword
}

function New-TestCredential([string] $UserName, [string] $Password) {
    [pscredential]::new($UserName, (ConvertTo-TestSecret $Password))
}

# Starts a sandbox in a process of its own and waits for the address it prints. It ends with this process.
function Start-TestSandbox([string[]] $Options) {
    $traffic = [IO.Path]::Combine($RepositoryRoot, 'artifacts', 'traffic')
    [void] [IO.Directory]::CreateDirectory($traffic)
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $log = [IO.Path]::Combine($traffic, "$([guid]::NewGuid().ToString('N')).jsonl")
    $arguments = @($SandboxProgram, '--urls', 'http://127.0.0.1:0', '--control', '--parent', "$([Diagnostics.Process]::GetCurrentProcess().Id)",
        '--traffic-log', $log) + @($Options | Where-Object { $_ })
    $start.Arguments = ($arguments | ForEach-Object { if ($_ -match '\s') { '"' + $_ + '"' } else { $_ } }) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match 'Listening on (http://\S+)') {
            # Read on, so that a full pipe never stops the server.
            [void] $process.StandardOutput.ReadToEndAsync()
            return [pscustomobject] @{ Url = $Matches[1].TrimEnd('/'); Process = $process; Traffic = $log }
        }
    }
    throw "The sandbox ended with exit code $($process.ExitCode) before it listened."
}

function Stop-TestSandbox($Sandbox) {
    if ($Sandbox -and -not $Sandbox.Process.HasExited) {
        $Sandbox.Process.Kill()
        [void] $Sandbox.Process.WaitForExit(5000)
    }
}

# One request to the sandbox itself, past the module: its control surface, or what a test has to see with other eyes.
function Invoke-Sandbox($Sandbox, [string] $Method, [string] $Path, [string] $Json) {
    $client = [Net.Http.HttpClient]::new()
    try {
        $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($Method), $Sandbox.Url + $Path)
        if ($Json) { $request.Content = [Net.Http.StringContent]::new($Json, [Text.Encoding]::UTF8, 'application/json') }
        $response = $client.SendAsync($request).GetAwaiter().GetResult()
        $text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        if (-not $response.IsSuccessStatusCode) { throw "$Method $Path answered $([int] $response.StatusCode): $text" }
        return $text
    }
    finally { $client.Dispose() }
}

# The requests that the sandbox saw since the last Clear-SandboxRequest, as 'GET /api/v4/users?limit=500'.
function Get-SandboxRequest($Sandbox) {
    $text = Invoke-Sandbox $Sandbox 'GET' '/sandbox/requests'
    # ToString, since PowerShell takes a JValue for a list with nothing in it.
    [Newtonsoft.Json.Linq.JArray]::Parse($text) | ForEach-Object { $_['method'].ToString() + ' ' + $_['path'].ToString() + $_['query'].ToString() }
}

function Clear-SandboxRequest($Sandbox) { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/requests') }

function New-TestFolder {
    $path = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-' + [guid]::NewGuid().ToString('N'))
    [void] [IO.Directory]::CreateDirectory($path)
    return $path
}

# A file of random bytes; the same seed gives the same bytes.
function New-TestFile([string] $Path, [long] $Size, [int] $Seed = 1) {
    $random = [Random]::new($Seed)
    $stream = [IO.File]::Create($Path)
    try {
        $buffer = [byte[]]::new(1048576)
        for ($left = $Size; $left -gt 0; $left -= $buffer.Length) {
            $random.NextBytes($buffer)
            $stream.Write($buffer, 0, [int] [Math]::Min($left, $buffer.Length))
        }
    }
    finally { $stream.Dispose() }
    return $Path
}

function Get-TestHash([string] $Path) {
    $sha = [Security.Cryptography.SHA256]::Create()
    $stream = [IO.File]::OpenRead($Path)
    try { return [BitConverter]::ToString($sha.ComputeHash($stream)) } finally { $stream.Dispose(); $sha.Dispose() }
}

# The text of a file with classes that other runspaces call, such as a host. A method of such a class otherwise waits for the runspace
# that the class came from: a quarter of a second a call, and for ever where that one waits, too. Before PowerShell 7.4 there is no other way.
function Get-SharedClassText([string] $Path) {
    $text = [IO.File]::ReadAllText($Path)
    if (-not ('Management.Automation.Language.NoRunspaceAffinityAttribute' -as [type])) { return $text }
    return $text -replace '(?m)^class ', "[Management.Automation.Language.NoRunspaceAffinity()]`nclass "
}

# The port that a browser comes back to is one for the whole machine: one test file at a time signs in there, and not while a socket that the system
# gave just this number has it. What it gives is disposed of.
function Lock-SignInPort {
    $path = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-sign-in-port.lock')
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $lock = $null
    while ($true) {
        try {
            if ($null -eq $lock) { $lock = [IO.File]::Open($path, 'OpenOrCreate', 'ReadWrite', 'None') }
            $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 53682)
            try { $probe.Start() } finally { $probe.Stop() }
            return $lock
        }
        catch {
            if ($_.Exception.GetBaseException() -isnot [IO.IOException] -and $_.Exception.GetBaseException() -isnot [Net.Sockets.SocketException]) { throw }
            if ($clock.Elapsed.TotalMinutes -gt 5) {
                if ($lock) { $lock.Dispose() }
                throw
            }
            [Threading.Thread]::Sleep(100)
        }
    }
}

function Connect-TestSandbox($Sandbox, [string] $UserName = 'admin', [string] $Password = 'Sandbox-Admin-1') {
    Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential $UserName $Password) -PassThru
}

Import-Module $ModuleManifest
