# Searches objects and texts for secrets. Dot-sourced in BeforeAll.

# A secret as it can stand in a text: as it is, in an address, in Base64, in JSON, in XML.
function Get-TestForm([string] $Secret) {
    $bytes = [Text.Encoding]::UTF8.GetBytes($Secret)
    $base64 = [Convert]::ToBase64String($bytes)
    $forms = [Collections.Generic.HashSet[string]]::new()
    foreach ($form in $Secret, [Uri]::EscapeDataString($Secret), [Net.WebUtility]::UrlEncode($Secret), $base64, $base64.TrimEnd('='),
        [Newtonsoft.Json.JsonConvert]::ToString($Secret).Trim('"'), [Security.SecurityElement]::Escape($Secret)) { [void] $forms.Add($form) }
    # Within a longer Base64 text it begins at any of three places.
    if ($bytes.Length -ge 12) {
        foreach ($skip in 1, 2) {
            $shifted = [byte[]]::new($bytes.Length + $skip)
            [Array]::Copy($bytes, 0, $shifted, $skip, $bytes.Length)
            $text = [Convert]::ToBase64String($shifted)
            [void] $forms.Add($text.Substring(4, 4 * [int] [Math]::Floor($shifted.Length / 3) - 4))
        }
        [void] $forms.Add($base64.Substring(0, 4 * [int] [Math]::Floor($bytes.Length / 3)))
    }
    return $forms
}

# All texts of an object and of what its public properties hold: one '<place>`t<text>' each. $Skip has 'Type.Property' of what is there for its secret.
function Get-TestText($Value, [string] $Place, [string[]] $Skip) {
    $seen = [Runtime.Serialization.ObjectIDGenerator]::new()
    $todo = [Collections.Generic.Stack[object]]::new()
    $todo.Push(@($Value, $Place, 0))
    while ($todo.Count -gt 0) {
        $object, $where, $depth = $todo.Pop()
        if ($null -eq $object) { continue }
        $made = $object.PSObject.BaseObject -is [Management.Automation.PSCustomObject]
        if ($made -and $depth -lt 8) { foreach ($property in $object.PSObject.Properties) { $todo.Push(@($property.Value, "$where.$($property.Name)", ($depth + 1))) } }
        if ($made) { continue }
        $object = $object.PSObject.BaseObject
        $type = $object.GetType()
        if ($object -is [Uri]) { "$where`t$($object.OriginalString)"; continue }
        if ($object -is [string] -or $object -is [IO.FileSystemInfo] -or ($type.IsValueType -and $type.Name -notlike 'KeyValuePair*')) { "$where`t$object"; continue }
        if ($object -is [securestring] -or $object -is [type] -or $object -is [Reflection.MemberInfo] -or $object -is [Reflection.Assembly] -or $object -is [delegate]) { continue }
        $first = $false
        [void] $seen.GetId($object, [ref] $first)
        if (-not $first) { continue }
        "$where`t$object"
        if ($depth -ge 8) { continue }
        if ($object -is [byte[]]) { "$where`t$([Convert]::ToBase64String($object))"; continue }
        if ($object -is [Collections.IDictionary]) {
            foreach ($key in $object.Keys) { $todo.Push(@($key, "$where key", ($depth + 1))); $todo.Push(@($object[$key], "$where[$key]", ($depth + 1))) }
            continue
        }
        if ($object -is [Collections.IEnumerable]) {
            $i = 0
            foreach ($item in $object) { $todo.Push(@($item, "$where[$i]", ($depth + 1))); $i++ }
        }
        foreach ($property in $type.GetProperties()) {
            if ($property.GetIndexParameters().Count -gt 0 -or -not $property.CanRead -or $Skip -contains "$($type.Name).$($property.Name)") { continue }
            try { $held = $property.GetValue($object) } catch { continue }
            $todo.Push(@($held, "$where.$($property.Name)", ($depth + 1)))
        }
    }
}

# The places at which a secret stands, as '<kind of secret> in <place>'.
function Find-TestSecret([Collections.IDictionary] $Secrets, [string[]] $Texts) {
    # An address may have one sign escaped and the next one not.
    $all = @($Texts) + @($Texts | Where-Object { $_.IndexOf('%') -ge 0 } | ForEach-Object { [Uri]::UnescapeDataString($_) })
    foreach ($kind in $Secrets.Keys) {
        foreach ($form in (Get-TestForm $Secrets[$kind])) {
            foreach ($text in $all) {
                if ($text.IndexOf($form, [StringComparison]::Ordinal) -ge 0) { "$kind in $($text.Substring(0, [Math]::Min($text.Length, 150)).Split("`t")[0])" }
            }
        }
    }
}
