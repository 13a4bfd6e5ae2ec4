# Each test here must pass: scoping, data, and every operator as Pester has it.
BeforeDiscovery { $Cases = @{ Number = 1; Word = 'one' }, @{ Number = 2; Word = 'two' } }

BeforeAll { $top = 'top'; function Get-Top { $top } }

Describe 'Scopes' {
    BeforeAll { $middle = 'middle'; $each = 0 }
    BeforeEach { $each++ }

    It 'sees what the blocks above set' { "$top $middle $(Get-Top)" | Should -Be 'top middle top' }
    It 'runs BeforeEach in the scope of the test' { $each | Should -Be 1 }
    It 'keeps its own variables to itself (1)' { $own = 'mine'; $own | Should -Be 'mine' }
    It 'keeps its own variables to itself (2)' { $own | Should -BeNullOrEmpty }
    It 'does not see the variables of discovery' { $Cases | Should -BeNullOrEmpty }

    Context 'below' {
        BeforeAll { $middle = 'changed' }
        It 'sees the inner value' { $middle | Should -Be 'changed' }
    }

    It 'still has the outer value' { $middle | Should -Be 'middle' }
}

Describe 'Data of <Word>' -ForEach $Cases {
    It 'has its keys as variables' { $Word | Should -BeIn 'one', 'two'; $_.Number | Should -Be $Number }
    It 'combines with <_>' -ForEach 'a', 'b' { $_ | Should -BeIn 'a', 'b'; $Word | Should -Not -BeNullOrEmpty }
}

Describe 'No data' {
    It 'makes no test, <_>' -ForEach $null { throw 'never' }
    It 'makes no test either' -ForEach @() { throw 'never' }
    It 'ends a test with break, and only that' { break; throw 'never' }
}

Describe 'Operators' {
    It 'Be folds case, BeExactly does not' { 'A' | Should -Be 'a'; 'A' | Should -Not -BeExactly 'a' }
    It 'Be compares arrays' { 1, 2 | Should -Be 1, 2; 1, 2 | Should -Not -Be 1, 3; 1, 2 | Should -Not -Be 1 }
    It 'Be knows several kinds of nothing, and has the expected value on the left' {
        $null | Should -Be @(); @() | Should -Be $null; @($null) | Should -Be $null; $false | Should -Be 'False'; 'x' | Should -Be $true
    }
    It 'takes each of several values' { 1, 2 | Should -BeOfType [int]; 1, 2 | Should -BeIn 1, 2; $false, 0 | Should -BeFalse; 'ab', 'ac' | Should -Match 'a'; , [int[]] (1, 2) | Should -BeOfType [int[]] }
    It 'takes all values as one array' { $null | Should -HaveCount 1; , @(1, 2) | Should -HaveCount 1; '', '' | Should -Not -BeNullOrEmpty }
    It 'BeNullOrEmpty' { $null | Should -BeNullOrEmpty; @() | Should -BeNullOrEmpty; '' | Should -BeNullOrEmpty; 0 | Should -Not -BeNullOrEmpty }
    It 'BeTrue and BeFalse' { $true | Should -BeTrue; $false | Should -BeFalse; 0 | Should -BeFalse }
    It 'BeOfType' { 1 | Should -BeOfType [int]; 'x' | Should -Not -BeOfType [int] }
    It 'Match and MatchExactly' { 'abc' | Should -Match 'B'; 'abc' | Should -Not -MatchExactly 'B' }
    It 'BeLike' { 'abc' | Should -BeLike 'a*' }
    It 'Contain' { 'a', 'b' | Should -Contain 'b'; 'a', 'b' | Should -Not -Contain 'c' }
    It 'HaveCount' { 1, 2, 3 | Should -HaveCount 3; @() | Should -HaveCount 0 }
    It 'comparisons' { 2 | Should -BeGreaterThan 1; 2 | Should -BeGreaterOrEqual 2; 1 | Should -BeLessThan 2; 2 | Should -BeLessOrEqual 2 }
    It 'Exist' { $PSCommandPath | Should -Exist; "$PSCommandPath.no" | Should -Not -Exist }
    It 'Throw' {
        { throw 'a certain message' } | Should -Throw
        { throw 'a certain message' } | Should -Throw -ExpectedMessage '*certain*'
        { throw [ArgumentException]::new('x') } | Should -Throw -ExceptionType ([ArgumentException])
        { 1 } | Should -Not -Throw
        ({ throw 'kept' } | Should -Throw -PassThru).Exception.Message | Should -Be 'kept'
    }
}

Describe 'Skipping' {
    It 'is skipped' -Skip { throw 'never' }
    It 'is skipped on request' { Set-ItResult -Skipped -Because 'it is so'; throw 'never' }
}
