BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"

    function Write-Directive ([string[]] $Lines) {
        $path = "$TestDrive/$([guid]::NewGuid().ToString('n')).md"
        Set-Content -LiteralPath $path -Value $Lines
        $path
    }

    $script:orders = Write-Directive @(
        '## Quality Overrides', '- Accept 85% for good due to thin docs'
        '## Skip List', '- Skip bad (broken upstream)'
        '## Pipeline Flags', '- Use `--pin main` for all unpinned skills'
        '## Notes', 'Mind the docs.')
    $script:brief = Write-FailingBrief
}

Describe 'Get-CampaignDirective' {
    It 'shows how a directive would be understood, before the campaign is started' {
        $directive = Get-CampaignDirective -Brief $brief -Path $orders
        $directive | Should -BeOfType [Coro.CampaignDirective]
        $directive.QualityOverrides[0].Child | Should -Be 'good'
        $directive.QualityOverrides[0].SoftTarget | Should -Be 85
        $directive.Skips[0].Reason | Should -Be 'broken upstream'
        $directive.Flags[0].OnlyUnpinned | Should -BeTrue
        $directive.Guidance | Should -Be 'Notes'
        $directive.Problems | Should -BeNullOrEmpty
    }

    It 'warns of each line that is not understood' {
        $path = Write-Directive '## Skip List', '- Skip goood'
        $directive = Get-CampaignDirective -Brief $brief -Path $path -WarningVariable warnings -WarningAction SilentlyContinue
        $directive.Problems.Line | Should -Be 2
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "*(2): 'Skip goood' does not count: there is no child 'goood'; did you mean 'good'?*"
    }

    It 'shows on a page what counts' {
        $text = Get-CampaignDirective -Brief $brief -Path $orders | Out-String -Width 200
        $text | Should -Match '2: good: target 85 \(thin docs\)'
        $text | Should -Match '4: bad \(broken upstream\)'
        $text | Should -Match '6: all unpinned: --pin main'
    }

    It 'says so when there is nothing to look at' {
        { Get-CampaignDirective -Brief $brief -ErrorAction Stop } | Should -Throw '*names no directive*'
        { Get-CampaignDirective -Brief $brief -Path "$TestDrive/gone.md" -ErrorAction Stop } | Should -Throw '*does not exist*'
    }

    It 'shows the directive of a campaign, as it was and as it would be' {
        $root = "$TestDrive/root"
        $own = Write-Brief -Name orderly -Targets "  - {name: one, tier: A}`n  - {name: two, tier: A}" -Shell 'true' -More "directive_path: orders.md"
        Set-Content -LiteralPath "$TestDrive/orders.md" -Value '## Skip List', '- two (not now)'
        $result = Start-Campaign -Brief $own -Root $root
        $result.Skipped | Should -Be 'two'
        (Get-Campaign -Root $root | Get-CampaignDirective).Skips.Child | Should -Be 'two'
        (Get-CampaignDirective orderly -Root $root -Path (Write-Directive '## Skip List', '- one')).Skips.Child | Should -Be 'one'
        (Get-CampaignChild two orderly -Root $root).Reason | Should -Be 'skipped-by-directive'
    }
}

Describe 'Test-CampaignDirective' {
    It 'is true where all is understood' {
        Test-CampaignDirective -Brief $brief -Path $orders | Should -BeTrue
    }

    It 'is false otherwise, with an error for each line' {
        $path = Write-Directive '## Skip List', '- Skip goood', '## Quality Overrides', '- Be kind'
        Test-CampaignDirective -Brief $brief -Path $path -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeFalse
        $problems | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.TestCampaignDirectiveCommand'
        $problems[0].TargetObject.Line | Should -Be 2
    }
}
