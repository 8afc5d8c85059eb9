namespace Coro;

/// <summary>What a verification says of the whole, the best first.</summary>
public enum VerificationVerdict
{
    /// <summary>The skills cover what the architecture asks for.</summary>
    Verified,

    /// <summary>Nothing speaks against it, and not all of it is shown.</summary>
    Plausible,

    /// <summary>Parts of it may not work together.</summary>
    Risky,

    /// <summary>It cannot work as it is.</summary>
    Blocked,
}
