<#
.SYNOPSIS
    The main job of the module against a sandbox on this machine, each command as typed and its output as a user sees it.
.DESCRIPTION
    Ends with exit code 1 when anything is not as it should be. Started by './build.sh demo', after the build.
#>
param(
    # The folder of the module to show.
    [Parameter(Mandatory)] [string] $Module,

    # The size of the largest file that goes there and back.
    [long] $LargestFile = 64MB
)

$ErrorActionPreference = 'Stop'
. ([IO.Path]::Combine($PSScriptRoot, 'DemoTools.ps1'))

$work = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'dracoonps-demo-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
[void] [IO.Directory]::CreateDirectory($work)
$sandbox = $null
try {
    Write-Title 'A DRACOON sandbox starts on this machine'
    $sandbox = Start-DemoSandbox
    $url = $sandbox.Url
    Write-Text "It listens on $url"

    Import-Module ([IO.Path]::Combine($Module, 'DracoonPS.psd1'))
    $admin = New-DemoCredential 'admin' 'Sandbox-Admin-1'
    $adminSecret = New-DemoSecret 'The admin encrypts with this.'
    $graceSecret = New-DemoSecret 'Grace encrypts with that.'

    Write-Title 'Connect'
    Show-Command { Connect-Dracoon $url -Credential $admin -PassThru }
    Assert-Demo (Test-DracoonConnection -Online) 'the connection works'
    Show-Command { Get-DracoonUser }

    Write-Title 'Users from a CSV'
    $csv = [IO.Path]::Combine($work, 'users.csv')
    [IO.File]::WriteAllText($csv, "FirstName,LastName,UserName,Email`nGrace,Hopper,grace,grace@example.org`nAlan,Turing,alan,alan@example.org`nOld,Account,old,old@example.org`n")
    Show-Command { Import-Csv $csv | New-DracoonUser -Password (New-DemoSecret 'Start-Here-2026') }
    Assert-Demo (@(Get-DracoonUser -UserName grace).Count -eq 1) 'grace exists once'

    Write-Title 'A room with permissions, and an encrypted room'
    Show-Command { New-DracoonRoom -Name Projects -Quota 1GB -RecycleBinDays 30 }
    Show-Command { Grant-DracoonRoomPermission /Projects -User alan -Template Edit }
    Show-Command { Get-DracoonRoomPermission /Projects }
    Assert-Demo (@(Get-DracoonRoomPermission /Projects | Where-Object { $_.Name -like '*Turing*' -or $_.UserName -eq 'alan' }).Count -eq 1) 'alan may edit'
    Show-Command { New-DracoonRoom -Name Board }
    Show-Command { Enable-DracoonRoomEncryption /Board -Confirm:$false }

    Write-Title 'A keypair, set and unlocked'
    Show-Command { Set-DracoonKeypair -Password $adminSecret -Confirm:$false }
    Show-Command { Unlock-DracoonKeypair -Password $adminSecret }
    Show-Command { Get-DracoonKeypair }

    Write-Title 'A second user with a keypair of their own'
    $grace = Connect-Dracoon $url -Credential (New-DemoCredential 'grace' 'Start-Here-2026') -PassThru
    Set-DracoonSession (Get-DracoonSession | Where-Object UserName -eq 'admin')
    Set-DracoonKeypair -Password $graceSecret -Session $grace -Confirm:$false
    Unlock-DracoonKeypair -Password $graceSecret -Session $grace
    Show-Command { Grant-DracoonRoomPermission /Board -User grace -Template Read }

    Write-Title 'A folder of real files into the encrypted room'
    $out = [IO.Path]::Combine($work, 'reports')
    New-DemoFiles $out $LargestFile
    Show-Command { Send-DracoonFile $out -Target /Board -Recurse -PassThru }
    Show-Command { Get-DracoonNode /Board/reports/* }

    Write-Title 'And back again'
    $in = [IO.Path]::Combine($work, 'in')
    [void] [IO.Directory]::CreateDirectory($in)
    Show-Command { Receive-DracoonFile /Board/reports -Destination $in -Recurse }
    Compare-DemoFolder $out ([IO.Path]::Combine($in, 'reports'))

    Write-Title 'Grace reads a file with her own keypair'
    Show-Command { Receive-DracoonFile /Board/reports/figures.bin -Destination ([IO.Path]::Combine($work, 'grace.bin')) -Session $grace }
    Assert-Demo ((Get-DemoHash ([IO.Path]::Combine($work, 'grace.bin'))) -eq (Get-DemoHash ([IO.Path]::Combine($out, 'figures.bin')))) 'grace has the same bytes'

    Write-Title 'Remove an account: look first, then do'
    Show-Command { Get-DracoonUser | Where-Object { $_.UserName -eq 'old' } | Remove-DracoonUser -WhatIf }
    Assert-Demo (@(Get-DracoonUser -UserName old).Count -eq 1) '-WhatIf removed nobody'
    Show-Command { Get-DracoonUser | Where-Object { $_.UserName -eq 'old' } | Remove-DracoonUser -Confirm:$false }
    Assert-Demo (@(Get-DracoonUser -UserName old).Count -eq 0) 'the account is gone'

    Write-Title 'Disconnect'
    Disconnect-Dracoon -Session $grace
    Show-Command { Disconnect-Dracoon }
    Assert-Demo (@(Get-DracoonSession).Count -eq 0) 'no session is open'
    Write-Title 'All as it should be'
    $code = 0
}
catch {
    $Host.UI.WriteErrorLine("The demo failed: $_`n$($_.InvocationInfo.PositionMessage)")
    $code = 1
}
finally {
    Stop-DemoSandbox $sandbox
    [IO.Directory]::Delete($work, $true)
}
exit $code
