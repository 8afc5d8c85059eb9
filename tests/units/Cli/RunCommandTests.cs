using System.Text.Json;
using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private const string Brief = """
        campaign_name: demo
        targets:
          - {name: core}
          - {name: api, depends_on: [core]}
          - {name: bad, steps: [{name: X, run: [git, no-such-command]}]}
        pipelines:
          A: [{name: AN, run: [git, --version]}]
        """;

    private readonly TempFolder _folder = new();

    public RunCommandTests() => _folder.Write("campaign-brief.yaml", Brief);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_brief_runs_headless_to_its_envelope()
    {
        var run = await Coro("start", "--brief", "campaign-brief.yaml");
        run.ExitCode.ShouldBe(0, run.Error);
        var envelope = EnvelopeOf(run.Out);
        envelope.GetProperty("status").GetString().ShouldBe("success");
        envelope.GetProperty("skills_completed").GetInt32().ShouldBe(2);
        envelope.GetProperty("skills_failed").GetInt32().ShouldBe(1);
        File.Exists(envelope.GetProperty("campaign_report_path").GetString()).ShouldBeTrue();

        var lines = run.ErrorLines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        lines[0].ToString().ShouldBe("""{"stage":0,"name":"setup","status":"start"}""");
        lines.Count(line => line.TryGetProperty("stage", out _)).ShouldBe(22);
    }

    [Fact]
    public async Task The_looking_commands_show_what_has_run()
    {
        await Coro("start", "--brief", "campaign-brief.yaml");
        var list = await Coro("list", "--json");
        list.Json.GetProperty("campaigns")[0].GetProperty("name").GetString().ShouldBe("demo");
        list.Json.GetProperty("unreadable").GetArrayLength().ShouldBe(0);

        var status = await Coro("status", "--job", "demo", "--json");
        status.Json.GetProperty("status").GetString().ShouldBe("completed");
        status.Json.GetProperty("children").EnumerateArray()
            .ToDictionary(child => child.GetProperty("name").GetString()!, child => child.GetProperty("status").GetString())
            .ShouldBe(new Dictionary<string, string?> { ["core"] = "completed", ["api"] = "completed", ["bad"] = "failed" }, ignoreOrder: true);
        (await Coro("status", "--job", "demo")).Out.ShouldContain("bad    failed");

        var child = await Coro("show", "--job", "demo", "--child", "BAD", "--json");
        child.Json.GetProperty("status").GetString().ShouldBe("failed");
        child.Json.GetProperty("logs").EnumerateArray().Select(log => Path.GetFileName(log.GetString()))
            .ShouldContain("X.1.err.log");
    }

    [Fact]
    public async Task Strict_turns_failed_children_into_16()
    {
        var run = await Coro("start", "--brief", "campaign-brief.yaml", "--strict");
        run.ExitCode.ShouldBe(16);
        run.Out.ShouldBeEmpty();
        EnvelopeOf(run.ErrorLines[^1]).GetProperty("error").GetProperty("code").GetString().ShouldBe("children-failed");
    }

    [Fact]
    public async Task Resuming_a_finished_campaign_gives_the_same_envelope()
    {
        var first = await Coro("start", "--brief", "campaign-brief.yaml");
        var again = await Coro("resume", "--job", "demo", "--headless");
        again.ExitCode.ShouldBe(0);
        again.Out.ShouldBe(first.Out);
        again.ErrorLines[0].ShouldBe("""{"note":"campaign: demo is finished; nothing is left to run","level":"info"}""");
    }

    [Fact]
    public async Task A_headless_start_with_only_a_name_resumes()
    {
        var first = await Coro("start", "--brief", "campaign-brief.yaml");
        (await Coro("start", "--headless", "--name", "demo")).Out.ShouldBe(first.Out);
        (await Coro("start", "--headless", "--name", "other")).ExitCode.ShouldBe(8);
    }

    [Fact]
    public async Task Starting_again_with_a_brief_overwrites_and_resumes_only_when_told()
    {
        await Coro("start", "--brief", "campaign-brief.yaml", "--name", "mine");
        var before = EnvelopeOf((await Coro("resume", "--headless", "--job", "mine")).Out).GetProperty("job_id").GetString();
        var resumed = await Coro("start", "--brief", "campaign-brief.yaml", "--name", "mine", "--existing", "resume");
        EnvelopeOf(resumed.Out).GetProperty("job_id").GetString().ShouldBe(before);
        var afresh = await Coro("start", "--brief", "campaign-brief.yaml", "--name", "mine");
        EnvelopeOf(afresh.Out).GetProperty("job_id").GetString().ShouldNotBe(before);
    }

    [Fact]
    public async Task A_gate_that_is_to_halt_parks_the_campaign()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The step is a shell's.");
        _folder.Write("campaign-brief.yaml", """
            campaign_name: demo
            targets: [{name: core}]
            pipelines:
              A:
                - name: AN
                  run: [sh, -c, "mkdir skill && echo '# Core' > skill/SKILL.md && echo 'AN_RESULT_JSON: {\"skill_path\":\"skill\"}'"]
            stages: {export: {path: out}}
            """);
        var parked = await Coro("start", "--brief", "campaign-brief.yaml", "--gate", "export=halt");
        parked.ExitCode.ShouldBe(14);
        parked.Out.ShouldBeEmpty();
        parked.ErrorLines[^2].ShouldBe("""{"stage":9,"name":"export","status":"halt","exit":14}""");
        EnvelopeOf(parked.ErrorLines[^1]).GetProperty("exit_code").GetInt32().ShouldBe(14);

        (await Coro("status")).Out.ShouldContain("Waiting for an answer");
        var resumed = await Coro("resume", "--headless");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        File.Exists(_folder.In("out", "core", "SKILL.md")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("resume")]
    [InlineData("show")]
    public async Task With_no_campaign_there_is_nothing_to_look_at(string command)
    {
        var run = await Coro(command);
        run.ExitCode.ShouldBe(3);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("coro: There is no campaign in ");
        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_child_is_answered_with_the_known_ones()
    {
        await Coro("start", "--brief", "campaign-brief.yaml");
        var run = await Coro("show", "--job", "demo", "--child", "cor", "--json");
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("core");
        run.Json.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("invalid-state");
    }

    [Fact]
    public async Task An_invalid_brief_runs_nothing_and_leaves_no_workspace()
    {
        _folder.Write("campaign-brief.yaml", Brief + "\nthrotle: 3\n");
        var run = await Coro("start", "--brief", "campaign-brief.yaml");
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.ErrorLines[0].ShouldContain("\"level\":\"error\"");
        run.ErrorLines[^2].ShouldBe("""{"stage":null,"name":"setup","status":"halt","exit":2}""");
        EnvelopeOf(run.ErrorLines[^1]).GetProperty("error").GetProperty("message").GetString()!.ShouldContain("throtle");
        Directory.Exists(_folder.In("root")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_is_stopped_exits_with_130_and_can_be_resumed()
    {
        var context = CommandRun.Context(_folder, out _, out var error);
        context.Stop.Request(ExitCode.Interrupted);
        var code = await global::Coro.Cli.CoroCommand.InvokeAsync(
            ["campaign", "start", "--brief", "campaign-brief.yaml", "--root", _folder.In("root")], context);
        code.ShouldBe(130, error.ToString());
        (await Coro("resume", "--headless")).ExitCode.ShouldBe(0);
    }

    private Task<CommandRun> Coro(params string[] args) =>
        CommandRun.Of(_folder, ["campaign", .. args, "--root", _folder.In("root")]);

    private static JsonElement EnvelopeOf(string text)
    {
        text.ShouldStartWith(Envelope.Prefix);
        text.TrimEnd('\n').ShouldNotContain("\n");
        return JsonSerializer.Deserialize<JsonElement>(text[Envelope.Prefix.Length..]);
    }
}
