# The local files that the examples speak of, in the folder where the prompt is.
function New-ExampleFiles([string] $Folder, $World) {
    function Write-Text([string] $Name, [string[]] $Lines) {
        $path = [IO.Path]::Combine($Folder, $Name)
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($path))
        [IO.File]::WriteAllText($path, ($Lines -join "`n") + "`n")
    }

    foreach ($name in 'in', 'csv', 'pictures', 'favorites', 'encrypted', 'backup', 'reports/drafts', 'archive/2025') { [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($Folder, $name)) }
    foreach ($name in 'report.pdf', 'invoice.pdf', 'a.txt', 'app.log', 'web.log', 'reports/january.pdf', 'reports/february.pdf', 'reports/old.tmp', 'reports/drafts/march.pdf', 'archive/2025/minutes.pdf') {
        Write-Text $name "The content of $name."
    }
    # Pictures of one pixel.
    foreach ($name in 'logo.png', 'icon.png') {
        [IO.File]::WriteAllBytes([IO.Path]::Combine($Folder, $name), [Convert]::FromBase64String('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='))
    }
    $pem = [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'keypair.pem'))
    foreach ($name in 'rescue.pem', 'mine.pem', 'anna.pem') { Write-Text $name $pem.TrimEnd() }

    # Tables with numbers of this world in them.
    Write-Text 'users.csv' 'FirstName,LastName,UserName,Email,Upn', 'Ines,North,ines,ines@example.org,ines@corp.example', 'Karl,South,karl,karl@example.org,karl@corp.example'
    Write-Text 'hr.csv' 'Vorname;Nachname;E-Mail', 'Ines;North;ines@example.org', 'Karl;South;karl@example.org'
    Write-Text 'people.csv' 'Email', 'anna@example.org', 'ben@example.org'
    Write-Text 'settings.csv' 'Key,Value', 'theme,light', 'lines,50'
    Write-Text 'members.csv' 'GroupId,UserId', "$($World['group Audit']),$($World.ben)"
    Write-Text 'groups.csv' 'Name', 'Staff', 'Sales'
    Write-Text 'staff.csv' 'UserId', $World.grace
    Write-Text 'leavers.csv' 'UserId', $World['ext-9']
    Write-Text 'phones.csv' 'UserId,Phone', "$($World.anna),+49 30 1234"
    Write-Text 'centers.csv' 'UserId,Key,Value', "$($World.ben),costCenter,4712"
    Write-Text 'nodes.csv' 'NodeId,Key,Value', "$($World['/In']),costCenter,4712"
    Write-Text 'files.csv' 'NodeId,Notes,Classification', "$($World.Node),Final,Internal"
    Write-Text 'rooms.csv' 'Name', 'Harbor', 'Bridge to the north'
    Write-Text 'quotas.csv' 'NodeId,Quota', "$($World['/In']),10GB"
    Write-Text 'guests.csv' 'FirstName,LastName,Email', 'Eve,Stone,eve@example.org'
    Write-Text 'tags.csv' 'Key,Value', 'region,eu'
    Write-Text 'links.csv' 'Link', $World.Download.Link
    Write-Text 'tenants.csv' 'CompanyName,AdminFirstName,AdminLastName,AdminEmail', 'New Ltd,Nina,New,nina@new.example'
    Write-Text 'attributes.csv' 'TenantId,Key,Value', "$($World.Tenant),region,eu"
    Write-Text 'directories.csv' 'Alias,ServerAddress,ServerPort,AdminName,UsersDomain,UserFilter', '"branch","127.0.0.1","389","CN=dracoon,DC=branch,DC=example","DC=branch,DC=example","sAMAccountName"'
    Write-Text 'providers.csv' 'Name,Issuer,AuthorizationUrl,TokenUrl,UserInfoUrl,JwksUrl,ClientId,RedirectUri,MappingClaim',
        'Branch login,https://login.branch.example,https://login.branch.example/authorize,https://login.branch.example/token,https://login.branch.example/userinfo,https://login.branch.example/keys,dracoon,https://dracoon.branch.example/sso,email'
}
