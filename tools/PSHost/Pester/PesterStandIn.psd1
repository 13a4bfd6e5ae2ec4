@{
    RootModule        = 'PesterStandIn.psm1'
    ModuleVersion     = '0.1.0'
    GUID              = '4d9a4c5e-0f35-4c0b-9d43-0d4f1c9f7a11'
    Author            = 'DracoonPS contributors'
    Description       = 'Runs Pester 5 test files where Pester is not installed.'
    FunctionsToExport = 'Describe', 'Context', 'It', 'BeforeDiscovery', 'BeforeAll', 'BeforeEach', 'AfterAll', 'AfterEach', 'Should', 'Set-ItResult', 'Invoke-PesterStandIn'
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
