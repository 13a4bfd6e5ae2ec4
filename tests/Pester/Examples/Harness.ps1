# Runs the examples of the help as somebody at the prompt would, against a sandbox with the world that they speak of (World.ps1). Each has
# the world for itself: what one has changed is back before the next one.
. ([scriptblock]::Create((Get-SharedClassText ([IO.Path]::Combine($PSScriptRoot, 'Person.ps1')))))
. ([IO.Path]::Combine($PSScriptRoot, 'World.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Files.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Given.ps1'))

function Start-ExampleStage {
    $sandbox = Start-TestSandbox '--no-s3', '--service-token', $WorldSecret
    $top = New-TestFolder
    $stage = @{ Sandbox = $sandbox; Top = $top; Home = [IO.Path]::Combine($top, 'home'); Folder = [IO.Path]::Combine($top, 'home', 'work'); Template = [IO.Path]::Combine($top, 'template'); Directory = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0); DataHome = $env:XDG_DATA_HOME }
    # Saved sessions go to the home folder of the examples, where the system allows that.
    $env:XDG_DATA_HOME = $stage.Home
    $stage.Directory.Start()
    $stage.World = New-ExampleWorld $sandbox $stage.Directory.LocalEndpoint.Port
    New-ExampleFiles $stage.Template $stage.World
    $stage.Host = [ExampleHost]::new()
    $stage.Host.Person.Password = $WorldSecret
    $stage.Runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($stage.Host, [initialsessionstate]::CreateDefault2())
    $stage.Runspace.ThreadOptions = 'ReuseThread'
    $stage.Runspace.Open()
    [void] (Invoke-OnStage $stage { param($manifest) Import-Module $manifest } $ModuleManifest)
    [void] (Invoke-OnStage $stage $ExampleShell $stage.World)
    Reset-ExampleFolder $stage
    [void] (Invoke-OnStage $stage $ExampleStart @{ Folder = $stage.Folder; Secret = $WorldSecret; IsSignedIn = $false })
    # A picture of the size that an avatar has is the one that everybody begins with.
    [void] (Invoke-OnStage $stage { param($file) Get-DracoonAvatar -Destination $file } ([IO.Path]::Combine($stage.Template, 'me.png')))
    $stage.IsSignedIn = $true
    [void] (Invoke-Control $stage 'POST' 'keep')
    return $stage
}

function Stop-ExampleStage($Stage) {
    $Stage.Runspace.Dispose()
    $Stage.Directory.Stop()
    Stop-TestSandbox $Stage.Sandbox
    $env:XDG_DATA_HOME = $Stage.DataHome
    [IO.Directory]::Delete($Stage.Top, $true)
}

# One script in the runspace of the examples; an error is one of the test.
function Invoke-OnStage($Stage, [scriptblock] $Script, $Argument) {
    $shell = [PowerShell]::Create()
    $shell.Runspace = $Stage.Runspace
    try {
        [void] $shell.AddScript($Script.ToString(), $false).AddArgument($Argument)
        $output = $shell.Invoke()
        if ($shell.Streams.Error.Count -gt 0) { throw "What an example needs could not be made: $($shell.Streams.Error[0]) (at $($shell.Streams.Error[0].InvocationInfo.Line.Trim()))" }
        return $output
    }
    finally { $shell.Dispose() }
}

# The control surface, through one client: this is asked often.
$ExampleClient = [Net.Http.HttpClient]::new()

function Invoke-Control($Stage, [string] $Method, [string] $Path) {
    $answer = $ExampleClient.SendAsync([Net.Http.HttpRequestMessage]::new($Method, "$($Stage.Sandbox.Url)/sandbox/$Path")).GetAwaiter().GetResult()
    if (-not $answer.IsSuccessStatusCode) { throw "$Method /sandbox/$Path answered $([int] $answer.StatusCode)." }
    return $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
}

function Reset-ExampleFolder($Stage) {
    if ([IO.Directory]::Exists($Stage.Home)) { [IO.Directory]::Delete($Stage.Home, $true) }
    foreach ($folder in [IO.Directory]::GetDirectories($Stage.Template, '*', [IO.SearchOption]::AllDirectories)) {
        [void] [IO.Directory]::CreateDirectory($folder.Replace($Stage.Template, $Stage.Folder))
    }
    foreach ($file in [IO.Directory]::GetFiles($Stage.Template, '*', [IO.SearchOption]::AllDirectories)) {
        [IO.File]::Copy($file, $file.Replace($Stage.Template, $Stage.Folder))
    }
}

# World, files and sign-ins as they were. What only read before leaves nothing to do.
function Reset-ExampleStage($Stage, [string] $Name, [string] $Code) {
    if (-not $Stage.IsClean) {
        [void] (Invoke-Control $Stage 'POST' 'reset')
        Reset-ExampleFolder $Stage
    }
    $Stage.IsClean = $false
    [void] (Invoke-OnStage $Stage $ExampleStart @{ Folder = $Stage.Folder; Secret = $WorldSecret; IsSignedIn = $Stage.IsSignedIn })
    if (-not $Stage.IsSignedIn) { [void] (Invoke-Control $Stage 'POST' 'keep'); $Stage.IsSignedIn = $true }
    $Stage.IsClean = $true
    $text = "${Name}: $Code"
    foreach ($given in $ExampleGiven) {
        if ($text -match $given.When -and -not ($given.Unless -and $text -match $given.Unless)) {
            [void] (Invoke-OnStage $Stage $given.Do $Stage.World)
            if (-not $given.Reads) { $Stage.IsClean = $false }
        }
    }
}

