namespace Coro.Engine.Steps;

/// <summary>Why a step was ended before it was done.</summary>
internal enum EndReason
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>Somebody said so.</summary>
    Cancelled,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It was silent for too long.</summary>
    Idle,

    /// <summary>Its standard output grew too large.</summary>
    OutputTooLarge,

    /// <summary>Its standard error grew too large.</summary>
    ErrorTooLarge,
}
