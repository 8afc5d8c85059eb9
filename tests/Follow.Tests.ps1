BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:root = "$TestDrive/root"
    $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
    $null = Start-Campaign -Brief (Write-TalkingBrief) -Root $root -ErrorAction SilentlyContinue 3> $null

    function Complete ([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }

    # A script in a PowerShell of its own, while this one goes on.
    function Invoke-Elsewhere ([string] $Script) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$PSScriptRoot/../Coro.psd1'; $Script")
        [pscustomobject] @{ Shell = $shell; Running = $shell.BeginInvoke() }
    }

    function Wait-Until ([scriptblock] $Condition, [string] $What) {
        $deadline = [datetime]::UtcNow.AddSeconds(60)
        while (-not (& $Condition) -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
        & $Condition | Should -BeTrue -Because $What
    }
}

Describe 'Get-CampaignEvent' {
    It 'gives all that happened, in order' {
        $events = Get-CampaignEvent diamond -Root $root
        $events | Should -BeOfType [Coro.CampaignEventRecord]
        $events.Sequence | Should -Be (1..$events.Count)
        $events[0].Kind | Should -Be 'campaign-created'
        $events.Campaign | Select-Object -Unique | Should -Be 'diamond'
        "$($events[1])" | Should -Be '4 children: core, left, right, top'
    }

    It 'takes kinds, children and a number to begin with' {
        (Get-CampaignEvent talking child-* -Root $root).Kind | Sort-Object | Should -Be 'child-completed', 'child-failed'
        (Get-CampaignEvent talking -Kind child-failed -Root $root).Text | Should -Be 'bad failed: step AN: exit code 1: bad moans'
        (Get-CampaignEvent talking -Child g* -Kind step-ended, step-started -Root $root).Kind | Should -Be 'step-started', 'step-ended'
        (Get-CampaignEvent diamond -Since 3 -Root $root)[0].Sequence | Should -Be 3
    }

    It 'has details that scripts can use' {
        $ended = Get-CampaignEvent talking -Kind step-ended -Child bad -Root $root
        $ended.Stage, $ended.Step, $ended.Attempt, $ended.Try | Should -Be 'skill-loop', 'AN', 1, 1
        $ended.Detail.exit_code | Should -Be 1
        $ended.Detail.outcome | Should -Be 'failed'
        (Get-CampaignEvent talking -Kind gate-answered -Root $root)[0].Detail.answer.choice | Should -Not -BeNullOrEmpty
        ($ended | ConvertTo-Json | ConvertFrom-Json).Detail.outcome | Should -Be 'failed'
    }

    It 'takes campaigns and children from the pipeline' {
        Get-Campaign -Root $root | Get-CampaignEvent -Kind run-started | Should -HaveCount 2
        (Get-CampaignChild -Campaign talking -Root $root -Status Failed | Get-CampaignEvent -Kind step-started).Child | Should -Be 'bad'
    }

    It 'says which child or kind there is not, and goes on' {
        $events = Get-CampaignEvent none, talking -Child nobody, good -Kind attempt-started -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $events.Child | Should -Be 'good'
        $problems.FullyQualifiedErrorId | Should -Be @(
            'CampaignNotFound,Coro.Module.Commands.GetCampaignEventCommand'
            'ChildNotFound,Coro.Module.Commands.GetCampaignEventCommand')
        Get-CampaignEvent talking -Kind stepended -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.GetCampaignEventCommand'
        "$problems" | Should -Match "did you mean 'step-ended'"
    }

    It 'is a table' {
        Get-CampaignEvent talking -Kind child-failed -Root $root | Out-String -Width 150 |
            Should -Match '(?s)Campaign: talking.*Time +Number +Kind +Text.*child-failed +bad failed'
    }

    It 'completes kinds and children' {
        (Complete "Get-CampaignEvent talking -Root '$root' -Kind child-f").CompletionText | Should -Be 'child-failed'
        (Complete "Get-CampaignEvent talking -Root '$root' -Child ").CompletionText | Sort-Object | Should -Be 'bad', 'good'
    }

    It 'does not wait for a campaign that nobody runs, and says so' {
        $events = Get-CampaignEvent diamond -Wait -Root $root -WarningVariable said 3> $null
        $events | Should -HaveCount (Get-CampaignEvent diamond -Root $root).Count
        "$said" | Should -Be "nobody runs campaign 'diamond'; this is all that has happened so far."
    }
}

