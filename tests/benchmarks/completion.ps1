<#
.SYNOPSIS
    How long completion takes in a campaign of many children, as TabExpansion2 sees it. It should stay below 50 ms for 1,000.
.EXAMPLE
    ./tests/benchmarks/completion.ps1 -Children 1000
#>
param([ValidateRange(1, 100000)] [int] $Children = 1000, [ValidateRange(1, 1000)] [int] $Runs = 15)

Import-Module "$PSScriptRoot/../../Coro.psd1"
$folder = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "coro-completion-$([guid]::NewGuid().ToString('n'))"
$home0 = $env:CORO_HOME
$null = New-Item -Path $folder -ItemType Directory
try {
    # A tree whose first child fails, so that all others wait.
    $targets = foreach ($i in 0..($Children - 1)) {
        if ($i) { "  - {name: child-$i, depends_on: [child-$([math]::Floor(($i - 1) / 2))]}" } else { '  - {name: child-0}' }
    }
    Set-Content -LiteralPath "$folder/brief.yaml" -Value (@('campaign_name: big', 'targets:') + $targets + @('pipelines:', "  default: [{name: s, shell: 'exit 1'}]"))
    $null = Start-Campaign "$folder/brief.yaml" -Root "$folder/root" -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

    $env:CORO_HOME = "$folder/root"
    foreach ($line in 'Get-Campaign ', 'Get-CampaignChild big -Name ', 'Skip-CampaignChild -Campaign big ', 'Invoke-CampaignRerun -Campaign big ', 'Resume-Campaign big -From ', 'Approve-CampaignGate -Campaign big ') {
        $measured = foreach ($run in 0..$Runs) {
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $found = TabExpansion2 -inputScript $line -cursorColumn $line.Length
            $clock.Elapsed.TotalMilliseconds
        }
        $sorted = @($measured | Select-Object -Skip 1 | Sort-Object)
        [pscustomobject]@{
            Line = $line; Matches = $found.CompletionMatches.Count
            FirstMs = [math]::Round($measured[0], 1); MedianMs = [math]::Round($sorted[$sorted.Count / 2], 1); MostMs = [math]::Round($sorted[-1], 1)
        }
    }
} finally {
    $env:CORO_HOME = $home0
    Remove-Item -LiteralPath $folder -Recurse -Force
}
