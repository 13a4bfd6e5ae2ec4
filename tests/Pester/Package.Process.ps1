# Run by Package.Tests.ps1 in a process that has loaded nothing yet: the demo, with the module of a folder. Ends with the demo's exit code.
param([Parameter(Mandatory)] [string] $Module)
$ErrorActionPreference = 'Stop'
# As the demo is shown, but with a smaller file and the smaller keys, which are made in less time.
$PSDefaultParameterValues = @{ 'Set-DracoonKeypair:Version' = 'Rsa2048' }
& ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'tools', 'Demo', 'Demo.ps1')) -Module $Module -LargestFile 8MB
$code = $LASTEXITCODE
$loaded = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic -and $_.GetName().Name -match '^Dracoon|^BouncyCastle' } | ForEach-Object { $_.Location })
foreach ($path in $loaded) { $Host.UI.WriteLine("loaded $path") }
exit $code
