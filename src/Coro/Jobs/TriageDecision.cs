namespace Coro;

/// <summary>Whether a job is a task or a campaign, and why.</summary>
public sealed record TriageDecision
{
    /// <summary>Whether it is a campaign.</summary>
    public bool IsCampaign { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided: <c>rule</c>, or the planner command.</summary>
    public required string By { get; init; }

    /// <summary>Everything that was looked at; a planner looks at what it likes.</summary>
    public IReadOnlyList<TriageSignal> Signals { get; init; } = [];

    /// <summary>The children of the campaign, where the planner named them.</summary>
    public IReadOnlyList<ChildDefinition> Children { get; init; } = [];

    /// <summary>How these differ from those that the job has, a line each.</summary>
    public IReadOnlyList<string> PlanDiff { get; init; } = [];
}
