namespace Coro;

/// <summary>Why a child has the status that it has, and what a resume would do with it.</summary>
public sealed record ChildExplanation
{
    /// <summary>Why it has its status; no more than a sentence, without its full stop.</summary>
    public required string Why { get; init; }

    /// <summary>What happens with it when the campaign is resumed, or goes on if it runs.</summary>
    public required ResumeEffect OnResume { get; init; }

    /// <summary>Why that, and what somebody can do about it; in the same form.</summary>
    public required string Because { get; init; }

    /// <summary>Further facts, a line each: findings, the logs of what failed, earlier decisions. Empty: there are none.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
