BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:root = "$TestDrive/root"
    $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorAction SilentlyContinue 3> $null

    function Complete ([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

Describe 'Completion' {
    It 'offers campaigns' {
        (Complete "Get-Campaign -Root '$root' -Campaign ").CompletionText | Should -Be 'diamond', 'failing'
        (Complete "Resume-Campaign -Root '$root' -Campaign f").CompletionText | Should -Be 'failing'
        (Complete "Resume-Campaign -Root '$root' -Campaign f").ToolTip | Should -Match 'Parked'
    }

    It 'offers the children of the campaign' {
        (Complete "Get-CampaignChild diamond -Root '$root' -Name ").CompletionText | Should -Be 'core', 'left', 'right', 'top'
        (Complete "Get-CampaignChild -Root '$root' -Child b").CompletionText | Sort-Object | Should -Be 'bad', 'blocked'
    }

    It 'offers statuses' {
        (Complete 'Get-CampaignChild -Status Fa').CompletionText | Should -Be 'Failed'
    }

    It 'offers gates' {
        (Complete "Start-Campaign -Root '$root' -Gate ").CompletionText | Should -Contain "@{ 'export' = 'halt' }"
    }

    It 'starts at PowerShell''s location' {
        Push-Location -Path $TestDrive
        try { (Complete 'Get-Campaign -Root root -Campaign ').CompletionText | Should -Be 'diamond', 'failing' } finally { Pop-Location }
    }

    It 'offers nothing, and does not fail, where there is nothing' {
        $Error.Clear()
        (Complete "Get-CampaignChild -Root '$TestDrive/none' -Campaign x -Name ").CompletionText |
            Should -Not -Contain 'core'
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'Completion of what an operation allows' {
    BeforeAll {
        . "$PSScriptRoot/help/World.ps1"
        $script:world = "$TestDrive/world"
        Initialize-World $world
        $env:CORO_HOME = "$world/.coro"
    }
    AfterAll { Remove-Item -Path Env:/CORO_HOME }

    It 'offers for <command> <allowed>' -TestCases @(
        @{ command = 'Skip-CampaignChild'; allowed = @('api', 'docs', 'web') }
        @{ command = 'Stop-CampaignChild'; allowed = @('api', 'docs', 'web') }
        @{ command = 'Invoke-CampaignRerun'; allowed = @('api', 'core', 'docs') }
        @{ command = 'Resume-CampaignChild'; allowed = @('api') }
        @{ command = 'Coro\Skip-CampaignChild'; allowed = @('api', 'docs', 'web') }
    ) {
        (Complete "$command -Campaign shop ").CompletionText | Sort-Object | Should -Be $allowed
        (Complete "$command -Campaign shop -Child ").CompletionText | Sort-Object | Should -Be $allowed
    }

    It 'offers the children of all unfinished campaigns where none is named, and then the campaigns that have that child' {
        Complete 'Skip-CampaignChild ' | ForEach-Object CompletionText | Sort-Object | Should -Contain 'docs'
        (Complete 'Skip-CampaignChild docs ').CompletionText | Should -Be 'shop'
        (Complete 'Skip-CampaignChild core ').CompletionText | Should -Be 'payments', 'shop'
        (Complete 'Get-CampaignLog nobody ').CompletionText | Should -Be 'payments', 'shop'
    }

    It 'says for -From what would happen' {
        $from = Complete 'Resume-Campaign payments -From '
        $from.CompletionText | Should -Be 'core', 'api'
        $from.ToolTip | Should -Match 'asks whether to run it again'
        (Complete 'Resume-Campaign shop -From ').CompletionText[0] | Should -Be 'web' -Because 'it has not ended'
    }

    It 'offers gates, their choices, lanes, kinds of events, stages and forms' {
        (Complete 'Approve-CampaignGate -Campaign shop ').CompletionText | Should -Be 'quality:docs', 'dependency:api'
        (Complete 'Approve-CampaignGate quality:docs shop -Choice ').CompletionText | Should -Be 'accept', 'rerun', 'skip'
        (Complete 'Deny-CampaignGate quality:docs shop -Choice ').CompletionText | Should -Be 'rerun', 'skip'
        (Complete 'Add-CampaignChild x shop -Lane ').CompletionText | Should -Be 'standard', 'deep', 'fast'
        (Complete 'Get-CampaignEvent shop step-').CompletionText | Should -Contain 'step-ended'
        (Complete 'Get-CampaignLog shop -Stage cap').CompletionText | Should -Be 'capstone'
        (Complete 'Show-CampaignGraph shop -Format ').CompletionText | Sort-Object | Should -Be 'Mermaid', 'Text'
    }

    It 'offers a campaign whose files are broken, and stays silent about its children' {
        $null = New-Item -Path "$world/.coro/campaigns/broken" -ItemType Directory
        Set-Content -LiteralPath "$world/.coro/campaigns/broken/_campaign-state.yaml" -Value 'children: ['
        $Error.Clear()
        (Complete 'Repair-CampaignState ').CompletionText | Should -Contain 'broken'
        foreach ($line in 'Skip-CampaignChild -Campaign broken ', 'Resume-Campaign broken -From ', 'Approve-CampaignGate -Campaign broken ', 'Get-CampaignChild -Root "\0:?" -Campaign x -Name ') {
            { Complete $line } | Should -Not -Throw
        }
        $Error | Should -BeNullOrEmpty
    }
}
