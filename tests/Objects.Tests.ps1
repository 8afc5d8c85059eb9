BeforeAll { Import-Module "$PSScriptRoot/../Coro.psd1" }

Describe 'New-CampaignChild' {
    It 'takes no hashtable for a name, and says what to make of it' {
        { @{ Name = 'api' } | New-CampaignChild -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*`[pscustomobject`] @{*'
        ([pscustomobject] @{ Name = 'api' } | New-CampaignChild).Name | Should -Be 'api'
    }

    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    It 'makes a child of parameters' {
        $child = New-CampaignChild api -RepoUrl https://example.org/api.git -Tier B -Lane deep -Pin 2.10 -DependsOn core, schema -Lock db -Description 'Do it.'
        $child | Should -BeOfType [Coro.ChildDefinition]
        $child.Name, $child.RepoUrl, "$($child.Tier)", $child.Lane, $child.Pin, $child.Description | Should -Be 'api', 'https://example.org/api.git', 'B', 'deep', '2.10', 'Do it.'
        $child.DependsOn.Child | Should -Be 'core', 'schema'
        $child.Locks | Should -Be 'db'
        $child.Steps | Should -BeNullOrEmpty
    }

    It 'makes children of the rows of a table, whichever way its columns are written' {
        Set-Content -LiteralPath "$TestDrive/targets.csv" -Value 'Name,repo_url,Tier,Pin,Lane,DependsOn,Locks', 'core,,A,,,,', 'api,https://example.org/x,b,1.0,deep,core; core,"db,net"'
        $core, $api = Import-Csv -LiteralPath "$TestDrive/targets.csv" | New-CampaignChild
        $core.Lane, $core.Pin, $core.RepoUrl | Should -Be 'standard', $null, $null
        $api.RepoUrl, "$($api.Tier)", $api.Pin, $api.Lane | Should -Be 'https://example.org/x', 'B', '1.0', 'deep'
        $api.DependsOn.Child | Should -Be 'core'
        $api.Locks | Should -Be 'db', 'net'
    }

    It 'makes children of names' { ('a', 'b' | New-CampaignChild -Lane fast).Lane | Should -Be 'fast', 'fast' }

    It 'takes children as dependencies' {
        $core = New-CampaignChild core
        (New-CampaignChild api -DependsOn $core).DependsOn.Child | Should -Be 'core'
    }

    It 'starts relative paths of repositories at PowerShell''s location' {
        Push-Location -LiteralPath $TestDrive
        try { (New-CampaignChild api -RepoUrl ../x).RepoUrl | Should -Be ([System.IO.Path]::GetFullPath("$TestDrive/../x")) } finally { Pop-Location }
    }

    It 'tells of each row that makes no sense, and goes on' {
        $children = '../a', 'good', 'con' | New-CampaignChild -ErrorVariable problems -ErrorAction SilentlyContinue
        $children.Name | Should -Be 'good'
        $problems | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.NewCampaignChildCommand'
        $problems[0].TargetObject | Should -Be '../a'
    }

    It 'lets nothing start where a row makes no sense' {
        { '../a', 'good', 'con' | New-CampaignChild -ErrorAction SilentlyContinue | Start-Campaign -Name x -Step { } -Root $root } | Should -Throw '*2 of 3 children*'
        $root | Should -Not -Exist
    }
}

Describe 'New-CampaignStep' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    It 'makes a step with its options, however durations are written' {
        $step = New-CampaignStep Build -Run ./build.sh, '{child.name}' -Timeout 1h30m -IdleTimeout 90 -RetryCount 2 -RetryDelay (New-TimeSpan -Seconds 5) -ResultRequired -KickoffOnStdin -Environment @{ X = 1 }
        $step | Should -BeOfType [Coro.StepDefinition]
        $step.Run | Should -Be './build.sh', '{child.name}'
        $step.Timeout, $step.IdleTimeout, $step.RetryDelay | Should -Be ([timespan] '01:30'), ([timespan] '00:01:30'), ([timespan] '00:00:05')
        $step.Retries, $step.ResultRequired, $step.KickoffOnStdin, $step.Environment['X'] | Should -Be 2, $true, $true, '1'
        (New-CampaignStep x -Shell 'echo hi').Shell | Should -Be 'echo hi'
    }

    It 'refuses <case>' -TestCases @(
        @{ case = 'a duration that is none'; arguments = @{ Timeout = 'soon' } }
        @{ case = 'a negative duration'; arguments = @{ Timeout = -5 } }
        @{ case = 'too many retries'; arguments = @{ Retries = 101 } }
    ) { { New-CampaignStep x { } @arguments } | Should -Throw -ErrorId 'ParameterArgument*' }
}

