# At the end everything is looked at with other eyes: plain content without the module, encrypted content by another user.

# A GET or POST past the module, signed in anew, since tokens live for seconds here.
function Invoke-OtherClient($Sandbox, [string] $Method, [string] $Path) {
    $client = [Net.Http.HttpClient]::new()
    try {
        if (-not $script:OtherToken -or $script:OtherSince.Elapsed.TotalSeconds -gt 10) {
            $request = [Net.Http.HttpRequestMessage]::new('Post', "$($Sandbox.Url)/oauth/token")
            $request.Content = [Net.Http.StringContent]::new('grant_type=password&username=admin&password=Sandbox-Admin-1', [Text.Encoding]::UTF8, 'application/x-www-form-urlencoded')
            $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('dracoon_legacy_scripting:')))
            $text = $client.SendAsync($request).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult()
            $script:OtherToken = [Newtonsoft.Json.Linq.JObject]::Parse($text)['access_token'].ToString()
            $script:OtherSince = [Diagnostics.Stopwatch]::StartNew()
        }
        $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($Method), $(if ($Path -like 'http*') { $Path } else { $Sandbox.Url + $Path }))
        $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', $script:OtherToken)
        $response = $client.SendAsync($request).GetAwaiter().GetResult()
        $bytes = $response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()
        if (-not $response.IsSuccessStatusCode) { throw "$Method $Path answered $([int] $response.StatusCode)" }
        return , $bytes
    }
    finally { $client.Dispose() }
}

function Get-OtherJson($Sandbox, [string] $Method, [string] $Path) {
    # With the comma, or PowerShell would take the object apart.
    return , [Newtonsoft.Json.Linq.JObject]::Parse([Text.Encoding]::UTF8.GetString((Invoke-OtherClient $Sandbox $Method $Path)))
}

# Everything below a node, as path, type, id and parent.
function Get-OtherTree($Sandbox, [long] $NodeId, [string] $Path) {
    for ($offset = 0; ; $offset += 500) {
        $items = (Get-OtherJson $Sandbox 'GET' "/api/v4/nodes?parent_id=$NodeId&offset=$offset&limit=500")['items']
        foreach ($item in $items) {
            $node = @{ Path = "$Path/" + $item['name'].ToString(); Type = $item['type'].ToString(); NodeId = [long] $item['id'].ToString() }
            $node
            if ($node.Type -ne 'file') { Get-OtherTree $Sandbox $node.NodeId $node.Path }
        }
        if ($items.Count -lt 500) { return }
    }
}