# Names, variables and values of the world in place of those in the text.
function ConvertTo-ExampleCode($Stage, [string] $Name, [string] $Code) {
    foreach ($word in $ExampleWords.Keys) { $Code = $Code.Replace($word, [string] (& $ExampleWords[$word] $Stage)) }
    if ($Code -match '\b4711\b' -and $ExampleNumber.Contains($Name)) { $Code = $Code.Replace('4711', [string] (& $ExampleNumber[$Name] $Stage.World)) }
    return $Code
}

# The names and times of all local files: whether an example wrote any.
function Get-FolderState([string] $Folder) {
    $state = [Text.StringBuilder]::new()
    foreach ($file in [IO.DirectoryInfo]::new($Folder).EnumerateFiles('*', [IO.SearchOption]::AllDirectories)) {
        [void] $state.Append($file.FullName).Append(' ').Append($file.Length).Append(' ').Append($file.LastWriteTimeUtc.Ticks).Append("`n")
    }
    return $state.ToString()
}

function Invoke-Example($Stage, [string] $Name, [string] $Code) {
    $Code = ConvertTo-ExampleCode $Stage $Name $Code
    Reset-ExampleStage $Stage $Name $Code
    $person = $Stage.Host.Person
    $person.Lines.Clear()
    $person.Asked.Clear()
    $before = Get-FolderState $Stage.Home
    [void] (Invoke-Control $Stage 'DELETE' 'requests')
    $shell = [PowerShell]::Create()
    $shell.Runspace = $Stage.Runspace
    $result = @{ Code = $Code; Output = @(); Lines = $person.Lines }
    $port = if ($Code -match ' -Interactive\b') { Lock-SignInPort }
    try {
        [void] $shell.AddScript($Code, $false)
        try { $result.Output = @($shell.Invoke()) }
        catch { $result.Error = "$($_.Exception.InnerException.Message)" }
        if ($shell.Streams.Error.Count -gt 0) { $result.Error = "$($shell.Streams.Error[0]) [$($shell.Streams.Error[0].FullyQualifiedErrorId)]" }
    }
    finally {
        $shell.Dispose()
        if ($port) { $port.Dispose() }
    }
    $requests = @([Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Control $Stage 'GET' 'requests')) | ForEach-Object { $_['method'].ToString() + ' ' + $_['path'].ToString() })
    $result.Changes = @($requests | Where-Object { $_ -notmatch '^(GET|HEAD) ' -and $_ -notmatch ' /oauth/token' })
    # A sign-in that went on, or ended, is another one than the server goes back to.
    if ($requests -match ' /oauth/') { $Stage.IsSignedIn = $false }
    $result.WroteFiles = (Get-FolderState $Stage.Home) -ne $before
    $ast = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
    $result.Variables = @($ast.FindAll({ param($node) $node -is [Management.Automation.Language.AssignmentStatementAst] }, $true) | ForEach-Object { "$($_.Left)".TrimStart('$') })
    $result.Assigned = @($result.Variables | ForEach-Object { $Stage.Runspace.SessionStateProxy.GetVariable($_) })
    if ($result.WroteFiles -or @($requests | Where-Object { $_ -notmatch '^(GET|HEAD) ' }).Count -gt 0) { $Stage.IsClean = $false }
    $result.Last = $ast.EndBlock.Statements[-1]
    return $result
}

# What holds for every example: it ran without an error, and did what its words promise, as far as a machine can tell.
function Assert-Example($Result, [string] $Name) {
    $Result.Error | Should -BeNullOrEmpty -Because "this was typed: $($Result.Code)"
    # What changes the server or a file, but for two that only read in a form of theirs, and bytes that stay in memory.
    $changes = @($Result.Last.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] }, $true) | Where-Object {
            $command = if ("$($_.GetCommandName())" -match '-Dracoon') { Get-Command -Name $_.GetCommandName() }
            $command -and $command.Parameters.ContainsKey('WhatIf') -and "$_" -notmatch '-Disable\b|^New-DracoonMfaTotp|^Invoke-DracoonApi Get|^(Un)?protect-DracoonFile(?!.*-Destination)'
        })
    if ($Result.Code -match ' -WhatIf\b') {
        $Result.Changes | Where-Object { $_ -notmatch $ReadingPosts } | Should -BeNullOrEmpty -Because '-WhatIf changes nothing'
        @($Result.Lines | Where-Object { $_ -match '^What if:' }).Count | Should -BeGreaterThan 0 -Because 'an example of -WhatIf shows something'
    }
    elseif ($changes.Count -gt 0) {
        $Result.Changes.Count -gt 0 -or $Result.WroteFiles | Should -BeTrue -Because "'$($Result.Code)' is there to change something"
    }
    $emits = "$($Result.Last)" -match '(^\(*|[|;=] *)(Get|Find|Test|New|Import|Invoke)-Dracoon\w+[^|]*$' -or "$($Result.Last)" -match '\| *(Where-Object|Group-Object|Measure-Object)[^|]*$|^\(.*\)\.\w+$| -PassThru\b[^|]*$'
    if ("$($Result.Last)" -match '-eq Failed|Export-Csv| -WhatIf\b| (-Destination|-OutFile)\b|^if\b') { return }
    if ($Result.Variables.Count -gt 0) { foreach ($value in $Result.Assigned) { $value | Should -Not -BeNullOrEmpty -Because "'$($Result.Code)' keeps something" } }
    elseif ($emits) { $Result.Output.Count | Should -BeGreaterThan 0 -Because "'$($Result.Code)' is there to show something" }
}
