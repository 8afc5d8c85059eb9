BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    . "$PSScriptRoot/Briefs.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path

    # As a step of a pipeline runs a script: what it writes to its standard output is the service's log.
    function Invoke-Step ([string] $Script, [hashtable] $Variables) {
        Set-Content -LiteralPath "$TestDrive/step.ps1" -Value "Import-Module '$PSScriptRoot/../Coro.psd1'`n$Script"
        $before = @{}
        foreach ($name in $Variables.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
        try { & $pwsh -NoLogo -NoProfile -NonInteractive -File "$TestDrive/step.ps1" 2>&1 | ForEach-Object { "$_" } }
        finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
    }
}

Describe 'A campaign in Azure Pipelines' {
    It 'speaks the language of the service' {
        $log = Invoke-Step "`$result = Start-Campaign '$(Write-FailingBrief)' -Root '$TestDrive/azure'; exit `$result.ExitCode" @{ TF_BUILD = 'True' }
        $LASTEXITCODE | Should -Be 7
        $log | Should -Contain '##[group]4 skill-loop'
        $log | Should -Contain '##[endgroup]'
        $log -match '^##vso\[task\.logissue type=error;\]bad failed: ' | Should -HaveCount 1
        $log -match '^##vso\[task\.logissue type=error;\]Campaign failing: dependency-deadlock \(7\)' | Should -HaveCount 1
        $log | Should -Contain '##vso[task.setvariable variable=exit_code;isOutput=true]7'
        $log -match '^##vso\[task\.uploadsummary\].*campaign-report\.md$' | Should -HaveCount 1
    }

    It 'says where a brief is wrong' {
        Set-Content -LiteralPath "$TestDrive/wrong.yaml" -Value 'campaign_name: x', 'targts: []'
        $log = Invoke-Step "Start-Campaign '$TestDrive/wrong.yaml' -Root '$TestDrive/azure' -EnableExit" @{ TF_BUILD = 'True' }
        $LASTEXITCODE | Should -Be 2
        $log -match "^##vso\[task\.logissue type=error;sourcepath=.*wrong\.yaml;linenumber=2;columnnumber=1;code=unknown-key;\]" | Should -HaveCount 1
    }
}

Describe 'A campaign in GitHub Actions' {
    It 'speaks the language of the service, and writes what it reads' {
        Set-Content -LiteralPath "$TestDrive/output" -Value $null
        $log = Invoke-Step "Start-Campaign '$PSScriptRoot/briefs/diamond.yaml' -Root '$TestDrive/github' -EnableExit" @{
            GITHUB_ACTIONS = 'true'; GITHUB_OUTPUT = "$TestDrive/output"; GITHUB_STEP_SUMMARY = "$TestDrive/summary"
        }
        $LASTEXITCODE | Should -Be 0
        $log | Should -Contain '::group::4 skill-loop'
        Get-Content -LiteralPath "$TestDrive/output" -Raw | Should -Match '(?m)^exit_code<<(end-\w+)\n0\n\1$'
        Get-Content -LiteralPath "$TestDrive/summary" -Raw | Should -Match '^# .*diamond'
    }
}

Describe '-Ci and -Result' {
    It 'say nothing to a service that is not wanted' {
        $log = Invoke-Step "Start-Campaign '$PSScriptRoot/briefs/diamond.yaml' -Root '$TestDrive/none' -Ci None" @{ TF_BUILD = 'True' }
        $log -match '##' | Should -BeNullOrEmpty
    }

    It 'keep the output of the cmdlet what it is' {
        $result = Start-Campaign "$PSScriptRoot/briefs/diamond.yaml" -Root "$TestDrive/ci" -Ci AzurePipelines -InformationVariable said 6> $null
        $result | Should -BeOfType [Coro.CampaignResult]
        "$said" | Should -Match '##\[group\]'
    }

    It 'leave files of results, from PowerShell''s location' {
        Push-Location -Path $TestDrive
        try {
            $null = Start-Campaign (Write-FailingBrief) -Root ci -Result @{ JUnit = 'results.xml'; NUnit = 'nunit.xml' } -ErrorAction SilentlyContinue 3> $null
        } finally { Pop-Location }
        $junit = [xml] (Get-Content -LiteralPath "$TestDrive/results.xml" -Raw)
        $junit.testsuites.failures | Should -BeGreaterThan 0
        ($junit.testsuites.testsuite | Where-Object name -eq 'failing.children').testcase.name | Sort-Object | Should -Be 'bad', 'blocked', 'good'
        ([xml] (Get-Content -LiteralPath "$TestDrive/nunit.xml" -Raw)).'test-run'.result | Should -Be 'Failed'
        New-CampaignReport failing -Root "$TestDrive/ci" -Format JUnit | Should -Match '^<\?xml'
    }

    It 'refuse what is no form' {
        { Start-Campaign "$PSScriptRoot/briefs/diamond.yaml" -Root "$TestDrive/no" -Result @{ TAP = 'x' } } | Should -Throw -ErrorId 'Usage,*'
        "$TestDrive/no" | Should -Not -Exist
    }
}

Describe 'A release that waits for a campaign' {
    BeforeAll {
        . "$PSScriptRoot/help/World.ps1"
        $script:world = "$TestDrive/world"
        Initialize-World $world
        function Invoke-ReleaseCheck ([string] $Campaign) {
            $run = "Import-Module '$PSScriptRoot/../Coro.psd1', Pester; `$c = New-PesterConfiguration; `$c.Run.Exit = `$true; `$c.Output.Verbosity = 'None';" +
            "`$c.Run.Container = New-PesterContainer -Path '$PSScriptRoot/help/Release.Tests.ps1' -Data @{ Campaign = '$Campaign' }; Invoke-Pester -Configuration `$c"
            $env:CORO_HOME = "$world/.coro"
            try { & $pwsh -NoLogo -NoProfile -NonInteractive -Command $run | Out-Null } finally { Remove-Item -Path Env:/CORO_HOME }
            $LASTEXITCODE
        }
    }

    It 'waits while the campaign does, and is let go when it is done' {
        Invoke-ReleaseCheck payments | Should -BeGreaterThan 0
        $null = Resume-Campaign payments -Root "$world/.coro" -Headless
        Invoke-ReleaseCheck payments | Should -Be 0
    }

    It 'waits for a campaign in which children failed' {
        Invoke-ReleaseCheck shop | Should -BeGreaterThan 0
    }
}
