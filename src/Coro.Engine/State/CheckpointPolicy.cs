namespace Coro.Engine.State;

/// <summary>
/// When the state file is written between the points where it has to be: at most once a second, and never for more
/// than a fiftieth of the run's time, so that a huge campaign does not spend its life on telling where it stands.
/// </summary>
internal static class CheckpointPolicy
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private const int Share = 50;

    /// <summary>Whether a checkpoint is due.</summary>
    /// <param name="run">How long the run has taken.</param>
    /// <param name="sinceLast">How long ago the last checkpoint was begun; from the run's start before the first.</param>
    /// <param name="spent">How long all of the run's checkpoints took.</param>
    /// <param name="lastCost">How long the last one took: the best guess for the next.</param>
    public static bool IsDue(TimeSpan run, TimeSpan sinceLast, TimeSpan spent, TimeSpan lastCost) =>
        sinceLast >= Shortest && (spent + lastCost) * Share <= run;
}
