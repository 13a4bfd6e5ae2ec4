# Finds the examples: out of the built help, by the areas that the manifest has.
. ([IO.Path]::Combine($PSScriptRoot, 'Given.ps1'))

# What an example needs that the engine alone has not. Empty in a full shell.
function Get-MissingCommand([string] $Code) {
    $ast = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
    $ast.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } |
        Where-Object { $_ -in $FullShellCommands -and -not (Get-Command -Name $_ -ErrorAction Ignore) }
}

function Get-ExampleCmdlet([string[]] $Area) {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'out', 'DracoonPS'))
    Import-Module ([IO.Path]::Combine($root, 'DracoonPS.psd1'))
    $help = [xml] [IO.File]::ReadAllText([IO.Path]::Combine($root, 'en-US', 'DracoonPS.dll-Help.xml'))
    $pages = @{}
    foreach ($page in $help.helpItems.command) { $pages[$page.details.name] = $page }
    $of = ''
    foreach ($line in [IO.File]::ReadAllLines([IO.Path]::Combine($root, 'DracoonPS.psd1'))) {
        if ($line -match '^\s*# (\w+)$') { $of = $Matches[1] }
        if ($of -notin $Area -or $line -notmatch "^\s*'(\w+-Dracoon\w*)'$") { continue }
        $name = $Matches[1]
        $number = 0
        $all = @(foreach ($example in $pages[$name].examples.example) {
                $number++
                @{ Number = $number; Code = [string] $example.code; Title = ([string] $example.code -replace '\s+', ' '); Missing = @(Get-MissingCommand ([string] $example.code)) }
            })
        @{ Name = $name; Examples = @($all | Where-Object { $_.Missing.Count -eq 0 }); FullShellExamples = @($all | Where-Object { $_.Missing.Count -gt 0 }) }
    }
}

# The recipes: what stands between ```powershell and ``` is typed as it is.
function Get-Recipe {
    $folder = [IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'docs', 'recipes')
    foreach ($file in [IO.Directory]::GetFiles([IO.Path]::GetFullPath($folder), '*.md')) {
        $text = [IO.File]::ReadAllText($file).Replace("`r`n", "`n")
        $blocks = @([regex]::Matches($text, '(?s)```powershell\n(.*?)\n```') | ForEach-Object {
                @{ Code = $_.Groups[1].Value; Missing = @(Get-MissingCommand $_.Groups[1].Value) }
            })
        if ($blocks.Count -eq 0) { continue }
        @{
            Recipe = [IO.Path]::GetFileNameWithoutExtension($file); Text = $text
            Blocks = @($blocks | Where-Object { $_.Missing.Count -eq 0 }); FullShellBlocks = @($blocks | Where-Object { $_.Missing.Count -gt 0 })
        }
    }
}

# The about topics, and what they have people type: lines with 'PS> ' that follow each other belong together.
function Get-AboutTopic {
    $folder = [IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'docs', 'about')
    foreach ($file in [IO.Directory]::GetFiles([IO.Path]::GetFullPath($folder), 'about_*.help.txt')) {
        $text = [IO.File]::ReadAllText($file).Replace("`r`n", "`n")
        $blocks = @([regex]::Matches($text, '(?m)(^ +PS> .*\n)+') | ForEach-Object {
                $code = ($_.Value.TrimEnd("`n").Split("`n") | ForEach-Object { $_ -replace '^ +PS> ' }) -join "`n"
                @{ Code = $code; Missing = @(Get-MissingCommand $code) }
            })
        @{
            Topic = [IO.Path]::GetFileName($file) -replace '\.help\.txt$'; Text = $text
            Blocks = @($blocks | Where-Object { $_.Missing.Count -eq 0 }); FullShellBlocks = @($blocks | Where-Object { $_.Missing.Count -gt 0 })
        }
    }
}
