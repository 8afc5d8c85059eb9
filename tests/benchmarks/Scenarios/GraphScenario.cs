using System.Globalization;
using System.Text;
using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>A graph of <c>/bin/true</c>, as a brief, a makefile and a ninja file.</summary>
internal abstract class GraphScenario : Scenario
{
    /// <summary>The numbers of the children that a child depends on, all of them below its own.</summary>
    protected abstract IEnumerable<int> Needs(int child, int size);

    /// <summary>Peers that do not get through it; none of them is started.</summary>
    protected virtual IReadOnlyCollection<string> Left => [];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var brief = Write(folder, "brief.yaml", Brief(size));
        foreach (var (name, path) in tools.Builds)
        {
            var root = Path.Combine(folder, "root-" + name);
            yield return new(name, path, "campaign", "start", "--brief", brief, "--root", root, "--throttle", "2")
            {
                Folder = folder,
                Prepare = () => SetAside(root),
                Objection = told => told.Contains($"\"skills_completed\":{size},", StringComparison.Ordinal)
                    || told.Contains($"\"skills_completed\":{size}}}", StringComparison.Ordinal) ? null : "not every child is complete",
            };
        }

        if (Tools.Find("make") is { } make && !Left.Contains("make"))
        {
            var makefile = Write(folder, "Makefile", Makefile(size));
            yield return new("make -j2", make, "-j2", "-f", makefile, "all") { Folder = folder };
        }

        if (Tools.Find("ninja") is { } ninja && !Left.Contains("ninja"))
        {
            var build = Path.Combine(folder, "ninja");
            Directory.CreateDirectory(build);
            Write(build, "build.ninja", Ninja(size));
            yield return new("ninja -j2", ninja, "-j2", "--quiet")
            {
                Folder = build,
                Prepare = () => File.Delete(Path.Combine(build, ".ninja_log")),
            };
        }
    }

    protected string Manifest(int size)
    {
        var text = new StringBuilder();
        for (var child = 0; child < size; child++)
            Append(text, $"c{child},https://example.org/c{child}.git,A,1.0;{string.Join(',', Needs(child, size).Select(need => $"c{need}"))}\n");
        return text.ToString();
    }

    protected string Brief(int size)
    {
        var text = new StringBuilder("campaign_name: bench\ntargets:\n");
        for (var child = 0; child < size; child++)
            Append(text, $"  - {{name: c{child}, tier: A, depends_on: [{string.Join(", ", Needs(child, size).Select(need => $"c{need}"))}]}}\n");
        return text.Append("pipelines:\n  A:\n    - {name: T, run: [/bin/true]}\n").ToString();
    }

    // With a .PHONY for each, or a target that stands for all, make and ninja take a time that grows with the square: neither is needed.
    protected string Makefile(int size)
    {
        var all = string.Concat(Enumerable.Range(0, size).Select(child => $" c{child}"));
        var text = new StringBuilder($".PHONY: all{all}\nall:{all}\n");
        for (var child = 0; child < size; child++)
            Append(text, $"c{child}: {string.Join(' ', Needs(child, size).Select(need => $"c{need}"))}\n\t@/bin/true\n");
        return text.ToString();
    }

    protected string Ninja(int size, string command = "/bin/true")
    {
        var text = new StringBuilder($"rule t\n  command = {command}\n");
        for (var child = 0; child < size; child++)
            Append(text, $"build c{child}: t {string.Join(' ', Needs(child, size).Select(need => $"c{need}"))}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
