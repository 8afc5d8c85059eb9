using System.Globalization;
using System.Text;
using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>A campaign of very many steps that somebody follows: memory and overhead must not grow with what is behind it.</summary>
internal sealed class LongRun : Scenario
{
    private const int StepsEach = 10;

    public override string Name => "long-run";

    public override string Work => $"so many steps of /bin/true, {StepsEach} for each child, throttle 2, events followed by another process";

    public override IReadOnlyList<int> Sizes => [200_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var brief = Write(folder, "brief.yaml", Brief(size / StepsEach));
        foreach (var (name, path) in tools.Builds)
        {
            var root = Path.Combine(folder, "root-" + name);
            yield return new(name, Tools.Self, "worker", "long-run", path, brief, root)
            {
                Folder = folder,
                Prepare = () => SetAside(root),
                Remark = told => told.Trim().Replace("\n", "; ", StringComparison.Ordinal),
            };
        }
    }

    private static string Brief(int children)
    {
        var text = new StringBuilder("campaign_name: bench\ntargets:\n");
        for (var child = 0; child < children; child++)
            text.Append(CultureInfo.InvariantCulture, $"  - {{name: c{child}, tier: A}}\n");
        text.Append("pipelines:\n  A:\n");
        for (var step = 0; step < StepsEach; step++)
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: S{step}, run: [/bin/true]}}\n");
        return text.ToString();
    }
}
