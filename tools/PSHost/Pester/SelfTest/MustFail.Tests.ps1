# Each test here must fail. Test-StandIn.ps1 sees to it that each does.
Describe 'Operators that do not hold' {
    It 'Be' { 1 | Should -Be 2 }
    It 'Be of nothing' { $null | Should -Be 0 }
    It 'Be of arrays of different length' { 1, 2, 3 | Should -Be 1, 2 }
    It 'Not Be' { 'a' | Should -Not -Be 'A' }
    It 'BeExactly' { 'A' | Should -BeExactly 'a' }
    It 'BeNullOrEmpty' { 0 | Should -BeNullOrEmpty }
    It 'Not BeNullOrEmpty' { @() | Should -Not -BeNullOrEmpty }
    It 'BeTrue' { $null | Should -BeTrue }
    It 'BeFalse' { 'x' | Should -BeFalse }
    It 'BeOfType' { 'x' | Should -BeOfType [int] }
    It 'Match' { 'abc' | Should -Match 'd' }
    It 'MatchExactly' { 'abc' | Should -MatchExactly 'A' }
    It 'BeLike' { 'abc' | Should -BeLike 'b*' }
    It 'Contain' { 'a', 'b' | Should -Contain 'c' }
    It 'HaveCount' { 1, 2 | Should -HaveCount 1 }
    It 'BeIn' { 1 | Should -BeIn 2, 3 }
    It 'BeGreaterThan' { 1 | Should -BeGreaterThan 1 }
    It 'BeGreaterOrEqual' { 0 | Should -BeGreaterOrEqual 1 }
    It 'BeLessThan' { 1 | Should -BeLessThan 1 }
    It 'BeLessOrEqual' { 2 | Should -BeLessOrEqual 1 }
    It 'Exist' { "$PSCommandPath.no" | Should -Exist }
    It 'Throw' { { 1 } | Should -Throw }
    It 'Throw with another message' { { throw 'this' } | Should -Throw -ExpectedMessage 'that' }
    It 'Throw with another id' { { throw 'this' } | Should -Throw -ErrorId 'that' }
    It 'Throw of another type' { { throw 'this' } | Should -Throw -ExceptionType ([ArgumentException]) }
    It 'Not Throw' { { throw 'this' } | Should -Not -Throw }
    It 'Throw without a script block' { 1 | Should -Throw }
    It 'an operator that does not exist' { 1 | Should -BeWhatever 1 }
    It 'no operator' { 1 | Should 1 }
}

Describe 'Operators about each of several values' {
    It 'BeTrue, the first' { $false, $true | Should -BeTrue }
    It 'BeTrue, the last' { $true, $false | Should -BeTrue }
    It 'BeFalse' { $false, $true | Should -BeFalse }
    It 'BeGreaterThan' { 5, 0 | Should -BeGreaterThan 1 }
    It 'BeLessOrEqual' { 1, 3 | Should -BeLessOrEqual 2 }
    It 'Match' { 'abc', 'xyz' | Should -Match 'b' }
    It 'Not Match' { 'xyz', 'abc' | Should -Not -Match 'b' }
    It 'BeLike' { 'abc', 'bcd' | Should -BeLike 'a*' }
    It 'Not BeIn' { 1, 3 | Should -Not -BeIn 3, 4 }
    It 'Not BeOfType' { 1, 'a' | Should -Not -BeOfType [int] }
    It 'Not Exist' { "$PSCommandPath.no", $PSCommandPath | Should -Not -Exist }
}

Describe 'Operators about all values as one array' {
    It 'Be of an array in an array' { , @(1, 2) | Should -Be 1, 2 }
    It 'Contain in an array in an array' { , @(1, 2) | Should -Contain 1 }
    It 'HaveCount of an array in an array' { , @(1, 2) | Should -HaveCount 2 }
    It 'HaveCount of one nothing' { $null | Should -HaveCount 0 }
    It 'HaveCount of what is no input' { Should -ActualValue @(1, 2) -HaveCount 2 }
    It 'BeNullOrEmpty of several empty values' { '', '' | Should -BeNullOrEmpty }
}

Describe 'Operators with the expected value on the left' {
    It 'Be of a text and false' { 'False' | Should -Be $false }
    It 'Be of true and a text' { $true | Should -Be 'x' }
    It 'Be of a time and a text' { [datetime]::new(2027, 1, 1) | Should -Be '2027-01-01' }
    It 'Be of tables' { @{ a = 1 } | Should -Be @{ a = 1 } }
}

Describe 'Tests that end early' {
    It 'throws' { throw 'an error of the test' }
    It 'calls what is not there' { No-SuchCommand }
    It 'fails in the second line' { 1 | Should -Be 1; 1 | Should -Be 2 }
}

Describe 'A set-up that fails' {
    BeforeAll { throw 'in BeforeAll' }
    It 'fails its test' { 1 | Should -Be 1 }
    Context 'and those below' { It 'fails this one too' { 1 | Should -Be 1 } }
}

Describe 'A set-up of each test that fails' {
    BeforeEach { throw 'in BeforeEach' }
    It 'fails the test' { 1 | Should -Be 1 }
}

Describe 'A clean-up of each test that fails' {
    AfterEach { throw 'in AfterEach' }
    It 'fails the test' { 1 | Should -Be 1 }
}
