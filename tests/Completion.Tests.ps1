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
