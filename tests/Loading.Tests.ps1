BeforeAll {
    $script:root = Split-Path -Path $PSScriptRoot
    $script:manifest = "$root/Coro.psd1"
    $script:pwsh = (Get-Process -Id $PID).Path

    # What is loaded cannot be unloaded, so each of these starts from nothing.
    function Invoke-Fresh ([string] $Script) {
        $out = & $pwsh -NoLogo -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script" 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($out -join "`n")
        $out
    }
}

Describe 'The manifest' {
    It 'is valid' {
        $module = Test-ModuleManifest -Path $manifest
        $module.PowerShellVersion | Should -Be '7.4'
        $module.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'has the version of everything else' {
        $props = [xml] (Get-Content -LiteralPath "$root/Directory.Build.props" -Raw)
        (Test-ModuleManifest -Path $manifest).Version | Should -Be $props.SelectSingleNode('//VersionPrefix').InnerText
    }

    It 'exports each cmdlet by name, and nothing that is not there' {
        $listed = (Import-PowerShellDataFile -Path $manifest).CmdletsToExport
        Import-Module $manifest
        @($listed | Sort-Object) | Should -Be @((Get-Module Coro).ExportedCmdlets.Keys | Sort-Object)
        $inAssembly = (Get-Command Get-Campaign).ImplementingType.Assembly.GetTypes().Where({
                $_.IsPublic -and -not $_.IsAbstract -and $_.IsSubclassOf([System.Management.Automation.PSCmdlet]) })
        $inAssembly | Should -HaveCount $listed.Count -Because 'a cmdlet that is not listed cannot be found'
    }
}

Describe 'Importing' {
    It 'prints nothing and adds only what the manifest lists' {
        Invoke-Fresh "
            `$before = (Get-Variable -Scope Global).Name
            Import-Module '$manifest'
            Compare-Object `$before (Get-Variable -Scope Global).Name | Where-Object InputObject -ne 'before' | ForEach-Object InputObject
            (Get-Module Coro).ExportedFunctions.Keys" | Should -BeNullOrEmpty
    }

    It 'makes the types of Coro known to scripts' {
        Invoke-Fresh "Import-Module '$manifest'; [Coro.ChildStatus]::Failed; [Coro.ExitCode]::Locked -as [int]" | Should -Be 'Failed', '15'
    }

    It 'keeps the engine and its libraries out of the default load context' {
        $names = Invoke-Fresh "
            Import-Module '$manifest'
            `$null = Test-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml'
            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.ForEach({ `$_.GetName().Name })"
        $names | Should -Contain 'Coro'
        $names | Should -Not -Contain 'Coro.Engine'
        $names | Should -Not -Contain 'Coro.Module'
        $names | Should -Not -Contain 'YamlDotNet'
    }

    It 'works again with -Force, and after Remove-Module' {
        Invoke-Fresh "
            foreach (`$i in 1..2) {
                Import-Module '$manifest'
                Import-Module '$manifest' -Force
                (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml').Campaign
                Remove-Module Coro
                [bool] (Get-Command Get-CampaignPlan -ErrorAction Ignore)
            }" | Should -Be 'diamond', 'False', 'diamond', 'False'
    }

    It 'shows objects as its formats say after a second import, too' {
        Invoke-Fresh "
            Import-Module '$manifest'
            Import-Module '$manifest' -Force
            (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml' | Out-String) -match 'Critical path'" | Should -Be 'True'
    }

    It 'leaves another module its own YamlDotNet, and keeps ours' {
        # Older than ours, and empty but for one type: whoever of the two got the wrong one would notice.
        $other = "$TestDrive/Other/YamlDotNet.dll"
        $null = New-Item -Path (Split-Path $other) -ItemType Directory
        $code = '[assembly: System.Reflection.AssemblyVersion("5.0.0.0")] namespace YamlDotNet { public class OnlyHere { } }'
        Invoke-Fresh "
            Add-Type -TypeDefinition '$code' -OutputAssembly '$other' -OutputType Library
            `$null = [System.Reflection.Assembly]::LoadFrom('$other')
            Import-Module '$manifest'
            (Get-CampaignPlan '$PSScriptRoot/briefs/diamond.yaml').Campaign
            [YamlDotNet.OnlyHere]::new().GetType().Assembly.GetName().Version.Major" | Should -Be 'diamond', '5'
    }

    It 'says what to do where nothing is built' {
        $copy = "$TestDrive/checkout"
        $null = New-Item -Path $copy -ItemType Directory
        Copy-Item -LiteralPath $manifest, "$root/module" -Destination $copy -Recurse
        Invoke-Fresh "try { Import-Module '$copy/Coro.psd1' } catch { `$_.Exception.Message }" |
            Should -BeLike '*not built yet. Run ./build.ps1 -Task Build*'
    }

    It 'refuses to mix two versions in one session' {
        $copy = "$TestDrive/newer"
        $framework = if ([Environment]::Version.Major -ge 10) { 'net10.0' } else { 'net8.0' }
        $library = "$copy/lib/$framework"
        $null = New-Item -Path $library -ItemType Directory
        Copy-Item -LiteralPath $manifest, "$root/module" -Destination $copy -Recurse
        $code = '[assembly: System.Reflection.AssemblyVersion("99.0.0.0")] public class Nothing { }'
        Invoke-Fresh "
            Add-Type -TypeDefinition '$code' -OutputAssembly '$library/Coro.dll' -OutputType Library
            Set-Content '$library/Coro.Module.dll' -Value ''
            Import-Module '$manifest'
            Remove-Module Coro
            try { Import-Module '$copy/Coro.psd1' } catch { `$_.Exception.Message }" | Should -BeLike '*Start a new PowerShell*'
    }
}
