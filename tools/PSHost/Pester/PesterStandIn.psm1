# A stand-in for Pester 5, for machines that have only the .NET SDK. It runs the same test files and fails where Pester fails; what it
# does not know is a failure, never a pass. Two phases, as in Pester: discovery runs the files and the bodies of Describe and Context
# and notes what they declare; the run then runs the notes, each block and each test in a scope of its own below its parent's.

$script:Current = $null     # the block under discovery
$script:Skipped = 'The test asked to be skipped.'

. ([IO.Path]::Combine($PSScriptRoot, 'Should.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Run.ps1'))

function New-Block([string] $Name, $Parent, $Data, [string[]] $Tag, [bool] $Skip) {
    @{
        Name = $Name; Parent = $Parent; Data = $Data; Tag = $Tag; Skip = $Skip
        BeforeAll = @(); BeforeEach = @(); AfterEach = @(); AfterAll = @(); Items = [Collections.ArrayList]::new()
    }
}

# The variables that one item of -ForEach brings: $_, and the keys of a hashtable.
function Get-DataVariable($Data) {
    $variables = [Collections.Generic.List[psvariable]]::new()
    if ($null -eq $Data) { return , $variables }
    $variables.Add([psvariable]::new('_', $Data.Item))
    if ($Data.Item -is [Collections.IDictionary]) {
        foreach ($key in $Data.Item.Keys) { $variables.Add([psvariable]::new([string] $key, $Data.Item[$key])) }
    }
    return , $variables
}

# '<name>', '<name.property>' and '<_>' in a title become their values.
function Expand-Title([string] $Title, [Collections.Generic.List[psvariable]] $Variables) {
    [regex]::Replace($Title, '<([A-Za-z_]\w*)((?:\.\w+)*)>', [Text.RegularExpressions.MatchEvaluator] {
            param($match)
            $variable = $Variables | Where-Object { $_.Name -eq $match.Groups[1].Value }
            if (-not $variable) { return $match.Value }
            $value = @($variable)[-1].Value
            foreach ($name in $match.Groups[2].Value.Split([char[]] '.', [StringSplitOptions]::RemoveEmptyEntries)) { $value = $value.$name }
            if ($null -eq $value) { '$null' } else { "$value" }
        })
}

function Get-AllVariable($Block) {
    $variables = [Collections.Generic.List[psvariable]]::new()
    $chain = [Collections.Generic.Stack[object]]::new()
    for ($at = $Block; $null -ne $at; $at = $at.Parent) { $chain.Push($at) }
    foreach ($at in $chain) { $variables.AddRange([Collections.Generic.List[psvariable]] (Get-DataVariable $at.Data)) }
    return , $variables
}

function Add-Block([string] $Name, [scriptblock] $Body, $ForEach, [bool] $HasForEach, [string[]] $Tag, [bool] $Skip) {
    $items = @(if ($HasForEach) { Get-DataItem $ForEach } else { $null })
    foreach ($data in $items) {
        $block = New-Block $Name $script:Current $data $Tag $Skip
        $block.Name = Expand-Title $Name (Get-AllVariable $block)
        $block.File = $script:Current.File
        [void] $script:Current.Items.Add($block)
        $script:Current = $block
        try {
            # A scope of its own in the file's session state, with the item's variables.
            [void] $script:Scope.InvokeWithContext($null, (Get-DataVariable $data), @({ $null = . $Body }))
        }
        finally { $script:Current = $block.Parent }
    }
}

function Assert-Discovery([string] $Word) {
    if ($null -eq $script:Current) { throw "'$Word' belongs into a test file, outside of It and the Before and After blocks." }
}

function Assert-InBlock([string] $Word) {
    if ($null -eq $script:Current.Parent) { throw "'$Word' belongs into Describe or Context." }
}

# What -ForEach is given: nothing makes no block and no test.
function Get-DataItem($ForEach) { foreach ($item in $ForEach) { @{ Item = $item } } }

function Describe {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Fixture,
        [Alias('TestCases')] $ForEach, [string[]] $Tag, [switch] $Skip
    )
    Assert-Discovery 'Describe'
    Add-Block $Name $Fixture $ForEach $PSBoundParameters.ContainsKey('ForEach') $Tag $Skip
}

function Context {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Fixture,
        [Alias('TestCases')] $ForEach, [string[]] $Tag, [switch] $Skip
    )
    Assert-Discovery 'Context'
    Add-Block $Name $Fixture $ForEach $PSBoundParameters.ContainsKey('ForEach') $Tag $Skip
}

