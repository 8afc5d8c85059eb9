BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"

    function Get-DiskHash ([string] $Root) {
        Get-ChildItem -LiteralPath $Root -Recurse -Force -File | Get-FileHash | ForEach-Object { "$($_.Path) $($_.Hash)" }
    }

    function Complete ([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

Describe 'Add-CampaignChild' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        $null = Start-Campaign -Brief "$PSScriptRoot/briefs/diamond.yaml" -Root $root -Headless
    }

    It 'adds a child from its parts, and brings a finished campaign back to life' {
        $child = Add-CampaignChild late diamond -DependsOn core, top -Lock db -Description 'make it' -Reason 'a late idea' -Root $root
        $child | Should -BeOfType [Coro.CampaignChild]
        $child.Status | Should -Be 'Ready'
        $child.DependsOn | Should -Be 'core', 'top'
        (Get-CampaignStatus diamond -Root $root).Decisions -join "`n" | Should -Match 'added late, by .*: a late idea'
        (Resume-Campaign diamond -Root $root -Headless).ExitCode | Should -Be 'Success'
        (Get-CampaignChild late diamond -Root $root).Status | Should -Be 'Completed'
    }

    It 'takes the rows of a table, and makes one request of them' {
        $children = @'
name,tier,lane,pin,depends_on
one,A,,,core
two,,,,"one; top"
'@ | ConvertFrom-Csv | Add-CampaignChild -Campaign diamond -Root $root
        $children.Name | Should -Be 'one', 'two'
        $children[1].DependsOn | Should -Be 'one', 'top'
        Get-ChildItem -LiteralPath "$root/campaigns/diamond" -Recurse -File | Select-String -Pattern '"request-?handled"' | Should -HaveCount 1
    }

    It 'takes definitions as they are, with their own steps' {
        $step = [Coro.StepDefinition] @{ Name = 'S'; Shell = 'true' }
        $definition = [Coro.ChildDefinition] @{ Name = 'own'; Lane = 'odd'; Steps = [Coro.StepDefinition[]] $step; DependsOn = [Coro.Dependency[]] [Coro.Dependency]::new('core') }
        $child = $definition | Add-CampaignChild -Campaign diamond -Root $root
        $child.Lane | Should -Be 'odd'
        $child.DependsOn | Should -Be 'core'
        $null = Resume-Campaign diamond -Root $root -Headless
        (Get-CampaignChild own diamond -Root $root).Step | Should -Be 'S'
    }

    It 'takes the children of a file' {
        Set-Content -LiteralPath "$TestDrive/more.txt" -Value 'one,,A;core', 'two,,A;one'
        (Add-CampaignChild diamond -Path "$TestDrive/more.txt" -Root $root).Name | Should -Be 'one', 'two'
        Set-Content -LiteralPath "$TestDrive/odd.txt" -Value 'three,,A;coer', 'top,,A'
        $problem = { Add-CampaignChild diamond -Path "$TestDrive/odd.txt" -Root $root } | Should -Throw -PassThru
        $problem.Exception.Diagnostics | Should -HaveCount 2
    }

    It 'adds all or none, and says of each what is wrong' {
        Add-CampaignChild top diamond -DependsOn coer -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems.FullyQualifiedErrorId | Should -Be 'ChildAdditionRefused,Coro.Module.Commands.AddCampaignChildCommand'
        $problems[0].Exception.Message | Should -Match "already.*no target is called 'coer'; did you mean 'core'"

        [pscustomobject] @{ Name = 'fine' }, [pscustomobject] @{ Name = 'odd'; Tier = 'C' } |
            Add-CampaignChild -Campaign diamond -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].Exception.Message | Should -Match "tier of child 'odd' is 'C'"
        $problems[1].Exception.Message | Should -Match 'all of them join, or none'
        Get-CampaignChild -Campaign diamond -Root $root | Should -HaveCount 4
    }

    It 'shows with -WhatIf the places in the plan, and changes nothing' {
        $before = Get-DiskHash $root
        $output = pwsh -NoProfile -Command @"
            Import-Module '$PSScriptRoot/../Coro.psd1'
            [pscustomobject] @{ Name = 'two'; DependsOn = 'one' }, [pscustomobject] @{ Name = 'one'; DependsOn = 'core' } | Add-CampaignChild -Campaign diamond -Root '$root' -WhatIf
"@
        ($output -join ' ') -replace '\s+', ' ' | Should -Match 'Add one \(no\. 3 of 6\), two \(no\. 6 of 6, waits for one \(ready\)\) to campaign ''diamond''; then one can start\.'
        Get-DiskHash $root | Should -Be $before
    }

    It 'completes tiers, lanes and what a child may depend on' {
        (Complete 'Add-CampaignChild x diamond -Tier ').CompletionText | Should -Be 'A', 'B'
        (Complete "Add-CampaignChild x diamond -Root '$root' -DependsOn c").CompletionText | Should -Be 'core'
    }
}

