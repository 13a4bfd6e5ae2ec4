# The methods call no other of their class: before PowerShell 7.4 that would wait for the runspace of the test, which waits for them.
# Who sits at the prompt while an example runs: a host that confirms, signs in where a browser would, and knows the passwords.
class ExamplePerson : Management.Automation.Host.PSHostUserInterface {
    # What was shown, line by line.
    [Collections.Generic.List[string]] $Lines = [Collections.Generic.List[string]]::new()

    # The questions that were answered with yes.
    [Collections.Generic.List[string]] $Asked = [Collections.Generic.List[string]]::new()
    [string] $Password

    # Signs in on the page of an address that was shown, beside the command that waits for it.
    hidden [PowerShell] $Browser

    [Management.Automation.Host.PSHostRawUserInterface] get_RawUI() { return $null }

    [int] PromptForChoice([string] $caption, [string] $message, [Collections.ObjectModel.Collection[Management.Automation.Host.ChoiceDescription]] $choices, [int] $defaultChoice) {
        $this.Asked.Add($message)
        for ($i = 0; $i -lt $choices.Count; $i++) { if ($choices[$i].Label.Replace('&', '') -eq 'Yes') { return $i } }
        throw "The question '$message' can't be answered with yes."
    }

    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $userName, [string] $targetName) {
        return [pscredential]::new($userName, [Net.NetworkCredential]::new('', $this.Password).SecurePassword)
    }

    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $userName, [string] $targetName, [Management.Automation.PSCredentialTypes] $types, [Management.Automation.PSCredentialUIOptions] $options) {
        return [pscredential]::new($userName, [Net.NetworkCredential]::new('', $this.Password).SecurePassword)
    }

    [Collections.Generic.Dictionary[string, psobject]] Prompt([string] $caption, [string] $message, [Collections.ObjectModel.Collection[Management.Automation.Host.FieldDescription]] $descriptions) {
        throw "An example asks for a mandatory parameter: $($descriptions[0].Name)."
    }
    [string] ReadLine() { throw 'Nobody expected to be asked.' }
    [securestring] ReadLineAsSecureString() { throw 'Nobody expected to be asked.' }
    [void] Write([string] $value) { $this.Lines.Add($value) }
    [void] Write([ConsoleColor] $foreground, [ConsoleColor] $background, [string] $value) { $this.Lines.Add($value) }
    [void] WriteLine([string] $value) {
        $this.Lines.Add($value)
        $address = [regex]::Match($value, 'https?://\S+/oauth/authorize\?\S+')
        if (-not $address.Success) { return }
        $this.Browser = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        [void] $this.Browser.AddScript({
                param($address, $password)
                $handler = [Net.Http.HttpClientHandler]::new()
                $handler.AllowAutoRedirect = $false
                $client = [Net.Http.HttpClient]::new($handler)
                try {
                    $form = [Collections.Generic.Dictionary[string, string]]::new()
                    foreach ($field in [regex]::Matches($client.GetStringAsync($address).GetAwaiter().GetResult(), 'type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"')) {
                        $form[$field.Groups['name'].Value] = [Net.WebUtility]::HtmlDecode($field.Groups['value'].Value)
                    }
                    $form['username'] = 'admin'
                    $form['password'] = $password
                    $target = [Uri]::new([Uri] $address, '/oauth/authorize')
                    $back = $client.PostAsync($target, [Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult().Headers.Location
                    [void] $client.GetStringAsync($back).GetAwaiter().GetResult()
                }
                finally { $client.Dispose() }
            }).AddArgument($address.Value).AddArgument($this.Password)
        [void] $this.Browser.BeginInvoke()
    }

    [void] WriteDebugLine([string] $message) { }
    [void] WriteErrorLine([string] $value) { $this.Lines.Add($value) }
    [void] WriteProgress([long] $sourceId, [Management.Automation.ProgressRecord] $record) { }
    [void] WriteVerboseLine([string] $message) { $this.Lines.Add($message) }
    [void] WriteWarningLine([string] $message) { $this.Lines.Add($message) }
}

class ExampleHost : Management.Automation.Host.PSHost {
    [ExamplePerson] $Person = [ExamplePerson]::new()
    [guid] $Identity = [guid]::NewGuid()

    [Globalization.CultureInfo] get_CurrentCulture() { return [Globalization.CultureInfo]::InvariantCulture }
    [Globalization.CultureInfo] get_CurrentUICulture() { return [Globalization.CultureInfo]::InvariantCulture }
    [guid] get_InstanceId() { return $this.Identity }
    [string] get_Name() { return 'ExampleHost' }
    [Management.Automation.Host.PSHostUserInterface] get_UI() { return $this.Person }
    [version] get_Version() { return [version] '1.0' }
    [void] EnterNestedPrompt() { throw 'Not expected.' }
    [void] ExitNestedPrompt() { throw 'Not expected.' }
    [void] NotifyBeginApplication() { }
    [void] NotifyEndApplication() { }
    [void] SetShouldExit([int] $exitCode) { }
}
