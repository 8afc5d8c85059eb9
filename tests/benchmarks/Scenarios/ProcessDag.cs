namespace Coro.Benchmarks.Scenarios;

/// <summary>A graph in which something is always ready.</summary>
internal class ProcessDag : GraphScenario
{
    public override string Name => "process-dag";

    public override string Work => "/bin/true, two dependencies each, throttle 2";

    public override IReadOnlyList<int> Sizes => [100, 1_000, 10_000];

    protected override IEnumerable<int> Needs(int child, int size) =>
        child < 3 ? [] : [child / 2, child * 2 / 3];
}
