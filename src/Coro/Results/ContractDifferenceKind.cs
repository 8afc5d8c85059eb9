namespace Coro;

/// <summary>How two shapes differ in one place.</summary>
public enum ContractDifferenceKind
{
    /// <summary>Something that was promised is not there.</summary>
    Missing,

    /// <summary>It is there, and is something else.</summary>
    Changed,

    /// <summary>There is more than was promised, which hurts nobody who relies on the promise.</summary>
    Added,
}
