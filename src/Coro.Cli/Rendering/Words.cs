namespace Coro.Cli.Rendering;

/// <summary>Enumerations as words of output, in text and JSON: lower case, as the state file has them.</summary>
internal static class Words
{
    public static string Of(ChildStatus status) => status switch
    {
        ChildStatus.Pending => "pending",
        ChildStatus.Ready => "ready",
        ChildStatus.Active => "active",
        ChildStatus.Completed => "completed",
        ChildStatus.Failed => "failed",
        ChildStatus.Escalated => "escalated",
        ChildStatus.Skipped => "skipped",
        _ => "cancelled",
    };

    public static string Of(CampaignStatus status) => status switch
    {
        CampaignStatus.Running => "running",
        CampaignStatus.Parked => "parked",
        CampaignStatus.Interrupted => "interrupted",
        _ => "completed",
    };

    public static string Of(Workflow workflow) => workflow is Workflow.Delivery ? "delivery" : "skills";

    public static string Of(HardGate gate) => gate switch
    {
        HardGate.ZeroCriticalHigh => "zero-critical-high",
        HardGate.ZeroCritical => "zero-critical",
        _ => "none",
    };

    public static string Of(Tier tier) => tier is Tier.A ? "A" : "B";

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Info => "info",
        FindingSeverity.Low => "low",
        FindingSeverity.Medium => "medium",
        FindingSeverity.High => "high",
        _ => "critical",
    };

    public static string Of(GateKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(JobStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(PullRequestStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ContractStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(InsightStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ExportOutcome outcome) => outcome switch
    {
        ExportOutcome.Planned => "planned",
        ExportOutcome.Exported => "exported",
        _ => "failed",
    };

    /// <summary>To be read after "it".</summary>
    public static string Of(ResumeEffect effect) => effect switch
    {
        ResumeEffect.WouldRun => "would run",
        ResumeEffect.Waits => "waits",
        _ => "would not run",
    };

    public static string Of(ControlVerdict verdict) => verdict switch
    {
        ControlVerdict.Done => "done",
        ControlVerdict.Unchanged => "unchanged",
        _ => "refused",
    };
}
