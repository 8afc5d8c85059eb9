BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"

    function Write-Wish ([string] $Path, [string[]] $Title) {
        $key = 0
        $items = foreach ($one in $Title) { $key++; @{ key = "$key"; title = $one; body = "About $one."; labels = @('coro') } }
        @{ schema = 'coro.tracker/v1'; items = @($items) } | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $Path
    }

    function Add-Order ([string] $More = '') {
        $file = "$TestDrive/$([guid]::NewGuid().ToString('n')).yaml"
        Set-Content -LiteralPath $file -Value @"
title: Orders
name: orders
repositories: [../shop, ../web, ../docs]
estimates: {pull_requests: 9}
pipelines: {default: [{name: work, shell: exit 0}], deep: [{name: think, shell: exit 0}]}
$More
"@
        New-CoroJob -Path $file -Root $root
    }
}

Describe 'Jobs' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        $script:wishes = "$TestDrive/$([guid]::NewGuid().ToString('n')).json"
    }

    It 'are made of an item of a tracker, once' {
        Write-Wish $wishes 'Totals', 'Prices'
        $job = New-CoroJob -From "file:$wishes#1" -Lane deep -Root $root
        $job | Should -BeOfType [Coro.CoroJob]
        $job.Title, $job.Description, $job.Lane, $job.Tracker.Key | Should -Be 'Totals', 'About Totals.', 'deep', '1'
        { New-CoroJob -From "file:$wishes#1" -Root $root } | Should -Throw "*is job 'totals'*already*"
        { New-CoroJob -From 'somewhere:1' -Root $root } | Should -Throw '*customize.toml*'
    }

    It 'are made of all items with a label that are none yet; -WhatIf makes none' {
        Write-Wish $wishes 'Totals', 'Prices'
        New-CoroJob -From "file:$wishes" -Label coro -Root $root -WhatIf | Should -BeNullOrEmpty
        Get-CoroJob -Root $root | Should -BeNullOrEmpty
        (New-CoroJob -From "file:$wishes" -Label coro -Root $root).Name | Should -Be 'totals', 'prices'
        New-CoroJob -From "file:$wishes" -Label coro -Root $root | Should -BeNullOrEmpty
        Write-Wish $wishes 'Totals', 'Prices', 'More'
        (New-CoroJob -From "file:$wishes" -Label coro -Root $root).Name | Should -Be 'more'
    }

    It 'come down the pipeline as a watch finds them' {
        Write-Wish $wishes 'Totals', 'Prices'
        $found = New-CoroJob -From "file:$wishes" -Label coro -Watch -Every 1 -Root $root | Select-Object -First 2
        $found.Name | Should -Be 'totals', 'prices'
    }

    It 'show what triage decides with -WhatIf, and start nothing' {
        $null = Add-Order
        $decision = Start-CoroJob orders -Root $root -WhatIf
        $decision | Should -BeOfType [Coro.TriageDecision]
        $decision.IsCampaign, $decision.By | Should -Be $true, 'rule'
        ($decision.Signals | Where-Object Holds).Name | Should -Be 'pull requests', 'services or repositories'
        ($decision.Signals | Where-Object Name -EQ 'pull requests').Threshold | Should -Be 'more than 5'
        "$root/campaigns" | Should -Not -Exist
        (Get-CoroJob orders -Root $root).Status | Should -Be 'New'
    }

    It 'are promoted with a difference to the present plan, which -WhatIf shows only' {
        $null = Add-Order
        Set-Content -LiteralPath "$TestDrive/one.txt" -Value 'api,,A', 'docs,,A;api'
        Set-Content -LiteralPath "$TestDrive/two.txt" -Value 'api,,A', 'web,,A;api'
        (ConvertTo-Campaign orders -File "$TestDrive/one.txt" -Root $root).Children.Name | Should -Be 'api', 'docs'
        $shown = pwsh -NoProfile -Command "Import-Module '$PSScriptRoot/../Coro.psd1'; ConvertTo-Campaign orders -File '$TestDrive/two.txt' -Root '$root' -WhatIf"
        $shown -join ' ' | Should -Match '\+ web, after api; - docs'
        (Get-CoroJob orders -Root $root).Children.Name | Should -Be 'api', 'docs'
        (ConvertTo-Campaign orders -Undo -Root $root).Status | Should -Be 'New'
    }

    It 'are decided about by a planner' -Skip:$IsWindows {
        Set-Content -LiteralPath "$TestDrive/plan.sh" -Value '#!/bin/sh', 'cat > /dev/null', 'echo ''{"decision": "campaign", "reason": "two sides", "children": [{"name": "api"}, {"name": "web", "depends_on": ["api"]}]}'''
        chmod +x "$TestDrive/plan.sh"
        $null = Add-Order -More 'planner: [./plan.sh]'
        $decision = Start-CoroJob orders -Root $root -WhatIf
        $decision.Reason, $decision.By | Should -Be 'two sides', './plan.sh'
        $decision.PlanDiff | Should -Be '+ api', '+ web, after api'
        (Start-CoroJob orders -Root $root -Headless).Completed | Should -Be 'api', 'web'
        { ConvertTo-Campaign web -Root $root } | Should -Throw '*a child never becomes a campaign*'
    }

    It 'run in another lane, and say so' {
        $null = Add-Order
        (Start-CoroJob orders -AsTask -Lane deep -Root $root -Headless).ExitCode | Should -Be 'Success'
        (Get-CampaignChild orders orders -Root $root).Lane | Should -Be 'deep'
        (Get-CoroJob orders -Root $root).History.What | Should -Contain 'lane standard -> deep'
    }
}
