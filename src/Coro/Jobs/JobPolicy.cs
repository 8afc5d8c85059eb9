namespace Coro;

/// <summary>What makes a job a campaign, whatever the signals say.</summary>
public sealed record JobPolicy
{
    /// <summary>The largest change that may be made as one task, in lines; null: what customization says, or any.</summary>
    public int? MaxDiffLines { get; init; }
}
