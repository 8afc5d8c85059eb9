namespace Coro;

/// <summary>Where a campaign stands that is about to be gone on with, for whoever comes back to it.</summary>
public sealed record ResumeSummary
{
    /// <summary>The campaign: its stage, its counts, how long it has run.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>The last run; null: there was none yet.</summary>
    public LastRun? LastRun { get; init; }

    /// <summary>The names of the children that can run now, in the order in which they will; what an interrupted run left half
    /// done comes first.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>Why nothing will run, and what to do about it; null: something will.</summary>
    public string? Hold { get; init; }

    /// <summary>Which children wait, and what for.</summary>
    public IReadOnlyList<WaitingChild> Waiting { get; init; } = [];

    /// <summary>The questions that wait for an answer.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>What all of it consumed so far; null: unknown.</summary>
    public Usage? Usage { get; init; }
}

/// <summary>A child that waits.</summary>
/// <param name="Child">Its name.</param>
/// <param name="For">What it waits for, in words.</param>
public sealed record WaitingChild(string Child, string For);

/// <summary>The last turn that a process had at a campaign.</summary>
public sealed record LastRun
{
    /// <summary>Which turn, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; of a process that died, when it last did something.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How it ended; null: its process died.</summary>
    public ExitCode? ExitCode { get; init; }

    /// <summary>The same in words: what the campaign is parked for, or which process died.</summary>
    public string? Reason { get; init; }
}
