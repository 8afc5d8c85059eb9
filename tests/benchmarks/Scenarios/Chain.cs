namespace Coro.Benchmarks.Scenarios;

/// <summary>Each child waits for the one before it.</summary>
internal sealed class Chain : GraphScenario
{
    public override string Name => "chain";

    public override string Work => "/bin/true, a chain as long as there are children";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000];

    protected override IEnumerable<int> Needs(int child, int size) => child == 0 ? [] : [child - 1];
}
