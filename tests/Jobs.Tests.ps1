BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path

    # Starts a job whose one child waits for a file, and returns once the child does.
    function Invoke-Waiting ([string] $Name) {
        $job = New-CampaignChild one -Step { $null = New-Item -Path "$using:TestDrive/$using:Name.started"; while (-not (Test-Path -Path "$using:TestDrive/$using:Name.go")) { Start-Sleep -Milliseconds 20 }; 'done' } |
            Start-Campaign -Name $Name -Root $root -AsJob
        $deadline = [datetime]::UtcNow.AddSeconds(60)
        while (-not (Test-Path -Path "$TestDrive/$Name.started") -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
        "$TestDrive/$Name.started" | Should -Exist
        $job
    }
}

Describe 'Start-Campaign -AsJob' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    AfterEach {
        Get-Job | Remove-Job -Force
        Remove-Item -Path "$TestDrive/*.started", "$TestDrive/*.go" -ErrorAction Ignore
    }

    It 'gives a job, and Receive-Job its result' {
        $job = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -AsJob
        $job | Should -BeOfType [System.Management.Automation.Job]
        $job.Name, $job.PSJobTypeName | Should -Be 'diamond', 'CampaignJob'
        (Get-Job -Name diamond).Id | Should -Be $job.Id
        (Wait-Job -Job $job).State | Should -Be 'Completed'
        $job.StatusMessage | Should -Be '4 of 4 done, 0 active, 0 failed'
        $job.HasMoreData | Should -BeTrue
        $result = Receive-Job -Job $job
        $result | Should -BeOfType [Coro.CampaignResult]
        $result.ExitCode | Should -Be 'Success'
        $result.Completed | Should -HaveCount 4
        $job.HasMoreData | Should -BeFalse
        Receive-Job -Job $job | Should -BeNullOrEmpty
        Remove-Job -Job $job
        Get-Job | Should -BeNullOrEmpty
    }

    It 'has its campaign by the time it is there' {
        $job = Invoke-Waiting -Name there
        (Get-Campaign there -Root $root).Status | Should -Be 'Running'
        $job.State | Should -Be 'Running'
        $job.StatusMessage | Should -Match '1 active'
        Set-Content -LiteralPath "$TestDrive/there.go" -Value ''
        (Receive-Job -Job $job -Wait).ExitCode | Should -Be 'Success'
    }

    It 'keeps all streams, and progress' {
        $job = Start-Campaign -Brief (Write-FailingBrief) -Root $root -AsJob
        $null = Wait-Job -Job $job
        $job.State | Should -Be 'Failed'
        "$($job.Warning)" | Should -Match 'bad failed'
        $job.Progress.Activity | Should -Contain 'Children'
        $null = Receive-Job -Job $job -ErrorVariable problems -WarningVariable warnings -Verbose -ErrorAction SilentlyContinue 3> $null 4> "$TestDrive/verbose"
        "$warnings" | Should -Match 'bad failed'
        $problems[0].Exception | Should -BeOfType [Coro.DependencyDeadlockException]
        $problems[0].TargetObject.ExitCode | Should -Be 'DependencyDeadlock'
        Get-Content -LiteralPath "$TestDrive/verbose" -Raw | Should -Match 'Stage 4 skill-loop: start'
    }

    It 'keeps what was received with -Keep' {
        $job = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -AsJob
        (Wait-Job -Job $job | Receive-Job -Keep).ExitCode | Should -Be 'Success'
        (Receive-Job -Job $job).ExitCode | Should -Be 'Success'
    }

    It 'goes away with -AutoRemoveJob' {
        (Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -AsJob | Receive-Job -Wait -AutoRemoveJob).ExitCode | Should -Be 'Success'
        Get-Job | Should -BeNullOrEmpty
    }

    It 'is stopped in peace, and can be resumed as a job' {
        $job = Invoke-Waiting -Name stopped
        Stop-Job -Job $job
        $job.State | Should -Be 'Stopped'
        $campaign = Get-Campaign stopped -Root $root
        $campaign.Status, $campaign.ExitCode | Should -Be 'Parked', 'Interrupted'
        Set-Content -LiteralPath "$TestDrive/stopped.go" -Value ''
        Remove-Item -Path "$TestDrive/stopped.started"
        $again = Resume-Campaign stopped -Root $root -AsJob
        $again.Name | Should -Be 'stopped'
        (Receive-Job -Job $again -Wait).ExitCode | Should -Be 'Success'
        (Get-CampaignChild -Campaign stopped -Root $root).Attempt | Should -Be 1
    }

    It 'is stopped by Stop-Campaign as well' {
        $job = Invoke-Waiting -Name other
        $null = Stop-Campaign other -Root $root -Now
        (Wait-Job -Job $job).State | Should -BeIn 'Failed', 'Stopped'
        (Get-Campaign other -Root $root).Status | Should -Be 'Parked'
    }

    It 'is removed while it runs only with -Force, and then stopped' {
        $job = Invoke-Waiting -Name forced
        { Remove-Job -Job $job -ErrorAction Stop } | Should -Throw
        Remove-Job -Job $job -Force
        Get-Job | Should -BeNullOrEmpty
        (Get-Campaign forced -Root $root).Status | Should -Be 'Parked'
    }

    It 'runs two at once' {
        $first, $second = (Invoke-Waiting -Name first), (Invoke-Waiting -Name second)
        (Get-Campaign -Root $root).Status | Should -Be 'Running', 'Running'
        Set-Content -LiteralPath "$TestDrive/second.go" -Value ''
        $null = Wait-Job -Job $second
        $first.State | Should -Be 'Running'
        Set-Content -LiteralPath "$TestDrive/first.go" -Value ''
        (Receive-Job -Job $first, $second -Wait).Name | Sort-Object | Should -Be 'first', 'second'
    }

    It 'refuses at once what cannot begin, and leaves no job' {
        { (New-CampaignChild a -DependsOn b), (New-CampaignChild b -DependsOn a) | Start-Campaign -Name x -Step { } -Root $root -AsJob } | Should -Throw -ErrorId 'CircularDependencies,*'
        { Start-Campaign -Brief "$TestDrive/none.yaml" -Root $root -AsJob } | Should -Throw -ErrorId 'MissingBrief,*'
        { Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -AsJob -Interactive } | Should -Throw -ErrorId 'Usage,*'
        $null = Invoke-Waiting -Name busy
        { Resume-Campaign busy -Root $root -AsJob } | Should -Throw -ErrorId 'Locked,*'
        Get-Job | Should -HaveCount 1
    }

    It 'starts nothing with -WhatIf' {
        Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -AsJob -WhatIf | Should -BeNullOrEmpty
        Get-Job | Should -BeNullOrEmpty
    }

    It 'leaves a campaign that can be resumed, and no process, when PowerShell ends' {
        $start = "Import-Module '$PSScriptRoot/../Coro.psd1'; `$null = New-CampaignChild one -Step { sleep 4713 } | Start-Campaign -Name gone -Root '$root' -AsJob; " +
        "while (-not (Get-CampaignEvent gone -Kind step-spawned -Root '$root' -ErrorAction Ignore)) { Start-Sleep -Milliseconds 50 }; exit 0"
        & $pwsh -NoLogo -NoProfile -NonInteractive -Command $start
        (Get-Campaign gone -Root $root).Status | Should -BeIn 'Parked', 'Interrupted'
        Get-Process -Name sleep -ErrorAction Ignore | Where-Object { (Get-Content -LiteralPath "/proc/$($_.Id)/cmdline" -ErrorAction Ignore) -match '4713' } | Should -BeNullOrEmpty
    }
}

