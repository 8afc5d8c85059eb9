BeforeDiscovery {
    $script:root = Split-Path -Path $PSScriptRoot
    Import-Module "$root/Coro.psd1"
    . "$root/build/Help.ps1"
    $script:models = @(Get-Command -Module Coro | ForEach-Object { Get-HelpModel $_ -Root $root })
    $script:cmdlets = @($models | ForEach-Object { @{ name = $_.Name; model = $_ } })
    $script:examples = @(foreach ($model in $models) {
            foreach ($example in $model.Examples) { @{ name = $model.Name; title = $example.Title; code = $example.Code } }
        })
    $script:topics = Get-ChildItem -Path "$root/en-US/about_*.help.txt" | ForEach-Object { @{ topic = $_.Name -replace '\.help\.txt$'; file = $_.FullName } }
}

BeforeAll {
    $script:root = Split-Path -Path $PSScriptRoot
    Import-Module "$root/Coro.psd1"
    . "$root/build/Help.ps1"
    . "$PSScriptRoot/help/World.ps1"
    $script:pwsh = (Get-Process -Id $PID).Path
    $script:world = "$TestDrive/world"
    Initialize-World $world
    Save-World $world
}

Describe 'The help of <name>' -ForEach $cmdlets {
    BeforeAll { $script:help = Get-Help $name -Full }

    It 'says in a sentence what it does, and more than that below' {
        $help.Synopsis | Should -Match '\w+.*\.$'
        $help.Synopsis | Should -Not -Match ([regex]::Escape("$name [")) -Because 'that is the syntax, which PowerShell shows where it finds no help'
        ($help.Description.Text -join ' ').Length | Should -BeGreaterThan 60
    }

    It 'describes every parameter' {
        foreach ($parameter in $model.Parameters) {
            $shown = $help.Parameters.Parameter | Where-Object Name -eq $parameter.Name
            $shown | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) is missing"
            ($shown.Description.Text -join ' ') | Should -Match '\w+' -Because "-$($parameter.Name) needs a <summary> in the code"
        }
    }

    It 'has three examples or more, each saying what it is for' {
        @($help.Examples.Example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.Examples.Example) {
            $example.Code | Should -Match '\w'
            $example.Title | Should -Match 'Example \d+: \w'
        }
        ($help.Examples.Example.Code -join "`n") | Should -Match $name
    }

    It 'tells what goes in, what comes out, and what else to read' {
        $help.ReturnValues.ReturnValue.Type.Name | Should -Not -BeNullOrEmpty
        $help.RelatedLinks.NavigationLink.LinkText | Should -Not -BeNullOrEmpty
    }
}

Describe 'The examples' {
    It '<name>: <title>' -ForEach $examples {
        Restore-World $world
        if ($code -match '\bexit\b|-EnableExit') {
            # The session ends with them, so they get one of their own.
            Set-Content -LiteralPath "$world/example.ps1" -Value "Import-Module '$root/Coro.psd1'; Set-Location '$world'; $code; 'not reached'"
            & $pwsh -NoLogo -NoProfile -NonInteractive -File "$world/example.ps1" *>&1 | Should -Not -Contain 'not reached'
            $LASTEXITCODE | Should -BeIn 0, 7, 12, 14
            return
        }

        Push-Location -LiteralPath $world
        try {
            # What an example runs may stop, and say so, where a person has to decide; nothing else may go wrong.
            $said = & ([scriptblock]::Create($code)) *>&1
            $said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -notmatch '^(AwaitingInput|DependencyDeadlock),' } |
                Should -BeNullOrEmpty
        } finally { Pop-Location }
    }

    It 'use no parameter that there is not' {
        foreach ($example in $models.Examples) {
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            foreach ($command in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $known = Get-Command -Name $command.GetCommandName() -ErrorAction Ignore
                $known | Should -Not -BeNullOrEmpty -Because "$($command.GetCommandName()) in '$($example.Title)'"
            }
        }
    }
}

Describe 'The help files' {
    It 'are up to date' {
        $old = foreach ($file in Get-HelpFile $root) {
            $there = if (Test-Path -LiteralPath $file.Path) { (Get-Content -LiteralPath $file.Path -Raw) -replace "`r" }
            if ($there -cne $file.Text) { $file.Path }
        }
        $old | Should -BeNullOrEmpty -Because './build.ps1 -Task Docs writes them anew'
    }

    It 'have a page for each cmdlet, and none for what is gone' {
        (Get-ChildItem -Path "$root/docs/cmdlets/*-*.md").BaseName | Sort-Object | Should -Be @($models.Name | Sort-Object)
    }

    It 'say which page is to be written for a cmdlet that has none' {
        { Get-HelpModel (Get-Command Get-Campaign) -Root $TestDrive } | Should -Throw '*Write docs/cmdlets/Get-Campaign.md*'
    }
}

Describe '<topic>' -ForEach $topics {
    It 'is found by Get-Help, in a fresh session' {
        $shown = & $pwsh -NoLogo -NoProfile -NonInteractive -Command "Import-Module '$root/Coro.psd1'; Get-Help $topic | Out-String"
        ($shown -join "`n") | Should -Match 'SHORT DESCRIPTION'
        ($shown -join "`n") | Should -Match 'LONG DESCRIPTION'
    }

    It 'fits on a screen of 80 columns' {
        Get-Content -LiteralPath $file | Where-Object Length -gt 80 | Should -BeNullOrEmpty
    }

    It 'names only cmdlets that there are' {
        $named = [regex]::Matches((Get-Content -LiteralPath $file -Raw), '\b[A-Z][a-z]+-(Campaign|Coro)[A-Za-z]*\b').Value | Sort-Object -Unique
        $named | Where-Object { -not (Get-Command -Name $_ -Module Coro -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}