Describe 'Get-CampaignLog' {
    It 'gives the lines of both streams, and where each is from' {
        $lines = Get-CampaignLog good talking -Root $root
        $lines | Should -BeOfType [Coro.CampaignLogLine]
        $lines.Text | Should -Be 'good says', "`e[31mred`e[0m", 'good moans'
        $lines.Stream | Should -Be 'Output', 'Output', 'Error'
        $lines[0].Campaign, $lines[0].Child, $lines[0].Step, $lines[0].Attempt, $lines[0].Try | Should -Be 'talking', 'good', 'AN', 1, 1
        "$($lines[0])" | Should -Be 'good says'
    }

    It 'takes streams, steps, tries and the last lines only' {
        (Get-CampaignLog good talking -Stream Error -Root $root).Text | Should -Be 'good moans'
        (Get-CampaignLog good talking -Tail 1 -Root $root).Text | Should -Be 'good moans'
        (Get-CampaignLog good talking -Step AN -Attempt 1 -Try 1 -Stream Output -Tail 2 -Root $root) | Should -HaveCount 2
        (Get-CampaignLog talking -Stage capstone -Root $root).Text | Should -Be 'gluing'
    }

    It 'takes children from the pipeline, and wildcards' {
        (Get-CampaignChild -Campaign talking -Root $root -Status Failed | Get-CampaignLog -Stream Error).Text | Should -Be 'bad moans'
        (Get-CampaignLog * talking -Stream Error -Root $root).Child | Should -Be 'bad', 'good'
        (Get-CampaignEvent talking -Kind child-failed -Root $root | Get-CampaignLog -Tail 1).Text | Should -Be 'bad moans'
    }

    It 'says what there is not, and goes on' {
        $lines = Get-CampaignLog nobody, good talking -Stream Error -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $lines.Child | Should -Be 'good'
        $problems.FullyQualifiedErrorId | Should -Be 'ChildNotFound,Coro.Module.Commands.GetCampaignLogCommand'
        Get-CampaignLog good talking -Step TS -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        "$problems" | Should -Match "no step 'TS'. Its steps are AN"
        Get-CampaignLog talking -Stage verify -Root $root -WarningVariable said 3> $null | Should -BeNullOrEmpty
        "$said" | Should -Match 'nothing has been run'
    }

    It 'shows the text, and nothing that a terminal would act on' {
        (Get-CampaignLog good talking -Root $root | Out-String).Trim() -split '\r?\n' | Should -Be 'good says', 'red', 'good moans'
    }

    It 'completes children and stages' {
        (Complete "Get-CampaignLog talking -Root '$root' -Child b").CompletionText | Should -Be 'bad'
        (Complete "Get-CampaignLog talking -Root '$root' -Stage cap").CompletionText | Should -Be 'capstone'
    }
}

Describe 'Following a campaign that runs elsewhere' {
    BeforeEach {
        $script:there = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Remove-Item -Path "$TestDrive/slow.*" -Exclude *.yaml
        $script:run = Invoke-Elsewhere "Start-Campaign -Brief '$(Write-SlowBrief)' -Root '$there' -Headless"
        Wait-Until { Test-Path -Path "$TestDrive/slow.started" } 'the campaign runs'
    }

    AfterEach {
        Set-Content -LiteralPath "$TestDrive/slow.go" -Value ''
        $null = $run.Shell.EndInvoke($run.Running)
        $run.Shell.Dispose()
    }

    It 'gives events as they happen, until the run ends' {
        $seen = [System.Collections.Generic.List[object]]::new()
        Get-CampaignEvent slow -Wait -Root $there -WarningVariable said | ForEach-Object {
            $seen.Add($_)
            if ($_.Kind -eq 'step-started' -and $_.Child -eq 'sleeper') { Set-Content -LiteralPath "$TestDrive/slow.go" -Value '' }
        }
        $seen.Sequence | Should -Be (Get-CampaignEvent slow -Root $there).Sequence
        $seen.Kind | Should -Contain 'run-stopped'
        $said | Should -BeNullOrEmpty
    }

    It 'ends as soon as enough was seen' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Get-CampaignEvent slow -Wait -Root $there | Select-Object -First 1).Kind | Should -Be 'campaign-created'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'watches until the run ends, and gives its result' {
        $watching = Invoke-Elsewhere "Watch-Campaign slow -Root '$there'"
        Wait-Until { $watching.Shell.Streams.Progress.Count -gt 0 } 'it shows how far the campaign is'
        Set-Content -LiteralPath "$TestDrive/slow.go" -Value ''
        $result = $watching.Shell.EndInvoke($watching.Running)
        $result | Should -HaveCount 1
        $result[0].GetType().FullName | Should -Be 'Coro.CampaignResult'
        $result[0].ExitCode | Should -Be 'Success'
        $result[0].Completed | Sort-Object | Should -Be 'quick', 'sleeper'
        $watching.Shell.Streams.Progress.Activity | Should -Contain 'Children'
        $watching.Shell.Dispose()
    }

    It 'is stopped at once, and stops nothing else: <script>' -TestCases @(
        @{ script = 'Get-CampaignEvent slow -Wait' }
        @{ script = 'Get-CampaignLog sleeper slow -Wait' }
        @{ script = 'Watch-Campaign slow' }
    ) {
        $following = Invoke-Elsewhere "Set-Content -LiteralPath '$there/ready' -Value ''; $script -Root '$there'"
        Wait-Until { Test-Path -LiteralPath "$there/ready" } 'it follows'
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $following.Shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $following.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $following.Shell.Dispose()
        (Get-Campaign slow -Root $there).Status | Should -Be 'Running'
    }
}

Describe 'Watch-Campaign' {
    It 'gives the result of the last run of a campaign that nobody runs' {
        $result = 'talking' | Watch-Campaign -Root $root -WarningVariable said 3> $null
        $result.ExitCode | Should -Be 'Success'
        $result.Failed | Should -Be 'bad'
        "$said" | Should -Match 'nobody runs'
        (Get-Campaign diamond -Root $root | Watch-Campaign 3> $null).Name | Should -Be 'diamond'
    }

    It 'refuses one that does not exist' {
        $problem = { Watch-Campaign none -Root $root } | Should -Throw -PassThru
        [int] $problem.Exception.ExitCode | Should -Be 3
    }
}