Describe 'Wait-Campaign' {
    BeforeEach { $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))" }

    AfterEach {
        Get-Job | Remove-Job -Force
        Remove-Item -Path "$TestDrive/*.started", "$TestDrive/*.go" -ErrorAction Ignore
    }

    It 'gives a campaign that nobody runs at once' {
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $campaign = Wait-Campaign diamond -Root $root
        $campaign | Should -BeOfType [Coro.Campaign]
        $campaign.Status, $campaign.ExitCode | Should -Be 'Completed', 'Success'
    }

    It 'waits for one that runs, whoever runs it' {
        $job = Invoke-Waiting -Name waited
        $waiter = [powershell]::Create().AddScript("Import-Module '$PSScriptRoot/../Coro.psd1'; Wait-Campaign waited -Root '$root'")
        $waiting = $waiter.BeginInvoke()
        $waiting.IsCompleted | Should -BeFalse
        Set-Content -LiteralPath "$TestDrive/waited.go" -Value ''
        ($waiter.EndInvoke($waiting)).Status | Should -Be 'Completed'
        $waiter.Dispose()
        $job | Wait-Campaign -Root $root | ForEach-Object Status | Should -Be 'Completed'
    }

    It 'gives up after a time, with an error of its own for each that still runs' {
        $null = Invoke-Waiting -Name slow
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        $done = 'slow', 'diamond' | Wait-Campaign -Root $root -Timeout 200ms -ErrorVariable problems -ErrorAction SilentlyContinue
        $done.Name | Should -Be 'diamond'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'WaitTimedOut,Coro.Module.Commands.WaitCampaignCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $problems[0].TargetObject | Should -Be 'slow'
        (Get-Campaign slow -Root $root).Status | Should -Be 'Running'
    }

    It 'tells of one that there is not, and goes on' {
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root
        ('none', 'diamond' | Wait-Campaign -Root $root -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'diamond'
        $problems[0].FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.WaitCampaignCommand'
    }

    It 'can be stopped, and the campaign goes on' {
        $null = Invoke-Waiting -Name on
        $waiter = [powershell]::Create().AddScript("Import-Module '$PSScriptRoot/../Coro.psd1'; Wait-Campaign on -Root '$root'")
        $waiting = $waiter.BeginInvoke()
        Start-Sleep -Milliseconds 300
        $waiter.Stop()
        { $waiter.EndInvoke($waiting) } | Should -Throw
        $waiter.Dispose()
        (Get-Campaign on -Root $root).Status | Should -Be 'Running'
    }
}
