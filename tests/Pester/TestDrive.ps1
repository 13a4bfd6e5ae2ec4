# A drive of a fresh sandbox, and how the tests work with it through the engine.
$Sandbox = Start-TestSandbox '--seed', 'demo'
$Session = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestD
$Secret = ConvertTo-TestSecret 'A secret of mine'
Set-DracoonKeypair -Password $Secret
Unlock-DracoonKeypair -Password $Secret
[void] (New-DracoonRoom -Name 'Plain')
[void] (New-DracoonRoom -Name 'Sealed')
Enable-DracoonRoomEncryption /Sealed -Confirm:$false
$Engine = $ExecutionContext.InvokeProvider
$Paths = $ExecutionContext.SessionState.Path
$Drives = $ExecutionContext.SessionState.Drive
$NewLine = [Environment]::NewLine
$Separator = [IO.Path]::DirectorySeparatorChar

function Set-TestContent([string] $Path, [object[]] $Value, [switch] $Append) {
    $writer = $Engine.Content.GetWriter($Path)[0]
    if ($Append) { $writer.Seek(0, 'End') }
    [void] $writer.Write($Value)
    $writer.Close()
}

function Get-TestContent([string] $Path) {
    $reader = $Engine.Content.GetReader($Path)[0]
    try { $reader.Read(0) } finally { $reader.Close() }
}

# The error record with which PowerShell's engine ends a call.
function Get-TestError([scriptblock] $Call) {
    try { [void] (& $Call) } catch { return $_.Exception.InnerException.ErrorRecord }
    throw 'There was no error.'
}
