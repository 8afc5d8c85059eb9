# What each public type looks like, held against approved text in tests/formats. CORO_APPROVE=1 rewrites it; read the difference then.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Coro.psd1"

    # In the user's own time zone whatever that is, so that the text is the same everywhere.
    function Get-Moment ([int] $Minute) { [DateTimeOffset]::new([datetime]::new(2026, 3, 1, 9, $Minute, 0, [DateTimeKind]::Local)) }

    $counts = [Coro.CampaignCounts] @{ Completed = 1; Failed = 1; Active = 1; Pending = 1; Escalated = 1 }
    $campaign = [Coro.Campaign] @{
        Name = 'payments'; JobId = 'job-1'; Status = 'Parked'; Stage = 9; StageName = 'export'; Counts = $counts; StartedAt = Get-Moment 0; LastUpdated = Get-Moment 5
        Duration = [timespan]::FromSeconds(299.5); ExitCode = 'AwaitingInput'; Reason = 'The export waits for an answer.'; Workspace = '/root/campaigns/payments'; Root = '/root'
    }
    $finding = [Coro.Finding] @{ Severity = 'High'; Title = 'no example'; Detail = 'Add one.' }
    $children = @(
        [Coro.CampaignChild] @{
            Campaign = 'payments'; Name = 'core'; Status = 'Completed'; Step = 'TS'; Attempt = 1; Try = 1; QualityScore = 85.5; BelowTarget = $true; SkillPath = '/out/core'
            Duration = [timespan]::FromSeconds(61); StartedAt = Get-Moment 0; CompletedAt = Get-Moment 1; Root = '/root'
        }
        [Coro.CampaignChild] @{
            Campaign = 'payments'; Name = 'api'; Status = 'Failed'; Step = 'AN'; Attempt = 2; Try = 3; Reason = 'step-failed'; Message = 'step AN: exit code 1'; Lane = 'deep'
            DependsOn = [string[]] 'core'; Root = '/root'
        }
        [Coro.CampaignChild] @{
            Campaign = 'payments'; Name = 'docs'; Status = 'Escalated'; Step = 'TS'; Attempt = 1; Try = 1; Message = 'high finding: no example'; Findings = [Coro.Finding[]] $finding; Root = '/root'
        }
        [Coro.CampaignChild] @{ Campaign = 'payments'; Name = 'web'; WaitingFor = 'api, which failed'; DependsOn = [string[]] 'api'; Tier = 'B'; Root = '/root' }
    )
    $gate = [Coro.Gate] @{ Id = 'export'; Kind = 'Export'; Question = 'Write 1 skill?'; Choices = [string[]] ('export', 'cancel'); Default = 'export'; Facts = [string[]] 'core goes to /out'; Since = Get-Moment 5 }
    $stage = [Coro.CampaignStage] @{ Campaign = 'payments'; Stage = 7; Name = 'verify'; Outcome = 'TimedOut'; Message = 'too slow'; CompletedAt = Get-Moment 4 }
    $diagnostic = [Coro.Diagnostic] @{ Code = 'unknown-key'; Message = "the key 'targts' is not known"; File = 'brief.yaml'; Line = 2; Column = 1; Path = 'targts' }

    $script:samples = [ordered]@{
        Campaign            = $campaign
        CampaignChild       = $children
        ChildWithRequests   = @($children[0], $children[3] | ForEach-Object {
                $child = [Coro.CampaignChild] @{
                    Campaign = 'payments'; Name = $_.Name; Status = $_.Status; Root = '/root'
                    PullRequests = [Coro.PullRequest[]] @(if ($_.Name -eq 'core') {
                            [Coro.PullRequest] @{ Url = 'https://github.com/o/core/pull/12'; Status = 'Merged' }, [Coro.PullRequest] @{ Url = 'https://git.example/o/core/branch-x'; Status = 'Open' }
                        })
                }
                $child.PSObject.TypeNames.Insert(0, 'Coro.CampaignChild#PullRequests')
                $child
            })
        CampaignOverview    = [Coro.CampaignOverview] @{ Campaign = $campaign; Children = [Coro.CampaignChild[]] $children; Gates = [Coro.Gate[]] $gate; Stages = [Coro.CampaignStage[]] $stage; Decisions = [string[]] 'plan accepted' }
        CampaignResult      = [Coro.CampaignResult] @{
            Campaign = $campaign; ExitCode = 'AwaitingInput'; Error = 'The export waits.'; Phase = 'export'; Completed = [string[]] 'core'; Failed = [string[]] 'api'
            DecisionLogPath = '/root/log.md'; Duration = [timespan]::FromSeconds(299.5)
        }
        CampaignGate        = [Coro.CampaignGate] @{
            Campaign = 'payments'; Id = 'export'; Kind = 'Export'; Question = 'Write 1 skill?'; Choices = [string[]] ('export', 'cancel'); Default = 'export'
            Facts = [string[]] 'core goes to /out'; Since = Get-Moment 5; Root = '/root'
        }
        Gate                = $gate
        Finding             = $finding
        CampaignStage       = $stage
        Diagnostic          = $diagnostic
        CampaignPlan        = [Coro.CampaignPlan] @{
            Campaign = 'payments'; Children = [Coro.ChildDefinition[]] ([Coro.ChildDefinition] @{ Name = 'core' }); ExecutionOrder = [string[]] 'core'
            Levels = [System.Collections.Generic.IReadOnlyList[string][]] (, ([string[]] 'core')); CriticalPath = [string[]] 'core'
        }
        CampaignEventRecord = [Coro.CampaignEventRecord] @{ Campaign = 'payments'; Sequence = 7; Time = Get-Moment 2; Kind = 'child-failed'; Child = 'api'; Text = 'api failed: exit code 1'; Root = '/root' }
        CampaignLogLine     = [Coro.CampaignLogLine] @{ Campaign = 'payments'; Child = 'api'; Step = 'AN'; Attempt = 1; Try = 1; Stream = 'Error'; Text = "`e[31mred`e[0m"; Root = '/root' }
        ConfigurationValue  = [Coro.ConfigurationValue] @{ Key = 'quality_gate_soft_target'; Value = 85; Text = '85'; Origin = '/root/customize.toml'; Line = 2; Column = 28 }
        ExportItem          = [Coro.ExportItem] @{ Campaign = 'payments'; Name = 'core'; Child = 'core'; QualityScore = 85.5; BelowTarget = $true; SkillPath = '/made/core'; ExportPath = '/out/core'; Outcome = 'Exported' }
        StateCheck          = [Coro.StateCheck] @{ Path = '_campaign-state.yaml'; Format = 'Yaml'; Errors = [Coro.Diagnostic[]] $diagnostic; HaltReason = 'state-invalid' }
        StateRepair         = [Coro.StateRepair] @{ Campaign = 'payments'; Workspace = '/root/campaigns/payments'; Found = [string[]] 'The journal ends in the middle of a line.'; Actions = [string[]] 'Cut it there.'; Done = $true }
        CampaignContract    = [Coro.CampaignContract] @{
            Campaign = 'payments'; Id = 'orders-api'; Kind = 'http'; Producer = 'core'; Consumers = [string[]] ('api', 'web'); Status = 'Missing'; Shape = 'GET /orders'; Problem = 'core wrote none'; Root = '/root'
        }
        CampaignInsight     = [Coro.CampaignInsight] @{
            Campaign = 'payments'; Id = 'i1'; Text = 'Orders have no index.'; Tags = [string[]] 'speed'; Sources = [string[]] 'core'; Status = 'Approved'; At = Get-Moment 3; Root = '/root'
        }
        ChildDefinition     = [Coro.ChildDefinition] @{
            Name = 'api'; Lane = 'deep'; DependsOn = [Coro.Dependency[]] ([Coro.Dependency]::new('core')); Description = 'the front door'
            Steps = [Coro.StepDefinition[]] ([Coro.StepDefinition] @{ Name = 'build'; Run = [string[]] ('dotnet', 'build') })
        }
        StepDefinition      = @(
            [Coro.StepDefinition] @{ Name = 'build'; Run = [string[]] ('dotnet', 'build'); Timeout = [timespan]::FromMinutes(5); Retries = 2 }
            [Coro.StepDefinition] @{ Name = 'test'; Script = " Invoke-Pester`n -PassThru" }
        )
        CampaignUsage       = [Coro.CampaignUsage] @{
            Campaign = 'payments'; Child = 'api'; Lane = 'deep'; Attempt = 1; Step = 'AN'; Try = 2; Outcome = 'Success'; Duration = [timespan]::FromSeconds(61); EndedAt = Get-Moment 4
            Usage = [Coro.Usage] @{ InputTokens = 1200; OutputTokens = 300; CostUsd = 0.25 }; Root = '/root'
        }
        CoroJob             = [Coro.CoroJob] @{ Id = '20260301-0900-1a2b'; Name = 'payments'; Title = 'Pay by card'; Origin = '/work'; CreatedAt = Get-Moment 0; AcceptanceCriteria = [string[]] 'a card can be charged' }
        TriageDecision      = [Coro.TriageDecision] @{ IsCampaign = $true; Reason = 'two signals say so'; By = 'rule' }
        CampaignDirective   = [Coro.CampaignDirective] @{ Path = '/root/_campaign-directive.md'; Guidance = [string[]] 'Notes' }
    }
    $script:shown = @($samples.Keys | ForEach-Object { @{ type = $_; sample = $samples[$_] } })
    $script:outputs = @((Get-Command -Module Coro).OutputType.Type | Where-Object { $_.FullName -like 'Coro.*' } | Sort-Object -Property Name -Unique | ForEach-Object { @{ type = $_.Name; known = $_.Name -in $samples.Keys } })
}

