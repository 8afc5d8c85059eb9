namespace Coro.Engine;

/// <summary>How a campaign's state is repaired, as far as the caller decides it.</summary>
public sealed record RepairOptions
{
    /// <summary>What alone the state is to be taken from; null: from whatever is best, as opening the campaign would.</summary>
    public RepairSource? From { get; init; }

    /// <summary>Whether what was acknowledged may be lost, where nothing that is left tells of it.</summary>
    public bool AcceptLoss { get; init; }
}
