# 'Should' with the operators that the test files use. An operator that is not here does not bind, which fails the test.

function Format-Value($Value) {
    if ($null -eq $Value) { return '$null' }
    if ($Value -is [string]) { return "'$Value'" }
    if ($Value -is [Collections.IDictionary]) { return '@{' + (@($Value.Keys | ForEach-Object { "$_=$(Format-Value $Value[$_])" }) -join '; ') + '}' }
    if ($Value -is [Collections.IEnumerable]) { return '@(' + (@($Value | ForEach-Object { Format-Value $_ }) -join ', ') + ')' }
    return "$Value"
}

# Equal as Pester sees it: nothing, an empty array and an array of one $null are alike; arrays go element by element; of two elements the
# expected one stands on the left, and so decides what the other is converted to.
function Test-Equal([object[]] $Actual, [object[]] $Expected, [bool] $CaseSensitive) {
    $emptiness = @(foreach ($array in $Actual, $Expected) { $null -eq $array -or $array.Count -eq 0 -or ($array.Count -eq 1 -and $null -eq $array[0]) })
    if ($emptiness -contains $true) { return $emptiness -notcontains $false }
    if ($Actual.Count -ne $Expected.Count) { return $false }
    for ($i = 0; $i -lt $Actual.Count; $i++) {
        $same = if ($Actual[$i] -is [array] -or $Expected[$i] -is [array]) { Test-Equal $Actual[$i] $Expected[$i] $CaseSensitive }
        elseif ($CaseSensitive) { $Expected[$i] -ceq $Actual[$i] }
        else { $Expected[$i] -eq $Actual[$i] }
        if (-not $same) { return $false }
    }
    return $true
}

function Test-Empty([object[]] $Value) {
    if ($null -eq $Value -or $Value.Count -eq 0) { return $true }
    if ($Value.Count -gt 1) { return $false }
    if ($Value[0] -is [hashtable]) { return $Value[0].Count -eq 0 }
    return [string]::IsNullOrEmpty($Value[0])
}

# -BeOfType [int] comes as the text '[int]', -BeOfType ([int]) as the type.
function Get-ExpectedType($Type) {
    if ($Type -is [type]) { return $Type }
    $found = ([string] $Type) -replace '^\[(.*)\]$', '$1' -as [type]
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

    begin { $items = [Collections.Generic.List[object]]::new() }
    process { $items.Add($ActualValue) }
    end {
        $operator = $PSCmdlet.ParameterSetName
        if ($operator -eq 'None') { throw 'Should needs an operator, as in: Should -Be 3.' }
        # Some operators are about all that came, as one array; the others have to hold for each of it. Without any input they are about $null.
        if ($operator -in 'Be', 'BeExactly', 'BeNullOrEmpty', 'Contain', 'HaveCount') {
            $all = if ($items.Count -gt 0) { , $items.ToArray() } else { $null }
            return Assert-Operator $operator $all $PSBoundParameters
        }
        if ($items.Count -eq 0) { $items.Add($null) }
        foreach ($item in $items) { Assert-Operator $operator $item $PSBoundParameters }
    }
}

# Throws when the operator does not hold. $Given are the parameters of Should.
function Assert-Operator([string] $Operator, $Actual, [Collections.IDictionary] $Given) {
    $expected = $Given['ExpectedValue']
    $not = [bool] $Given['Not']
    if ($Operator -eq 'Throw') {
        $message = if ($Given.ContainsKey('ExpectedValue')) { $expected } else { $Given['ExpectedMessage'] }
        return Test-Throw $Actual $not $message $Given['ErrorId'] $Given['ExceptionType'] $Given['Because'] ([bool] $Given['PassThru'])
    }
    $holds = switch ($Operator) {
        'Be' { Test-Equal $Actual $expected $false }
        'BeExactly' { Test-Equal $Actual $expected $true }
        'BeNullOrEmpty' { Test-Empty $Actual }
        'BeTrue' { [bool] $Actual }
        'BeFalse' { -not $Actual }
        'BeOfType' { $Actual -is (Get-ExpectedType $expected) }
        'Match' { [bool] ($Actual -match $expected) }
        'MatchExactly' { [bool] ($Actual -cmatch $expected) }
        'BeLike' { [bool] ($Actual -like $expected) }
        'Contain' { [bool] ($Actual -contains $expected) }
        'HaveCount' { Test-Count $Actual $expected }
        'BeIn' { [bool] ($expected -contains $Actual) }
        'BeGreaterThan' { [bool] ($Actual -gt $expected) }
        'BeGreaterOrEqual' { [bool] ($Actual -ge $expected) }
        'BeLessThan' { [bool] ($Actual -lt $expected) }
        'BeLessOrEqual' { [bool] ($Actual -le $expected) }
        'Exist' { -not [string]::IsNullOrEmpty($Actual) -and $ExecutionContext.InvokeProvider.Item.Exists($Actual) }
        default { throw "Should -$Operator is not known here." }
    }
    if ([bool] $holds -eq $not) {
        $words = $(if ($not) { 'not ' }) + ($Operator -creplace '([a-z])([A-Z])', '$1 $2').ToLowerInvariant()
        $wanted = if ($Given.ContainsKey('ExpectedValue')) { " $(Format-Value $expected)" }
        $reason = if ($Given['Because']) { ", because $($Given['Because'])" }
        $got = if ($Actual -is [array] -and $Actual.Count -eq 1) { $Actual[0] } else { $Actual }
        throw "Expected the value to $words$wanted$reason, but got $(Format-Value $got)."
    }
}

function Test-Count($Actual, [int] $Expected) {
    if ($Expected -lt 0) { throw 'Should -HaveCount: no collection has less than 0 items.' }
    return $(if ($null -eq $Actual) { 0 } else { $Actual.Count }) -eq $Expected
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
