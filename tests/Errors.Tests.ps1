# What goes wrong, and how it is told: ids, categories, targets, remedies, exit codes; and paths as PowerShell means them.

BeforeDiscovery {
    $script:cases = @(
        @{ what = 'a campaign that is not there'; id = 'InvalidState'; category = 'InvalidOperation'; code = 3; target = 'none'; run = { Resume-Campaign none -Root $root } }
        @{ what = 'a brief that is not there'; id = 'MissingBrief'; category = 'ObjectNotFound'; code = 8; target = 'none.yaml'; run = { Start-Campaign none.yaml -Root $root } }
        @{ what = 'a brief that is wrong'; id = 'Usage'; category = 'InvalidData'; code = 2; target = 'wrong.yaml'; run = { Get-CampaignPlan wrong.yaml } }
        @{ what = 'a name that may not be'; id = 'Usage'; category = 'InvalidArgument'; code = 2; target = 'good.yaml'; run = { Start-Campaign good.yaml -Name 'a/b' -Root $root } }
        @{ what = 'several files for one'; id = 'Usage'; category = 'InvalidArgument'; code = 2; target = '*.yaml'; run = { Start-Campaign *.yaml -Root $root } }
        @{ what = 'a path that is no file''s'; id = 'Usage'; category = 'InvalidArgument'; code = 2; target = 'Env:/PATH'; run = { Start-Campaign Env:/PATH -Root $root } }
        @{ what = 'a drive that is not there'; id = 'Usage'; category = 'InvalidArgument'; code = 2; target = 'nodrive:/x.yaml'; run = { Start-Campaign nodrive:/x.yaml -Root $root } }
        @{ what = 'a file to write that has wildcards'; id = 'Usage'; category = 'InvalidArgument'; code = 2; target = 'there'; run = { New-CampaignReport there -Path 'a*.md' -Root $root } }
        @{ what = 'a file that is there already'; id = 'InvalidState'; category = 'InvalidOperation'; code = 3; target = 'there'; run = { Export-CampaignState there -Path good.yaml -Root $root } }
        @{ what = 'a state that cannot be read'; id = 'CorruptState'; category = 'InvalidData'; code = 9; target = 'broken'; run = { Resume-Campaign broken -Root $root } }
    )
    $script:items = @(
        @{ what = 'Get-Campaign'; id = 'CampaignNotFound'; run = { Get-Campaign none, there -Root $root } }
        @{ what = 'Get-CampaignStatus'; id = 'CampaignNotFound'; run = { 'none', 'there' | Get-CampaignStatus -Root $root } }
        @{ what = 'Get-CampaignChild'; id = 'ChildNotFound'; run = { Get-CampaignChild none, one there -Root $root } }
        @{ what = 'Get-CampaignLog'; id = 'ChildNotFound'; run = { Get-CampaignLog none, one there -Root $root } }
        @{ what = 'Skip-CampaignChild'; id = 'ChildNotFound'; run = { 'none', 'bad' | Skip-CampaignChild -Campaign there -Root $root } }
        @{ what = 'Stop-CampaignChild'; id = 'ChildOperationRefused'; run = { Stop-CampaignChild one, bad there -Root $root } }
        @{ what = 'Approve-CampaignGate'; id = 'GateNotFound'; run = { 'none', 'dependency:bad' | Approve-CampaignGate -Campaign there -Root $root } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:kept = "$TestDrive/kept"
    Copy-Item -LiteralPath (Write-Brief -Name there -Targets "  - {name: one}`n  - {name: bad}`n  - {name: after, depends_on: [bad]}" -Shell 'echo out; test "$CORO_CHILD" != bad' -More '' ) -Destination "$TestDrive/good.txt"
    (Get-Content -LiteralPath "$TestDrive/good.txt" -Raw) -replace 'A:', 'default:' | Set-Content -LiteralPath "$TestDrive/good.txt"
    Get-ChildItem -LiteralPath $TestDrive -Filter *.yaml | Remove-Item
    Rename-Item -LiteralPath "$TestDrive/good.txt" -NewName good.yaml
    Set-Content -LiteralPath "$TestDrive/wrong.yaml" -Value 'campaign_name: x', 'targts: []'
    $null = Start-Campaign "$TestDrive/good.yaml" -Root $kept -ErrorAction SilentlyContinue 3> $null
    $null = New-Item -Path "$kept/campaigns/broken" -ItemType Directory
    Set-Content -LiteralPath "$kept/campaigns/broken/_campaign-state.yaml" -Value 'schema: coro.campaign/v1', 'children: [', 'nothing'
}

Describe 'What ends a cmdlet' {
    BeforeEach { $script:root = $kept; Push-Location -Path $TestDrive }
    AfterEach { Pop-Location }

    It 'says so: <what>' -ForEach $cases {
        $problem = { & $run 3> $null } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -Match "^$id,Coro\.Module\.Commands\.\w+Command$"
        $problem.CategoryInfo.Category | Should -Be $category
        [int] $problem.Exception.ExitCode | Should -Be $code
        "$($problem.TargetObject)" | Should -Be $target
        $problem.Exception | Should -BeOfType [Coro.CoroException]
        $problem.Exception.Message | Should -Match '\w'
    }
}

Describe 'What concerns one of several' {
    BeforeEach {
        $script:root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Copy-Item -LiteralPath $kept -Destination $root -Recurse
    }

    It 'does not stop the rest: <what>' -ForEach $items {
        $out = & $run -ErrorAction Continue 2>&1
        $problem = @($out | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -Match "^$id,Coro\.Module\.Commands\.$($what -replace '-')Command$"
        $problem[0].ErrorDetails.RecommendedAction | Should -Match '\w' -Because 'who reads it wants to know what to do'
        $problem[0].TargetObject | Should -Not -BeNullOrEmpty
        @($out | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 0 -Because 'the other one is fine'
    }

    It 'ends the cmdlet where that is asked for' {
        { Get-Campaign none, there -Root $root -ErrorAction Stop } | Should -Throw -ErrorId 'CampaignNotFound,*'
    }
}

Describe 'Paths' {
    BeforeAll { $null = New-PSDrive -Name CoroTest -PSProvider FileSystem -Root "$TestDrive" }
    AfterAll { Remove-PSDrive -Name CoroTest }

    It 'go through PowerShell''s drives' {
        (Get-CampaignPlan CoroTest:/good.yaml).Campaign | Should -Be 'there'
        (Get-Campaign -Root CoroTest:/kept -ErrorAction SilentlyContinue).Name | Should -Be 'there'
        (New-CampaignReport there -Root CoroTest:/kept -Path CoroTest:/report.md).FullName | Should -Be (Get-Item -LiteralPath "$TestDrive/report.md").FullName
        $line = 'Get-CampaignStatus -Root CoroTest:/kept -Campaign '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'there'
    }

    It 'start at PowerShell''s location, on a drive, too' {
        Push-Location -Path CoroTest:/
        try {
            (Get-CampaignPlan good.yaml).Campaign | Should -Be 'there'
            (Get-Campaign -Root kept -ErrorAction SilentlyContinue).Name | Should -Be 'there'
        } finally { Pop-Location }
    }

    It 'start in the file system where the location is elsewhere' {
        Push-Location -Path $TestDrive
        Push-Location -Path Env:/
        try { (Get-Campaign -Root "$TestDrive/kept" -ErrorAction SilentlyContinue).Name | Should -Be 'there' } finally { Pop-Location; Pop-Location }
    }

    It 'may have wildcards where they mean one file' {
        (Get-CampaignPlan "$TestDrive/goo?.yaml").Campaign | Should -Be 'there'
        Get-ChildItem -LiteralPath $TestDrive -Filter good.yaml | Get-CampaignPlan | ForEach-Object Campaign | Should -Be 'there'
    }

    It 'may have brackets in them' {
        Copy-Item -LiteralPath "$TestDrive/good.yaml" -Destination "$TestDrive/a [1].yaml"
        (Get-CampaignPlan "$TestDrive/a [1].yaml").Campaign | Should -Be 'there'
        (Get-Item -LiteralPath "$TestDrive/a [1].yaml" | Get-CampaignPlan).Campaign | Should -Be 'there'
        (Export-CampaignState there -Root $kept -Path "$TestDrive/b [1].yaml" -PassThru).Name | Should -Be 'b [1].yaml'
    }
}

Describe 'The exit code' {
    It 'is the result''s, and the error''s' {
        $result = Resume-Campaign there -Root $kept -Headless -ErrorAction SilentlyContinue -ErrorVariable problems 3> $null
        [int] $result.ExitCode | Should -Be 7
        [int] $problems[0].Exception.ExitCode | Should -Be 7
        try { Resume-Campaign there -Root $kept -Headless -ErrorAction Stop 3> $null } catch { [int] $_.Exception.ExitCode | Should -Be 7 }
    }

    It 'is a script''s that ends with it' {
        $pwsh = (Get-Process -Id $PID).Path
        Set-Content -LiteralPath "$TestDrive/end.ps1" -Value "Import-Module '$PSScriptRoot/../Coro.psd1'; `$result = Resume-Campaign there -Root '$kept' -Headless -ErrorAction SilentlyContinue; exit `$result.ExitCode"
        & $pwsh -NoLogo -NoProfile -NonInteractive -File "$TestDrive/end.ps1" *> $null
        $LASTEXITCODE | Should -Be 7
    }
}
