namespace Coro.Engine.History;

/// <summary>
/// A try is about to be started. <paramref name="Child"/> is null for a campaign-level command, whose step is then
/// named after its stage.
/// </summary>
internal sealed record StepStarted(string? Child, int Attempt, string Step, int Try, int? Batch = null) : CampaignEvent;

/// <summary>Its process exists. Id and start time together name it for ever; the id alone would not.</summary>
internal sealed record StepSpawned(string? Child, int Attempt, string Step, int Try, int Pid, long ProcessStart)
    : CampaignEvent;

/// <summary>The step waits before its next try, since the last one ended as <paramref name="After"/> says.</summary>
internal sealed record StepDeferred(string? Child, int Attempt, string Step, int Try, DateTimeOffset Until, StepOutcome After)
    : CampaignEvent;

/// <summary>The try ended. <paramref name="Duration"/> is that of its process.</summary>
internal sealed record StepEnded(
    string? Child,
    int Attempt,
    string Step,
    int Try,
    StepOutcome Outcome,
    int? ExitCode,
    string? Message,
    TimeSpan Duration,
    StepResult? Result) : CampaignEvent;

/// <summary>A provider refused a step, and none of its steps is to ask it before a time.</summary>
internal sealed record ProviderRefused(string Provider, DateTimeOffset Until) : CampaignEvent;
