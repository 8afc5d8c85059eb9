using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>The order of a graph from a brief, beside going over the same file with the YAML library and doing nothing else.</summary>
internal sealed class PlanBrief : ProcessDag
{
    public override string Name => "plan-brief";

    public override string Work => "campaign plan of a brief, two dependencies each; nothing is run";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000, 100_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var brief = Write(folder, "brief.yaml", Brief(size));
        foreach (var (name, path) in tools.Builds)
        {
            yield return new(name, path, "campaign", "plan", "--brief", brief)
            {
                Folder = folder,
                Objection = told => Missing(told, $"c{size - 1} "),
            };
        }

        yield return new("YamlDotNet, parse", Tools.Self, "worker", "parse-yaml", brief) { Folder = folder };
    }
}
