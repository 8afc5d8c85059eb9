using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    private const string Brief = """
        campaign_name: payments-v2
        targets:
          - {name: web, tier: B, depends_on: [api]}
          - {name: core, tier: A}
          - {name: api, tier: A, lane: deep, depends_on: [core]}
          - {name: util, tier: A}
        pipelines:
          A: [{name: AN, run: [true]}]
          B: [{name: QS, run: [true]}]
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_reads_like_this()
    {
        _folder.Write("campaign-brief.yaml", Brief);
        var run = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "campaign-brief.yaml");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe(
            """
            payments-v2: 4 children in 3 levels

            #  CHILD  LEVEL  TIER  LANE      DEPENDS ON
            1  core   0      A     standard
            2  api    1      A     deep      core
            3  util   0      A     standard
            4  web    2      B     standard  api

            Starts first (2)
              core, util

            Critical path (3)
              core -> api -> web

            Levels
              0 (2): core, util
              1 (1): api
              2 (1): web

            """);
    }

    [Theory]
    [InlineData("plan", "campaign-brief.yaml")]
    [InlineData("plan", "campaign-brief.yml")]
    [InlineData("validate", "campaign-brief.yaml")]
    public async Task Without_a_file_it_is_the_brief_that_is_here(string command, string file)
    {
        _folder.Write(file, Brief);
        var run = await CommandRun.Of(_folder, "campaign", command);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("4 children in 3 levels");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("validate")]
    public async Task Without_a_file_and_a_brief_that_is_here_there_is_nothing_to_look_at(string command)
    {
        var run = await CommandRun.Of(_folder, "campaign", command);
        run.ExitCode.ShouldBe(8);
        run.Error.ShouldContain("Give one with --brief <file> or --manifest <file>");
    }

    [Fact]
    public async Task As_JSON_it_has_the_keys_that_automation_reads()
    {
        _folder.Write("campaign-brief.yaml", Brief);
        var run = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "campaign-brief.yaml", "--json");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        run.Out.ReplaceLineEndings("").ShouldBe(
            """
            {"campaign":"payments-v2","total":4,"circular_deps_detected":false,"cycle_path":[],"cycle_participants":[],
            "execution_order":["core","api","util","web"],"starts_first":["core","util"],"critical_path":["core","api","web"],
            "levels":[["core","util"],["api"],["web"]],"tiers":{"A":["core","api","util"],"B":["web"]},
            "children":[
            {"name":"web","tier":"B","lane":"standard","level":2,"depends_on":["api"],"locks":[],"repo_url":null,"pin":null},
            {"name":"core","tier":"A","lane":"standard","level":0,"depends_on":[],"locks":[],"repo_url":null,"pin":null},
            {"name":"api","tier":"A","lane":"deep","level":1,"depends_on":["core"],"locks":[],"repo_url":null,"pin":null},
            {"name":"util","tier":"A","lane":"standard","level":0,"depends_on":[],"locks":[],"repo_url":null,"pin":null}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_cycle_is_printed_all_the_same_and_exits_with_4()
    {
        _folder.Write("c.yaml", Brief.Replace("name: core, tier: A", "name: core, tier: A, depends_on: [api]", StringComparison.Ordinal));
        var json = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "c.yaml", "--json");
        json.ExitCode.ShouldBe(4);
        json.Json.GetProperty("circular_deps_detected").GetBoolean().ShouldBeTrue();
        json.Json.GetProperty("cycle_participants").EnumerateArray().Select(x => x.GetString()).ShouldBe(["api", "core", "web"]);
        json.Json.GetProperty("execution_order").EnumerateArray().Select(x => x.GetString()).ShouldBe(["util"]);

        var text = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "c.yaml");
        text.ExitCode.ShouldBe(4);
        text.Error.ShouldBe(
            "coro: The dependencies contain a cycle: api -> core -> api. Remove one of these depends_on entries.\n");
        text.Out.ShouldStartWith("payments-v2: 4 children, of which 3 cannot be ordered\n");
        text.Out.ShouldEndWith(
            """
            Levels
              0 (1): util

            Cycle
              api -> core -> api

            Cannot be ordered because of it (3)
              api, core, web

            """);
    }

    [Fact]
    public async Task A_plan_that_is_nothing_but_a_cycle_shows_the_cycle_and_no_empty_headings()
    {
        _folder.Write("m.txt", "a,,A;b\nb,,A;a\n");
        var text = await CommandRun.Of(_folder, "campaign", "plan", "--manifest", "m.txt");
        text.Out.ShouldBe(
            """
            m: 2 children, of which 2 cannot be ordered

            Cycle
              a -> b -> a

            Cannot be ordered because of it (2)
              a, b

            """);
    }

    [Fact]
    public async Task Every_problem_of_a_brief_is_a_line_of_its_own_with_its_place()
    {
        _folder.Write("bad.yaml", "campaign_name: x\ntargts: []\ntargets:\n  - {name: ../x}\n  - {name: con}\npipelines: {A: [{name: a, run: [true]}]}\n");
        var run = await CommandRun.Of(_folder, "campaign", "plan", "--brief", "bad.yaml", "--json");
        run.ExitCode.ShouldBe(2);
        run.ErrorLines.Count.ShouldBe(4);
        run.ErrorLines[0].ShouldStartWith("bad.yaml(2,1): ");
        run.ErrorLines[^1].ShouldBe("coro: 3 errors; nothing was run.");
        var errors = run.Json.GetProperty("errors").EnumerateArray().ToList();
        errors.Select(error => error.GetProperty("line").GetInt32()).ShouldBe([2, 4, 5]);
        errors.ShouldAllBe(error => error.GetProperty("file").GetString() == "bad.yaml");
        run.Json.GetProperty("exit_code").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("absent.yaml", null)]
    [InlineData("empty.yaml", "")]
    [InlineData("comments.yaml", "# nothing yet\n")]
    public async Task An_absent_or_empty_brief_exits_with_8(string name, string? text)
    {
        if (text is not null)
            _folder.Write(name, text);
        var run = await CommandRun.Of(_folder, "campaign", "plan", "--brief", name);
        run.ExitCode.ShouldBe(8);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("coro: ");
        run.Error.ShouldContain(name);
    }

    [Fact]
    public async Task Neither_brief_nor_manifest_exits_with_8_and_says_how_to_give_one()
    {
        var run = await CommandRun.Of(_folder, "campaign", "plan");
        run.ExitCode.ShouldBe(8);
        run.Error.ShouldContain("--brief <file>");
    }

    [Fact]
    public async Task Validate_says_that_a_brief_is_valid()
    {
        _folder.Write("campaign-brief.yaml", Brief);
        var run = await CommandRun.Of(_folder, "campaign", "validate", "--brief", "campaign-brief.yaml");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe("campaign-brief.yaml: valid: 4 children in 3 levels.\n");
    }

    [Fact]
    public async Task Planning_writes_nothing_to_disk()
    {
        _folder.Write("campaign-brief.yaml", Brief);
        await CommandRun.Of(_folder, "campaign", "plan", "--brief", "campaign-brief.yaml");
        Directory.GetFileSystemEntries(_folder.Path).Length.ShouldBe(1);
    }
}
