namespace Coro;

/// <summary>What happens with a child when its campaign is resumed, or goes on.</summary>
public enum ResumeEffect
{
    /// <summary>It runs, or goes on running.</summary>
    WouldRun,

    /// <summary>It waits for something that may come by itself, or for a person's answer to an open gate.</summary>
    Waits,

    /// <summary>It stays as it is until somebody does something.</summary>
    WouldNotRun,
}
