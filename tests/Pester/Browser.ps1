# A headless Chromium, driven over the WebDriver protocol (W3C) of its own chromedriver. Dot-sourced by tests that need a real browser.

function Invoke-TestDriver($Browser, [string] $Method, [string] $Path, [string] $Json) {
    $client = [Net.Http.HttpClient]::new()
    try {
        $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($Method), $Browser.Url + $Path)
        if ($Json) { $request.Content = [Net.Http.StringContent]::new($Json, [Text.Encoding]::UTF8, 'application/json') }
        $response = $client.SendAsync($request).GetAwaiter().GetResult()
        $text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        if (-not $response.IsSuccessStatusCode) { throw "chromedriver, $Method ${Path}: $text" }
        return , [Newtonsoft.Json.Linq.JObject]::Parse($text) # whole: PowerShell would take it for a list of its properties
    }
    finally { $client.Dispose() }
}

function ConvertTo-TestJson([string] $Text) { [Newtonsoft.Json.JsonConvert]::ToString($Text) }

function Start-TestBrowser {
    $start = [Diagnostics.ProcessStartInfo]::new('chromedriver', '--port=0')
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $browser = @{ Process = $process; Profile = New-TestFolder }
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match 'started successfully on port (\d+)') { $browser.Url = $browser.Root = "http://127.0.0.1:$($Matches[1])"; break }
    }
    [void] $process.StandardOutput.ReadToEndAsync()
    $profileJson = ConvertTo-TestJson "--user-data-dir=$($browser.Profile)"
    # No sandbox of Chromium's own: a container's root has none, and only this repository's pages are opened.
    try { $answer = Invoke-TestDriver $browser 'POST' '/session' ('{"capabilities":{"alwaysMatch":{"goog:chromeOptions":{"args":["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage",' + $profileJson + ']}}}}') }
    catch { Stop-TestBrowser $browser; throw }
    $browser.Url += "/session/$($answer['value']['sessionId'].ToString())"
    return $browser
}

function Open-TestPage($Browser, [string] $Address) { [void] (Invoke-TestDriver $Browser 'POST' '/url' ('{"url":' + (ConvertTo-TestJson $Address) + '}')) }

function Find-TestElement($Browser, [string] $Selector) {
    $found = Invoke-TestDriver $Browser 'POST' '/element' ('{"using":"css selector","value":' + (ConvertTo-TestJson $Selector) + '}')
    return $found['value']['element-6066-11e4-a52e-4f735466cecf'].ToString()
}

function Set-TestField($Browser, [string] $Selector, [string] $Text) {
    [void] (Invoke-TestDriver $Browser 'POST' "/element/$(Find-TestElement $Browser $Selector)/value" ('{"text":' + (ConvertTo-TestJson $Text) + '}'))
}

function Invoke-TestClick($Browser, [string] $Selector) { [void] (Invoke-TestDriver $Browser 'POST' "/element/$(Find-TestElement $Browser $Selector)/click" '{}') }

function Get-TestPageText($Browser) {
    (Invoke-TestDriver $Browser 'POST' '/execute/sync' '{"script":"return document.body.innerText","args":[]}')['value'].ToString()
}

function Stop-TestBrowser($Browser) {
    try {
        if ($Browser.Url -ne $Browser.Root) { [void] (Invoke-TestDriver $Browser 'DELETE' '') } # ends Chromium too
    }
    finally {
        if (-not $Browser.Process.HasExited) { $Browser.Process.Kill(); [void] $Browser.Process.WaitForExit(5000) }
        if ([IO.Directory]::Exists($Browser.Profile)) { [IO.Directory]::Delete($Browser.Profile, $true) }
    }
}