function It {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Position = 1)] [scriptblock] $Test,
        [Alias('TestCases')] $ForEach, [string[]] $Tag, [switch] $Skip
    )
    Assert-Discovery 'It'
    Assert-InBlock 'It'
    if ($null -eq $Test) { throw "The test '$Name' has no body. Is its opening brace on a line of its own?" }
    $items = @(if ($PSBoundParameters.ContainsKey('ForEach')) { Get-DataItem $ForEach } else { $null })
    foreach ($data in $items) {
        $variables = Get-AllVariable $script:Current
        $variables.AddRange([Collections.Generic.List[psvariable]] (Get-DataVariable $data))
        [void] $script:Current.Items.Add(@{
                IsTest = $true; Name = Expand-Title $Name $variables; Body = $Test; Data = $data; Tag = $Tag; Skip = [bool] $Skip; Parent = $script:Current
            })
    }
}

function BeforeDiscovery { param([Parameter(Mandatory)] [scriptblock] $ScriptBlock) Assert-Discovery 'BeforeDiscovery'; . $ScriptBlock }
function BeforeAll { param([Parameter(Mandatory)] [scriptblock] $Scriptblock) Assert-Discovery 'BeforeAll'; $script:Current.BeforeAll += $Scriptblock }
function BeforeEach { param([Parameter(Mandatory)] [scriptblock] $Scriptblock) Assert-Discovery 'BeforeEach'; Assert-InBlock 'BeforeEach'; $script:Current.BeforeEach += $Scriptblock }
function AfterEach { param([Parameter(Mandatory)] [scriptblock] $Scriptblock) Assert-Discovery 'AfterEach'; Assert-InBlock 'AfterEach'; $script:Current.AfterEach += $Scriptblock }
function AfterAll { param([Parameter(Mandatory)] [scriptblock] $Scriptblock) Assert-Discovery 'AfterAll'; $script:Current.AfterAll += $Scriptblock }

function Set-ItResult {
    param([switch] $Skipped, [switch] $Inconclusive, [string] $Because)
    if (-not $Skipped) { throw "Set-ItResult: only -Skipped is known here." }
    throw "$script:Skipped $Because"
}

<#
.SYNOPSIS
    Runs test files and prints each test; ends with 'Tests: N passed, N failed, N skipped'. -PassThru emits the counts instead of the line.
#>
function Invoke-PesterStandIn {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string[]] $Path, [string[]] $ExcludeTag = @(), [switch] $PassThru, [switch] $Quiet)

    $script:Counts = @{ Passed = 0; Failed = 0; Skipped = 0; Failures = [Collections.ArrayList]::new() }
    $script:Quiet = $Quiet
    $script:ExcludeTag = $ExcludeTag
    if (-not (Get-Command -Name Export-Csv -ErrorAction Ignore)) { $script:ExcludeTag += 'FullShell' }

    # Script blocks made here run in this module; bound to the caller's session state they open scopes there.
    $internal = [Management.Automation.SessionState].GetProperty('Internal', [Reflection.BindingFlags] 'Instance,NonPublic').GetValue($PSCmdlet.SessionState)
    $bind = [scriptblock].GetProperty('SessionStateInternal', [Reflection.BindingFlags] 'Instance,NonPublic')
    $script:Scope = { param($__callback) . $__callback }
    $bind.SetValue($script:Scope, $internal)
    $readFile = { param($__file) . $__file }
    $bind.SetValue($readFile, $internal)

    foreach ($file in $Path) {
        $root = New-Block ([IO.Path]::GetFileName($file)) $null $null @() $false
        $root.File = $file
        $script:Current = $root
        try { $null = & $readFile $file }
        catch { Add-Failure $root.Name $_ $file; continue }
        finally { $script:Current = $null }
        Write-Result '' $root.Name
        Invoke-Block $root 0 $false
    }

    $result = [pscustomobject] @{
        Passed = $script:Counts.Passed; Failed = $script:Counts.Failed; Skipped = $script:Counts.Skipped; Failures = $script:Counts.Failures.ToArray()
    }
    if ($script:Counts.Failures.Count -gt 0 -and -not $Quiet) {
        $Host.UI.WriteLine("`nFailures:")
        foreach ($failure in $result.Failures) { $Host.UI.WriteLine("  [-] $($failure.Test)`n      $($failure.Message -replace "`n", "`n      ")`n      at $($failure.Place)") }
    }
    if ($PassThru) { return $result }
    $Host.UI.WriteLine("Tests: $($result.Passed) passed, $($result.Failed) failed, $($result.Skipped) skipped")
}
