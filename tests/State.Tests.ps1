BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:root = "$TestDrive/root"
    $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    $script:state = "$root/campaigns/diamond/_campaign-state.yaml"

    function Write-ForgeWorkspace ([string] $Name, [string] $Brief) {
        $folder = "$TestDrive/$Name"
        $null = New-Item -Path $folder -ItemType Directory
        Set-Content -LiteralPath "$folder/_campaign-state.yaml" -Value @"
campaign:
  name: $Name
  started_at: '2026-05-27T09:00:00Z'
  last_updated: '2026-05-27T09:00:00Z'
  current_stage: 3
  quality_gate: {hard: none, soft_target: 90, soft_fallback: 80}
  health_findings_queue: local
skills:
- {name: core, status: completed, tier: A, quality_score: 92, completed_at: '2026-05-27T09:10:00Z'}
- {name: api, status: active, tier: A, depends_on: [core], started_at: '2026-05-27T09:10:00Z'}
dependency_graph:
  execution_order: [core, api]
  circular_deps_detected: false
"@
        Set-Content -LiteralPath "$folder/campaign-brief.yaml" -Value "campaign_name: x`ntargets: [{name: core}]`n$Brief"
        $folder
    }
}

Describe 'Test-CampaignState' {
    It 'is true for a valid state, and says nothing else' {
        Test-CampaignState diamond -Root $root -ErrorVariable problems | Should -BeTrue
        $problems | Should -BeNullOrEmpty
        Get-Campaign diamond -Root $root | Test-CampaignState | Should -BeTrue
    }

    It 'is false for one that is not, with an error for each thing that is wrong' {
        $file = "$TestDrive/bad.yaml"
        (Get-Content -LiteralPath $state -Raw) -replace 'tier: A', 'tier: Z' | Set-Content -LiteralPath $file
        Test-CampaignState -Path $file -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeFalse
        $problems.Count | Should -Be 4
        $problems[0].FullyQualifiedErrorId | Should -Be 'CorruptState,Coro.Module.Commands.TestCampaignStateCommand'
        $problems[0].TargetObject.Path | Should -Be 'children[0].tier'

        $check = Test-CampaignState -Path $file -Detailed
        $check | Should -BeOfType [Coro.StateCheck]
        $check.Valid | Should -BeFalse
        $check.HaltReason | Should -Be 'state-invalid'
        $check.Errors[0].Message | Should -Match "not 'Z'"
    }

    It 'takes files from the pipeline, from PowerShell''s location' {
        Push-Location -Path (Split-Path -Parent $state)
        try {
            Get-Item -LiteralPath _campaign-state.yaml | Test-CampaignState | Should -BeTrue
            (Test-CampaignState -Path none.yaml -Detailed).HaltReason | Should -Be 'state-missing'
        } finally {
            Pop-Location
        }
    }
}

Describe 'Export-CampaignState' {
    It 'gives the state as text' {
        Export-CampaignState diamond -Root $root | Should -Match '^schema: coro.campaign/v1'
        (Export-CampaignState diamond -Root $root -Format Json | ConvertFrom-Json).children | Should -HaveCount 4
    }

    It 'writes a file that Skill Forge can read, and does not replace one unasked' {
        $file = "$TestDrive/forge.yaml"
        Export-CampaignState diamond -Root $root -Format SkillForge -Path $file -WhatIf
        $file | Should -Not -Exist
        Export-CampaignState diamond -Root $root -Format SkillForge -Path $file -WarningAction SilentlyContinue
        (Test-CampaignState -Path $file -Detailed).Format | Should -Be 'SkillForge'
        { Export-CampaignState diamond -Root $root -Path $file } | Should -Throw -ErrorId 'InvalidState,*'
        Export-CampaignState diamond -Root $root -Path $file -Force
        Get-Content -LiteralPath $file -TotalCount 1 | Should -Be 'schema: coro.campaign/v1'
    }
}

