using Coro.Engine.Running;
using Coro.Engine.Stages;

namespace Coro.Engine.Gates;

/// <summary>What came of asking at a gate: a choice, a halt, or neither, because the campaign has something else to do first.</summary>
internal readonly record struct GateOutcome
{
    /// <summary>There is other work again, and the question will come up later.</summary>
    public static GateOutcome Withdrawn => default;

    public GateOutcome(string choice) => Choice = choice;

    public GateOutcome(StageHalt halt) => Halt = halt;

    /// <summary>The answer; null: there is none.</summary>
    public string? Choice { get; }

    /// <summary>Why the campaign cannot go on now; null: it can.</summary>
    public StageHalt? Halt { get; }

    /// <summary>How a stage ends that got no answer.</summary>
    public StageEnd StageEnd => Halt is null ? StageEnd.Done : StageEnd.Halted(Halt);
}
