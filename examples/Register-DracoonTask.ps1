<#
.SYNOPSIS
    Registers a job script with the Windows Task Scheduler: each day, or every so often, as an account of its own.
.DESCRIPTION
    No password is in the script or in the task's definition. A group managed service account has one that nobody knows; for any other
    account Get-Credential asks once, and the Task Scheduler keeps it.

    The account needs its own saved session, since Windows encrypts that for one account on one machine. Sign in as it once:

      runas /user:EXAMPLE\task powershell          (for a managed account: psexec -i -u EXAMPLE\svc-dracoon$ -p ~ powershell)
      Connect-Dracoon dracoon.example.com -Interactive -ClientId your-oauth-client
      Save-DracoonSession nightly

    A task that logs on without its password (S4U) can't read that session: Windows gives it no key. So none is registered here.
.EXAMPLE
    ./Register-DracoonTask.ps1 -Script C:\Jobs\Nightly-Export.ps1 -ScriptArgument '-Destination D:\Export -Saved nightly' -At 02:00 -ServiceAccount EXAMPLE\svc-dracoon$

    Each night at two o'clock, as a group managed service account.
.EXAMPLE
    ./Register-DracoonTask.ps1 -Script C:\Jobs\Nightly-Sync.ps1 -ScriptArgument '-Path D:\Reports -Target /Board/Reports -Direction Upload' -Every 00:15 -Credential (Get-Credential EXAMPLE\task)

    Every quarter of an hour, as a user; the password is asked for now.
#>
[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'ServiceAccount')]
param(
    [Parameter(Mandatory)] [string] $Script,

    # The arguments of the script, as they are typed behind it.
    [string] $ScriptArgument = '',

    [string] $Name = "DRACOON $([IO.Path]::GetFileNameWithoutExtension($Script))",

    # The time of the day, and, where it is to run more often, how often.
    [DateTime] $At = '02:00',
    [TimeSpan] $Every,

    # A run that takes longer is ended.
    [TimeSpan] $TimeLimit = '04:00',

    [Parameter(Mandatory, ParameterSetName = 'ServiceAccount')] [string] $ServiceAccount,
    [Parameter(Mandatory, ParameterSetName = 'User')] [pscredential] $Credential,

    # The shell: pwsh.exe or powershell.exe.
    [string] $Shell = 'pwsh.exe'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$file = (Resolve-Path -LiteralPath $Script).ProviderPath
$program = (Get-Command -Name $Shell -CommandType Application | Select-Object -First 1).Path
$action = New-ScheduledTaskAction -Execute $program -WorkingDirectory ([IO.Path]::GetDirectoryName($file)) `
    -Argument "-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File `"$file`" $ScriptArgument".Trim()

$trigger = New-ScheduledTaskTrigger -Daily -At $At
if ($Every) {
    # A daily trigger takes no repetition, so it borrows that of one that does.
    $trigger.Repetition = (New-ScheduledTaskTrigger -Once -At $At -RepetitionInterval $Every -RepetitionDuration '1.00:00').Repetition
}

# One run at a time; one that the machine slept through is made up for; one that failed is tried again.
$settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit $TimeLimit `
    -RestartCount 2 -RestartInterval '00:10'

if (-not $PSCmdlet.ShouldProcess($Name, 'Register the scheduled task')) { return }
if ($PSCmdlet.ParameterSetName -eq 'ServiceAccount') {
    # LogonType Password without one: Windows fetches that of the managed account itself.
    $principal = New-ScheduledTaskPrincipal -UserId $ServiceAccount -LogonType Password
    Register-ScheduledTask -TaskName $Name -Action $action -Trigger $trigger -Settings $settings -Principal $principal
}
else {
    Register-ScheduledTask -TaskName $Name -Action $action -Trigger $trigger -Settings $settings `
        -User $Credential.UserName -Password $Credential.GetNetworkCredential().Password
}
