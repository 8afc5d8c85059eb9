@{
    RootModule           = 'module/Coro.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '8f0f6f0c-4a3e-4a0e-9a35-7d2c0b8f3f51'
    Author               = 'The Coro authors'
    CompanyName          = 'Coro'
    Copyright            = 'Copyright (c) the Coro authors. MIT licence.'
    Description          = 'Runs campaigns: many units of work that depend on each other, each driven through a pipeline of steps - an AI coding agent, a script, any command - with quality gates, approvals, and state on disk that survives a crash.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('module/Coro.Format.ps1xml')
    TypesToProcess       = @('module/Coro.Types.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Add-CampaignChild'
        'Approve-CampaignGate'
        'Approve-CampaignInsight'
        'ConvertTo-Campaign'
        'Deny-CampaignGate'
        'Deny-CampaignInsight'
        'Export-CampaignSkill'
        'Export-CampaignState'
        'Get-Campaign'
        'Get-CampaignChild'
        'Get-CampaignConfiguration'
        'Get-CampaignContract'
        'Get-CampaignDirective'
        'Get-CampaignEvent'
        'Get-CampaignGate'
        'Get-CampaignInsight'
        'Get-CampaignLog'
        'Get-CampaignPlan'
        'Get-CampaignStatus'
        'Get-CampaignUsage'
        'Get-CoroJob'
        'Import-Campaign'
        'Invoke-CampaignRerun'
        'New-CampaignChild'
        'New-CampaignReport'
        'New-CampaignStep'
        'New-CoroJob'
        'Repair-CampaignState'
        'Resume-Campaign'
        'Resume-CampaignChild'
        'Set-CampaignInteraction'
        'Set-CampaignThrottle'
        'Show-CampaignGraph'
        'Skip-CampaignChild'
        'Start-Campaign'
        'Start-CoroJob'
        'Stop-Campaign'
        'Stop-CampaignChild'
        'Test-CampaignDirective'
        'Test-CampaignPlan'
        'Test-CampaignState'
        'Wait-Campaign'
        'Watch-Campaign'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Campaign', 'Orchestration', 'Workflow', 'Pipeline', 'Agent', 'DAG', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/coro-campaigns/coro'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