Describe 'Set-CampaignThrottle' {
    It 'changes how many children run at once, also from the pipeline' {
        $root = "$TestDrive/throttle"
        $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -Headless -ErrorAction SilentlyContinue 3> $null
        Get-Campaign -Root $root | Set-CampaignThrottle -Throttle 2 -Reason 'a small machine' | Should -BeOfType [Coro.Campaign]
        (Get-CampaignStatus -Root $root).Decisions -join "`n" | Should -Match 'throttle 2, by .*: a small machine'
        Set-CampaignThrottle 3 failing -Root $root -WhatIf | Should -BeNullOrEmpty
        { Set-CampaignThrottle 0 failing -Root $root } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Set-CampaignThrottle 1 none -Root $root -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'CampaignNotFound,Coro.Module.Commands.SetCampaignThrottleCommand'
    }
}

Describe 'Set-CampaignInteraction' {
    It 'says whether a person is asked from now on, and it is on record' {
        $root = "$TestDrive/interaction"
        $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -Headless -ErrorAction SilentlyContinue 3> $null
        Set-CampaignInteraction On failing -Root $root -WhatIf | Should -BeNullOrEmpty
        (Get-Campaign -Root $root | Set-CampaignInteraction -Mode On -Reason 'a release').Interactive | Should -BeTrue
        $status = Get-CampaignStatus -Root $root
        $status.Decisions -join "`n" | Should -Match 'interactive on, by .*: a release'
        ($status | Format-List | Out-String) | Should -Match 'Interactive\s*: on: each checkpoint waits for a person'
        (Set-CampaignInteraction Off failing -Root $root).Interactive | Should -BeFalse
        { Set-CampaignInteraction Perhaps failing -Root $root } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'Resume-Campaign -From' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Remove-Item -LiteralPath "$TestDrive/mended" -ErrorAction Ignore
        $null = Start-Campaign -Brief (Write-MendableBrief) -Root $root -Headless -ErrorAction SilentlyContinue 3> $null
    }

    It 'runs a finished child again where the gate is answered so' {
        Set-Content -LiteralPath "$TestDrive/mended" -Value ''
        $null = Resume-Campaign -From one -Gate @{ from = 'rerun' } -Root $root -Headless -ErrorAction SilentlyContinue
        (Get-CampaignChild -Root $root -Campaign mendable -Name one).Attempt | Should -Be 2
        (Get-CampaignChild -Root $root -Campaign mendable -Name two).Attempt | Should -Be 1
    }

    It 'refuses a child that is not there, with those that are' {
        $problem = { Resume-Campaign -From oen -Root $root -Headless } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.ResumeCampaignCommand'
        $problem.Exception.Message | Should -Match "did you mean 'one'\? Its children are one, "
    }

    It 'completes the children' {
        (Complete "Resume-Campaign mendable -Root '$root' -From t").CompletionText | Should -Be 'two'
    }

    It 'tells where the campaign stands: on the verbose stream where nobody is asked, on the host where somebody is' {
        $verbose = Resume-Campaign -Root $root -Headless -Verbose -ErrorAction SilentlyContinue 4>&1 3> $null | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $verbose.Message | Should -Contain 'children: 1 completed, 2 failed, 1 pending'
        $null = Resume-Campaign -Root $root -Gate @{ deadlock = 'halt'; dependency = 'halt' } -ErrorAction SilentlyContinue -InformationVariable told 3> $null 6> $null
        "$($told[0])" | Should -Be 'campaign     mendable'
    }
}

Describe 'Get-CampaignChild -Explain' {
    It 'says why, and what a resume would do' {
        $root = "$TestDrive/explain"
        $null = Start-Campaign -Brief (Write-FailingBrief) -Root $root -Headless -ErrorAction SilentlyContinue 3> $null
        $children = Get-CampaignChild -Campaign failing -Root $root -Explain
        $children | Should -BeOfType [Coro.CampaignChild]
        $blocked = $children | Where-Object Name -eq blocked
        $blocked.Explanation.OnResume | Should -Be 'WouldNotRun'
        $blocked.Explanation.Because | Should -Be 'it needs bad, which failed; rerun, skip or force bad'
        (Get-CampaignChild blocked failing -Root $root).Explanation | Should -BeNullOrEmpty
        $shown = $children | Out-String
        $shown | Should -Match 'Why +: it waits for bad, which failed'
        $shown | Should -Match 'On resume +: .*it would not run'
        $children | Format-Table | Out-String | Should -Match 'blocked'
    }
}
