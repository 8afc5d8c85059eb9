# The pages in docs/cmdlets: reading what is written by hand in them, and writing them whole.

function Read-HelpPage ([string] $Path) {
    $text = (Get-Content -LiteralPath $Path -Raw) -replace "`r"
    $sections = @{}
    foreach ($part in $text -split '(?m)^## ' | Select-Object -Skip 1) {
        $title, $body = $part -split "`n", 2
        $sections[$title.Trim()] = "$body".Trim()
    }

    foreach ($needed in 'Description', 'Examples') {
        if (-not $sections[$needed]) { throw "$Path has no section '## $needed'. Write it." }
    }

    [pscustomobject]@{
        Description = Split-Paragraph $sections['Description']
        Examples    = @(Read-Example $sections['Examples'])
        Notes       = "$($sections['Notes'])"
        Links       = @([regex]::Matches("$($sections['See also'])", '(?m)^- \[([^\]]+)\]\(([^)]+)\)').ForEach({ @{ Text = $_.Groups[1].Value; Uri = $_.Groups[2].Value } }))
    }
}

function Read-Example ([string] $Text) {
    foreach ($match in [regex]::Matches($Text, '(?ms)^### ([^\n]+)\n+```powershell\n(.*?)\n```\n*(.*?)(?=^### |\z)')) {
        [pscustomobject]@{ Title = $match.Groups[1].Value.Trim(); Code = $match.Groups[2].Value; Remarks = $match.Groups[3].Value.Trim() }
    }
}

function Split-Paragraph ([string] $Text) { $Text -split "\n{2,}" | ForEach-Object { ($_ -replace "\s*\n\s*", ' ').Trim() } | Where-Object { $_ } }

function Format-HelpPage ($Model) {
    $lines = @(
        "# $($Model.Name)"
        ''
        "<!-- Synopsis, syntax, parameters, inputs and outputs come from the code; ./build.ps1 -Task Docs writes them. -->"
        ''
        $Model.Synopsis
        ''
        '## Syntax'
        ''
        '```text'
        $Model.Command.ParameterSets | ForEach-Object { "$($Model.Name) $_" }
        '```'
        ''
        '## Description'
        ''
        $Model.Description | ForEach-Object { Format-Wrapped $_; '' }
        '## Examples'
        ''
        foreach ($example in $Model.Examples) {
            "### $($example.Title)", '', '```powershell', $example.Code, '```', ''
            if ($example.Remarks) { Split-Paragraph $example.Remarks | ForEach-Object { Format-Wrapped $_; '' } }
        }
        '## Parameters'
        ''
        foreach ($parameter in $Model.Parameters) {
            "### -$($parameter.Name)", ''
            Format-Wrapped $parameter.Text
            '', (Format-Fact $parameter), ''
        }
        Format-CommonParameter
        ''
        Format-TypeList 'Inputs' $Model.Inputs
        Format-TypeList 'Outputs' $Model.Outputs
        if ($Model.Notes) { '## Notes', ''; Split-Paragraph $Model.Notes | ForEach-Object { Format-Wrapped $_; '' } }
        if ($Model.Links) { '## See also', ''; $Model.Links | ForEach-Object { "- [$($_.Text)]($($_.Uri))" } }
    )
    ($lines -join "`n").TrimEnd() + "`n"
}

function Format-CommonParameter {
    "The [common parameters](https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters) work as everywhere."
}

function Format-TypeList ([string] $Title, [object[]] $Types) {
    if (-not $Types) { return }
    "## $Title", ''
    foreach ($type in $Types) { if ($type.Text) { '- `{0}`: {1}' -f $type.Name, $type.Text } else { '- `{0}`' -f $type.Name } }
    ''
}

# What PowerShell knows of a parameter, in a line.
function Format-Fact ($Parameter) {
    $facts = @(
        if ($Parameter.Type -eq [switch]) { 'switch' } else { '`' + (Get-ShortName $Parameter.Type) + '`' }
        if ($Parameter.Mandatory) { 'required' }
        if ($Parameter.Position -ne 'named') { "position $($Parameter.Position)" }
        if ($Parameter.ByValue -and $Parameter.ByName) { 'from the pipeline by value and by property name' }
        elseif ($Parameter.ByValue) { 'from the pipeline by value' }
        elseif ($Parameter.ByName) { 'from the pipeline by property name' }
        if ($Parameter.Wildcards) { 'wildcards' }
        if ($Parameter.Aliases) { 'aliases: ' + (($Parameter.Aliases | ForEach-Object { '`-' + $_ + '`' }) -join ', ') }
        if ($Parameter.Words) { 'one of: ' + (($Parameter.Words | ForEach-Object { '`' + $_ + '`' }) -join ', ') }
    )
    "> $($facts -join '; ')"
}

function Get-ShortName ([type] $Type) {
    $plain = [Nullable]::GetUnderlyingType($Type) ?? $Type
    $name = if ($plain.IsArray) { "$(Get-ShortName $plain.GetElementType())[]" } else { $plain.Name }
    $name -creplace '^Int32\b', 'int' -creplace '^Int64\b', 'long' -creplace '^String\b', 'string' -creplace '^Decimal\b', 'decimal' -creplace '^Hashtable\b', 'hashtable'
}

function Format-HelpIndex ([object[]] $Models) {
    $lines = @(
        '# Cmdlets'
        ''
        'The same is in `Get-Help <cmdlet> -Full`. `Get-Help about_Coro` is where to begin.'
        ''
        '| cmdlet | what it does |'
        '|---|---|'
        $Models | ForEach-Object { "| [$($_.Name)]($($_.Name).md) | $($_.Synopsis) |" }
    )
    ($lines -join "`n") + "`n"
}

# Lines of at most 140 letters; lists and code keep theirs.
function Format-Wrapped ([string] $Text, [int] $Width = 140) {
    $line = ''
    foreach ($word in $Text -split ' ') {
        if ($line -and $line.Length + 1 + $word.Length -gt $Width) { $line; $line = $word }
        else { $line = if ($line) { "$line $word" } else { $word } }
    }
    if ($line) { $line }
}
