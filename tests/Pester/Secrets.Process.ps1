# The run of Secrets.Run.ps1 as a user at a prompt would see it, with a transcript, for Secrets.Tests.ps1. The secrets that came up go back into the file.
param($Url, $Folder, $Known, $Transcript)

$secrets = @{}
foreach ($property in (Get-Content $Known -Raw | ConvertFrom-Json).PSObject.Properties) { $secrets[$property.Name] = $property.Value }
[void] (Start-Transcript $Transcript)
try {
    $folder = New-Item -ItemType Directory ([IO.Path]::Combine($Folder, 'again'))
    # Shares and download addresses are there for the secret in them: their owner sees it.
    & ([IO.Path]::Combine($PSScriptRoot, 'Secrets.Run.ps1')) ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1')) $Url $folder.FullName $secrets |
        Where-Object { $_.GetType().Name -notmatch 'Share$|DownloadUrl$' } | Out-Default
}
finally { [void] (Stop-Transcript) }
$secrets | ConvertTo-Json | Set-Content $Known
