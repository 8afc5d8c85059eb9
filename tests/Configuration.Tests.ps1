BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"

    function Write-Customization ([string] $Team, [string] $Personal) {
        $root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        $null = New-Item -Path $root -ItemType Directory
        if ($Team) { Set-Content -LiteralPath "$root/customize.toml" -Value $Team }
        if ($Personal) { Set-Content -LiteralPath "$root/customize.user.toml" -Value $Personal }
        (Get-Item -LiteralPath $root).FullName
    }
}

Describe 'Get-CampaignConfiguration' {
    It 'shows what Coro brings along where there is nothing else' {
        $values = Get-CampaignConfiguration -Root "$TestDrive/none"
        $values | Should -BeOfType [Coro.ConfigurationValue]
        $values.Origin | Sort-Object -Unique | Should -Be 'bundled'
        ($values | Where-Object Key -eq quality_gate_soft_target).Value | Should -Be 90
        ($values | Where-Object Key -eq headless_mode).Value | Should -BeFalse
    }

    It 'shows each value with the file and the place that says it' {
        $root = Write-Customization -Team "[workflow]`nquality_gate_soft_target = 85`npersistent_facts = ['One.']" -Personal "[workflow]`npersistent_facts = ['Two.']"
        $target = Get-CampaignConfiguration quality_gate_soft_target -Root $root
        $target.Value | Should -Be 85
        $target.Origin | Should -Be (Join-Path $root customize.toml)
        $target.Place | Should -Be '2:28'
        $facts = Get-CampaignConfiguration persistent_facts* -Root $root
        $facts.Value | Should -Be 'One.', 'Two.'
        $facts.Origin | Split-Path -Leaf | Should -Be 'customize.toml', 'customize.user.toml'
    }

    It 'gives a step as a dictionary' {
        $root = Write-Customization -Team "[workflow.pipelines]`nA = [{name = 's', run = ['x', 'y'], retries = 2}]"
        $step = (Get-CampaignConfiguration 'pipelines.A.steps[0]' -Root $root).Value
        $step.name | Should -Be 's'
        $step.run | Should -Be 'x', 'y'
        $step.retries | Should -Be 2
    }

    It 'writes an error for each thing that is wrong' {
        $root = Write-Customization -Team "[workflow]`nheadles_mode = true`nquality_gate_soft_target = 'x'"
        $values = Get-CampaignConfiguration -Root $root -ErrorVariable problems -ErrorAction SilentlyContinue
        $values | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -Be 'Usage,Coro.Module.Commands.GetCampaignConfigurationCommand'
        $problems[0].TargetObject | Should -BeOfType [Coro.Diagnostic]
        $problems.TargetObject.Line | Should -Be 2, 3
    }

    It 'is shown as a table with the name of the file' {
        $root = Write-Customization -Team "[workflow]`nheadless_mode = true"
        Get-CampaignConfiguration headless_mode -Root $root | Out-String -Width 100 | Should -Match 'headless_mode\s+customize\.toml:2:17\s+true'
    }

    It 'completes keys' {
        $line = "Get-CampaignConfiguration -Root '$TestDrive/none' -Key quality_gate_s"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'quality_gate_soft_target', 'quality_gate_soft_fallback'
    }
}

Describe 'Start-Campaign in a customized root' {
    It 'runs a manifest alone' -Skip:$IsWindows {
        $root = Write-Customization -Team "[workflow]`ncampaign_workspace_path = '../work/{name}'`npipelines.A = [{name = 's', run = ['git', '--version']}]"
        $manifest = "$TestDrive/targets.txt"
        Set-Content -LiteralPath $manifest -Value 'one,,A', 'two,,A;one'
        $result = Start-Campaign -Manifest $manifest -Root $root
        $result.Completed | Should -Be 'one', 'two'
        $result.Campaign.Workspace | Should -Be (Join-Path (Split-Path $root) "work/targets")
        (Get-CampaignStatus -Root $root).Campaign.Name | Should -Be 'targets'
        Get-CampaignPlan -Manifest $manifest -Root $root | Should -Not -BeNullOrEmpty
    }

    It 'says what to write where when there is no pipeline' {
        $root = Write-Customization -Team '[workflow]'
        $manifest = "$TestDrive/targets.txt"
        Set-Content -LiteralPath $manifest -Value 'one,,A'
        { Start-Campaign -Manifest $manifest -Root $root } | Should -Throw -ExpectedMessage "*$(Join-Path $root customize.toml)*``[``[workflow.pipelines.A.steps``]``]*"
    }

    It 'is stopped by a file that is wrong, and looking is not' {
        $root = Write-Customization -Team '[workflow]'
        $manifest = "$TestDrive/targets.txt"
        Set-Content -LiteralPath $manifest -Value 'one,,A'
        Set-Content -LiteralPath "$root/customize.user.toml" -Value 'nonsense'
        { Start-Campaign -Manifest $manifest -Root $root } | Should -Throw -ExpectedMessage '*customize.user.toml(1,9)*' -ErrorId 'Usage,Coro.Module.Commands.StartCampaignCommand'
        Get-Campaign -Root $root -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'asks nothing where customization says headless_mode' {
        $root = Write-Customization -Personal "[workflow]`nheadless_mode = true"
        { Start-Campaign -Root $root } | Should -Throw -ErrorId 'MissingBrief,Coro.Module.Commands.StartCampaignCommand'
    }
}