Describe 'Repair-CampaignState' {
    BeforeEach {
        $script:there = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Copy-Item -LiteralPath $root -Destination $there -Recurse
        $script:folder = "$there/campaigns/diamond"
    }

    It 'has nothing to do where nothing is wrong' {
        $repair = Repair-CampaignState diamond -Root $there -Confirm:$false
        $repair | Should -BeOfType [Coro.StateRepair]
        $repair.Found | Should -BeNullOrEmpty
        $repair.Done | Should -BeFalse
    }

    It 'says what it would do, and then does it' {
        Set-Content -LiteralPath "$folder/_campaign-state.yaml" -Value 'rubbish'
        Repair-CampaignState diamond -Root $there -WhatIf | Should -BeNullOrEmpty
        Get-Content -LiteralPath "$folder/_campaign-state.yaml" | Should -Be 'rubbish'
        $repair = Repair-CampaignState diamond -Root $there -Confirm:$false
        $repair.Done | Should -BeTrue
        $repair.Actions | Should -Contain 'write _campaign-state.yaml again'
        Test-CampaignState diamond -Root $there | Should -BeTrue
    }

    It 'does nothing where it cannot ask, and says how to do without' {
        Set-Content -LiteralPath "$folder/_campaign-state.yaml" -Value 'rubbish'
        $said = & (Get-Process -Id $PID).Path -NoLogo -NoProfile -NonInteractive -Command "
            Import-Module '$PSScriptRoot/../Coro.psd1'
            Repair-CampaignState diamond -Root '$there' -ErrorAction SilentlyContinue
            Skip-CampaignChild core diamond -Root '$there' -Confirm -ErrorAction SilentlyContinue
            `$Error | ForEach-Object { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction }"
        @($said -match '^NobodyToAsk,Coro\.Module\.Commands\.(RepairCampaignState|SkipCampaignChild)Command$') | Should -HaveCount 2
        @($said -match '-Confirm:\$false') | Should -HaveCount 2
        Get-Content -LiteralPath "$folder/_campaign-state.yaml" | Should -Be 'rubbish'
    }

    It 'refuses a loss until it is accepted' {
        Remove-Item -Path "$folder/_campaign-state*"
        $journal = "$folder/_campaign-journal.jsonl"
        [IO.File]::WriteAllText($journal, [IO.File]::ReadAllText($journal).Replace('run-started', 'run-stalled'))
        $repair = Repair-CampaignState -Root $there -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $repair.Done | Should -BeFalse
        $repair.Loss | Should -Match '^entries 3 to '
        $problems.FullyQualifiedErrorId | Should -Be 'CorruptState,Coro.Module.Commands.RepairCampaignStateCommand'
        (Repair-CampaignState -Root $there -AcceptLoss -Confirm:$false).Done | Should -BeTrue
        (Get-Campaign diamond -Root $there).Counts.Completed | Should -Be 0
    }
}

Describe 'Import-Campaign' {
    It 'brings in a Skill Forge campaign, which can be resumed' {
        $folder = Write-ForgeWorkspace -Name forged -Brief "pipelines: {default: [{name: make, run: ['true']}]}"
        Import-Campaign $folder -Root "$TestDrive/imports" -WhatIf
        "$TestDrive/imports" | Should -Not -Exist
        $campaign = Import-Campaign $folder -Root "$TestDrive/imports" -WarningAction SilentlyContinue -WarningVariable told
        $campaign | Should -BeOfType [Coro.Campaign]
        $campaign.Name | Should -Be 'forged'
        $told -join "`n" | Should -Match 'interrupted: api'
        Get-ChildItem -LiteralPath $folder | Should -HaveCount 2
        $result = $campaign | Resume-Campaign -Headless 3> $null
        $result.ExitCode | Should -Be 'Success'
        $result.Completed | Should -HaveCount 2
    }

    It 'says what to add where nothing says how skills are made' {
        $folder = Write-ForgeWorkspace -Name bare
        { Import-Campaign $folder -Root "$TestDrive/imports" } | Should -Throw -ErrorId 'Usage,*' -ExceptionType ([Coro.InvalidInputException])
        "$TestDrive/imports/campaigns/bare" | Should -Not -Exist
        $template = Write-Brief -Name t -Targets '  - {name: t}' -Shell 'true'
        (Import-Campaign $folder -Template $template -Name other -Root "$TestDrive/imports" 3> $null).Name | Should -Be 'other'
    }
}
