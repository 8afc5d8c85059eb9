# Whether a campaign is fit for release, as a pipeline asks it; one to begin with.
#
#     Invoke-Pester -Container (New-PesterContainer -Path Release.Tests.ps1 -Data @{ Campaign = 'payments'; Score = 85 })
param([string] $Campaign = 'payments', [decimal] $Score = 85)

$children = @(Get-CampaignChild -Campaign $Campaign | Where-Object Status -ne Skipped | ForEach-Object { @{ name = $_.Name; child = $_; score = $Score } })

Describe "The campaign $Campaign" {
    It 'is completed' { (Get-Campaign $Campaign).Status | Should -Be 'Completed' }

    It 'has no child that failed or waits for a person' {
        Get-CampaignChild -Campaign $Campaign -Status Failed, Escalated | Should -BeNullOrEmpty
    }

    It 'waits for nobody' { Get-CampaignGate -Campaign $Campaign | Should -BeNullOrEmpty }

    It '<name> is good enough' -ForEach $children { $child.QualityScore | Should -BeGreaterOrEqual $score }
}
