# What the demo needs besides the module; core cmdlets and .NET only, so that it runs in tools/PSHost as well.

$DemoRoot = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))

function Get-DemoPath([string] $Relative) { [IO.Path]::GetFullPath([IO.Path]::Combine($DemoRoot, $Relative)) }

function Write-Text([string] $Text) { $Host.UI.WriteLine($Text) }

function Write-Title([string] $Text) { $Host.UI.WriteLine(''); $Host.UI.WriteLine("# $Text") }

# Shows a command as it is typed, runs it in the caller's scope, and shows its output as at a prompt.
function Show-Command([scriptblock] $Command) {
    Write-Text "PS> $($Command.ToString().Trim())"
    . $Command | Out-Default
}

function Assert-Demo($Condition, [string] $What) {
    if (-not $Condition) { throw "It is not so that $What." }
    Write-Text "  ok: $What"
}

function New-DemoSecret([string] $Text) { [Net.NetworkCredential]::new('', $Text).SecurePassword }

function New-DemoCredential([string] $UserName, [string] $Password) { [pscredential]::new($UserName, (New-DemoSecret $Password)) }

# The bare engine has no Import-Csv; with PowerShell installed the real one is used.
if (-not (Get-Command -Name Import-Csv -ErrorAction Ignore)) {
    function Import-Csv([string] $Path) {
        $parser = [Microsoft.VisualBasic.FileIO.TextFieldParser]::new($Path)
        try {
            $parser.SetDelimiters(',')
            $names = $parser.ReadFields()
            while (-not $parser.EndOfData) {
                $values = $parser.ReadFields()
                $row = [ordered] @{}
                for ($i = 0; $i -lt $names.Length; $i++) { $row[$names[$i]] = $values[$i] }
                [pscustomobject] $row
            }
        }
        finally { $parser.Dispose() }
    }
}

function Start-DemoSandbox {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $program = Get-DemoPath 'src/DracoonSandbox/bin/Release/net10.0/DracoonSandbox.dll'
    $start.Arguments = "`"$program`" --urls http://127.0.0.1:0 --seed demo --parent $([Diagnostics.Process]::GetCurrentProcess().Id)"
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match 'Listening on (http://\S+)') {
            [void] $process.StandardOutput.ReadToEndAsync()
            return [pscustomobject] @{ Url = $Matches[1].TrimEnd('/'); Process = $process }
        }
    }
    throw 'The sandbox ended before it listened.'
}

function Stop-DemoSandbox($Sandbox) {
    if ($Sandbox -and -not $Sandbox.Process.HasExited) {
        $Sandbox.Process.Kill()
        [void] $Sandbox.Process.WaitForExit(5000)
    }
}

# Files of several sizes up to the given one, an empty one, a folder below, names with blanks and umlauts.
function New-DemoFiles([string] $Folder, [long] $Largest) {
    [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($Folder, 'old'))
    $random = [Random]::new(2026)
    $sizes = [ordered] @{
        'empty.txt'                  = 0
        'note.txt'                   = 1234
        "Gr$([char] 0xFC)$([char] 0xDF)e an alle.txt" = 40000
        'figures.bin'                = 6MB
        'old/archive.bin'            = $Largest
    }
    foreach ($name in $sizes.Keys) {
        $bytes = [byte[]]::new($sizes[$name])
        $random.NextBytes($bytes)
        [IO.File]::WriteAllBytes([IO.Path]::Combine($Folder, $name), $bytes)
    }
}

function Get-DemoHash([string] $Path) {
    $sha = [Security.Cryptography.SHA256]::Create()
    $stream = [IO.File]::OpenRead($Path)
    try { return [BitConverter]::ToString($sha.ComputeHash($stream)).Replace('-', '').ToLowerInvariant() } finally { $stream.Dispose(); $sha.Dispose() }
}

# Every file of one folder is in the other with the same SHA-256, and nothing else is.
function Compare-DemoFolder([string] $Left, [string] $Right) {
    $names = @([IO.Directory]::GetFiles($Left, '*', [IO.SearchOption]::AllDirectories) | ForEach-Object { $_.Substring($Left.Length + 1) })
    $others = @([IO.Directory]::GetFiles($Right, '*', [IO.SearchOption]::AllDirectories))
    Assert-Demo ($names.Count -eq $others.Count) "$($names.Count) files came back"
    foreach ($name in $names) {
        $hash = Get-DemoHash ([IO.Path]::Combine($Left, $name))
        Assert-Demo ($hash -eq (Get-DemoHash ([IO.Path]::Combine($Right, $name)))) "$name has the SHA-256 $($hash.Substring(0, 16))..."
    }
}