function Compare-Content($Sandbox, $States, $Sessions, [string] $Folder, $Problems) {
    $uploads = [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/uploads'))
    if ($uploads['count'].ToString() -ne '0') { $Problems.Add("$($uploads['count']) uploads are left on the server: $($uploads['items'].ToString([Newtonsoft.Json.Formatting]::None))") }
    $rooms = @(Get-OtherTree $Sandbox 0 '' | Where-Object { $_.Path -like '/Soak*' })
    $seen = @{}
    foreach ($node in $rooms) {
        $key = $node.Path.ToLowerInvariant()
        if ($seen.ContainsKey($key)) { $Problems.Add("$($node.Path) is there twice.") }
        $seen[$key] = $node
    }
    $wanted = @{}
    foreach ($state in $States) {
        foreach ($path in @($state.Files.Keys) + @($state.Folders.Keys)) { $wanted[$path] = $state.Files[$path] }
    }
    foreach ($node in $rooms) { if ($node.Path -match '^/Soak\w+/p\d+/' -and -not $wanted.ContainsKey($node.Path)) { $Problems.Add("$($node.Path) is there, and nobody was told that it is.") } }
    foreach ($path in $wanted.Keys) { if (-not $seen.ContainsKey($path)) { $Problems.Add("$path was reported as done, and is not there.") } }
    $shares = @((Get-OtherJson $Sandbox 'GET' '/api/v4/shares/downloads?limit=500')['items'] | Where-Object { $_ } | ForEach-Object { $_['name'].ToString() } | Where-Object { $_ -like 'soak-*' })
    $known = @($States | ForEach-Object { $_.Shares.Keys })
    foreach ($share in $shares) { if ($known -notcontains $share) { $Problems.Add("The share $share is there, and nobody was told that it is.") } }

    # Ben has the keys that the uploads gave him; what a fault prevented is handed out now, as an admin would do it.
    Grant-DracoonFileKey /SoakSecret -Session $Sessions['admin']
    $in = [IO.Path]::Combine($Folder, 'ben')
    [void] [IO.Directory]::CreateDirectory($in)
    Receive-DracoonFile /SoakSecret -Recurse -Destination $in -Session $Sessions['ben']
    $compared = 0
    $bytesCompared = 0L
    $sha = [Security.Cryptography.SHA256]::Create()
    foreach ($path in @($wanted.Keys | Where-Object { $wanted[$_] -and $seen.ContainsKey($_) })) {
        if ($path -like '/SoakSecret/*') { $bytes = [IO.File]::ReadAllBytes([IO.Path]::Combine($in, $path.Substring(1))) }
        else { $bytes = Invoke-OtherClient $Sandbox 'GET' (Get-OtherJson $Sandbox 'POST' "/api/v4/nodes/files/$($seen[$path].NodeId)/downloads")['downloadUrl'].ToString() }
        if ([BitConverter]::ToString($sha.ComputeHash($bytes)) -ne $wanted[$path]) { $Problems.Add("$path has other content than what was sent.") }
        $compared++
        $bytesCompared += $bytes.Length
    }
    $sha.Dispose()
    if ($compared -eq 0) { $Problems.Add('Nothing was there to compare.') }
    Write-Line "Compared $compared files ($([Math]::Round($bytesCompared / 1MB)) MB) by SHA-256"
}

# The figures, as the table of docs/reliability.md has them.
function Write-Summary($States, $Samples, $Growth, $Faults, $Requests, [string] $Folder) {
    $operations = @{}
    $errors = @{}
    $sent = $received = 0L
    foreach ($state in $States) {
        foreach ($name in $state.Operations.Keys) { $operations[$name] += $state.Operations[$name] }
        foreach ($name in $state.Errors.Keys) { $errors[$name] += $state.Errors[$name] }
        $sent += $state.Sent
        $received += $state.Received
    }
    $retries = 0
    foreach ($file in [IO.Directory]::GetFiles($Folder, 'requests.log*', [IO.SearchOption]::AllDirectories)) {
        foreach ($line in [IO.File]::ReadAllLines($file)) { if ($line -match 'again in') { $retries++ } }
    }
    $sum = 0; $operations.Values | ForEach-Object { $sum += $_ }
    $failed = 0; $errors.Values | ForEach-Object { $failed += $_ }
    $culture = [Globalization.CultureInfo]::InvariantCulture
    $rows = @(
        , @('Operations', "$sum ($(@($operations.Keys | ForEach-Object { "$_ $($operations[$_])" }) -join ', '))")
        , @('Bytes', [string]::Format($culture, '{0:0} MB sent, {1:0} MB received', $sent / 1MB, $received / 1MB))
        , @('Requests', "$($Requests.Count)")
        , @('Faults', "$($Faults.Injected) ($($Faults.Kinds -join ', '))")
        , @('Retries', "$retries")
        , @('Token refreshes', "$(@($Requests | Where-Object { $_ -like 'POST /oauth/token*' }).Count)")
        , @('Errors reported', "$failed ($(@($errors.Keys | ForEach-Object { "$_ $($errors[$_])" }) -join ', '))")
        , @('At the start', (Format-Sample $Growth.From).Trim())
        , @('At the end', (Format-Sample $Growth.To).Trim())
        , @('Growth', [string]::Format($culture, 'handles {0:0.0}, threads {1:0.0}, heap {2:0.0} MB, working set {3:0.0} MB', $Growth.Handles, $Growth.Threads, $Growth.HeapMB, $Growth.WorkingSetMB))
    )
    foreach ($row in $rows) { Write-Line "| $($row[0]) | $($row[1]) |" }
}
