# How the files of the module are signed. Dot-sourced by New-Package.ps1.

# Signs with a certificate of the user's or the machine's store (by its thumbprint) or of a .pfx file. Needs Windows, as Authenticode does.
function New-CertificateSigner([string] $Certificate, [securestring] $Password) {
    $found = Find-SigningCertificate $Certificate $Password
    if (-not (Get-Command -Name Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'Set-AuthenticodeSignature is not here: sign on Windows, or give a script block with -Sign that signs with something else.'
    }
    return {
        param([string[]] $Files)
        foreach ($file in $Files) {
            $result = Set-AuthenticodeSignature -LiteralPath $file -Certificate $found -HashAlgorithm SHA256 -IncludeChain NotRoot -TimestampServer 'http://timestamp.digicert.com'
            if ("$($result.Status)" -ne 'Valid') { throw "'$file' is not signed: $($result.StatusMessage)" }
        }
    }.GetNewClosure()
}

function Find-SigningCertificate([string] $Certificate, [securestring] $Password) {
    if ([IO.File]::Exists($Certificate)) {
        return [Security.Cryptography.X509Certificates.X509Certificate2]::new([IO.Path]::GetFullPath($Certificate), $Password)
    }
    $thumbprint = $Certificate.Replace(' ', '')
    $places = @('CurrentUser'; if ([Environment]::OSVersion.Platform -eq 'Win32NT') { 'LocalMachine' })
    foreach ($place in $places) {
        $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', $place)
        $store.Open('ReadOnly')
        try {
            $found = @($store.Certificates | Where-Object { $_.Thumbprint -eq $thumbprint -and $_.HasPrivateKey })
            if ($found) { return $found[0] }
        }
        finally { $store.Close() }
    }
    throw "'$Certificate' is neither a .pfx file nor the thumbprint of a certificate with a private key in the user's or the machine's store."
}

# The signer gets the paths of our own files.
function Protect-ModuleFile([string] $Folder, [scriptblock] $Signer) {
    $own = [IO.Directory]::GetFiles($Folder, '*', [IO.SearchOption]::AllDirectories) |
        Where-Object { $_ -match '[\\/]Dracoon[^\\/]*\.dll$|\.(psd1|psm1|ps1|ps1xml)$' }
    & $Signer ([string[]] $own)
}

# A catalog over all files, signed too, where catalogs can be made.
function New-ModuleCatalog([string] $Folder, [scriptblock] $Signer) {
    if (-not (Get-Command -Name New-FileCatalog -ErrorAction Ignore)) {
        $Host.UI.WriteLine('New-FileCatalog is not here, so the package has no catalog. It is made on Windows.')
        return
    }
    $catalog = [IO.Path]::Combine($Folder, 'DracoonPS.cat')
    [void] (New-FileCatalog -Path $Folder -CatalogFilePath $catalog -CatalogVersion 2)
    & $Signer (, $catalog)
}
