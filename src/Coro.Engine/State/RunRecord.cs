namespace Coro.Engine.State;

/// <summary>One process's turn at the campaign.</summary>
/// <param name="Number">Which turn, from 1.</param>
/// <param name="Pid">The process's id.</param>
/// <param name="Host">The machine it ran on.</param>
/// <param name="StartedAt">When it took the campaign on.</param>
internal sealed record RunRecord(int Number, int Pid, string Host, DateTimeOffset StartedAt)
{
    /// <summary>Who last asked it to stop; null: nobody has, or it did.</summary>
    public StopAsked? Stopping { get; init; }

    /// <summary>When it let go; null while it runs, and for ever when it died.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>How it ended; null as above.</summary>
    public ExitCode? ExitCode { get; init; }

    /// <summary>The same in words.</summary>
    public string? Reason { get; init; }
}
