using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>A campaign that has nothing left to do.</summary>
internal sealed class Resume : ProcessDag
{
    private const int MostForNinja = 10_000;

    public override string Name => "resume";

    public override string Work => "campaign resume where everything is complete";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000, 100_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var root = Path.Combine(folder, "root");
        LaidOut.Complete(root, Write(folder, "brief.yaml", Brief(size)));
        foreach (var (name, path) in tools.Builds)
        {
            yield return new(name, path, "campaign", "resume", "--root", root, "--headless")
            {
                Folder = folder,
                Objection = told => Missing(told, $"\"skills_completed\":{size}"),
            };
        }

        // Ninja knows what is done only from doing it; make looks at the files.
        if (Tools.Find("ninja") is { } ninja && size <= MostForNinja)
        {
            Write(folder, "build.ninja", Ninja(size, "touch $out"));
            MeasuredProcess.Run(new("ninja", ninja, "--quiet") { Folder = folder }, folder);
            yield return new("ninja, nothing to do", ninja) { Folder = folder };
        }
    }
}
