using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class GraphCommandTests : IDisposable
{
    private const string Brief =
        """
        campaign_name: drawn
        targets:
          - {name: core}
          - {name: api, depends_on: [core]}
        pipelines:
          default: [{name: go, run: [git, --version]}]
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_brief_is_drawn_before_anything_runs()
    {
        var run = await RunAsync("--brief", Write(Brief));
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe("level 1\n    core\nlevel 2\n    api   <- core\n");
    }

    [Fact]
    public async Task A_campaign_is_drawn_with_where_its_children_stand()
    {
        await CommandRun.Of(_folder, "campaign", "start", "--brief", Write(Brief));
        var run = await RunAsync();
        run.Out.ShouldBe("level 1\n  + core  completed\nlevel 2\n  + api   completed  <- core\n");
    }

    [Fact]
    public async Task Mermaid_has_the_critical_path_in_bold()
    {
        var run = await RunAsync("--brief", Write(Brief), "--format", "mermaid");
        run.Out.ShouldStartWith("flowchart LR\n");
        run.Out.ShouldContain("n0 ==> n1");
    }

    [Fact]
    public async Task A_cycle_is_drawn_and_told()
    {
        var run = await RunAsync("--brief", Write(Brief.Replace("{name: core}", "{name: core, depends_on: [api]}", StringComparison.Ordinal)));
        run.ExitCode.ShouldBe(4);
        run.Out.ShouldStartWith("in a cycle, or behind one\n");
        run.Error.ShouldContain("core");
    }

    [Fact]
    public async Task A_campaign_and_a_brief_at_once_are_refused()
    {
        var run = await RunAsync("--job", "drawn", "--brief", Write(Brief));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("not both");
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.Of(_folder, ["campaign", "graph", .. args]);

    private string Write(string brief)
    {
        var path = Path.Combine(_folder.Path, "brief.yaml");
        File.WriteAllText(path, brief);
        return path;
    }
}