Describe '<type>' -ForEach $shown {
    It 'looks as it was approved: as it is, as table, list and wide' {
        $text = foreach ($form in 'as it is', 'Format-Table', 'Format-List', 'Format-Wide') {
            "--- $form"
            $formatted = if ($form -eq 'as it is') { $sample } else { $sample | & $form }
            (($formatted | Out-String -Width 110) -replace "`r" -split "`n").TrimEnd() -join "`n" -replace "^`n+|`n+$"
        }
        $text = ($text -join "`n") + "`n"
        $file = "$PSScriptRoot/formats/$type.txt"
        if ($env:CORO_APPROVE) { Set-Content -LiteralPath $file -Value $text -NoNewline }
        $text | Should -BeExactly ((Get-Content -LiteralPath $file -Raw) -replace "`r")
    }
}

Describe 'What cmdlets put out' {
    It 'has an approved look: <type>' -ForEach $outputs {
        $known | Should -BeTrue -Because 'a sample of it belongs into tests/Formats.Tests.ps1'
    }

    It 'has durations, times, costs and statuses of types that one can reckon with' {
        [Coro.CampaignChild].GetProperty('Duration').PropertyType | Should -Be ([Nullable[timespan]])
        [Coro.CampaignChild].GetProperty('StartedAt').PropertyType | Should -Be ([Nullable[DateTimeOffset]])
        [Coro.Usage].GetProperty('CostUsd').PropertyType | Should -Be ([Nullable[decimal]])
        [Coro.CampaignChild].GetProperty('Status').PropertyType.IsEnum | Should -BeTrue
        foreach ($type in [Coro.Campaign].Assembly.GetExportedTypes()) {
            $type.GetProperties().Where({ $_.PropertyType -eq [datetime] -or $_.PropertyType -eq [Nullable[datetime]] }) |
                Should -BeNullOrEmpty -Because "$($type.Name) would have a time without its offset"
        }
    }
}

Describe 'Colour' {
    BeforeAll {
        $script:pwsh = (Get-Process -Id $PID).Path
        function Show-Failed ([string] $Before, [hashtable] $Variables = @{}) {
            $show = "Import-Module '$PSScriptRoot/../Coro.psd1'; $Before; [Coro.CampaignChild] @{ Campaign = 'c'; Name = 'n'; Status = 'Failed'; Root = '/' } | Out-String"
            foreach ($name in 'NO_COLOR', 'TERM') { [Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
            try { (& $pwsh -NoLogo -NoProfile -NonInteractive -Command $show) -join "`n" } finally { $env:NO_COLOR = '1' }
        }
    }

    It 'is there where it is wanted' { Show-Failed "`$PSStyle.OutputRendering = 'Ansi'" | Should -Match "`e\[31mFailed" }
    It 'is not there as plain text' { Show-Failed "`$PSStyle.OutputRendering = 'PlainText'" | Should -Not -Match "`e" }
    It 'is not there with NO_COLOR' { Show-Failed '' @{ NO_COLOR = '1' } | Should -Not -Match "`e" }
}
