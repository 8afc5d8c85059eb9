namespace Coro.Tests.Cli;

/// <summary>A campaign as the engine shows it, with a child of each kind.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static Campaign Campaign { get; } = new()
    {
        Name = "payments-v2",
        JobId = "job-1",
        Status = CampaignStatus.Parked,
        Stage = 9,
        StageName = "export",
        Counts = new() { Completed = 1, Failed = 1, Active = 1, Pending = 1 },
        StartedAt = Start,
        LastUpdated = Start.AddMinutes(5),
        Duration = TimeSpan.FromSeconds(299.5),
        ExitCode = ExitCode.AwaitingInput,
        Reason = "The export waits for an answer.",
        Workspace = "/root/campaigns/payments-v2",
        Root = "/root",
    };

    public static CampaignOverview Overview { get; } = new()
    {
        Campaign = Campaign,
        Children =
        [
            Child("core") with
            {
                Status = ChildStatus.Completed,
                Step = "TS",
                Attempt = 1,
                Try = 1,
                QualityScore = 85.5m,
                BelowTarget = true,
                Duration = TimeSpan.FromSeconds(61),
                Usage = new() { InputTokens = 1200, OutputTokens = 300, CostUsd = 0.25m },
                SkillPath = "/out/core",
                Findings = [new() { Severity = FindingSeverity.Medium, Title = "No example", Detail = "Add\none." }],
                StartedAt = Start,
                CompletedAt = Start.AddSeconds(61),
            },
            Child("api") with { Status = ChildStatus.Failed, Step = "AN", Attempt = 2, Try = 3, Reason = "step-failed", Message = "exit code 1\u001b[2J", DependsOn = ["core"] },
            Child("web") with { Status = ChildStatus.Active, Step = "QS", Attempt = 1, Try = 1, Tier = Tier.B },
            Child("docs") with { Lane = "fast", DependsOn = ["api", "core"], WaitingFor = "api (failed)" },
        ],
        Stages =
        [
            new()
            {
                Campaign = "payments-v2",
                Stage = 6,
                Name = "capstone",
                Outcome = StepOutcome.Success,
                CompletedAt = Start.AddMinutes(4),
                Result = new() { SkillPath = "/out/stack", QualityScore = 91 },
            },
            new() { Campaign = "payments-v2", Stage = 7, Name = "verify", Outcome = StepOutcome.TimedOut, Message = "too slow" },
        ],
        Gates = [new() { Id = "export", Kind = GateKind.Export, Question = "Write 1 skill?", Choices = ["export", "cancel"], Since = Start.AddMinutes(5) }],
        Decisions = ["2026-03-01 09:00 rule: plan accepted"],
        Usage = new() { InputTokens = 1200, OutputTokens = 300, CostUsd = 0.25m },
    };

    private static CampaignChild Child(string name) => new() { Campaign = "payments-v2", Name = name, Root = "/root" };
}
