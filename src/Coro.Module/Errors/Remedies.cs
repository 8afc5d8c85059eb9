namespace Coro.Module.Errors;

/// <summary>What somebody at a prompt types next, by exit code.</summary>
internal static class Remedies
{
    public static string? For(ExitCode code, string? campaign)
    {
        var name = campaign ?? "<name>";
        return code switch
        {
            ExitCode.CircularDependencies => "Remove one of the depends_on entries of the cycle; Get-CampaignPlan shows it.",
            ExitCode.InvalidPin => $"Correct the pins named, then: Resume-Campaign {name}",
            ExitCode.InaccessibleRepository => $"See that git reaches the repositories named, then: Resume-Campaign {name}",
            ExitCode.DependencyDeadlock =>
                $"Get-CampaignChild -Campaign {name} -Status Failed, Escalated shows what blocks the rest; rerun, skip or force it, then: "
                + $"Resume-Campaign {name}",
            ExitCode.CorruptState => $"Repair-CampaignState {name} -WhatIf shows what is wrong and what can be saved; nothing was changed.",
            ExitCode.ReportFailure => $"The campaign is complete. See that its workspace can be written, then: Resume-Campaign {name}",
            ExitCode.BudgetExhausted => $"Raise the limit, then: Resume-Campaign {name}",
            ExitCode.AwaitingInput =>
                $"Get-CampaignGate -Campaign {name} shows what is asked; answer with Approve-CampaignGate or Deny-CampaignGate, then: "
                + $"Resume-Campaign {name}",
            ExitCode.Locked => $"Wait for the other process, or look on with: Get-CampaignStatus {name}",
            ExitCode.ChildrenFailed => $"Get-CampaignChild -Campaign {name} -Status Failed, Escalated",
            ExitCode.ExportCancelled or ExitCode.UserCancelled or ExitCode.Interrupted or ExitCode.Terminated =>
                $"Resume-Campaign {name}",
            _ => null,
        };
    }
}
