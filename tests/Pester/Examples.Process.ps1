# Run by Examples.Tests.ps1 in a process of its own, as a scheduler would: imports the module and runs an example with the arguments that
# a file of 'Name=value' lines gives. Ends as the example ends.
param([Parameter(Mandatory)] [string] $Example, [string] $ArgumentFile)
. ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

# The bare engine has no Export-Csv; with PowerShell installed the real one is used.
if (-not (Get-Command -Name Export-Csv -ErrorAction Ignore)) {
    function Export-Csv {
        param([string] $Path, [switch] $NoTypeInformation, [string] $Encoding, [Parameter(ValueFromPipeline)] $InputObject)
        begin { $lines = [Collections.Generic.List[string]]::new() }
        process {
            $properties = @($InputObject.PSObject.Properties)
            if ($lines.Count -eq 0) { $lines.Add(($properties | ForEach-Object { '"' + $_.Name + '"' }) -join ',') }
            $lines.Add(($properties | ForEach-Object { '"' + "$($_.Value)".Replace('"', '""') + '"' }) -join ',')
        }
        end { [IO.File]::WriteAllLines($Path, $lines) }
    }
}
$arguments = @{}
if ($ArgumentFile) {
    foreach ($line in [IO.File]::ReadAllLines($ArgumentFile)) {
        $name, $value = $line -split '=', 2
        $arguments[$name] = if ($value -eq '$true') { $true } else { $value }
    }
}
& $Example @arguments
exit $LASTEXITCODE
