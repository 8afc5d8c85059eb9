using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Tests.Reporting;

/// <summary>Tells a campaign's life event by event, a second apart unless told otherwise.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public Story(CampaignSettings? settings = null) =>
        Then(new CampaignCreated("demo", "job-1", settings ?? new() { Origin = "/brief" }));

    public CampaignState State { get; } = new();

    public DateTimeOffset Now { get; private set; } = Start;

    public ViewContext Context(bool running = false) => new()
    {
        Workspace = new("/root/campaigns/demo"),
        Root = "/root",
        Now = Now,
        IsRunning = running,
    };

    public static ChildDefinition Child(string name, params string[] dependsOn) =>
        new() { Name = name, DependsOn = [.. dependsOn.Select(on => new Dependency(on))] };

    public Story With(params ChildDefinition[] children) => Then(new ChildrenAdded(children));

    public Story Then(params CampaignEvent[] events)
    {
        foreach (var e in events)
        {
            Fold.Apply(State, new(State.Sequence + 1, Now, e));
            Now += TimeSpan.FromSeconds(1);
        }

        return this;
    }

    public Story Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Story Run(params CampaignEvent[] events) => Then([new RunStarted(42, "host", "ann", "1.0"), .. events]);

    public Story InLoop() => Run(new StageEntered(4, "skill-loop"));

    public Story Active(string child, int attempt = 1) => Then(new AttemptStarted(child, attempt, "A"));

    public Story Completed(string child, decimal? score = null, bool belowTarget = false, StepResult? result = null)
    {
        Active(child, Math.Max(1, State[child].Attempt));
        Wait(TimeSpan.FromSeconds(58));
        return Then(
            new StepEnded(
                child, State[child].Attempt, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.FromSeconds(50),
                (result ?? new()) with { QualityScore = score ?? result?.QualityScore }),
            new ChildCompleted(child, State[child].Attempt, belowTarget));
    }

    public Story Failed(string child, string reason = "step-failed", string? message = null) =>
        Active(child).Then(new ChildFailed(child, 1, reason, message));
}
