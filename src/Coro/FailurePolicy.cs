namespace Coro;

/// <summary>What a failed or escalated child means for the others.</summary>
public enum FailurePolicy
{
    /// <summary>Only what depends on it is held back.</summary>
    Continue,

    /// <summary>Nothing fresh starts; what runs ends in peace, and the campaign parks.</summary>
    Halt,
}
