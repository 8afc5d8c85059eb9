# What holds for every cmdlet, those to come included. A new one that breaks a convention fails here, by its name.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../Coro.psd1"
    $script:cmdlets = @(Get-Command -Module Coro | ForEach-Object { @{ name = $_.Name; command = $_ } })
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    $script:parameters = @(foreach ($command in Get-Command -Module Coro) {
            foreach ($parameter in $command.Parameters.Values) {
                if ($parameter.Name -notin $common) {
                    @{ name = "$($command.Name) -$($parameter.Name)"; command = $command; parameter = $parameter }
                }
            }
        })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"

    # A verb that promises to change nothing, and the cmdlets whose objects are in memory only.
    $script:reading = 'Get', 'Test', 'Show', 'Watch', 'Wait', 'Measure', 'Compare', 'Find', 'Select', 'ConvertFrom'
    $script:inMemory = 'New-CampaignChild', 'New-CampaignStep'

    function Test-Reading ($Command) { $Command.Verb -in $reading -or $Command.Name -in $inMemory }

    function Get-ParameterAttribute ($Parameter, [type] $Type) { $Parameter.Attributes.Where({ $_ -is $Type }) }

    function Test-Attribute ($Parameter, [string] $Name) { $Name -in $Parameter.Attributes.ForEach({ $_.GetType().Name }) }
}

Describe '<name>' -ForEach $cmdlets {
    It 'has an approved verb and a noun of ours, in the singular' {
        (Get-Verb).Verb | Should -Contain $command.Verb
        $command.Noun | Should -Match '^(Campaign|Coro)'
        $command.Noun | Should -Not -Match 's$(?<!Status)'
    }

    It 'is sealed, and public' {
        $command.ImplementingType.IsSealed | Should -BeTrue
        $command.ImplementingType.IsPublic | Should -BeTrue
    }

    It 'tells its output, which is types that a script can name' {
        $command.OutputType | Should -Not -BeNullOrEmpty
        foreach ($output in $command.OutputType) {
            $output.Type | Should -Not -BeNullOrEmpty -Because "$($output.Name) has to be a type of Coro.dll or of .NET"
            $output.Type.Assembly.GetName().Name | Should -BeIn 'Coro', 'System.Private.CoreLib', 'System.Management.Automation'
        }
    }

    It 'has -WhatIf and -Confirm if it changes something, and only then' {
        $command.Parameters.ContainsKey('WhatIf') | Should -Be (-not (Test-Reading $command))
    }

    It 'has one default among its parameter sets' {
        if ($command.ParameterSets.Count -gt 1) {
            @($command.ParameterSets.Where({ $_.IsDefault })) | Should -HaveCount 1
            $command.DefaultParameterSet | Should -BeIn $command.ParameterSets.Name
        }
    }

    It 'takes no more than one thing by value from the pipeline' {
        foreach ($set in $command.ParameterSets) {
            @($set.Parameters.Where({ $_.ValueFromPipeline })).Count | Should -BeLessOrEqual 1 -Because "set $($set.Name)"
        }
    }

    It 'takes what it is about first, and the campaign that has it after that' {
        $about = @{ Id = 0; Gate = 0; Child = 0; Name = 0; Throttle = 0; Mode = 0 }
        if ($command.Name -notmatch '-Campaign(Child|Gate|Log|Contract|Insight|Rerun|Skill|Throttle|Interaction)$' -or -not $command.Parameters['Campaign']) { return }
        foreach ($set in $command.ParameterSets.Where({ $_.Name -notin 'Path', 'Stage' })) {
            $placed = @($set.Parameters.Where({ $_.Position -ge 0 }) | Sort-Object -Property Position)
            $placed[0].Name | Should -BeIn $about.Keys -Because "set $($set.Name)"
            $placed[1].Name | Should -Be 'Campaign' -Because "set $($set.Name)"
        }
    }

    It 'says how much is at stake where it changes something' {
        if (Test-Reading $command) { return }
        $low = 'Approve-CampaignInsight', 'Deny-CampaignInsight', 'Export-CampaignState', 'New-CampaignReport', 'New-CoroJob', 'Set-CampaignInteraction', 'Set-CampaignThrottle'
        $impact = $command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact
        $impact | Should -Be $(if ($command.Name -in $low) { 'Low' } elseif ($command.Name -eq 'Repair-CampaignState') { 'High' } else { 'Medium' })
    }

    It 'has positions without gaps, and none for a switch' {
        foreach ($set in $command.ParameterSets) {
            $placed = @($set.Parameters.Where({ $_.Position -ge 0 }) | Sort-Object -Property Position)
            for ($i = 0; $i -lt $placed.Count; $i++) { $placed[$i].Position | Should -Be $i -Because "set $($set.Name)" }
            $placed.Where({ $_.ParameterType -eq [switch] }) | Should -BeNullOrEmpty
        }
    }

    It 'takes where campaigns lie, from the pipeline, too' {
        if ($command.Name -in $inMemory) { return }
        $command.Parameters['Root'].Attributes.Where({ $_ -is [Parameter] }).ValueFromPipelineByPropertyName | Should -Not -Contain $false
    }

    It 'knows a campaign by all names that one may guess' {
        $parameter = $command.Parameters['Campaign']
        if ($parameter -and $command.Name -ne 'Get-CampaignPlan') {
            foreach ($guess in 'Job', 'JobId') { $parameter.Aliases | Should -Contain $guess }
            # -Name is the campaign's, unless the cmdlet is about something else that has a name.
            if (-not $command.Parameters.ContainsKey('Name') -and -not $command.Parameters.ContainsKey('Child')) {
                $parameter.Aliases | Should -Contain 'Name'
            }
            (Get-ParameterAttribute $parameter ([Parameter])).ValueFromPipelineByPropertyName | Should -Not -Contain $false
            Test-Attribute $parameter 'ArgumentCompleterAttribute' | Should -BeTrue
        }
    }

    It 'knows its input file by the word that one may guess' {
        $parameter = $command.Parameters['Brief']
        # The directive has a path of its own.
        if ($parameter -and $command.Noun -ne 'CampaignDirective') {
            foreach ($guess in 'Path', 'File') { $parameter.Aliases | Should -Contain $guess }
        }
        $command.Parameters.ContainsKey('File') | Should -BeFalse -Because 'it is a -Path, with that as an alias'
    }

    It 'knows a child by both of its names' {
        $parameter = $command.Parameters['Child']
        if ($parameter) {
            $parameter.Aliases | Should -Contain 'ChildName'
            (Get-ParameterAttribute $parameter ([Parameter])).ValueFromPipelineByPropertyName | Should -Contain $true
            Test-Attribute $parameter 'ArgumentCompleterAttribute' | Should -BeTrue
        }
    }
}

