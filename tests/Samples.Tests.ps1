BeforeAll { Import-Module "$PSScriptRoot/../Coro.psd1" }

Describe 'The sample script-blocks' {
    BeforeAll {
        $script:root = "$TestDrive/root"
        $script:result = & "$PSScriptRoot/../samples/script-blocks/Start.ps1" -Root $root
    }

    It 'runs to its end, offline' {
        $result.ExitCode | Should -Be 'Success'
        $result.Completed | Should -Be 'exit-codes', 'following', 'pins', 'summary'
    }

    It 'has a score for each page' {
        $result.QualityScores.Keys | Sort-Object | Should -Be 'exit-codes', 'following', 'pins'
        $result.QualityScores.Values | ForEach-Object { $_ | Should -BeGreaterOrEqual 50 }
    }

    It 'sums up what the pages came to' {
        $text = (Get-CampaignLog summary script-blocks -Root $root).Text -join "`n"
        foreach ($page in 'exit-codes', 'following', 'pins') { $text | Should -Match "$page\s+\d+" }
    }

    It 'counts words' { (Get-CampaignLog pins script-blocks -Step Count -Root $root).Text | Should -Match '^words: \d{2,}$' }
}
