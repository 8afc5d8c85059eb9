BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    $script:brief = "$PSScriptRoot/briefs/diamond.yaml"

    function Write-Brief ([string] $Text) {
        $path = "$TestDrive/$([guid]::NewGuid().ToString('n')).yaml"
        Set-Content -LiteralPath $path -Value $Text
        $path
    }

    function Write-BriefOf ([string] $Targets) {
        Write-Brief "campaign_name: x`ntargets:`n$Targets`npipelines:`n  A: [{name: AN, run: [echo]}]"
    }
}

Describe 'Get-CampaignPlan' {
    It 'orders the children of a brief' {
        $plan = Get-CampaignPlan -Brief $brief
        $plan | Should -BeOfType [Coro.CampaignPlan]
        $plan.ExecutionOrder | Should -Be 'core', 'left', 'right', 'top'
        $plan.CriticalPath | Should -HaveCount 3
        $plan.StartsFirst | Should -Be 'core'
    }

    It 'takes the brief that is here where none is named, <_>' -ForEach 'campaign-brief.yaml', 'campaign-brief.yml', 'campaign-brief.psd1' {
        $here = New-Item -Path "$TestDrive/$([guid]::NewGuid().ToString('n'))" -ItemType Directory
        if ($_ -like '*.psd1') {
            Set-Content -LiteralPath "$here/$_" -Value "@{ campaign_name = 'diamond'; targets = @{ name = 'core'; tier = 'A' }; pipelines = @{ A = @(@{ name = 'AN'; run = @('echo') }) } }"
        } else { Copy-Item -LiteralPath $brief -Destination "$here/$_" }
        Push-Location -LiteralPath $here
        try {
            (Get-CampaignPlan).Campaign | Should -Be 'diamond'
            (Get-CampaignPlan -Name other).Campaign | Should -Be 'other'
            Test-CampaignPlan | Should -BeTrue
        } finally { Pop-Location }
    }

    It 'says what to give where there is nothing: <_>' -ForEach 'Get-CampaignPlan', 'Test-CampaignPlan' {
        Push-Location -LiteralPath (New-Item -Path "$TestDrive/$([guid]::NewGuid().ToString('n'))" -ItemType Directory)
        try {
            $problem = { & $_ } | Should -Throw -ErrorId 'MissingBrief,*' -PassThru
            $problem.Exception.Message | Should -Match 'no campaign-brief.yaml in .*Give -Brief <file> or -Manifest <file>'
        } finally { Pop-Location }
    }

    It 'knows the brief as -Path and -File, too' {
        foreach ($alias in 'Path', 'File') { $words = @{ $alias = $brief }; (Get-CampaignPlan @words).Campaign | Should -Be 'diamond' }
    }

    It 'takes a manifest, which needs no pipelines for that' {
        $manifest = "$TestDrive/targets.txt"
        Set-Content -LiteralPath $manifest -Value 'b,https://example.org/b.git,B;a', 'a,https://example.org/a.git,A'
        $plan = Get-CampaignPlan -Manifest $manifest
        $plan.Campaign | Should -Be 'targets'
        $plan.ExecutionOrder | Should -Be 'a', 'b'
        (Get-CampaignPlan -Manifest $manifest -Name other).Campaign | Should -Be 'other'
    }

    It 'takes files from the pipeline' {
        (Get-Item $brief | Get-CampaignPlan).Campaign | Should -Be 'diamond'
    }

    It 'starts relative paths at PowerShell''s location, not at the process''s' {
        Push-Location -Path $PSScriptRoot
        try {
            [Environment]::CurrentDirectory | Should -Not -Be $PSScriptRoot
            (Get-CampaignPlan -Brief briefs/diamond.yaml).Campaign | Should -Be 'diamond'
        } finally { Pop-Location }
    }

    It 'understands drives of PowerShell' {
        $null = New-PSDrive -Name Briefs -PSProvider FileSystem -Root "$PSScriptRoot/briefs"
        (Get-CampaignPlan -Brief Briefs:/diamond.yaml).Campaign | Should -Be 'diamond'
    }

    It 'refuses a path that is not in the file system' {
        { Get-CampaignPlan -Brief Env:/PATH } | Should -Throw -ErrorId 'Usage,Coro.Module.Commands.GetCampaignPlanCommand'
    }

    It 'gives the plan of a cycle, and an error that names it' {
        $path = Write-BriefOf "  - {name: a, tier: A, depends_on: [b]}`n  - {name: b, tier: A, depends_on: [a]}"
        $plan = Get-CampaignPlan -Brief $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $plan.HasCycle | Should -BeTrue
        $plan.CycleParticipants | Should -Be 'a', 'b'
        $problems.FullyQualifiedErrorId | Should -Be 'CircularDependencies,Coro.Module.Commands.GetCampaignPlanCommand'
        $problems.Exception.ExitCode | Should -Be 'CircularDependencies'
    }

    It 'reports all that is wrong at once, in one error with the diagnostics on it' {
        $path = Write-BriefOf "  - {name: con, tier: A}`n  - {name: b, tier: Q}`n  - {name: c, tier: A, color: red}"
        $problem = { Get-CampaignPlan -Brief $path } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.GetCampaignPlanCommand'
        $problem.CategoryInfo.Category | Should -Be 'InvalidData'
        $problem.Exception | Should -BeOfType [Coro.InvalidInputException]
        [int] $problem.Exception.ExitCode | Should -Be 2
        $problem.Exception.Diagnostics.Count | Should -BeGreaterOrEqual 3
        $problem.Exception.Message | Should -Match 'con'
        $problem.Exception.Message | Should -Match 'color'
    }

    It 'says which brief is missing' {
        $problem = { Get-CampaignPlan -Brief "$TestDrive/none.yaml" } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'MissingBrief,Coro.Module.Commands.GetCampaignPlanCommand'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.TargetObject | Should -Be "$TestDrive/none.yaml"
    }

    It 'goes on with the next file when one is bad' {
        $bad = Write-BriefOf '  - {name: con, tier: A}'
        $plans = Get-Item $bad, $brief | Get-CampaignPlan -ErrorVariable problems -ErrorAction SilentlyContinue
        $plans.Campaign | Should -Be 'diamond'
        $problems | Should -HaveCount 1
    }

    It 'can be caught by type' {
        $caught = try { Get-CampaignPlan -Brief "$TestDrive/none.yaml" } catch [Coro.MissingBriefException] { 'caught' }
        $caught | Should -Be 'caught'
    }
}

Describe 'Test-CampaignPlan' {
    It 'says yes to what could run' {
        Test-CampaignPlan -Brief $brief | Should -BeTrue
    }

    It 'says no, with an error for each problem' {
        $path = Write-BriefOf "  - {name: con, tier: A}`n  - {name: c, tier: A, color: red}"
        $answer = Test-CampaignPlan -Brief $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $answer | Should -BeFalse
        $problems.Count | Should -BeGreaterOrEqual 2
        $problems[0].TargetObject | Should -BeOfType [Coro.Diagnostic]
        $problems[0].TargetObject.Line | Should -BeGreaterThan 0
    }

    It 'says no to a cycle' {
        $path = Write-BriefOf "  - {name: a, tier: A, depends_on: [b]}`n  - {name: b, tier: A, depends_on: [a]}"
        Test-CampaignPlan -Brief $path -ErrorAction SilentlyContinue | Should -BeFalse
    }
}