Describe '<name>' -ForEach $parameters {
    It 'is written as parameters are' {
        $parameter.Name | Should -MatchExactly '^[A-Z][A-Za-z]+$'
        # In the singular, as all of PowerShell has it; what else ends like that is no plural.
        $parameter.Name | Should -Not -MatchExactly 's$(?<!Status|Headless|AcceptLoss|UseCallerModules)'
        foreach ($alias in $parameter.Aliases) { $alias | Should -Match '^[A-Za-z][A-Za-z_]*$' }
    }

    It 'checks what it is given' {
        $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : $parameter.ParameterType
        $type = [Nullable]::GetUnderlyingType($type) ?? $type
        $checks = $parameter.Attributes.ForEach({ $_.GetType().Name }) -match '^(Validate|AllowEmpty|AllowNull|Names|Dependencies)'
        # An empty cell of a table means that nothing is meant, so what comes by a property's name may be empty.
        $mayBeEmpty = (Get-ParameterAttribute $parameter ([Parameter])).Where({ $_.ValueFromPipelineByPropertyName -and -not $_.Mandatory })
        if ($type -in [string], [int], [long], [decimal] -and -not $mayBeEmpty) {
            $checks | Should -Not -BeNullOrEmpty -Because 'an empty text or a number out of range would get in'
        }
    }

    It 'says what to type where PowerShell asks for it' {
        foreach ($place in (Get-ParameterAttribute $parameter ([Parameter])).Where({ $_.Mandatory })) {
            $place.HelpMessage | Should -Not -BeNullOrEmpty
        }
    }

    It 'lists its words where it has a few' {
        if ($parameter.ParameterType -eq [bool]) { throw 'a truth value is a switch' }
    }
}
