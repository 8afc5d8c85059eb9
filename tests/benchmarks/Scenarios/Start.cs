using System.Globalization;
using System.Text;
using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>How long it takes until anything happens.</summary>
internal sealed class Start : Scenario
{
    public override string Name => "start";

    public override string Work => "coro --version; and a campaign whose first child fails and halts it, up to its report";

    public override IReadOnlyList<int> Sizes => [100];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var brief = Write(folder, "brief.yaml", Brief(size));
        foreach (var (name, path) in tools.Builds)
        {
            var root = Path.Combine(folder, "root-" + name);
            yield return new(name + " --version", path, "--version") { Folder = folder };
            yield return new(name + ", first child", path, "campaign", "start", "--brief", brief, "--root", root)
            {
                Folder = folder,
                Prepare = () => SetAside(root),
                ExpectedExit = (int)ExitCode.AwaitingInput,
            };
        }

        yield return new("an empty .NET program", Tools.Self, "worker", "nothing") { Folder = folder };
    }

    private static string Brief(int size)
    {
        var text = new StringBuilder("campaign_name: bench\non_child_failure: halt\nlimits: {throttle: 1}\ntargets:\n");
        for (var child = 0; child < size; child++)
            text.Append(CultureInfo.InvariantCulture, $"  - {{name: c{child}, tier: A}}\n");
        return text.Append("pipelines:\n  A:\n    - {name: T, run: [/bin/false]}\n").ToString();
    }
}
