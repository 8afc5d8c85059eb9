namespace Coro;

/// <summary>How a child of a skill campaign is run.</summary>
public enum Tier
{
    /// <summary>A pipeline run of its own.</summary>
    A,

    /// <summary>Together with others, in a batch.</summary>
    B,
}
