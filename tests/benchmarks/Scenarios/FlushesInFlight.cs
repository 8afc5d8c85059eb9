using System.Globalization;
using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>How many flushes a child costs when two run at once. It is counted, so it says the same on any machine.</summary>
internal sealed class FlushesInFlight : Scenario
{
    public override string Name => "flushes";

    public override string Work => "/bin/true, throttle 2, through the engine, with its flushes counted";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var root = Path.Combine(folder, "root");
        yield return new("coro's engine", Tools.Self, "worker", "flushes", root, size.ToString(CultureInfo.InvariantCulture))
        {
            Folder = folder,
            Prepare = () => SetAside(root),
            Remark = told => told.Trim(),
        };
    }
}
