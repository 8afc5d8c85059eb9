BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path

    # Runs a command in a PowerShell of its own, in which a person types these lines.
    function Invoke-Typing ([string[]] $Line, [string] $Command) {
        $out = ($Line | & $pwsh -NoLogo -NoProfile -Command "Import-Module '$PSScriptRoot/../Coro.psd1'; $Command" 2>&1) -join "`n"
        [pscustomobject]@{ Out = $out; ExitCode = $LASTEXITCODE }
    }

    function Invoke-Quietly ([string] $Brief, [hashtable] $With = @{}) {
        Start-Campaign -Brief $Brief -Root $root -Headless -ErrorAction SilentlyContinue @With 3> $null
    }
}

Describe 'A gate' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
    }

    It 'of a failed child lists what somebody needs to decide, and its dependents start when it is forced' {
        $null = Invoke-Quietly (Write-FailingBrief)
        $gate = Get-CampaignGate dependency:bad failing -Root $root
        $gate.Choices | Should -Be 'rerun', 'skip', 'force', 'halt'
        $gate.Facts | Should -Be 'why: step AN: exit code 1', 'waiting for it: blocked'
        $gate.Since | Should -Not -BeNullOrEmpty
        $gate | Format-List | Out-String | Should -Match 'Facts +: why: step AN'

        ($gate | Approve-CampaignGate -Choice force -Reason 'not worth it').Status | Should -Be 'Failed'
        (Get-CampaignChild failing -Root $root -Name blocked).Forced | Should -Be 'bad'
        Get-CampaignChild failing -Root $root -Name blocked | Format-List | Out-String | Should -Match 'Forced +: without bad'
        (Resume-Campaign failing -Root $root -Headless 3> $null).ExitCode | Should -Be 'Success'
        (Get-CampaignChild failing -Root $root -Name blocked).Status | Should -Be 'Completed'
        (Get-CampaignStatus failing -Root $root).Decisions -join "`n" | Should -Match 'bad forced: blocked may start without it, by .*: not worth it'
    }

    It 'of a deadlock leaves out what can never start' {
        $null = Invoke-Quietly (Write-FailingBrief)
        Approve-CampaignGate deadlock failing -Root $root | Should -BeOfType [Coro.Campaign]
        (Get-CampaignChild failing -Root $root -Name blocked).Status | Should -Be 'Skipped'
        (Resume-Campaign failing -Root $root -Headless 3> $null).ExitCode | Should -Be 'Success'
    }

    It 'in front of a stage parks the campaign until somebody gives the word, after a restart, too' {
        $brief = Write-Brief -Name waiting -Targets '  - {name: one, tier: A}' -Shell 'true' -More 'checkpoints: [capstone]'
        (Invoke-Quietly $brief).ExitCode | Should -Be 'AwaitingInput'
        $gate = Get-CampaignGate -Root $root
        $gate.Id | Should -Be 'checkpoint:capstone'
        $gate.Choices | Should -Be 'continue', 'halt'
        ($gate | Deny-CampaignGate -Reason 'not yet').Name | Should -Be 'waiting'
        (Resume-Campaign -Root $root -Headless -ErrorAction SilentlyContinue).ExitCode | Should -Be 'UserCancelled'
        $null = Get-CampaignGate -Root $root | Approve-CampaignGate
        (Resume-Campaign -Root $root -Headless).ExitCode | Should -Be 'Success'
    }

    It 'of an edited state file is listed, and answered, before anything else' {
        $null = Invoke-Quietly (Write-FailingBrief)
        $file = "$root/campaigns/failing/_campaign-state.yaml"
        $edited = (Get-Content -LiteralPath $file -Raw) -replace '(?s)(- name: bad\n.*?status: )failed', '$1cancelled'
        $null = Invoke-CampaignRerun bad failing -Root $root -NoResume
        Set-Content -LiteralPath $file -Value $edited -NoNewline
        $gate = Get-CampaignGate conflict failing -Root $root
        $gate.Choices | Should -Be 'journal', 'file'
        $gate.Question | Should -Match 'children\.bad'
        { Skip-CampaignChild bad failing -Root $root } | Should -Throw -ErrorId 'AwaitingInput,*'
        $null = $gate | Approve-CampaignGate -Choice file
        (Get-CampaignChild failing -Root $root -Name bad).Status | Should -Be 'Cancelled'
    }

    It 'may be answered in advance: <gate> with <answer> leaves the blocked child <status>' -TestCases @(
        @{ gate = 'dependency'; answer = 'force'; status = 'Completed' }
        @{ gate = 'dependency:bad'; answer = 'Skip'; status = 'Completed' }
        @{ gate = 'Deadlock'; answer = 'skip'; status = 'Skipped' }
        @{ gate = 'dependency'; answer = 'halt'; status = 'Pending' }
    ) {
        $null = Invoke-Quietly (Write-FailingBrief) @{ Gate = @{ $gate = $answer } }
        (Get-CampaignChild failing -Root $root -Name blocked).Status | Should -Be $status
    }

    It 'cannot be answered in advance with what it never offers' {
        { Start-Campaign -Brief (Write-FailingBrief) -Root $root -Gate @{ export = 'exprot' } } |
            Should -Throw -ErrorId 'Usage,*' -ExpectedMessage "*did you mean 'export'*"
        $root | Should -Not -Exist
    }
}

