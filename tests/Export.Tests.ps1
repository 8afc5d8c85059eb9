BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
}

Describe 'Export-CampaignSkill' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Remove-Item -LiteralPath "$TestDrive/skills" -Recurse -ErrorAction Ignore
        $null = Start-Campaign -Brief (Write-ExportingBrief) -Root $root -Gate @{ export = 'halt' } -ErrorAction SilentlyContinue 3> $null
    }

    It 'shows with -WhatIf what it would write, and writes nothing' {
        $items = Export-CampaignSkill -Root $root -WhatIf
        $items | Should -BeOfType [Coro.ExportItem]
        $items.Name | Should -Be 'one'
        $items.Outcome | Should -Be 'Planned'
        "$TestDrive/skills/one" | Should -Not -Exist
        (Get-CampaignGate -Root $root).Id | Should -Be 'export'
    }

    It 'exports, and the campaign goes on after it' {
        $items = Export-CampaignSkill -Campaign exporting -Root $root -Reason 'release day'
        $items.Outcome | Should -Be 'Exported'
        "$TestDrive/skills/one/SKILL.md" | Should -Exist
        (Get-CampaignStatus -Root $root).Decisions[-1] | Should -Match 'gate export: export, by .*: release day'
        (Resume-Campaign -Root $root).ExitCode | Should -Be 'Success'
    }

    It 'takes children from the pipeline, and is there for a campaign that is complete' {
        $null = Resume-Campaign -Root $root -Headless
        (Get-CampaignChild -Campaign exporting -Root $root | Export-CampaignSkill).Name | Should -Be 'one'
        (Get-Campaign -Root $root).Status | Should -Be 'Completed'
    }

    It 'says which child there is not, and goes on' {
        $items = Export-CampaignSkill -Child nobody, one -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $items.Name | Should -Be 'one'
        $problems.FullyQualifiedErrorId | Should -Be 'ChildNotFound,Coro.Module.Commands.ExportCampaignSkillCommand'
    }

    It 'says why a skill was not exported' {
        Set-Content -LiteralPath "$TestDrive/skills/one" -Value 'a file where the folder should be'
        Export-CampaignSkill -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'SkillNotExported,Coro.Module.Commands.ExportCampaignSkillCommand'
        $problems.TargetObject | Should -BeOfType [Coro.ExportItem]
        (Get-CampaignChild -Campaign exporting -Root $root).ExportProblem | Should -Match 'is a file'
    }

    It 'has a table' {
        (Export-CampaignSkill -Root $root -WhatIf | Out-String -Width 200) | Should -Match '(?s)Campaign: exporting.*Name +Tier +Score +Outcome +ExportPath.*one +A +Planned'
    }
}

Describe 'New-CampaignReport' {
    BeforeAll {
        $script:root = "$TestDrive/reports"
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    }

    It 'is text unless it goes into a file' {
        New-CampaignReport diamond -Root $root | Should -BeOfType [string]
        New-CampaignReport diamond -Root $root | Should -Match '^# Campaign report: diamond'
        New-CampaignReport diamond -Format Html -Root $root | Should -Match '^<!doctype html>'
    }

    It 'writes the file, in the form that its ending says, from PowerShell''s location' {
        Push-Location -Path $TestDrive
        try {
            $file = New-CampaignReport diamond -Path out/page.html -Root $root
            $file | Should -BeOfType [IO.FileInfo]
            Get-Content -LiteralPath "$TestDrive/out/page.html" -TotalCount 1 | Should -Be '<!doctype html>'
        } finally { Pop-Location }
        New-CampaignReport diamond -Path "$TestDrive/out/no.md" -Root $root -WhatIf
        "$TestDrive/out/no.md" | Should -Not -Exist
    }

    It 'takes a template, and says what is wrong with it' {
        Set-Content -LiteralPath "$TestDrive/t.md" -Value '{{campaign_name}}: {{skills_completed}}' -NoNewline
        New-CampaignReport diamond -Template "$TestDrive/t.md" -Root $root | Should -Be 'diamond: 4'
        Set-Content -LiteralPath "$TestDrive/t.md" -Value '{{campain_name}}'
        { New-CampaignReport diamond -Template "$TestDrive/t.md" -Root $root } | Should -Throw -ErrorId 'Usage,*' -ExpectedMessage '*did you mean*'
    }

    It 'says which campaign there is not' {
        New-CampaignReport none -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.NewCampaignReportCommand'
    }
}
