# What Get-Help reads: MAML, one file for all cmdlets.

function Format-HelpXml ([object[]] $Models) {
    $text = [System.Text.StringBuilder]::new()
    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; OmitXmlDeclaration = $true }
    $script:xml = [System.Xml.XmlWriter]::Create([System.IO.StringWriter]::new($text), $settings)
    try {
        $xml.WriteStartElement('helpItems', 'http://msh')
        $xml.WriteAttributeString('schema', 'maml')
        foreach ($space in 'maml', 'command', 'dev') { $xml.WriteAttributeString('xmlns', $space, $null, (Get-Space $space)) }
        foreach ($model in $Models) { Write-Command $model }
        $xml.WriteEndElement()
    } finally { $xml.Dispose() }
    "<?xml version=`"1.0`" encoding=`"utf-8`"?>`n$text`n"
}

function Get-Space ([string] $Prefix) {
    switch ($Prefix) {
        'maml' { 'http://schemas.microsoft.com/maml/2004/10' }
        'command' { 'http://schemas.microsoft.com/maml/dev/command/2004/10' }
        'dev' { 'http://schemas.microsoft.com/maml/dev/2004/10' }
    }
}

# <prefix:name attributes>content</prefix:name>; the content is text, or a block that writes it.
function Write-Node ([string] $Name, $Content, [System.Collections.IDictionary] $Attributes = @{}) {
    $prefix, $local = $Name -split ':'
    $xml.WriteStartElement($prefix, $local, (Get-Space $prefix))
    foreach ($key in $Attributes.Keys) { $xml.WriteAttributeString($key, "$($Attributes[$key])") }
    if ($Content -is [scriptblock]) { & $Content } elseif ($Content) { $xml.WriteString("$Content") }
    $xml.WriteEndElement()
}

function Write-Paragraph ([string] $Name, [string[]] $Text) {
    Write-Node $Name { foreach ($one in $Text) { if ($one) { Write-Node 'maml:para' (ConvertTo-Plain $one) } } }
}

function ConvertTo-Plain ([string] $Markdown) { $Markdown -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`' }

function Write-Command ($Model) {
    Write-Node 'command:command' {
        Write-Node 'command:details' {
            Write-Node 'command:name' $Model.Name
            Write-Node 'command:verb' $Model.Command.Verb
            Write-Node 'command:noun' $Model.Command.Noun
            Write-Paragraph 'maml:description' $Model.Synopsis
        }
        Write-Paragraph 'maml:description' $Model.Description
        Write-Node 'command:syntax' { foreach ($set in $Model.Command.ParameterSets) { Write-Syntax $Model $set } }
        Write-Node 'command:parameters' { foreach ($parameter in $Model.Parameters) { Write-Parameter $parameter } }
        Write-Node 'command:inputTypes' { foreach ($type in $Model.Inputs) { Write-Type 'command:inputType' $type } }
        Write-Node 'command:returnValues' { foreach ($type in $Model.Outputs) { Write-Type 'command:returnValue' $type } }
        if ($Model.Notes) { Write-Node 'maml:alertSet' { Write-Paragraph 'maml:alert' (Split-Paragraph $Model.Notes) } }
        Write-Node 'command:examples' { Write-Example $Model.Examples }
        Write-Node 'command:relatedLinks' { foreach ($link in $Model.Links) { Write-Link $link } }
    }
}

function Write-Syntax ($Model, $Set) {
    Write-Node 'command:syntaxItem' {
        Write-Node 'maml:name' $Model.Name
        $known = @{}
        foreach ($parameter in $Model.Parameters) { $known[$parameter.Name] = $parameter }
        $used = $Set.Parameters | Where-Object { $known.ContainsKey($_.Name) }
        $used = @($used | Where-Object Position -ge 0 | Sort-Object -Property Position) + @($used | Where-Object Position -lt 0)
        foreach ($one in $used) {
            $parameter = $known[$one.Name]
            $position = if ($one.Position -ge 0) { "$($one.Position)" } else { 'named' }
            Write-Parameter $parameter -Mandatory $one.IsMandatory -Position $position
        }
    }
}

function Write-Parameter ($Parameter, [bool] $Mandatory = $Parameter.Mandatory, [string] $Position = $Parameter.Position) {
    $pipeline = @(if ($Parameter.ByValue) { 'ByValue' }; if ($Parameter.ByName) { 'ByPropertyName' })
    Write-Node 'command:parameter' -Attributes ([ordered]@{
            required      = "$Mandatory".ToLowerInvariant()
            variableLength = "$($Parameter.Type.IsArray)".ToLowerInvariant()
            globbing      = "$($Parameter.Wildcards)".ToLowerInvariant()
            pipelineInput = if ($pipeline) { "True ($($pipeline -join ', '))" } else { 'False' }
            position      = $Position
            aliases       = if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' }
        }) -Content {
        Write-Node 'maml:name' $Parameter.Name
        $words = if ($Parameter.Words) { "One of: $($Parameter.Words -join ', ')." }
        Write-Paragraph 'maml:description' $Parameter.Text, $words
        if ($Parameter.Type -ne [switch]) {
            Write-Node 'command:parameterValue' (Get-ShortName $Parameter.Type) -Attributes ([ordered]@{ required = 'true'; variableLength = "$($Parameter.Type.IsArray)".ToLowerInvariant() })
        }
        Write-Node 'dev:type' { Write-Node 'maml:name' (Get-ShortName $Parameter.Type); Write-Node 'maml:uri' '' }
        Write-Node 'dev:defaultValue' $(if ($Parameter.Type -eq [switch]) { 'False' } else { 'None' })
    }
}

function Write-Type ([string] $Name, $Type) {
    Write-Node $Name {
        Write-Node 'dev:type' { Write-Node 'maml:name' $Type.Name }
        Write-Paragraph 'maml:description' $Type.Text
    }
}

function Write-Example ([object[]] $Examples) {
    $number = 0
    foreach ($example in $Examples) {
        $number++
        Write-Node 'command:example' {
            Write-Node 'maml:title' "--- Example $($number): $($example.Title) ---"
            Write-Node 'dev:code' $example.Code
            Write-Paragraph 'dev:remarks' (Split-Paragraph $example.Remarks)
        }
    }
}

function Write-Link ($Link) {
    Write-Node 'maml:navigationLink' {
        Write-Node 'maml:linkText' $Link.Text
        Write-Node 'maml:uri' $(if ($Link.Uri -match '^https?:') { $Link.Uri } else { '' })
    }
}
