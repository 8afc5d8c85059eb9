BeforeDiscovery {
    $script:hasGallery = [bool] (Get-Module -Name Microsoft.PowerShell.PSResourceGet -ListAvailable)
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
        $framework = if ([Environment]::Version.Major -ge 10) { 'net10.0' } else { 'net8.0' }

        # What Publish-PSResource looks at.
        (Test-ModuleManifest -Path "$package/Coro.psd1").ExportedCmdlets.Count | Should -BeGreaterThan 0
        foreach ($file in 'LICENSE', 'module/Coro.psm1', 'lib/net8.0/Coro.dll', 'lib/net10.0/Coro.Module.dll', 'lib/net10.0/YamlDotNet.dll', 'en-US/about_Coro.help.txt') {
            "$package/$file" | Should -Exist
        }
        Get-ChildItem -Path "$package/lib" -Recurse -Filter 'System.Management.Automation*' | Should -BeNullOrEmpty

        & $pwsh -NoLogo -NoProfile -NonInteractive -Command "
            Import-Module '$package/Coro.psd1'
            (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml').Campaign
            (Get-Command Get-CampaignPlan).ImplementingType.Assembly.Location" |
            Should -Be 'diamond', (Join-Path -Path (Convert-Path "$package/lib/$framework") -ChildPath 'Coro.Module.dll')
    }

    It 'makes a package that Publish-PSResource takes, and that works as it comes from a gallery' -Skip:(-not $hasGallery) {
        $package = "$TestDrive/gallery-source"
        & $pwsh -NoLogo -NoProfile -NonInteractive -File "$root/build.ps1" -Task Package -Output $package | Out-Null
        $null = New-Item -Path "$TestDrive/gallery", "$TestDrive/modules", "$TestDrive/home/.config", "$TestDrive/home/.local/share" -ItemType Directory
        # A home of its own, so that the user's list of repositories stays what it is.
        $script = "
            `$ErrorActionPreference = 'Stop'
            Register-PSResourceRepository -Name CoroTest -Uri '$TestDrive/gallery' -Trusted
            Publish-PSResource -Path '$package/Coro' -Repository CoroTest
            Save-PSResource -Name Coro -Repository CoroTest -Path '$TestDrive/modules' -TrustRepository
            `$env:PSModulePath = '$TestDrive/modules' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
            Import-Module Coro
            (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml').Campaign
            (Get-Module Coro).ModuleBase
            (Get-Help Start-Campaign).Synopsis"
        $kept = $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME
        try {
            $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME = "$TestDrive/home", $null, $null
            $said = & $pwsh -NoLogo -NoProfile -NonInteractive -Command $script
        } finally { $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME = $kept }
        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
        $said[0] | Should -Be 'diamond'
        $said[1] | Should -BeLike (Join-Path -Path '*modules' -ChildPath 'Coro' -AdditionalChildPath '*')
        $said[2] | Should -Match '^Starts a campaign'
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
