# A receiver of webhooks on this machine. Dot-sourced in BeforeAll, behind Common.ps1.

function New-TestReceiver {
    $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $listener = [Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    return [pscustomobject] @{ Url = "http://127.0.0.1:$port/hook"; Listener = $listener }
}

# Waits for the next message and answers it.
function Receive-TestMessage($Receiver, [int] $Status = 200) {
    $waiting = $Receiver.Listener.GetContextAsync()
    if (-not $waiting.Wait(10000)) { throw 'No message came.' }
    $context = $waiting.Result
    $bytes = [IO.MemoryStream]::new()
    $context.Request.InputStream.CopyTo($bytes)
    $message = [pscustomobject] @{
        Method    = $context.Request.HttpMethod
        Path      = $context.Request.Url.AbsolutePath
        Type      = $context.Request.ContentType
        Signature = $context.Request.Headers['X-DRACOON-Signature']
        Bytes     = $bytes.ToArray()
        Payload   = [Newtonsoft.Json.Linq.JObject]::Parse([Text.Encoding]::UTF8.GetString($bytes.ToArray()))['payload']
    }
    $context.Response.StatusCode = $Status
    $context.Response.Close()
    return $message
}

function Get-TestSignature([byte[]] $Bytes, [string] $Secret) {
    $hmac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($Secret))
    try { return 'SHA256=' + [Convert]::ToBase64String($hmac.ComputeHash($Bytes)) } finally { $hmac.Dispose() }
}

# What the sandbox sent, once it has sent so many: 'user.created 200'.
function Wait-TestDelivery($Sandbox, [int] $Count) {
    $until = [DateTime]::UtcNow.AddSeconds(10)
    do {
        $sent = [Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/webhooks'))
        if ($sent.Count -ge $Count) { return $sent | ForEach-Object { $_['eventTypeName'].ToString() + ' ' + $_['status'].ToString() } }
        [Threading.Thread]::Sleep(20)
    } while ([DateTime]::UtcNow -lt $until)
    throw "Only $($sent.Count) messages were sent, not $Count."
}
