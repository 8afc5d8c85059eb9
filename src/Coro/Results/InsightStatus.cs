namespace Coro;

/// <summary>What somebody thinks of an insight.</summary>
public enum InsightStatus
{
    /// <summary>Nobody has said; it reaches whoever starts later.</summary>
    Proposed,

    /// <summary>It is right.</summary>
    Approved,

    /// <summary>It is not, and reaches nobody any more.</summary>
    Rejected,
}
