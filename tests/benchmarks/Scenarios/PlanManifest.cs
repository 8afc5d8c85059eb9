using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>The order of a graph from a manifest, beside what others say they would run.</summary>
internal sealed class PlanManifest : ProcessDag
{
    public override string Name => "plan-manifest";

    public override string Work => "campaign plan of a manifest, two dependencies each; nothing is run";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000, 100_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var manifest = Write(folder, "bench.txt", Manifest(size));
        foreach (var (name, path) in tools.Builds)
        {
            yield return new(name, path, "campaign", "plan", "--manifest", manifest)
            {
                Folder = folder,
                Objection = told => Missing(told, $"c{size - 1} "),
            };
        }

        if (Tools.Find("make") is { } make)
        {
            var makefile = Write(folder, "Makefile", Makefile(size));
            yield return new("make -n", make, "-n", "-f", makefile, "all") { Folder = folder };
        }

        if (Tools.Find("ninja") is { } ninja)
        {
            Write(folder, "build.ninja", Ninja(size));
            yield return new("ninja -n", ninja, "-n") { Folder = folder };
        }
    }
}
