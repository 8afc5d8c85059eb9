namespace Coro.Engine.Running.Controls;

/// <summary>What came of the questions about children: all are settled, there is something to do again, or the campaign halts.</summary>
/// <param name="Halt">Why the campaign cannot go on now; null: it can.</param>
/// <param name="IsOver">Whether nothing is left to decide, so that the loops may be left.</param>
internal readonly record struct Settled(StageHalt? Halt, bool IsOver)
{
    public static readonly Settled Over = new(null, true);

    public static readonly Settled GoOn = new(null, false);

    public static Settled Halted(StageHalt halt) => new(halt, false);
}
