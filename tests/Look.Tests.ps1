BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:root = "$TestDrive/root"
    $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorAction SilentlyContinue 3> $null
}

Describe 'Get-Campaign' {
    It 'lists campaigns by name' {
        $campaigns = Get-Campaign -Root $root
        $campaigns | Should -BeOfType [Coro.Campaign]
        $campaigns.Name | Should -Be 'diamond', 'failing'
    }

    It 'takes wildcards and several names' {
        (Get-Campaign dia* -Root $root).Name | Should -Be 'diamond'
        (Get-Campaign -Name failing, diamond -Root $root).Name | Should -Be 'failing', 'diamond'
        Get-Campaign none* -Root $root | Should -BeNullOrEmpty
    }

    It 'says which name it did not find, and goes on' {
        $campaigns = Get-Campaign none, diamond -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $campaigns.Name | Should -Be 'diamond'
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.GetCampaignCommand'
        $problems.TargetObject | Should -Be 'none'
        [int] $problems.Exception.ExitCode | Should -Be 3
    }

    It 'gives nothing where there is nothing' {
        Get-Campaign -Root "$TestDrive/empty" | Should -BeNullOrEmpty
        "$TestDrive/empty" | Should -Not -Exist
    }

    It 'looks where CORO_HOME says, from PowerShell''s location' {
        Push-Location -Path $TestDrive
        try {
            $env:CORO_HOME = 'root'
            (Get-Campaign).Name | Should -Be 'diamond', 'failing'
        } finally {
            Remove-Item -Path Env:/CORO_HOME
            Pop-Location
        }
    }
}

Describe 'Get-CampaignStatus' {
    It 'shows the one unfinished campaign' {
        $status = Get-CampaignStatus -Root $root
        $status | Should -BeOfType [Coro.CampaignOverview]
        $status.Name | Should -Be 'failing'
        $status.Children | Should -HaveCount 3
    }

    It 'takes names, wildcards and campaigns' {
        (Get-CampaignStatus diamond -Root $root).Status | Should -Be 'Completed'
        (Get-CampaignStatus * -Root $root).Name | Should -Be 'diamond', 'failing'
        (Get-Campaign -Root $root | Get-CampaignStatus).Name | Should -Be 'diamond', 'failing'
    }

    It 'changes nothing on disk' {
        $files = { Get-ChildItem -LiteralPath $root -Recurse -Force | Select-Object FullName, LastWriteTimeUtc, Length | Out-String }
        $before = & $files
        $null = Get-CampaignStatus * -Root $root
        & $files | Should -Be $before
    }
}

Describe 'Get-CampaignChild' {
    It 'knows each child''s campaign' {
        $children = Get-CampaignChild -Campaign diamond -Root $root
        $children | Should -BeOfType [Coro.CampaignChild]
        $children | Should -HaveCount 4
        $children.Campaign | Select-Object -Unique | Should -Be 'diamond'
    }

    It 'finds by name, by wildcard and by status' {
        (Get-CampaignChild diamond -Name core -Root $root).Name | Should -Be 'core'
        (Get-CampaignChild *t diamond -Root $root).Name | Sort-Object | Should -Be 'left', 'right'
        (Get-CampaignChild -Campaign failing -Status Failed -Root $root).Name | Should -Be 'bad'
        (Get-CampaignChild failing -Child bad -Root $root).Name | Should -Be 'bad'
        (Get-CampaignChild -Root $root | Where-Object Status -eq Failed).Name | Should -Be 'bad'
    }

    It 'takes campaigns and children from the pipeline' {
        Get-Campaign -Root $root | Get-CampaignChild | Should -HaveCount 7
        (Get-Campaign -Root $root | Get-CampaignChild | Group-Object Status).Name | Should -Contain 'Failed'
        (Get-CampaignChild diamond -Name core -Root $root | Get-CampaignChild).Name | Should -Be 'core'
        (Get-CampaignStatus diamond -Root $root | Get-CampaignChild).Campaign | Select-Object -Unique | Should -Be 'diamond'
    }

    It 'takes the result of a run from the pipeline' {
        (Resume-Campaign diamond -Root $root | Get-CampaignChild -Status Completed) | Should -HaveCount 4
    }

    It 'says which child or campaign it did not find, and goes on' {
        $children = Get-CampaignChild none, diamond -Name core, nobody -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $children.Name | Should -Be 'core'
        $problems.FullyQualifiedErrorId | Should -Be @(
            'CampaignNotFound,Coro.Module.Commands.GetCampaignChildCommand'
            'ChildNotFound,Coro.Module.Commands.GetCampaignChildCommand')
    }
}

