namespace Coro;

/// <summary>Whether a contract is kept.</summary>
public enum ContractStatus
{
    /// <summary>Its producer is not done.</summary>
    Pending,

    /// <summary>What was shipped has the shape that was promised.</summary>
    Kept,

    /// <summary>What was shipped has another shape.</summary>
    Drifted,

    /// <summary>Its producer is done and has not said what it shipped, or cannot be understood.</summary>
    Missing,
}
