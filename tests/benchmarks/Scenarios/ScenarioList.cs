using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>All scenarios, in the order in which they are run.</summary>
internal static class ScenarioList
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new ProcessDag(),
        new Chain(),
        new Ladder(),
        new DurableTransition(),
        new FlushesInFlight(),
        new LongRun(),
        new PlanManifest(),
        new PlanBrief(),
        new Resume(),
        new Status(),
        new Start(),
        new Import(),
        new ScriptBlocks(),
    ];
}
