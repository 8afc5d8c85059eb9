namespace Coro;

/// <summary>How one try of a step ended.</summary>
public enum StepOutcome
{
    /// <summary>It did its work.</summary>
    Success,

    /// <summary>It failed, could not be started, or broke the step contract.</summary>
    Failed,

    /// <summary>It asks for a person.</summary>
    Escalated,

    /// <summary>The provider refused for now; it is tried again later.</summary>
    RateLimited,

    /// <summary>It took longer than its time limit and was ended.</summary>
    TimedOut,

    /// <summary>It was ended, or given up, because somebody said so; it proves nothing about the step.</summary>
    Cancelled,
}
