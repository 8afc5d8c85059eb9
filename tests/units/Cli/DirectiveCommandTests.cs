using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class DirectiveCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public DirectiveCommandTests() => _folder.Write("brief.yaml", """
        campaign_name: demo
        directive_path: orders.md
        targets: [{name: core}, {name: api, depends_on: [core]}, {name: old}]
        pipelines: {default: [{name: AN, shell: 'true'}]}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_understood_reads_like_this()
    {
        Order("## Quality Overrides", "- Accept 85% for core due to thin docs", "- Fallback 70 for all", "## Skip List", "- old (dead)",
            "## Pipeline Flags", "- Use `--pin main` for all unpinned", "## Notes", "Mind the docs.");

        var run = await Run("--brief", "brief.yaml");

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var lines = run.Out.Split('\n');
        lines[0].ShouldBe("directive    orders.md");
        string.Join('\n', lines[2..]).ShouldBe(
            """

            Quality overrides
            LINE  CHILD  TARGET  FALLBACK  REASON
            2     core   85                thin docs
            3     all            70

            Skip list
            LINE  CHILD  REASON
            5     old    dead

            Pipeline flags
            LINE  FOR           FLAG        REASON
            7     all unpinned  --pin main

            Guidance, for agents to read
              Notes

            """);
    }

    [Fact]
    public async Task What_is_not_understood_is_told_and_the_exit_code_says_so()
    {
        Order("## Skip List", "- Skip odl");

        var run = await Run("--brief", "brief.yaml");

        run.ExitCode.ShouldBe(2);
        run.ErrorLines[0].ShouldStartWith($"{_folder.In("orders.md")}(2): 'Skip odl' does not count: there is no child 'odl'; did you mean 'old'?");
        run.ErrorLines[1].ShouldBe("coro: 1 problem; what is told there does not count.");
    }

    [Fact]
    public async Task A_campaigns_directive_is_looked_at_and_so_is_a_draft()
    {
        Order("## Skip List", "- old");
        (await CommandRun.Of(_folder, "campaign", "start", "--brief", "brief.yaml")).ExitCode.ShouldBe(0);
        _folder.Write("draft.md", "## Quality Overrides\n- all: 70\n");

        var own = (await Run("--job", "demo", "--json")).Json;
        own.GetProperty("skips")[0].GetProperty("child").GetString().ShouldBe("old");
        own.GetProperty("problems").GetArrayLength().ShouldBe(0);
        (await Run("--job", "demo", "--file", "draft.md", "--json")).Json.GetProperty("quality_overrides")[0].GetProperty("soft_target").GetInt32().ShouldBe(70);
        (await Run("--job", "demo", "--file", "gone.md")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Status_lists_the_overrides_that_hold()
    {
        Order("## Quality Overrides", "- Accept 70 for core because its docs are thin", "- Raise target to 95");
        await CommandRun.Of(_folder, "campaign", "start", "--brief", "brief.yaml");

        (await CommandRun.Of(_folder, "campaign", "status", "--job", "demo")).Out.ShouldContain(
            "Quality overrides of the directive\n  core: target 70 (its docs are thin)\n  all: target 95\n");
        var json = (await CommandRun.Of(_folder, "campaign", "status", "--job", "demo", "--json")).Json;
        json.GetProperty("quality_gate").GetProperty("soft_target").GetInt32().ShouldBe(95);
        json.GetProperty("quality_overrides").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_campaign_and_a_brief_at_once_are_refused() =>
        (await Run("--brief", "brief.yaml", "--job", "demo")).ExitCode.ShouldBe(2);

    [Fact]
    public async Task A_broken_kickoff_template_fails_the_brief_that_names_it()
    {
        _folder.Write("own.yaml", File.ReadAllText(_folder.In("brief.yaml")) + "\nkickoff_template: kickoff.md\n");
        _folder.Write("kickoff.md", "# {{skil_name}}");

        var run = await CommandRun.Of(_folder, "campaign", "validate", "--brief", "own.yaml");

        run.ExitCode.ShouldBe(2);
        run.ErrorLines[0].ShouldStartWith($"{_folder.In("kickoff.md")}(1,3): there is no placeholder '{{{{skil_name}}}}'; did you mean '{{{{skill_name}}}}'?");
    }

    private void Order(params string[] lines) => File.WriteAllLines(_folder.In("orders.md"), lines);

    private Task<CommandRun> Run(params string[] args) => CommandRun.Of(_folder, ["campaign", "directive", .. args]);
}
