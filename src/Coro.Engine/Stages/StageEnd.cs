using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>How a stage ended: done, left out for a reason, or halted.</summary>
internal readonly record struct StageEnd
{
    /// <summary>It did its work.</summary>
    public static StageEnd Done => default;

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? LeftOutBecause { get; private init; }

    /// <summary>Why it cannot be completed now; null when it is complete.</summary>
    public StageHalt? Halt { get; private init; }

    public static StageEnd LeftOut(string reason) => new() { LeftOutBecause = reason };

    public static StageEnd Halted(StageHalt halt) => new() { Halt = halt };

    public static StageEnd Halted(ExitCode code, string message) => Halted(new StageHalt(code, message));
}
