# What the guides say is run as it stands there: blocks of PowerShell one after the other, and the steps of the pipelines so far as no service is needed.

BeforeAll {
    $script:root = Split-Path -Path $PSScriptRoot
    Import-Module "$root/Coro.psd1"
    . "$PSScriptRoot/help/World.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path

    function Get-Block ([string] $Guide, [string] $Language) {
        [regex]::Matches((Get-Content -LiteralPath "$root/docs/guides/$Guide.md" -Raw), "(?ms)^``````$Language\r?\n(.*?)^``````") | ForEach-Object { $_.Groups[1].Value }
    }

    # The script of the step of a pipeline that has a text in it.
    function Get-StepScript ([string] $Guide, [string] $Part) {
        foreach ($yaml in Get-Block $Guide yaml) {
            foreach ($step in [regex]::Matches($yaml, '(?m)^(?<indent> *)(- )?(pwsh|run): (\|\r?\n(?<many>(\k<indent> {2,}.*\r?\n?)+)|(?<one>[^|\r\n].*))')) {
                $script = $step.Groups['many'].Success ? ($step.Groups['many'].Value -replace '(?m)^ +') : $step.Groups['one'].Value
                if ($script.Contains($Part)) { return $script }
            }
        }

        throw "The guide $Guide has no step with '$Part' in it."
    }

    # As a service runs a step: in a PowerShell of its own, in the folder of the checkout.
    function Invoke-Step ([string] $Script, [hashtable] $Variables, [string] $Folder) {
        Set-Content -LiteralPath "$TestDrive/step.ps1" -Value "Set-Location -LiteralPath '$Folder'`n$Script"
        $before = @{}
        foreach ($name in $Variables.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
        try { & $pwsh -NoLogo -NoProfile -NonInteractive -File "$TestDrive/step.ps1" 2>&1 | ForEach-Object { "$_" } }
        finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
    }
}

Describe 'Campaigns in PowerShell' {
    BeforeAll {
        $here = New-Item -Path "$TestDrive/powershell" -ItemType Directory
        $script:blocks = @(Get-Block powershell powershell)
        # Each block tells of its errors, by number: an error that ends a block must not end the others.
        $run = @("Import-Module '$root/Coro.psd1'")
        for ($i = 0; $i -lt $blocks.Count; $i++) { $run += "`$Error.Clear(); try {`n$($blocks[$i])`n} catch { } ; `$Error | ForEach-Object { `"BLOCK ${i}: `$_`" }" }
        $script:said = Invoke-Step -Script ($run -join "`n") -Variables @{ CORO_HOME = $null } -Folder $here
        $script:campaigns = "$here/.coro"
    }

    It 'has blocks that run, each after the other, without an error' {
        $blocks.Count | Should -BeGreaterThan 4
        $said -match '^BLOCK \d+: ' | Should -BeNullOrEmpty
    }

    It 'has them do what it says' {
        (Get-Campaign -Root $campaigns).Status | Select-Object -Unique | Should -Be 'Completed'
        (Get-CampaignLog api blocks -Root $campaigns).Text | Should -Contain 'core scored 96'
        (Get-CampaignChild -Campaign judged -Root $campaigns).Findings.Title | Should -Be 'A link leads nowhere'
        (Get-CampaignChild -Campaign nightly -Root $campaigns) | Should -HaveCount 2
        $said | Should -Contain 'Success' -Because 'that is the exit code of the job'
    }
}

Describe 'Campaigns in <guide>' -ForEach @(
    @{ guide = 'azure-pipelines'; variables = @{ TF_BUILD = 'True' } }
    @{ guide = 'github-actions'; variables = @{ GITHUB_ACTIONS = 'true' } }
) {
    BeforeAll {
        # A checkout in which the campaign is a short one: the sample's own takes minutes, and has tests of its own.
        $script:checkout = New-Item -Path "$TestDrive/$guide" -ItemType Directory
        foreach ($name in 'Coro.psd1', 'module', 'src', 'en-US') { $null = New-Item -Path "$checkout/$name" -ItemType SymbolicLink -Target "$root/$name" }
        $null = New-Item -Path "$checkout/samples/package-skills" -ItemType Directory
        Copy-Item -LiteralPath "$PSScriptRoot/briefs/diamond.yaml" -Destination "$checkout/samples/package-skills/campaign-brief.yaml"
        $script:environment = $variables + @{ CORO_HOME = "$checkout/.coro"; GITHUB_OUTPUT = "$checkout/output"; GITHUB_STEP_SUMMARY = "$checkout/summary" }
        $script:log = Invoke-Step -Script (Get-StepScript $guide 'Start-Campaign') -Variables $environment -Folder $checkout
        $script:code = $LASTEXITCODE
    }

    It 'has a step that runs the campaign, and leaves its results as tests' {
        $code | Should -Be 0 -Because ($log -join "`n")
        $tests = [xml] (Get-Content -LiteralPath "$checkout/results.xml" -Raw)
        ($tests.testsuites.testsuite | Where-Object name -Like '*.children').testcase | Should -HaveCount 4
        "$checkout/.coro/campaigns/diamond" | Should -Exist
    }

    It 'uses nothing that the run did not put out' {
        $out = if ($guide -eq 'github-actions') {
            [regex]::Matches((Get-Content -LiteralPath "$checkout/output" -Raw), '(?m)^(\w+)<<').ForEach({ $_.Groups[1].Value })
        } else { [regex]::Matches($log -join "`n", '##vso\[task\.setvariable variable=(\w+);isOutput=true\]').ForEach({ $_.Groups[1].Value }) }
        $use = Get-StepScript $guide 'completed'
        $used = [regex]::Matches($use, '(?<=campaign\.(outputs\.)?)\b(?!outputs)\w+').ForEach({ $_.Value })
        $used | Should -Not -BeNullOrEmpty
        $used | ForEach-Object { $_ | Should -BeIn $out }
    }

    It 'goes on with a campaign of the run before' {
        $null = Invoke-Step -Script (Get-StepScript $guide 'Start-Campaign') -Variables $environment -Folder $checkout
        $LASTEXITCODE | Should -Be 0
        Get-ChildItem -Path "$checkout/.coro/campaigns" | Should -HaveCount 1 -Because 'nothing was archived'
    }
}

Describe 'A release that waits, as <guide> has it' -ForEach @{ guide = 'azure-pipelines' }, @{ guide = 'github-actions' } {
    It 'is held back, and then let go' {
        $folder = "$TestDrive/release-$guide"
        Initialize-World $folder
        Set-Content -LiteralPath "$folder/Release.Tests.ps1" -Value (Get-Block azure-pipelines powershell)
        foreach ($name in 'Coro.psd1', 'module', 'src', 'en-US') { $null = New-Item -Path "$folder/$name" -ItemType SymbolicLink -Target "$root/$name" }
        $step = Get-StepScript $guide 'Invoke-Pester'
        $null = Invoke-Step -Script $step -Variables @{ CORO_HOME = "$folder/.coro" } -Folder $folder
        $LASTEXITCODE | Should -BeGreaterThan 0
        $null = Resume-Campaign payments -Root "$folder/.coro" -Headless
        $said = Invoke-Step -Script $step -Variables @{ CORO_HOME = "$folder/.coro" } -Folder $folder
        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
        "$folder/testResults.xml" | Should -Exist
    }
}
