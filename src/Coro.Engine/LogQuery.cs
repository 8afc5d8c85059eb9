namespace Coro.Engine;

/// <summary>Which logs of a campaign are wanted: those of a child, or of a stage's commands.</summary>
public sealed record LogQuery
{
    /// <summary>The child; null: <see cref="Stage"/> says what is wanted.</summary>
    public string? Child { get; init; }

    /// <summary>The stage, for example <c>capstone</c>; null: <see cref="Child"/> says what is wanted.</summary>
    public string? Stage { get; init; }

    /// <summary>Only this step; null: all.</summary>
    public string? Step { get; init; }

    /// <summary>Only this attempt, from 1; null: all. For a stage: which turn at the campaign.</summary>
    public int? Attempt { get; init; }

    /// <summary>Only this try, from 1; null: all.</summary>
    public int? Try { get; init; }

    /// <summary>Which streams.</summary>
    public LogStream Streams { get; init; } = LogStream.All;

    /// <summary>Only so many of the last lines of all that is there; null: all of it.</summary>
    public int? Tail { get; init; }

    /// <summary>Whether to wait for more, until the child or the stage is done or nobody runs the campaign.</summary>
    public bool Follow { get; init; }
}