Describe 'A person at the prompt' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
    }

    It 'answers what comes up, with a reason, and the campaign goes on' {
        $run = Invoke-Typing 'run', 'what?', 'force not needed' "Start-Campaign -Brief '$(Write-FailingBrief)' -Root '$root' -Interactive -EnableExit"
        $run.ExitCode | Should -Be 0 -Because $run.Out
        $run.Out | Should -Match 'Answer rerun, skip, force, halt'
        (Get-CampaignStatus failing -Root $root).Decisions -join "`n" | Should -Match 'bad forced: blocked may start without it, by .*: not needed'
    }

    It 'leaves with 12 at any question by typing <word>' -TestCases @(@{ word = 'cancel' }, @{ word = 'exit' }, @{ word = ':q' }) {
        (Invoke-Typing 'run', $word "Start-Campaign -Brief '$(Write-FailingBrief)' -Root '$root' -Interactive -EnableExit").ExitCode | Should -Be 12
        (Get-CampaignGate -Campaign failing -Root $root).Id | Should -Contain 'dependency:bad'
    }

    It 'who halts at a deadlock ends with 7' {
        (Invoke-Typing 'run', 'halt' "Start-Campaign -Brief '$(Write-FailingBrief)' -Root '$root' -Interactive -EnableExit").ExitCode | Should -Be 7
    }

    It 'who cancels the export ends with 11' {
        (Invoke-Typing 'run', 'cancel' "Start-Campaign -Brief '$(Write-ExportingBrief)' -Root '$root' -Interactive -EnableExit").ExitCode | Should -Be 11
    }
}

Describe 'Start-Campaign without a brief' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
    }

    It 'asks for what it needs, tells what is wrong with an answer, and asks again' {
        $typed = 'de mo', 'demo', 'core', 'core,,A', '', 'most', 'none', '101', '80', '', ''
        $run = Invoke-Typing $typed "Start-Campaign -Root '$root' -EnableExit"
        $run.ExitCode | Should -Be 2 -Because 'there are no default pipelines'
        foreach ($told in "the name 'de mo' contains ' '", "no manifest 'core'", "not 'most'", "not '101'", "[no-pipeline]") {
            $run.Out -replace '\s+', ' ' | Should -Match ([regex]::Escape($told))
        }
        $root | Should -Not -Exist
    }

    It 'shows the plan, asks about it, and runs through the default pipelines of the root' {
        $null = New-Item -Path $root -ItemType Directory
        Set-Content -LiteralPath "$root/customize.toml" -Value "[[workflow.pipelines.default.steps]]`nname = 'AN'`nrun = ['git', '--version']"
        $run = Invoke-Typing 'demo', 'core,,A', 'api,,A;core', '', '', '', '', '', 'run' "Start-Campaign -Root '$root' -EnableExit"
        $run.ExitCode | Should -Be 0 -Because $run.Out
        $run.Out | Should -Match 'Run 2 children in 2 levels\?'
        $run.Out | Should -Match 'critical path: core -> api'
        (Get-CampaignChild -Campaign demo -Root $root).Status | Select-Object -Unique | Should -Be 'Completed'
    }

    It 'does not ask for what is given' {
        $given = "-Name demo -Target 'core,,A', 'api,,A;core' -HardGate none -SoftTarget 70 -FindingsQueue ''"
        $run = Invoke-Typing 'exit' "Start-Campaign -Root '$root' $given -EnableExit"
        $run.ExitCode | Should -Be 12
        $run.Out | Should -Match 'Soft fallback \[70\]'
        $run.Out | Should -Not -Match 'Campaign name|Hard gate'
    }

    It 'leaves with 12 and writes nothing when somebody leaves after <typed>' -TestCases @(
        @{ typed = , 'exit' }
        @{ typed = 'demo', ':q' }
        @{ typed = 'demo', 'core,,A', '', 'cancel' }
        @{ typed = , 'demo' }
    ) {
        (Invoke-Typing $typed "Start-Campaign -Root '$root' -EnableExit").ExitCode | Should -Be 12
        $root | Should -Not -Exist
    }

    It 'refuses a bad parameter with the reason of a bad answer' {
        { Start-Campaign -Headless -Name x -Target 'core,,X' -Root $root } | Should -Throw -ErrorId 'Usage,*' -ExpectedMessage "*-Target is 'core,,X': the tier must be A or B, not 'X'.*"
        { Start-Campaign -Headless -Target 'core,,A' -Root $root } | Should -Throw -ErrorId 'Usage,*'
        $root | Should -Not -Exist
    }
}

Describe 'A host that cannot ask' {
    It 'parks the campaign instead of leaving it' {
        $root = "$TestDrive/mute"
        $command = "Import-Module '$PSScriptRoot/../Coro.psd1'; Start-Campaign -Brief '$(Write-FailingBrief)' -Root '$root' -Interactive -EnableExit"
        $out = & $pwsh -NoLogo -NoProfile -NonInteractive -Command $command 2>&1
        $LASTEXITCODE | Should -Be 14 -Because "$out"
        (Get-CampaignGate -Campaign failing -Root $root).Id | Should -Be 'plan'
    }
}
