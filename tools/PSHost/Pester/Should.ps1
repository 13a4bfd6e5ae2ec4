# 'Should' with the operators that the test files use. An operator that is not here does not bind, which fails the test.

function Format-Value($Value) {
    if ($null -eq $Value) { return '$null' }
    if ($Value -is [string]) { return "'$Value'" }
    if ($Value -is [Collections.IEnumerable]) { return '@(' + (@($Value | ForEach-Object { Format-Value $_ }) -join ', ') + ')' }
    return "$Value"
}

function Test-Collection($Value) { $Value -is [Collections.IEnumerable] -and $Value -isnot [string] -and $Value -isnot [Collections.IDictionary] }

# Equal as Pester sees it: arrays element by element, one element as itself, the rest as -eq or -ceq.
function Test-Equal($Actual, $Expected, [bool] $CaseSensitive) {
    if ((Test-Collection $Actual) -or (Test-Collection $Expected)) {
        $left = @($Actual); $right = @($Expected)
        if ($left.Count -ne $right.Count) { return $false }
        for ($i = 0; $i -lt $left.Count; $i++) {
            if ((Test-Collection $left[$i]) -or (Test-Collection $right[$i])) {
                if (-not (Test-Equal $left[$i] $right[$i] $CaseSensitive)) { return $false }
            }
            elseif (-not (Test-Equal $left[$i] $right[$i] $CaseSensitive)) { return $false }
        }
        return $true
    }
    if ($null -eq $Expected -or $null -eq $Actual) { return ($null -eq $Expected -and $null -eq $Actual) }
    if ($CaseSensitive) { return [bool] ($Actual -ceq $Expected) }
    return [bool] ($Actual -eq $Expected)
}

function Test-Empty($Value) {
    if ($null -eq $Value) { return $true }
    if ($Value -is [string]) { return $Value.Length -eq 0 }
    if ($Value -is [Collections.IDictionary]) { return $Value.Count -eq 0 }
    if ($Value -is [Collections.IEnumerable]) { return @($Value).Count -eq 0 -or (@($Value).Count -eq 1 -and $null -eq @($Value)[0]) }
    return $false
}

# -BeOfType [int] comes as the text '[int]', -BeOfType ([int]) as the type.
function Get-ExpectedType($Type) {
    if ($Type -is [type]) { return $Type }
    $found = ([string] $Type).Trim('[', ']') -as [type]
    if (-not $found) { throw "Should -BeOfType: there is no type '$Type'." }
    return $found
}

