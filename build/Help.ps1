# Makes the module's help: the pages in docs/cmdlets and, of the same, what Get-Help shows. Dot-sourced by build.ps1 and the tests.
#
# Each fact stands in one place. What a cmdlet and its parameters are stands beside them, in the code's documentation comments; what they
# take is asked of PowerShell itself; description, examples, notes and links stand in the page, written by hand. The page is completed
# with the former, in sections of its own, and Get-Help's file is made of the whole.

. "$PSScriptRoot/HelpPage.ps1"
. "$PSScriptRoot/HelpXml.ps1"

# What PowerShell brings along to cmdlets that change something.
$script:RiskTexts = @{ WhatIf = 'Says what would be done, and does nothing.'; Confirm = 'Asks before anything is done.' }

# What documentation files say, by file.
$script:codeTexts = @{}

# The files that the help consists of: their paths, and what should be in them.
function Get-HelpFile ([string] $Root) {
    $models = @(Get-Command -Module Coro -CommandType Cmdlet | Sort-Object -Property Name | ForEach-Object { Get-HelpModel $_ -Root $Root })
    foreach ($model in $models) { [pscustomobject]@{ Path = $model.Path; Text = Format-HelpPage $model } }
    [pscustomobject]@{ Path = "$Root/docs/cmdlets/README.md"; Text = Format-HelpIndex $models }
    [pscustomobject]@{ Path = "$Root/en-US/Coro.Module.dll-Help.xml"; Text = Format-HelpXml $models }
}

# All there is to say about a cmdlet.
function Get-HelpModel ([System.Management.Automation.CommandInfo] $Command, [string] $Root) {
    $path = "$Root/docs/cmdlets/$($Command.Name).md"
    if (-not (Test-Path -LiteralPath $path)) {
        throw "There is no page for $($Command.Name). Write docs/cmdlets/$($Command.Name).md: a heading '# $($Command.Name)', the sections " +
        "'## Description', '## Examples' (three or more, each '### <what it is for>' and a block of PowerShell) and '## See also'; then run ./build.ps1 -Task Docs."
    }

    $page = Read-HelpPage $path
    [pscustomobject]@{
        Name        = $Command.Name
        Path        = $path
        Command     = $Command
        Synopsis    = @((Get-CodeText $Command.ImplementingType) -split '(?<=[.])\s', 2)[0]
        Description = @($page.Description)
        Examples    = @($page.Examples)
        Notes       = $page.Notes
        Links       = @($page.Links)
        Parameters  = @(Get-HelpParameter $Command)
        Inputs      = @(Get-HelpInput $Command)
        Outputs     = @($Command.OutputType.Type | ForEach-Object { @{ Name = $_.FullName; Text = Get-CodeText $_ } })
    }
}

function Get-HelpParameter ([System.Management.Automation.CommandInfo] $Command) {
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    foreach ($parameter in $Command.Parameters.Values | Where-Object Name -notin $common | Sort-Object -Property Name) {
        $places = @($parameter.Attributes.Where({ $_ -is [Parameter] }))
        $words = @($parameter.Attributes.Where({ $_ -is [ValidateSet] }).ForEach({ $_.ValidValues })) + @(Get-EnumWord $parameter.ParameterType)
        $positions = @($places.Position | Where-Object { $_ -ge 0 })
        [pscustomobject]@{
            Name      = $parameter.Name
            Type      = $parameter.ParameterType
            Text      = $RiskTexts[$parameter.Name] ?? (Get-CodeText (Get-DeclaredProperty $Command.ImplementingType $parameter.Name))
            Aliases   = @($parameter.Aliases)
            Words     = @($words | Where-Object { $_ })
            Mandatory = -not ($places.Mandatory -contains $false)
            Position  = if ($positions.Count) { "$($positions[0])" } else { 'named' }
            ByValue   = $places.ValueFromPipeline -contains $true
            ByName    = $places.ValueFromPipelineByPropertyName -contains $true
            Wildcards = [bool] $parameter.Attributes.Where({ $_ -is [SupportsWildcards] })
            Sets      = @($parameter.ParameterSets.Keys | Where-Object { $_ -ne '__AllParameterSets' } | Sort-Object)
        }
    }
}

function Get-HelpInput ([System.Management.Automation.CommandInfo] $Command) {
    foreach ($parameter in Get-HelpParameter $Command | Where-Object ByValue) {
        $type = if ($parameter.Type.IsArray) { $parameter.Type.GetElementType() } else { $parameter.Type }
        @{ Name = $type.FullName; Text = "Goes to -$($parameter.Name)." }
    }
    $named = @(Get-HelpParameter $Command | Where-Object ByName | ForEach-Object Name)
    if ($named) { @{ Name = 'System.Object'; Text = "Properties called $($named -join ', ') go to the parameters of these names." } }
}

function Get-EnumWord ([type] $Type) {
    $plain = if ($Type.IsArray) { $Type.GetElementType() } else { $Type }
    $plain = [Nullable]::GetUnderlyingType($plain) ?? $plain
    if ($plain.IsEnum) { [Enum]::GetNames($plain) }
}

function Get-DeclaredProperty ([type] $Type, [string] $Name) {
    for ($declaring = $Type; $declaring; $declaring = $declaring.BaseType) {
        $property = $declaring.GetProperty($Name, [System.Reflection.BindingFlags] 'Public, Instance, DeclaredOnly')
        if ($property) { return $property }
    }
}

# What the code's documentation comment says about a type or a property, as plain text; code words stay between backticks.
function Get-CodeText ($Member) {
    $assembly = if ($Member -is [type]) { $Member.Assembly } else { $Member.DeclaringType.Assembly }
    if ($assembly.GetName().Name -notlike 'Coro*') { return '' }
    $xml = [System.IO.Path]::ChangeExtension($assembly.Location, '.xml')
    if (-not $script:codeTexts.ContainsKey($xml)) { $script:codeTexts[$xml] = Read-CodeText $xml }
    $id = if ($Member -is [type]) { "T:$($Member.FullName)" } else { "P:$($Member.DeclaringType.FullName).$($Member.Name)" }
    "$($script:codeTexts[$xml][$id])"
}

function Read-CodeText ([string] $Path) {
    $texts = @{}
    foreach ($member in ([xml] (Get-Content -LiteralPath $Path -Raw)).doc.members.member) {
        $summary = $member.SelectSingleNode('summary')
        if (-not $summary) { continue }
        $text = $summary.InnerXml -replace '<c>(.*?)</c>', '`$1`' -replace '<see cref="\w:(?:[\w.]+\.)?(\w+)[^"]*"\s*/>', '$1' -replace '<[^>]+>'
        $texts[$member.name] = [System.Net.WebUtility]::HtmlDecode($text).Trim() -replace '\s+', ' '
    }
    $texts
}
