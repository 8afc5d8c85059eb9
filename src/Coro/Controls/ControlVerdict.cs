namespace Coro;

/// <summary>Whether something that was asked for was done.</summary>
public enum ControlVerdict
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It was not done, for a reason, and nothing changed.</summary>
    Refused,
}
