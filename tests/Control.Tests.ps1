BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"

    function Invoke-Quietly ([string] $Brief, [string] $Root) {
        Start-Campaign -Brief $Brief -Root $Root -Headless -ErrorAction SilentlyContinue 3> $null
    }

    # All that is on disk, byte for byte.
    function Get-DiskHash ([string] $Root) {
        Get-ChildItem -LiteralPath $Root -Recurse -Force -File | Get-FileHash | ForEach-Object { "$($_.Path) $($_.Hash)" }
    }

    function Complete ([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

Describe 'Acting on children' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Remove-Item -LiteralPath "$TestDrive/mended" -ErrorAction Ignore
        $null = Invoke-Quietly (Write-MendableBrief) $root
    }

    It 'reruns what comes down the pipeline, and returns each child as it is afterwards' {
        $children = Get-CampaignChild -Root $root | Where-Object Status -eq Failed | Invoke-CampaignRerun -NoResume -Reason 'once more'
        $children | Should -BeOfType [Coro.CampaignChild]
        $children.Name | Should -Be 'one', 'two'
        $children.Status | Select-Object -Unique | Should -Be 'Ready'
        (Get-Campaign -Root $root).Status | Should -Be 'Parked'
        (Get-CampaignStatus -Root $root).Decisions -join "`n" | Should -Match 'once more'
    }

    It 'makes one request of many children' {
        $null = Get-CampaignChild -Root $root -Status Failed | Invoke-CampaignRerun -NoResume
        $requests = Get-ChildItem -LiteralPath "$root/campaigns/mendable" -Recurse -File | Select-String -Pattern '"request-?handled"'
        $requests | Should -HaveCount 1
    }

    It 'resumes the campaign once for all children' {
        Set-Content -LiteralPath "$TestDrive/mended" -Value ''
        $out = Get-CampaignChild -Root $root -Status Failed | Invoke-CampaignRerun -Headless
        $out.Name | Should -Be 'one', 'two', 'mendable'
        $out[2] | Should -BeOfType [Coro.CampaignResult]
        $out[2].ExitCode | Should -Be 'Success'
        (Get-CampaignChild mendable -Root $root -Name one).Attempt | Should -Be 2
        (Get-CampaignChild mendable -Root $root -Name last).Status | Should -Be 'Completed'
    }

    It 'goes on with the same attempt' {
        Set-Content -LiteralPath "$TestDrive/mended" -Value ''
        $out = Get-CampaignChild -Root $root -Status Failed | Resume-CampaignChild -Headless
        $out[-1].ExitCode | Should -Be 'Success'
        (Get-CampaignChild mendable -Root $root -Name one).Attempt | Should -Be 1
    }

    It 'takes what a run takes, and refuses what is wrong with that before anything is done' {
        { Get-CampaignChild -Root $root -Status Failed | Invoke-CampaignRerun -Headless -Interactive } | Should -Throw -ErrorId 'Usage,*'
        { Get-CampaignChild -Root $root -Status Failed | Resume-CampaignChild -Gate @{ nonsense = 'halt' } } | Should -Throw -ErrorId 'Usage,*'
        (Get-CampaignChild -Root $root -Status Failed).Name | Should -Be 'one', 'two'

        $out = Invoke-CampaignRerun one mendable -Root $root -Headless -Strict -Throttle 1 -Gate @{ dependency = 'force' } -WarningAction Ignore -ErrorAction SilentlyContinue
        $out[-1].ExitCode | Should -Be 'ChildrenFailed'
        (Get-CampaignChild mendable -Root $root -Name last).Forced | Should -Be 'one', 'two'
    }

    It 'resumes nothing where nothing was done' {
        Invoke-CampaignRerun last mendable -Root $root -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        (Get-Campaign -Root $root).Status | Should -Be 'Parked'
    }

    It 'unblocks what depends on children that are skipped' {
        $null = Get-CampaignChild -Root $root -Status Failed | Skip-CampaignChild
        (Get-CampaignChild -Root $root -Name last).Status | Should -Be 'Ready'
        Set-Content -LiteralPath "$TestDrive/mended" -Value ''
        (Resume-Campaign -Root $root -Headless).ExitCode | Should -Be 'Success'
    }

    It 'calls off what depends on a child, too, with -Downstream only' {
        (Stop-CampaignChild one mendable -Root $root).Status | Should -Be 'Cancelled'
        (Get-CampaignChild -Root $root -Name last).Status | Should -Be 'Pending'
        (Stop-CampaignChild two mendable -Downstream -Root $root).Name | Should -Be 'two', 'last'
        (Get-CampaignChild -Root $root -Name last).Status | Should -Be 'Cancelled'
    }

    It 'says of each child that is refused why, and goes on with the others' {
        $done = Skip-CampaignChild good, nobody, one, twoo, two mendable -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $done.Name | Should -Be 'one', 'two'
        $problems.FullyQualifiedErrorId | Should -Be @(
            'ChildOperationRefused,Coro.Module.Commands.SkipCampaignChildCommand'
            'ChildNotFound,Coro.Module.Commands.SkipCampaignChildCommand'
            'ChildNotFound,Coro.Module.Commands.SkipCampaignChildCommand')
        $problems.CategoryInfo.Category | Should -Be 'InvalidOperation', 'ObjectNotFound', 'ObjectNotFound'
        $problems.TargetObject | Should -Be 'good', 'nobody', 'twoo'
        "$($problems[0])" | Should -Match 'completed'
        "$($problems[2])" | Should -Match "did you mean 'two'"
        [int] $problems[0].Exception.ExitCode | Should -Be 3
    }

    It 'goes on where one campaign does not exist, and says so once' {
        $done = @(
            [pscustomobject] @{ Campaign = 'none'; Child = 'x' }
            [pscustomobject] @{ Campaign = 'none'; Child = 'y' }
            [pscustomobject] @{ Campaign = 'mendable'; Child = 'one' }
        ) | Skip-CampaignChild -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $done.Name | Should -Be 'one'
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.SkipCampaignChildCommand'
    }

    It 'returns a child that was like that already' {
        $null = Skip-CampaignChild one mendable -Root $root
        (Skip-CampaignChild one mendable -Root $root).Status | Should -Be 'Skipped'
    }

    It 'does not take a campaign for a child of its name' {
        $campaign = Get-Campaign -Root $root
        { $campaign | Skip-CampaignChild -ErrorAction Stop } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*'mendable' is no child*Get-CampaignChild -Campaign mendable*"
        { $campaign | Approve-CampaignGate -ErrorAction Stop } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*Get-CampaignGate -Campaign mendable*'
    }

    It 'moves a child to a lane that there is, and no other' {
        Invoke-CampaignRerun one mendable -Lane 'no lane' -NoResume -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems |
            Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -BeLike 'ChildOperationRefused,*'
    }

    It 'changes nothing with -WhatIf, and says what would be touched and what would start' {
        $before = Get-DiskHash $root
        Get-CampaignChild -Root $root | Skip-CampaignChild -WhatIf -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.TargetObject | Should -Be 'good'
        Get-CampaignChild -Root $root -Status Failed | Invoke-CampaignRerun -WhatIf | Should -BeNullOrEmpty
        Stop-Campaign -Root $root -WhatIf | Should -BeNullOrEmpty
        Get-DiskHash $root | Should -Be $before

        # What -WhatIf says goes to the host, so another PowerShell has to be asked.
        $said = & (Get-Process -Id $PID).Path -NoLogo -NoProfile -NonInteractive -Command "
            Import-Module '$PSScriptRoot/../Coro.psd1'
            Skip-CampaignChild one, two mendable -Root '$root' -WhatIf
            Invoke-CampaignRerun one mendable -Root '$root' -WhatIf"
        $said[0] | Should -Be "What if: Skip one, two of campaign 'mendable'; then last can start."
        $said[1] | Should -Be "What if: Rerun one of campaign 'mendable'; then one can start; the campaign is resumed."
        Get-DiskHash $root | Should -Be $before
    }

    It 'completes only the children that the operation may be used on' {
        (Complete "Skip-CampaignChild mendable -Root '$root' -Child ").CompletionText | Should -Be 'one', 'two', 'last'
        (Complete "Invoke-CampaignRerun mendable -Root '$root' -Child ").CompletionText | Should -Be 'good', 'one', 'two'
        (Complete "Coro\Resume-CampaignChild mendable -Root '$root' -Child ").CompletionText | Should -Be 'one', 'two'
        (Complete "Invoke-CampaignRerun one mendable -Root '$root' -Lane ").CompletionText | Should -Be 'standard', 'fast', 'deep'
    }
}

