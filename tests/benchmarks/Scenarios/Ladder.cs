namespace Coro.Benchmarks.Scenarios;

/// <summary>Layers of two children, each of which waits for both of the layer before: as many paths as two to the layers.</summary>
internal sealed class Ladder : GraphScenario
{
    public override string Name => "ladder";

    public override string Work => "/bin/true, layers of two, each child waits for the whole layer before";

    public override IReadOnlyList<int> Sizes => [2_000];

    protected override IEnumerable<int> Needs(int child, int size) =>
        child < 2 ? [] : [(child / 2 - 1) * 2, (child / 2 - 1) * 2 + 1];
}