Describe 'What is shown' {
    It 'has a table of campaigns and of children' {
        (Get-Campaign -Root $root | Out-String -Width 200) | Should -Match 'Name +Status +Stage +Children +Duration'
        (Get-CampaignChild -Campaign failing -Root $root | Out-String -Width 200) | Should -Match '(?s)Campaign: failing.*Name +Status +Tier +Step.*bad +Failed'
    }

    It 'has lists' {
        (Get-CampaignStatus failing -Root $root | Out-String -Width 200) | Should -Match '(?s)Status +: Parked.*Attention +: bad Failed'
        (Get-CampaignChild failing -Name bad -Root $root | Format-List | Out-String -Width 200) | Should -Match 'Message +: \S'
        (Get-Campaign failing -Root $root | Format-List | Out-String -Width 200) | Should -Match 'Exit code +: dependency-deadlock \(7\)'
    }

    It 'has wide views' {
        (Get-CampaignChild -Campaign diamond -Root $root | Format-Wide | Out-String -Width 120) | Should -Match 'core Completed'
    }

    It 'is coloured where colour is wanted, and only there' {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            (Get-CampaignChild -Campaign failing -Root $root | Out-String -Width 200) | Should -Match ([regex]::Escape("`e[31mFailed"))
            $PSStyle.OutputRendering = 'PlainText'
            (Get-CampaignChild -Campaign failing -Root $root | Out-String -Width 200) | Should -Not -Match "`e"
        } finally { $PSStyle.OutputRendering = $before }
    }
}

Describe 'What one guesses' {
    It 'filters' {
        (Get-Campaign -Root $root -Status Parked).Name | Should -Be 'failing'
        (Get-CampaignChild -Campaign diamond -Root $root -Lane stand*) | Should -HaveCount 4
        Get-CampaignChild -Campaign diamond -Root $root -Lane deep | Should -BeNullOrEmpty
        $all = Get-CampaignEvent diamond -Root $root
        (Get-CampaignEvent diamond -Root $root -Last 2).Sequence | Should -Be $all[-2].Sequence, $all[-1].Sequence
        Get-CampaignEvent diamond -Root $root -Newest 0 | Should -BeNullOrEmpty
        (Get-CampaignLog -Campaign diamond -Root $root | ForEach-Object Child | Sort-Object -Unique) | Should -Be @((Get-CampaignLog * diamond -Root $root).Child | Sort-Object -Unique)
    }

    It 'takes wildcards where it acts, too' {
        $there = "$TestDrive/wild"
        Copy-Item -LiteralPath $root -Destination $there -Recurse
        (Skip-CampaignChild b* failing -Root $there).Name | Sort-Object | Should -Be 'bad', 'blocked'
        Skip-CampaignChild x* failing -Root $there -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ChildNotFound,Coro.Module.Commands.SkipCampaignChildCommand'
        Copy-Item -LiteralPath $root -Destination "$there-2" -Recurse
        (Approve-CampaignGate depend* failing -Root "$there-2" -Choice skip).Name | Should -Be 'bad'
    }

    It 'shows names where a text has an object in it' {
        "$(Get-Campaign diamond -Root $root), $(Get-CampaignChild bad failing -Root $root)" | Should -Be 'diamond, bad'
        "$((Get-CampaignPlan "$PSScriptRoot/briefs/diamond.yaml").Children[-1].DependsOn)" | Should -Be 'left right'
    }

    It 'says that a child was taken for a campaign' {
        $null = Get-CampaignChild -Campaign bad -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.ErrorDetails.RecommendedAction | Should -Match "'bad' is a child of campaign 'failing'"
        $null = Skip-CampaignChild failing bad -Root $root -WhatIf -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.SkipCampaignChildCommand'
        $problems.ErrorDetails.RecommendedAction | Should -Match 'A child comes first, and its campaign after it: Get-CampaignChild bad failing'
    }

    It 'says that a campaign was taken for a child or a gate: <command>' -ForEach @(
        @{ command = 'Get-CampaignChild'; id = 'ChildNotFound' }
        @{ command = 'Get-CampaignLog'; id = 'ChildNotFound' }
        @{ command = 'Skip-CampaignChild'; id = 'ChildNotFound' }
        @{ command = 'Get-CampaignGate'; id = 'GateNotFound' }
        @{ command = 'Deny-CampaignGate'; id = 'GateNotFound' }
        @{ command = 'Get-CampaignInsight'; id = 'InsightNotFound' }
        @{ command = 'Get-CampaignContract'; id = 'ContractNotFound' }
    ) {
        & $command diamond -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        @($problems)[-1].FullyQualifiedErrorId | Should -Match "^$id,"
        @($problems)[-1].ErrorDetails.RecommendedAction | Should -Be "'diamond' is a campaign: write -Campaign diamond"
    }

    It 'takes a child of the one campaign that is unfinished' {
        (Get-CampaignChild bad -Root $root).Campaign | Should -Be 'failing'
        (Get-CampaignLog bad -Root $root -WarningAction Ignore).Child | Select-Object -Unique | Should -BeIn 'bad', $null
    }
}
