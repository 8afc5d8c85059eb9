# Reads pages of this repository, judges each, and sums up: a campaign of script blocks, without a brief.
#
#     ./samples/script-blocks/Start.ps1
param(
    # The folder that holds the campaigns. Default: CORO_HOME, else .coro in the current folder.
    [string] $Root,

    # The pages to read.
    [string[]] $Page = @('exit-codes', 'following', 'pins')
)

$where = if ($Root) { @{ Root = $Root } } else { @{} }
$docs = (Resolve-Path -Path "$PSScriptRoot/../../docs").ProviderPath

# Two steps for each page, in the order in which they stand here. What the second gives is the child's result.
$read = [ordered] @{
    Count = {
        $text = Get-Content -LiteralPath "$using:docs/$($Coro.Child).md" -Raw
        'words: {0}' -f ($text -split '\s+').Count
    }
    Judge = {
        $lines = Get-Content -LiteralPath "$using:docs/$($Coro.Child).md"
        $long = @($lines | Where-Object { $_.Length -gt 160 -and $_ -notmatch '^\|' })
        foreach ($line in $long) { Write-Warning "long line: $($line.Substring(0, 40))..." }
        [pscustomobject] @{
            QualityScore = 100 - [math]::Min(50, $long.Count)
            Findings     = @($long | Select-Object -First 5 | ForEach-Object { @{ severity = 'low'; title = "A line of $($_.Length) characters" } })
        }
    }
}

# It comes last, since it depends on all, and sees their results.
$sum = { $Coro.Dependencies | Sort-Object -Property Name | Format-Table -Property Name, QualityScore, @{ Name = 'Findings'; Expression = { $_.Findings.Count } } }

$children = @(
    $Page | New-CampaignChild -Step $read
    New-CampaignChild summary -DependsOn $Page -Step @{ Sum = $sum }
)
$children | Start-Campaign -Name script-blocks @where