Describe 'Gates' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        $null = Invoke-Quietly (Write-JudgedBrief) $root
    }

    It 'are listed with their campaign and their choices' {
        $gate = Get-CampaignGate -Root $root
        $gate | Should -BeOfType [Coro.CampaignGate]
        $gate.Id | Should -Be 'quality:poor'
        $gate.Campaign | Should -Be 'judged'
        $gate.Choices | Should -Be 'accept', 'rerun', 'skip'
        $gate.Since | Should -Not -BeNullOrEmpty
        $gate | Out-String -Width 200 | Should -Match '(?s)Campaign: judged.*Id +Since +Choices +Default +Question.*quality:poor .*bad news'
        (Get-CampaignGate quality:* judged -Root $root).Id | Should -Be 'quality:poor'
        Get-CampaignGate export judged -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -BeLike 'GateNotFound,*'
    }

    It 'accept a child''s result when they are approved' {
        $child = Get-CampaignGate -Root $root | Approve-CampaignGate -Reason 'good enough'
        $child.Name | Should -Be 'poor'
        $child.Status | Should -Be 'Completed'
        (Get-CampaignStatus judged -Root $root).Decisions -join "`n" | Should -Match 'good enough'
        Get-CampaignGate -Campaign judged -Root $root | Should -BeNullOrEmpty
        ($child | Resume-Campaign -Root $root -Headless).ExitCode | Should -Be 'Success'
    }

    It 'can be answered with any of their choices' {
        (Approve-CampaignGate quality:poor judged -Choice Skip -Root $root).Status | Should -Be 'Skipped'
    }

    It 'are not denied by guessing' {
        $gate = Get-CampaignGate -Root $root
        foreach ($arguments in @{}, @{ Choice = 'accept' }, @{ Choice = 'nonsense' }) {
            $gate | Deny-CampaignGate @arguments -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems.TargetObject | Should -Be 'quality:poor'
        }
        (Get-CampaignChild -Root $root -Name poor).Status | Should -Be 'Escalated'
        ($gate | Deny-CampaignGate -Choice rerun).Status | Should -Be 'Ready'
    }

    It 'stay open with -WhatIf' {
        $before = Get-DiskHash $root
        Get-CampaignGate -Root $root | Approve-CampaignGate -WhatIf | Should -BeNullOrEmpty
        Get-DiskHash $root | Should -Be $before
    }

    It 'of the campaign itself can be denied, and say so in its result' {
        $root = "$TestDrive/export"
        $null = Start-Campaign -Brief (Write-ExportingBrief) -Root $root -Headless -Gate @{ export = 'halt' } -ErrorAction SilentlyContinue
        (Get-CampaignGate -Root $root).Id | Should -Be 'export'
        (Get-CampaignGate -Root $root | Deny-CampaignGate -Reason 'not now').Name | Should -Be 'exporting'
        (Resume-Campaign -Root $root -Headless -ErrorAction SilentlyContinue).ExitCode | Should -Be 'ExportCancelled'
    }

    It 'go on with those that wait when one does not' {
        $done = Approve-CampaignGate none, quality:poor judged -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $done.Name | Should -Be 'poor'
        $problems.FullyQualifiedErrorId | Should -Be 'GateNotFound,Coro.Module.Commands.ApproveCampaignGateCommand'
    }

    It 'are completed, and so are their choices' {
        (Complete "Approve-CampaignGate judged -Root '$root' -Gate ").CompletionText | Should -Be 'quality:poor'
        (Complete "Approve-CampaignGate quality:poor judged -Root '$root' -Choice ").CompletionText | Should -Be 'accept', 'rerun', 'skip'
        (Complete "Deny-CampaignGate judged -Gate quality:poor -Root '$root' -Choice ").CompletionText | Should -Be 'rerun', 'skip'
        (Complete "Get-CampaignGate judged -Root '$root' -Id q").CompletionText | Should -Be 'quality:poor'
    }
}

