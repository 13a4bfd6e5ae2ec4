# Run by Isolation.Tests.ps1 in a new process: first loads an assembly with BouncyCastle's identity and none of its types, then
# imports the module, makes a keypair, and looks at what is loaded. Ends with 1 when something is not as it should be.
$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$foreign = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($root, 'tests', 'ForeignBouncyCastle', 'bin', 'Release', 'netstandard2.0', 'BouncyCastle.Cryptography.dll'))
if ($foreign.GetTypes() | Where-Object { $_.Namespace -like 'Org.BouncyCastle*' }) { throw 'The foreign copy is the real one: this test would show nothing.' }

. ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
$secret = ConvertTo-TestSecret 'A secret for this test'
$keypair = New-DracoonKeypair -Version Rsa2048 -Password $secret
if (-not (Test-DracoonKeypair -Keypair $keypair -Password $secret)) { throw 'The keypair does not open with its password.' }

$copies = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'BouncyCastle.Cryptography' })
if ($copies.Count -lt 2) { throw "Only one BouncyCastle.Cryptography is loaded: $($copies[0].Location)" }
$Host.UI.WriteLine('foreign first, keypair made')