Describe 'Start-Campaign with children from the pipeline' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    It 'runs them in the order of their dependencies' {
        $children = @(
            New-CampaignChild web -DependsOn api
            New-CampaignChild core
            New-CampaignChild api -DependsOn core
        )
        $step = { Add-Content -LiteralPath "$using:TestDrive/order" -Value $Coro.Child }
        $result = $children | Start-Campaign -Name shop -Step $step -Root $root
        $result.ExitCode | Should -Be 'Success'
        Get-Content -LiteralPath "$TestDrive/order" | Should -Be 'core', 'api', 'web'
    }

    It 'does what the design shows' {
        Set-Content -LiteralPath "$TestDrive/t.csv" -Value 'name,tier,lane', 'a,A,', 'b,A,deep'
        $result = Import-Csv -LiteralPath "$TestDrive/t.csv" | New-CampaignChild | Start-Campaign -Name x -Root $root -Pipeline @{ A = { 'by tier' }; deep = { 'by lane' } }
        $result.Completed | Should -Be 'a', 'b'
        (Get-CampaignLog a x -Root $root).Text | Should -Be 'by tier'
        (Get-CampaignLog b x -Root $root).Text | Should -Be 'by lane'
    }

    It 'takes the rest as parameters' {
        $null = 'a' | New-CampaignChild | Start-Campaign -Name x -Root $root -Step { @{ quality_score = 70 } } -HardGate none -SoftTarget 75 -SoftFallback 60 -LaneLimit @{ deep = 1 } `
            -MaxCost 12.5 -TimeLimit 2h -OnChildFailure Halt -ExportPath out -Fact 'Mind the gap.' -Throttle 2 3> $null
        $brief = Get-Content -LiteralPath "$((Get-Campaign x -Root $root).Workspace)/campaign-brief.yaml" -Raw
        foreach ($part in 'hard: none', 'soft_target: 75', 'soft_fallback: 60', 'deep: 1', 'max_cost_usd: 12.5', 'timeout: 2h', 'on_child_failure: halt', 'Mind the gap', '/out') {
            $brief | Should -Match ([regex]::Escape($part))
        }
        $child = Get-CampaignChild -Campaign x -Root $root
        $child.BelowTarget | Should -BeTrue
    }

    It 'shows the plan with -WhatIf, and runs nothing' {
        $out = "$TestDrive/whatif.txt"
        $start = "Import-Module '$PSScriptRoot/../Coro.psd1'; (New-CampaignChild core), (New-CampaignChild api -DependsOn core), (New-CampaignChild web -DependsOn core) | Start-Campaign -Name x -Step { } -Root '$root' -WhatIf"
        & (Get-Process -Id $PID).Path -NoLogo -NoProfile -NonInteractive -Command $start > $out
        Get-Content -LiteralPath $out -Raw | Should -Match 'core; then api, web'
        $root | Should -Not -Exist
    }

    It 'refuses children without steps, and says what to do' {
        { 'a', 'b' | New-CampaignChild | Start-Campaign -Name x -Root $root } | Should -Throw '*give it -Step*' -ErrorId 'Usage,*'
        $root | Should -Not -Exist
    }

    It 'refuses names that are taken, and dependencies that there are not, all at once' {
        $problem = { (New-CampaignChild a), (New-CampaignChild A), (New-CampaignChild b -DependsOn c) | Start-Campaign -Name x -Step { } -Root $root } | Should -Throw -PassThru
        $problem.Exception.Diagnostics.Code | Should -Be 'duplicate-name', 'unknown-dependency'
    }

    It 'refuses a cycle' {
        { (New-CampaignChild a -DependsOn b), (New-CampaignChild b -DependsOn a) | Start-Campaign -Name x -Step { } -Root $root } | Should -Throw -ErrorId 'CircularDependencies,*'
    }

    It 'takes steps of customization where nobody gives others' {
        $null = New-Item -Path $root -ItemType Directory
        Set-Content -LiteralPath "$root/customize.toml" -Value '[[workflow.pipelines.A.steps]]', 'name = "own"', 'run = ["echo", "from customization"]'
        $null = 'a' | New-CampaignChild | Start-Campaign -Name x -Root $root
        (Get-CampaignLog a x -Root $root).Text | Should -Be 'from customization'
        $null = 'a' | New-CampaignChild | Start-Campaign -Name y -Root $root -Step { 'mine' }
        (Get-CampaignLog a y -Root $root).Text | Should -Be 'mine'
    }
}

Describe 'Plans of children from the pipeline' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    It 'are shown' {
        $plan = (New-CampaignChild api -DependsOn core), (New-CampaignChild core) | Get-CampaignPlan -Name x
        $plan.Campaign | Should -Be 'x'
        $plan.ExecutionOrder | Should -Be 'core', 'api'
    }

    It 'are tested' {
        'a' | New-CampaignChild | Test-CampaignPlan | Should -BeTrue
        New-CampaignChild a -DependsOn b | Test-CampaignPlan -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeFalse
        $problems.Exception.Diagnostics.Code | Should -Be 'unknown-dependency'
    }
}

Describe 'A brief that is a PowerShell data file' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    BeforeAll {
        $script:brief = "$TestDrive/shop.psd1"
        Set-Content -LiteralPath $brief -Value @'
@{
    # Comments are welcome.
    campaign_name = 'shop'
    targets       = @(
        @{ name = 'core'; tier = 'A'; pin = 2.10 }
        @{ name = 'api'; depends_on = 'core'; locks = 'db', 'net'; lane = 'deep' }
    )
    pipelines     = @{
        default = @(
            @{ name = 'build'; script = { "building $($Coro.Child)" }; timeout = '5m'; retries = 1 }
            @{ name = 'test'; run = 'echo', '{child.name} tested' }
        )
    }
    limits        = @{ throttle = 2; max_log_bytes = 64MB }
    quality_gate  = @{ hard = 'none' }
}
'@
    }

    It 'runs' {
        $result = Start-Campaign $brief -Root $root
        $result.Completed | Should -Be 'core', 'api'
        (Get-CampaignLog api shop -Root $root).Text | Should -Be 'building api', 'api tested'
        (Get-CampaignChild shop -Name core -Root $root).Pin | Should -Be '2.10'
    }

    It 'has a plan, and can be tested' {
        (Get-CampaignPlan $brief).ExecutionOrder | Should -Be 'core', 'api'
        Test-CampaignPlan $brief | Should -BeTrue
    }

    It 'says the same as a brief in YAML' {
        $null = Start-Campaign $brief -Root $root
        $yaml = "$((Get-Campaign shop -Root $root).Workspace)/campaign-brief.yaml"
        (Get-CampaignPlan $yaml).Children.Name | Should -Be 'core', 'api'
        Get-Content -LiteralPath $yaml -Raw | Should -Match 'throttle: 2'
    }

    It 'runs no code' {
        Set-Content -LiteralPath "$TestDrive/code.psd1" -Value "@{`n  campaign_name = 'x'`n  targets = @(Get-Item -Path /; New-Item -Path '$TestDrive/ran')`n  notes = `"`$(New-Item -Path '$TestDrive/ran')`"`n}"
        Test-CampaignPlan "$TestDrive/code.psd1" -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeFalse
        $problems.Exception.Diagnostics.Code | Select-Object -Unique | Should -Be 'not-data'
        $problems[0].Exception.Message | Should -Match 'code.psd1\(3,15\)'
        "$TestDrive/ran" | Should -Not -Exist
    }

    It 'has the same diagnostics as YAML, with their places' {
        Set-Content -LiteralPath "$TestDrive/bad.psd1" -Value "@{`n  campaign_name = '../x'`n  targets = @(@{ name = 'a'; tier = 'C' }, @{ nam = 'b' })`n  limits = @{ throttle = '4' }`n}"
        $null = Test-CampaignPlan "$TestDrive/bad.psd1" -ErrorVariable problems -ErrorAction SilentlyContinue
        $all = $problems.Exception.Diagnostics
        $all.Code | Should -Contain 'invalid-name'
        ($all | Where-Object Code -eq 'invalid-name').Line | Should -Be 2
        ($all | Where-Object Code -eq 'unknown-key').Message | Should -Match "did you mean 'name'"
        ($all | Where-Object Code -eq 'invalid-value').Path | Should -Be 'targets[0].tier'
        ($all | Where-Object Code -eq 'wrong-type').Path | Should -Be 'limits.throttle'
    }

    It 'tells of <case>' -TestCases @(
        @{ case = 'what does not parse'; text = '@{ a = '; code = 'psd1-syntax' }
        @{ case = 'what is no hashtable'; text = "'x'"; code = 'not-data' }
    ) {
        Set-Content -LiteralPath "$TestDrive/odd.psd1" -Value $text
        $null = Test-CampaignPlan "$TestDrive/odd.psd1" -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].Exception.Diagnostics.Code | Should -Be $code
    }

    It 'is missed where it is not there' { { Start-Campaign "$TestDrive/none.psd1" -Root $root } | Should -Throw -ErrorId 'MissingBrief,*' }
}
