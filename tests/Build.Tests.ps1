BeforeDiscovery {
    $script:hasAnalyzer = [bool] (Get-Module -Name PSScriptAnalyzer -ListAvailable)
}

BeforeAll {
    $script:root = Split-Path -Path $PSScriptRoot
    $script:pwsh = (Get-Process -Id $PID).Path
}

Describe 'build.ps1' {
    It 'makes a package that works without the checkout' {
        & $pwsh -NoLogo -NoProfile -NonInteractive -File "$root/build.ps1" -Task Package -Output $TestDrive | Out-Null
        $LASTEXITCODE | Should -Be 0
        $package = "$TestDrive/Coro"

        # What Publish-PSResource looks at.
        (Test-ModuleManifest -Path "$package/Coro.psd1").ExportedCmdlets.Count | Should -BeGreaterThan 0
        foreach ($file in 'LICENSE', 'module/Coro.psm1', 'lib/Coro.dll', 'lib/Coro.Module.dll', 'lib/YamlDotNet.dll', 'en-US/about_Coro.help.txt') {
            "$package/$file" | Should -Exist
        }
        Get-ChildItem -Path "$package/lib" -Filter 'System.Management.Automation*' | Should -BeNullOrEmpty

        & $pwsh -NoLogo -NoProfile -NonInteractive -Command "
            Import-Module '$package/Coro.psd1'
            (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml').Campaign
            (Get-Command Get-CampaignPlan).ImplementingType.Assembly.Location" |
            Should -Be 'diamond', (Join-Path -Path (Convert-Path "$package/lib") -ChildPath 'Coro.Module.dll')
    }

    It 'refuses a task that it does not have' {
        { & "$root/build.ps1" -Task Nonsense } | Should -Throw
    }
}

Describe 'The scripts' {
    It 'are what PSScriptAnalyzer likes' -Skip:(-not $hasAnalyzer) {
        $found = foreach ($path in 'Coro.psd1', 'build.ps1', 'build', 'module', 'tests') {
            Invoke-ScriptAnalyzer -Path "$root/$path" -Recurse
        }
        $found | ForEach-Object { '{0}:{1} {2} {3}' -f $_.ScriptName, $_.Line, $_.RuleName, $_.Message } | Should -BeNullOrEmpty
    }
}
