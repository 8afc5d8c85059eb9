BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path
}

Describe 'Start-Campaign' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
    }

    It 'runs a brief to its end and gives the result' {
        $result = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $result | Should -BeOfType [Coro.CampaignResult]
        $result.ExitCode | Should -Be 'Success'
        $result.Completed | Should -HaveCount 4
        $result.Name | Should -Be 'diamond'
        $result.Status | Should -Be 'Completed'
        $result.ReportPath | Should -Exist
        $result.Campaign.Workspace | Should -BeLike "$root*"
    }

    It 'gives both the result and an error when the campaign halts' {
        $result = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorVariable problems -ErrorAction SilentlyContinue 3> $null
        $result.ExitCode | Should -Be 'DependencyDeadlock'
        $result.Failed | Should -Be 'bad'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'DependencyDeadlock,Coro.Module.Commands.StartCampaignCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'DeadlockDetected'
        $problems[0].Exception | Should -BeOfType [Coro.DependencyDeadlockException]
        [int] $problems[0].Exception.ExitCode | Should -Be 7
        $problems[0].TargetObject | Should -Be $result
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Resume-Campaign failing'
    }

    It 'can be caught with -ErrorAction Stop, the result being the error''s target' {
        $brief = Write-FailingBrief
        $problem = { Start-Campaign -Brief $brief -Root $root -ErrorAction Stop 3> $null } | Should -Throw -PassThru
        $problem.TargetObject.ExitCode | Should -Be 'DependencyDeadlock'
    }

    It 'warns of a child that failed' {
        $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorAction SilentlyContinue -WarningVariable warnings 3> $null
        "$warnings" | Should -Match 'bad failed'
    }

    It 'tells of stages and children in the verbose stream' {
        $said = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -Verbose 4>&1
        "$said" | Should -Match 'Stage 4 skill-loop: start'
        "$said" | Should -Match 'core completed'
    }

    It 'makes failed children an error with -Strict only' {
        $brief = Write-Brief -Name lone -Targets '  - {name: bad, tier: A}' -Shell 'exit 3'
        (Start-Campaign -Brief $brief -Root $root 3> $null).ExitCode | Should -Be 'Success'
        $result = Start-Campaign -Brief $brief -Root $root -Strict -ErrorAction SilentlyContinue 3> $null
        $result.ExitCode | Should -Be 'ChildrenFailed'
    }

    It 'takes another name' {
        (Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -Name other).Name | Should -Be 'other'
        (Get-Campaign -Root $root).Name | Should -Be 'other'
    }

    It 'runs nothing with -WhatIf' {
        Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -WhatIf | Should -BeNullOrEmpty
        $root | Should -Not -Exist
    }

    It 'parks at a gate that was answered with halt' {
        $brief = Write-ExportingBrief
        $result = Start-Campaign -Brief $brief -Root $root -Gate @{ Export = 'halt' } -ErrorAction SilentlyContinue
        $result.ExitCode | Should -BeIn 'AwaitingInput', 'ExportCancelled'
        $result.Status | Should -Be 'Parked'
    }

    It 'refuses, before anything runs, <case>' -TestCases @(
        @{ case = 'both -Interactive and -Headless'; arguments = @{ Interactive = $true; Headless = $true }; id = 'Usage' }
        @{ case = 'a gate that does not exist'; arguments = @{ Gate = @{ nonsense = 'x' } }; id = 'Usage' }
        @{ case = 'a name that may not be used'; arguments = @{ Name = '../x' }; id = 'Usage' }
    ) {
        { Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root @arguments } |
            Should -Throw -ErrorId "$id,Coro.Module.Commands.StartCampaignCommand"
        $root | Should -Not -Exist
    }

    It 'refuses to start nothing' {
        $problem = { Start-Campaign -Headless -Root $root } | Should -Throw -PassThru
        [int] $problem.Exception.ExitCode | Should -Be 8
    }

    It 'archives what is there and starts afresh, a brief being given' {
        $first = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $second = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $second.Campaign.JobId | Should -Not -Be $first.Campaign.JobId
    }

    It 'goes on with what is there when asked to' {
        $first = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        (Start-Campaign -Name diamond -Root $root -Headless).Campaign.JobId | Should -Be $first.Campaign.JobId
        (Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Existing Resume -Root $root).Campaign.JobId |
            Should -Be $first.Campaign.JobId
    }

    It 'puts campaigns under PowerShell''s location, not under the process''s' {
        $null = New-Item -Path $root -ItemType Directory
        Push-Location -Path $root
        try { $result = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" } finally { Pop-Location }
        $result.Root | Should -Be (Join-Path -Path $root -ChildPath '.coro')
    }
}

