namespace Coro;

/// <summary>Whether what the children of a delivery made fits together.</summary>
public enum IntegrationVerdict
{
    /// <summary>It does.</summary>
    Pass,

    /// <summary>It does not, and it is known what has to be done.</summary>
    FixNeeded,

    /// <summary>Nobody can tell; a person has to look.</summary>
    Inconclusive,
}
