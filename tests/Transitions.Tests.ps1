# The cmdlets that act on children, held against the table of what may be done, every cell; see tests/transitions.
BeforeDiscovery {
    $script:cells = foreach ($row in Import-Csv "$PSScriptRoot/transitions/table.csv") {
        foreach ($column in $row.PSObject.Properties | Select-Object -Skip 2) {
            @{ Operation = $row.operation; Force = $row.force -eq 'yes'; Child = $column.Name; Expected = $column.Value }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../Coro.psd1"

    # The campaign that has a child in each status, with a journal.
    $script:template = "$TestDrive/template"
    $null = New-Item -ItemType Directory -Path "$template/campaigns/table"
    Copy-Item -Path "$PSScriptRoot/transitions/*.yaml" -Destination "$template/campaigns/table"
    $null = Set-CampaignThrottle table -Throttle 1 -Root $template -ErrorAction Ignore

    function Get-Shown ([string] $Root) { Get-CampaignChild -Campaign table -Root $Root | ConvertTo-Json -Depth 6 }

    # What was written into the journal, but for the answers to requests.
    function Get-Happened ([string] $Root) {
        Get-Content -LiteralPath "$Root/campaigns/table/_campaign-journal.jsonl" | Where-Object { $_ -notmatch '"d":{"e":"(request-handled|checkpoint-written)"' }
    }

    function Invoke-Operation ([string] $Operation, [string] $Child, [switch] $Force, [string] $Root) {
        $more = @{ Root = $Root; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        switch ($Operation) {
            'skip' { Skip-CampaignChild $Child table @more }
            'cancel' { Stop-CampaignChild $Child table -Force:$Force @more }
            'rerun' { Invoke-CampaignRerun $Child table -NoResume -Force:$Force @more }
            'resume' { Resume-CampaignChild $Child table -NoResume @more }
            'force' { Approve-CampaignGate "dependency:$Child" table -Choice force @more }
            'accept' { Approve-CampaignGate "quality:$Child" table -Choice accept @more }
        }
        $script:problems = $problems
    }
}

Describe 'What may be done to a child' {
    It '<Operation> (force: <Force>) of a child that is <Child>: <Expected>' -ForEach $cells {
        $root = "$TestDrive/$([guid]::NewGuid().ToString('n'))"
        Copy-Item -LiteralPath $template -Destination $root -Recurse
        $before = Get-Shown $root

        # It is an answer to a gate, and of what is satisfied there is none.
        if ($Operation -eq 'force' -and $Expected -eq 'unchanged') { $Expected = 'refused' }
        $happened = Get-Happened $root

        $out = Invoke-Operation -Operation $Operation -Child $Child -Force:$Force -Root $root

        if ($Expected -eq 'refused') {
            $out | Should -BeNullOrEmpty
            $problems | Should -HaveCount 1
            $problems[0].Exception.ExitCode | Should -BeIn 'InvalidState', 'Usage'
            if ($Operation -notin 'accept', 'force') { $problems[0].FullyQualifiedErrorId | Should -BeLike 'ChildOperationRefused,*' }
        } else {
            $problems | Should -BeNullOrEmpty
            $out | Should -HaveCount 1
            $out | Should -BeOfType [Coro.CampaignChild]
            $out.Name | Should -Be $Child
            $out.Status | Should -Be ($Expected -eq 'unchanged' ? $Child : $Expected)
        }

        if ($Expected -in 'refused', 'unchanged') {
            Get-Shown $root | Should -Be $before
            Get-Happened $root | Should -Be $happened
        } else {
            (Get-CampaignChild table -Root $root -Name $Child).Status | Should -Be $Expected
        }
    }
}
