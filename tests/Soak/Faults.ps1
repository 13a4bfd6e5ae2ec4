# What goes wrong by chance while the soak runs. Left out is what no client can know or mend: the lost answer of a request that makes something,
# since the client can't ask whether it was made, and the lost answer of a refresh, since the token that it was asked with is used up.
function Start-SoakFaults($Sandbox, [int] $Seed, [double] $Chance) {
    $kinds = '{"status":500}', '{"status":502}', '{"status":503,"retryAfter":"0"}', '{"status":429,"retryAfter":"1"}', '{"drop":true}', '{"delay":300}',
        '{"cut":2000,"method":"PUT","path":"/storage/.*"}', '{"truncate":1000,"method":"GET"}', '{"lose":true,"method":"GET"}',
        '{"lose":true,"method":"PUT"}', '{"lose":true,"method":"DELETE"}', '{"lose":true,"method":"POST","path":".*/(s3_urls|files/\\d+/downloads)"}'
    $number = $Chance.ToString([Globalization.CultureInfo]::InvariantCulture)
    [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' "{`"chance`":$number,`"seed`":$Seed,`"kinds`":[$($kinds -join ',')]}")
}

# Ends it, and gives what there was.
function Stop-SoakFaults($Sandbox) {
    $report = [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/faults'))['random'][0]
    [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
    return @{
        Seen = [long] $report['seen'].ToString(); Injected = [long] $report['injected'].ToString()
        Kinds = @($report['kinds'] | ForEach-Object {
                $count = $_['injected'].ToString()
                $name = ($_.ToString([Newtonsoft.Json.Formatting]::None) -replace ',?"(injected|path|method)":("[^"]*"|\d+)', '') -replace '[{}"]', '' -replace '^,', ''
                $method = if ($_.ContainsKey('method')) { $_['method'].ToString() + ' ' } else { '' }
                $method + $name + ' ' + $count
            })
    }
}