Describe 'Start-Campaign -EnableExit' {
    It 'ends PowerShell with <code> when <case>' -TestCases @(
        @{ case = 'the campaign halts'; code = 7; brief = { Write-FailingBrief } }
        @{ case = 'all went well'; code = 0; brief = { "$PSScriptRoot/briefs/diamond.yaml" } }
        @{ case = 'the brief is missing'; code = 8; brief = { "$TestDrive/none.yaml" } }
    ) {
        $start = "Import-Module '$PSScriptRoot/../Coro.psd1'; Start-Campaign -Brief '$(& $brief)' -Root '$TestDrive/exit' -EnableExit; 'not reached'"
        $out = & $pwsh -NoLogo -NoProfile -NonInteractive -Command $start 2>&1
        $LASTEXITCODE | Should -Be $code
        $out | Should -Not -Contain 'not reached'

        Set-Content -LiteralPath "$TestDrive/start.ps1" -Value $start
        $out = & $pwsh -NoLogo -NoProfile -NonInteractive -File "$TestDrive/start.ps1" 2>&1
        $LASTEXITCODE | Should -Be $code
        $out | Should -Not -Contain 'not reached'
    }
}

Describe 'Resume-Campaign' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
    }

    It 'gives a finished campaign''s result again' {
        $first = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $again = Resume-Campaign -Campaign diamond -Root $root
        $again.ExitCode | Should -Be 'Success'
        $again.Completed | Should -Be $first.Completed
        $again.Campaign.LastUpdated | Should -Be $first.Campaign.LastUpdated
    }

    It 'takes campaigns from the pipeline, by whatever name' {
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        (Get-Campaign -Root $root | Resume-Campaign).Name | Should -Be 'diamond'
        (Get-CampaignStatus diamond -Root $root | Resume-Campaign).Name | Should -Be 'diamond'
        ('diamond' | Resume-Campaign -Root $root).Name | Should -Be 'diamond'
        (Resume-Campaign -Name diamond -Root $root).Name | Should -Be 'diamond'
        (Resume-Campaign -Job (Get-Campaign -Root $root).JobId -Root $root).Name | Should -Be 'diamond'
    }

    It 'refuses one that does not exist' {
        $problem = { Resume-Campaign -Campaign none -Root $root } | Should -Throw -PassThru
        [int] $problem.Exception.ExitCode | Should -Be 3
        $problem.TargetObject | Should -Be 'none'
    }

    It 'goes on with the next campaign when one cannot be resumed' {
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $results = 'none', 'diamond' | Resume-Campaign -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Name | Should -Be 'diamond'
        $problems | Should -HaveCount 1
    }

    It 'does nothing with -WhatIf' {
        $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -ErrorAction SilentlyContinue 3> $null
        $before = (Get-Campaign -Root $root).LastUpdated
        Resume-Campaign failing -Root $root -WhatIf | Should -BeNullOrEmpty
        (Get-Campaign -Root $root).LastUpdated | Should -Be $before
    }
}

Describe 'A campaign that is stopped' {
    It 'has written its state when the cmdlet returns, and can be resumed' {
        $root = "$TestDrive/stopped"
        $brief = Write-SlowBrief
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$PSScriptRoot/../Coro.psd1'; Start-Campaign -Brief '$brief' -Root '$root'")
        $running = $shell.BeginInvoke()
        $deadline = [datetime]::UtcNow.AddSeconds(60)
        while (-not (Test-Path -Path "$TestDrive/slow.started") -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
        "$TestDrive/slow.started" | Should -Exist

        $shell.Stop()
        { $shell.EndInvoke($running) } | Should -Throw
        $campaign = Get-Campaign -Root $root
        $campaign.Status | Should -Be 'Parked'
        $campaign.ExitCode | Should -Be 'Interrupted'

        Set-Content -LiteralPath "$TestDrive/slow.go" -Value ''
        $result = Resume-Campaign -Root $root
        $result.ExitCode | Should -Be 'Success'
        (Get-CampaignChild slow -Name quick -Root $root).Attempt | Should -Be 1
    }
}
