namespace Coro;

/// <summary>From where on a signal says that a job is a campaign.</summary>
public sealed record TriageThresholds
{
    /// <summary>More pull requests than this.</summary>
    public int PullRequests { get; init; } = 5;

    /// <summary>This many services or repositories, or more.</summary>
    public int Services { get; init; } = 3;

    /// <summary>This many dependency layers, or more.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>This many parts that ship alone, or more.</summary>
    public int IndependentParts { get; init; } = 2;

    /// <summary>This many signals, or more, make a campaign.</summary>
    public int Signals { get; init; } = 2;

    /// <summary>The largest change that may be made as one task, in lines; null: any.</summary>
    public int? MaxDiffLines { get; init; }
}