function Should {
    [CmdletBinding(DefaultParameterSetName = 'None')]
    param(
        [Parameter(Position = 0)] [object] $ExpectedValue,
        [Parameter(ValueFromPipeline)] [object] $ActualValue,
        [switch] $Not, [string] $Because,
        [Parameter(Mandatory, ParameterSetName = 'Be')] [Alias('EQ')] [switch] $Be,
        [Parameter(Mandatory, ParameterSetName = 'BeExactly')] [switch] $BeExactly,
        [Parameter(Mandatory, ParameterSetName = 'BeNullOrEmpty')] [switch] $BeNullOrEmpty,
        [Parameter(Mandatory, ParameterSetName = 'BeTrue')] [switch] $BeTrue,
        [Parameter(Mandatory, ParameterSetName = 'BeFalse')] [switch] $BeFalse,
        [Parameter(Mandatory, ParameterSetName = 'BeOfType')] [switch] $BeOfType,
        [Parameter(Mandatory, ParameterSetName = 'Match')] [switch] $Match,
        [Parameter(Mandatory, ParameterSetName = 'MatchExactly')] [switch] $MatchExactly,
        [Parameter(Mandatory, ParameterSetName = 'BeLike')] [switch] $BeLike,
        [Parameter(Mandatory, ParameterSetName = 'Contain')] [switch] $Contain,
        [Parameter(Mandatory, ParameterSetName = 'HaveCount')] [switch] $HaveCount,
        [Parameter(Mandatory, ParameterSetName = 'BeIn')] [switch] $BeIn,
        [Parameter(Mandatory, ParameterSetName = 'BeGreaterThan')] [switch] $BeGreaterThan,
        [Parameter(Mandatory, ParameterSetName = 'BeGreaterOrEqual')] [switch] $BeGreaterOrEqual,
        [Parameter(Mandatory, ParameterSetName = 'BeLessThan')] [switch] $BeLessThan,
        [Parameter(Mandatory, ParameterSetName = 'BeLessOrEqual')] [switch] $BeLessOrEqual,
        [Parameter(Mandatory, ParameterSetName = 'Exist')] [switch] $Exist,
        [Parameter(Mandatory, ParameterSetName = 'Throw')] [switch] $Throw,
        [Parameter(ParameterSetName = 'Throw')] [string] $ExpectedMessage,
        [Parameter(ParameterSetName = 'Throw')] [string] $ErrorId,
        [Parameter(ParameterSetName = 'Throw')] [type] $ExceptionType,
        [Parameter(ParameterSetName = 'Throw')] [switch] $PassThru
    )

    begin { $items = [Collections.ArrayList]::new() }
    process { if ($MyInvocation.ExpectingInput) { [void] $items.Add($ActualValue) } }
    end {
        $actual = if (-not $MyInvocation.ExpectingInput) { $ActualValue } elseif ($items.Count -eq 1) { $items[0] } elseif ($items.Count -eq 0) { $null } else { $items.ToArray() }
        $operator = $PSCmdlet.ParameterSetName
        if ($operator -eq 'None') { throw 'Should needs an operator, as in: Should -Be 3.' }
        if ($operator -eq 'Throw') {
            $message = if ($PSBoundParameters.ContainsKey('ExpectedValue')) { [string] $ExpectedValue } else { $ExpectedMessage }
            return Test-Throw $actual $Not $message $ErrorId $ExceptionType $Because $PassThru
        }
        $holds = switch ($operator) {
            'Be' { Test-Equal $actual $ExpectedValue $false }
            'BeExactly' { Test-Equal $actual $ExpectedValue $true }
            'BeNullOrEmpty' { Test-Empty $actual }
            'BeTrue' { [bool] $actual }
            'BeFalse' { -not $actual }
            'BeOfType' { $actual -is (Get-ExpectedType $ExpectedValue) }
            'Match' { [bool] ($actual -match $ExpectedValue) }
            'MatchExactly' { [bool] ($actual -cmatch $ExpectedValue) }
            'BeLike' { [bool] ($actual -like $ExpectedValue) }
            'Contain' { [bool] (@($actual) -contains $ExpectedValue) }
            'HaveCount' { (& { if ($null -eq $actual) { 0 } else { @($actual).Count } }) -eq $ExpectedValue }
            'BeIn' { [bool] (@($ExpectedValue) -contains $actual) }
            'BeGreaterThan' { [bool] ($actual -gt $ExpectedValue) }
            'BeGreaterOrEqual' { [bool] ($actual -ge $ExpectedValue) }
            'BeLessThan' { [bool] ($actual -lt $ExpectedValue) }
            'BeLessOrEqual' { [bool] ($actual -le $ExpectedValue) }
            'Exist' { [IO.File]::Exists([string] $actual) -or [IO.Directory]::Exists([string] $actual) }
            default { throw "Should -$operator is not known here." }
        }
        if ([bool] $holds -eq [bool] $Not) {
            $words = $(if ($Not) { 'not ' }) + ($operator -creplace '([a-z])([A-Z])', '$1 $2').ToLowerInvariant()
            $expected = if ($PSBoundParameters.ContainsKey('ExpectedValue')) { " $(Format-Value $ExpectedValue)" }
            $reason = if ($Because) { ", because $Because" }
            throw "Expected the value to $words$expected$reason, but got $(Format-Value $actual)."
        }
    }
}

function Test-Throw($Action, [bool] $Not, [string] $Message, [string] $ErrorId, [type] $ExceptionType, [string] $Because, [bool] $PassThru) {
    if ($Action -isnot [scriptblock]) { throw 'Should -Throw needs a script block: { ... } | Should -Throw.' }
    $caught = $null
    try { $null = & $Action } catch { $caught = $_ }
    $reason = if ($Because) { ", because $Because" }
    if ($Not) {
        if ($caught) { throw "Expected no exception$reason, but got '$caught'." }
        return
    }
    if (-not $caught) { throw "Expected an exception$reason, but none was thrown." }
    if ($Message -and -not ($caught.Exception.Message -like $Message)) { throw "Expected an exception with the message '$Message'$reason, but got '$($caught.Exception.Message)'." }
    if ($ErrorId -and -not ($caught.FullyQualifiedErrorId -like $ErrorId)) { throw "Expected an exception with the id '$ErrorId'$reason, but got '$($caught.FullyQualifiedErrorId)'." }
    if ($ExceptionType -and $caught.Exception -isnot $ExceptionType) { throw "Expected an exception of type $ExceptionType$reason, but got $($caught.Exception.GetType())." }
    if ($PassThru) { return $caught }
}
