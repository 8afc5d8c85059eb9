# Insights, contracts, usage and jobs at the prompt: each parameter set, the pipeline, -WhatIf, what goes wrong, completion. And what holds for all
# cmdlets that change something: with -WhatIf they change nothing.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    $script:changing = @(
        @{ name = 'Add-CampaignChild'; run = { Add-CampaignChild late shop -DependsOn core -WhatIf } }
        @{ name = 'Approve-CampaignGate'; run = { Approve-CampaignGate quality:docs shop -WhatIf } }
        @{ name = 'Approve-CampaignInsight'; run = { Approve-CampaignInsight i1 shop -WhatIf } }
        @{ name = 'ConvertTo-Campaign'; run = { ConvertTo-Campaign orders -Path targets.txt -WhatIf } }
        @{ name = 'Deny-CampaignGate'; run = { Deny-CampaignGate export payments -WhatIf } }
        @{ name = 'Deny-CampaignInsight'; run = { Deny-CampaignInsight i2 shop -WhatIf } }
        @{ name = 'Export-CampaignSkill'; run = { Export-CampaignSkill -Campaign payments -WhatIf } }
        @{ name = 'Export-CampaignState'; run = { Export-CampaignState shop -Path state.yaml -WhatIf } }
        @{ name = 'Import-Campaign'; run = { Import-Campaign old-campaign -WhatIf } }
        @{ name = 'Invoke-CampaignRerun'; run = { Invoke-CampaignRerun api shop -Downstream -WhatIf } }
        @{ name = 'New-CampaignReport'; run = { New-CampaignReport shop report.md -WhatIf } }
        @{ name = 'New-CoroJob'; run = { New-CoroJob 'Orders with totals' -WhatIf } }
        @{ name = 'Repair-CampaignState'; run = { Repair-CampaignState shop -WhatIf } }
        @{ name = 'Resume-Campaign'; run = { Resume-Campaign shop -WhatIf } }
        @{ name = 'Resume-CampaignChild'; run = { Resume-CampaignChild api shop -WhatIf } }
        @{ name = 'Set-CampaignInteraction'; run = { Set-CampaignInteraction On shop -WhatIf } }
        @{ name = 'Set-CampaignThrottle'; run = { Set-CampaignThrottle 2 shop -WhatIf } }
        @{ name = 'Skip-CampaignChild'; run = { Skip-CampaignChild api shop -WhatIf } }
        @{ name = 'Start-Campaign'; run = { Start-Campaign shop.yaml -Name other -WhatIf } }
        @{ name = 'Start-CoroJob'; run = { Start-CoroJob orders -WhatIf } }
        @{ name = 'Stop-Campaign'; run = { Stop-Campaign shop -WhatIf } }
        @{ name = 'Stop-CampaignChild'; run = { Stop-CampaignChild web shop -WhatIf } }
    )
    $script:all = @((Get-Command -Module Coro).Where({ $_.Parameters.ContainsKey('WhatIf') }) | ForEach-Object { @{ name = $_.Name; known = $_.Name -in $changing.name } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/help/World.ps1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:world = "$TestDrive/world"
    Initialize-World $world
    Save-World $world

    function Complete ([string] $Line) { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText }
    function Get-Fingerprint { Get-ChildItem -LiteralPath $world -Recurse -File -Force | ForEach-Object { "$($_.FullName) $((Get-FileHash -LiteralPath $_.FullName).Hash)" } }
}

Describe '-WhatIf' {
    BeforeAll { Push-Location -LiteralPath $world }
    AfterAll { Pop-Location }

    It 'has an example here for <name>' -ForEach $all { $known | Should -BeTrue }

    It 'changes nothing: <name>' -ForEach $changing {
        $before = Get-Fingerprint
        { & $run -ErrorAction Stop } | Should -Not -Throw
        Get-Fingerprint | Should -Be $before
    }
}

Describe 'Insights' {
    BeforeEach { Restore-World $world; $env:CORO_HOME = "$world/.coro" }
    AfterEach { Remove-Item -Path Env:/CORO_HOME }

    It 'are listed, by id, wildcard or status' {
        (Get-CampaignInsight -Campaign shop).Id | Should -Be 'i1', 'i2', 'i3'
        (Get-CampaignInsight i[13] shop).Id | Should -Be 'i1', 'i3'
        (Get-CampaignInsight i2 shop).Tags | Should -Be 'flaky', 'queue'
        Get-CampaignInsight -Campaign shop -Status Approved | Should -BeNullOrEmpty
        Get-CampaignInsight x* shop | Should -BeNullOrEmpty
    }

    It 'are judged by id, as objects and as texts from the pipeline' {
        (Approve-CampaignInsight i1 shop -Reason 'seen in production').Status | Should -Be 'Approved'
        (Get-Campaign shop | Get-CampaignInsight | Where-Object Tags -Contains speed | Deny-CampaignInsight).Id | Should -Be 'i3'
        ('i2' | Approve-CampaignInsight -Campaign shop).Status | Should -Be 'Approved'
        (Get-CampaignInsight -Campaign shop).Status | Should -Be 'Approved', 'Approved', 'Rejected'
        (Get-CampaignInsight -Campaign shop -Status Rejected).Id | Should -Be 'i3'
    }

    It 'that there are not are told, and do not stop the rest' {
        $done = Approve-CampaignInsight i9, i1 shop -ErrorAction SilentlyContinue -ErrorVariable problems
        $done.Id | Should -Be 'i1'
        $problems | Should -HaveCount 1
        $problems[0].Exception.Message | Should -Match "'i9'"
        (Get-CampaignInsight i9, i1 shop -ErrorAction SilentlyContinue -ErrorVariable problems).Id | Should -Be 'i1'
        $problems.FullyQualifiedErrorId | Should -Be 'InsightNotFound,Coro.Module.Commands.GetCampaignInsightCommand'
        $problems.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        { Get-Campaign shop | Approve-CampaignInsight -ErrorAction Stop } | Should -Throw
    }

    It 'are completed' {
        Complete 'Get-CampaignInsight -Campaign shop -Id ' | Should -Be 'i1', 'i2', 'i3'
        Complete 'Approve-CampaignInsight i' | Should -Be 'i1', 'i2', 'i3'
    }
}

Describe 'Contracts' {
    BeforeAll { Restore-World $world; $env:CORO_HOME = "$world/.coro" }
    AfterAll { Remove-Item -Path Env:/CORO_HOME }

    It 'are held against what was shipped' {
        $contract = Get-CampaignContract orders shop
        $contract | Should -BeOfType [Coro.CampaignContract]
        $contract.Status, $contract.IsBroken, $contract.ShippedBy | Should -Be 'Drifted', $true, 'core'
        "$($contract.Differences)" | Should -Match '"string" was promised, "number" was shipped'
        (Get-Campaign | Get-CampaignContract -Broken).Id | Should -Be 'orders'
        Get-CampaignContract -Campaign payments | Should -BeNullOrEmpty
    }

    It 'that there are not are told' {
        (Get-CampaignContract order, orders shop -ErrorAction SilentlyContinue -ErrorVariable problems).Id | Should -Be 'orders'
        $problems.FullyQualifiedErrorId | Should -Be 'ContractNotFound,Coro.Module.Commands.GetCampaignContractCommand'
    }

    It 'are completed' { Complete 'Get-CampaignContract o' | Should -Be 'orders' }
}

Describe 'Usage' {
    BeforeAll { Restore-World $world; $env:CORO_HOME = "$world/.coro" }
    AfterAll { Remove-Item -Path Env:/CORO_HOME }

    It 'is an object for each try, of all or of some children' {
        $usage = Get-CampaignUsage shop
        $usage | ForEach-Object { $_ | Should -BeOfType [Coro.CampaignUsage]; $_.Duration | Should -BeOfType [timespan] }
        ($usage | Where-Object Child -EQ api).Outcome | Should -Be 'Failed'
        (Get-CampaignUsage shop -Child core, d*).Child | Sort-Object -Unique | Should -Be 'core', 'docs'
        $null = Start-Campaign (Write-Brief talking -Targets '  - {name: one, tier: A}' -Shell 'true' -More "stages:`n  capstone: {shell: 'echo gluing'}") -Root "$TestDrive/talking"
        (Get-CampaignUsage -Root "$TestDrive/talking").Child | Should -Contain $null -Because 'a command of a stage has no child'
        (Get-CampaignUsage -Child * -Root "$TestDrive/talking").Child | Should -Be 'one'
    }

    It 'follows campaigns and children that come down the pipeline' {
        (Get-Campaign | Get-CampaignUsage).Campaign | Sort-Object -Unique | Should -Be 'payments', 'shop'
        (Get-CampaignChild -Campaign shop -Status Failed | Get-CampaignUsage).Child | Sort-Object -Unique | Should -Be 'api'
        Get-CampaignUsage shop -Child nobody -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ChildNotFound,Coro.Module.Commands.GetCampaignUsageCommand'
    }
}

Describe 'Jobs' {
    BeforeEach { Restore-World $world; $env:CORO_HOME = "$world/.coro"; Push-Location -LiteralPath $world }
    AfterEach { Pop-Location; Remove-Item -Path Env:/CORO_HOME }

    It 'are found by name, id and wildcard, and told where there are none' {
        $job = Get-CoroJob orders
        $job | Should -BeOfType [Coro.CoroJob]
        (Get-CoroJob $job.Id).Name | Should -Be 'orders'
        ('ord*' | Get-CoroJob).Id | Should -Be $job.Id
        Get-CoroJob nothing -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'JobNotFound,Coro.Module.Commands.GetCoroJobCommand'
        { Start-CoroJob nothing } | Should -Throw -ErrorId 'InvalidState,*'
    }

    It 'are made of rows of a table' {
        $jobs = [pscustomobject] @{ Title = 'Bills by mail'; Lane = 'deep'; Repositories = '../bills' }, [pscustomobject] @{ Title = 'Refunds' } | New-CoroJob
        $jobs.Name | Should -Be 'bills-by-mail', 'refunds'
        $jobs[0].Lane, $jobs[0].Repositories[0] | Should -Be 'deep', '../bills'
    }

    It 'run, and give the result of the run' {
        $result = Get-CoroJob orders | Start-CoroJob -Headless
        $result | Should -BeOfType [Coro.CampaignResult]
        $result.ExitCode | Should -Be 'Success'
        (Get-CoroJob orders).Status | Should -Be 'Started'
        (Get-Campaign orders).Status | Should -Be 'Completed'
    }

    It 'become campaigns from the pipeline, and jobs again' {
        (Get-CoroJob orders | ConvertTo-Campaign -Path targets.txt -Reason 'two teams').Children | Should -Not -BeNullOrEmpty
        (ConvertTo-Campaign orders -Undo).Children | Should -BeNullOrEmpty
    }

    It 'are completed' {
        $null = New-CoroJob 'Once more' -Name other
        Complete 'Start-CoroJob o' | Should -Be 'orders', 'other'
        Complete 'Get-CoroJob or' | Should -Be 'orders'
        Complete 'ConvertTo-Campaign -Job ot' | Should -Be 'other'
    }
}
