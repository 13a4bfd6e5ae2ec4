<#
.SYNOPSIS
    Makes the shipped module folder and its .nupkg from out/DracoonPS; signed, where there is something to sign with.
.DESCRIPTION
    Started by 'build.ps1 pack', after the build. Emits the path of the package. The order matters: the manifest is completed before it is
    signed, the bill of materials has the hashes of the signed files, the catalog covers all of them, and the package holds the catalog.

    Signed are our own files. Those of others stay as their makers published them: so their hashes are those of the bill of materials, and
    the catalog vouches for them.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Output,
    [string] $Configuration = 'Release',
    [string] $Prerelease,
    [string] $ProjectUri,
    [string] $Certificate,
    [securestring] $CertificatePassword,
    [scriptblock] $Sign
)

$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
. ([IO.Path]::Combine($PSScriptRoot, 'Signing.ps1'))

function Invoke-Packager {
    $packager = [IO.Path]::Combine($root, 'tools', 'Packager', 'bin', $Configuration, 'net10.0', 'Packager.dll')
    & dotnet $packager @args
    if ($LASTEXITCODE -ne 0) { throw "The package could not be made: 'Packager $($args[0])' ended with exit code $LASTEXITCODE." }
}

if ($Certificate -and $Sign) { throw 'Give -Certificate or -Sign, not both: each of them signs.' }
$signer = if ($Sign) { $Sign } elseif ($Certificate) { New-CertificateSigner $Certificate $CertificatePassword }

$folder = [IO.Path]::Combine($Output, 'DracoonPS')
if ([IO.Directory]::Exists($folder)) { [IO.Directory]::Delete($folder, $true) }
foreach ($file in [IO.Directory]::GetFiles($Module, '*', [IO.SearchOption]::AllDirectories)) {
    $target = [IO.Path]::Combine($folder, $file.Substring([IO.Path]::GetFullPath($Module).TrimEnd([char[]] '\/').Length + 1))
    [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
    [IO.File]::Copy($file, $target)
}

# '-' stands for no label, since an empty text gets lost on the way from Windows PowerShell into a program.
$labels = @(if ($ProjectUri) { if ($Prerelease) { $Prerelease } else { '-' }; $ProjectUri } elseif ($Prerelease) { $Prerelease })
Invoke-Packager prepare $folder @labels
if ($signer) { Protect-ModuleFile $folder $signer }
Invoke-Packager bill $root $folder
if ($signer) { New-ModuleCatalog $folder $signer }
Invoke-Packager nupkg $folder $Output