Describe 'A campaign that runs elsewhere' {
    It 'does what it is told, and stops when it is told to' {
        $root = "$TestDrive/elsewhere"
        $brief = Write-SlowBrief
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$PSScriptRoot/../Coro.psd1'; Start-Campaign -Brief '$brief' -Root '$root' -Headless")
        $running = $shell.BeginInvoke()
        try {
            $deadline = [datetime]::UtcNow.AddSeconds(60)
            while (-not (Test-Path -Path "$TestDrive/slow.started") -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
            "$TestDrive/slow.started" | Should -Exist

            Invoke-CampaignRerun sleeper slow -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            "$problems" | Should -Match 'running'
            (Stop-CampaignChild sleeper slow -Root $root).Status | Should -Be 'Cancelled'

            # Its process is still there, so the campaign runs on, and nobody is needed to resume it.
            Invoke-CampaignRerun sleeper slow -Root $root | Should -BeOfType [Coro.CampaignChild]

            (Stop-Campaign slow -Now -Root $root).Name | Should -Be 'slow'
            $result = $shell.EndInvoke($running)
            $result[0].ExitCode | Should -Be 'UserCancelled'
        } finally {
            Set-Content -LiteralPath "$TestDrive/slow.go" -Value ''
            $shell.Dispose()
        }
        (Get-Campaign -Root $root).Status | Should -Be 'Parked'
        (Stop-Campaign slow -Root $root).Status | Should -Be 'Parked'
        (Resume-Campaign slow -Root $root -Headless).ExitCode | Should -Be 'Success'
    }
}
