BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:root = "$TestDrive/root"
    $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorAction SilentlyContinue 3> $null
}

Describe 'Show-CampaignGraph' {
    It 'draws the one unfinished campaign, level by level' {
        Show-CampaignGraph -Root $root | Should -Match '(?s)level 1\n.*x bad +failed.*level 2\n  \. blocked +pending +<- bad$'
    }

    It 'takes campaigns from the pipeline, by value and by name' {
        (Get-Campaign -Root $root | Show-CampaignGraph) | Should -HaveCount 2
        'diamond', 'failing' | ForEach-Object { Show-CampaignGraph $_ -Root $root } | Should -HaveCount 2
        (Show-CampaignGraph diamond, failing -Root $root) | Should -HaveCount 2
    }

    It 'draws a flowchart' {
        Show-CampaignGraph diamond -Root $root -Format Mermaid | Should -Match '^flowchart LR\n'
    }

    It 'draws a brief and a plan before anything runs' {
        $drawn = Show-CampaignGraph -Brief "$PSScriptRoot/briefs/diamond.yaml"
        $drawn | Should -Match '<- left, right'
        Get-CampaignPlan "$PSScriptRoot/briefs/diamond.yaml" | Show-CampaignGraph | Should -Be $drawn
    }

    It 'draws a cycle, and says that it is one' {
        Set-Content -LiteralPath "$TestDrive/cycle.txt" -Value 'a,,A;b', 'b,,A;a'
        Show-CampaignGraph -Manifest "$TestDrive/cycle.txt" -ErrorAction SilentlyContinue -ErrorVariable problems | Should -Match 'in a cycle'
        $problems.FullyQualifiedErrorId | Should -Be 'CircularDependencies,Coro.Module.Commands.ShowCampaignGraphCommand'
    }

    It 'says which campaign it did not find, and goes on' {
        Show-CampaignGraph none, diamond -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -HaveCount 1
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.ShowCampaignGraphCommand'
    }
}
