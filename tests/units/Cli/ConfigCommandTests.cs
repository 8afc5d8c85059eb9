using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_value_is_shown_and_on_request_where_it_comes_from()
    {
        _folder.Write(".coro/customize.toml", "[workflow]\nquality_gate_soft_target = 85\npersistent_facts = ['One.', \"Two \\u001b[2J.\"]\n");

        var plain = await CommandRun.Of(_folder, "config", "show");
        var origin = await CommandRun.Of(_folder, "config", "show", "--origin");

        plain.ExitCode.ShouldBe(0);
        plain.Out.ShouldStartWith("KEY                         VALUE\nquality_gate_hard           \"zero-critical-high\"\nquality_gate_soft_target    85\n");
        plain.Out.ShouldContain("persistent_facts[1]         \"Two \\u001B[2J.\"\n");
        origin.Out.ShouldContain("quality_gate_hard           \"zero-critical-high\"  bundled\n");
        origin.Out.ShouldContain("quality_gate_soft_target    85                    .coro/customize.toml:2:28\n");
    }

    [Fact]
    public async Task As_JSON_values_have_types()
    {
        var file = _folder.Write("team/customize.toml", "[workflow]\nheadless_mode = true\nquality_gate_soft_target = 85.5\npipelines.A = [{name = 's', run = ['x', 'y'], retries = 2}]\n");

        var values = (await CommandRun.Of(_folder, "config", "show", "--json", "--root", "team")).Json.GetProperty("values").EnumerateArray()
            .ToDictionary(value => value.GetProperty("key").GetString()!);

        values["headless_mode"].GetProperty("value").GetBoolean().ShouldBeTrue();
        values["quality_gate_soft_target"].GetProperty("value").GetDecimal().ShouldBe(85.5m);
        values["quality_gate_soft_fallback"].GetRawText().ShouldBe("""{"key":"quality_gate_soft_fallback","value":80,"origin":"bundled","line":null,"column":null}""");
        values["pipelines.A.steps[0]"].GetProperty("value").GetRawText().ShouldBe("""{"name":"s","run":["x","y"],"retries":2}""");
        values["pipelines.A.steps[0]"].GetProperty("origin").GetString().ShouldBe(file);
        values["pipelines.A.steps[0]"].GetProperty("line").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData("config", "show")]
    [InlineData("campaign", "plan", "--manifest", "m.txt")]
    [InlineData("campaign", "validate", "--manifest", "m.txt")]
    [InlineData("campaign", "start", "--manifest", "m.txt", "--interactive")]
    public async Task All_that_is_wrong_is_told_with_file_line_and_column(params string[] args)
    {
        _folder.Write("m.txt", "a,,A\n");
        var file = _folder.Write(".coro/customize.toml", "[workflow]\nquality_gate_hrad = 1\nheadless_mode = 'x'\n");

        var run = await CommandRun.Of(_folder, args);

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.ErrorLines[0].ShouldBe($"{file}(2,1): workflow.quality_gate_hrad: the key 'quality_gate_hrad' is not known; did you mean 'quality_gate_hard'? [unknown-key]");
        run.ErrorLines[1].ShouldStartWith($"{file}(3,17): workflow.headless_mode: ");
        run.ErrorLines[2].ShouldBe("coro: 2 errors; nothing was run.");
    }

    [Fact]
    public async Task A_manifest_alone_runs_through_the_pipelines_of_customization()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The steps of this test are written for sh.");
        _folder.Write("m.txt", "core,,A\napi,,B;core\n");
        _folder.Write("style.md", "Short words.");
        _folder.Write(".coro/customize.toml", """
            [workflow]
            persistent_facts = ["file:../style.md"]
            on_complete = "printf '%s\n' > hooked"
            campaign_workspace_path = "../work/{name}"
            activation_steps_prepend = [{name = "before", run = ["sh", "-c", "echo before >> order"]}]
            activation_steps_append = [{name = "after", run = ["sh", "-c", "echo after >> order"]}]
            [[workflow.pipelines.A.steps]]
            name = "build"
            shell = 'grep -q "Short words." "$CORO_KICKOFF" && echo built >> order'
            [workflow.pipelines.B]
            batch = true
            steps = [{name = "quick", run = ["sh", "-c", "cat {batch_file} > batch"]}]
            """);

        var run = await CommandRun.Of(_folder, "campaign", "start", "--manifest", "m.txt");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain(Envelope.Prefix);
        File.ReadAllLines(_folder.In("order")).ShouldBe(["before", "after", "built"]);
        File.ReadAllText(_folder.In("hooked")).ShouldBe($"--report-path={_folder.In("work", "m", "campaign-report.md")}\n");
        File.ReadAllText(_folder.In("batch")).ShouldContain("\"api\"");
        (await CommandRun.Of(_folder, "campaign", "status", "--job", "m")).Out.ShouldContain(_folder.In("work", "m"));
    }

    [Fact]
    public async Task A_manifest_without_pipelines_is_answered_with_what_to_write_where()
    {
        _folder.Write("m.txt", "core,,A\n");

        var run = await CommandRun.Of(_folder, "campaign", "start", "--manifest", "m.txt", "--interactive");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($$"""
            m.txt(1): the target has no steps, and there is no pipeline for its lane 'standard' or tier A; a manifest brings none, so put one into {{_folder.In(".coro", "customize.toml")}}, for example [no-pipeline]
                [[workflow.pipelines.A.steps]]
                name = "build"
                run = ["./build.sh", "{child.name}"]
            coro: 1 error; nothing was run.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Customization_makes_runs_headless_and_a_word_undoes_it()
    {
        _folder.Write("b.yaml", "campaign_name: demo\ntargets: [{name: a}]\npipelines: {A: [{name: s, run: [git, --version]}]}");
        await CommandRun.Of(_folder, "campaign", "start", "--brief", "b.yaml");
        _folder.Write(".coro/customize.user.toml", "[workflow]\nheadless_mode = true\n");

        (await CommandRun.Of(_folder, "campaign", "resume", "--job", "demo")).Out.ShouldStartWith(Envelope.Prefix);
        (await CommandRun.Of(_folder, "campaign", "resume", "--job", "demo", "--interactive")).Out.ShouldNotContain(Envelope.Prefix);
        (await CommandRun.Of(_folder, "campaign", "resume", "--throttle", "0")).Error.ShouldContain(Envelope.Prefix);
    }

    [Fact]
    public async Task A_brief_is_written_from_the_template_of_customization()
    {
        _folder.Write("house.yaml", "campaign_name: house\ntargets: [{name: x}]\npipelines: {default: [{name: s, run: [true]}]}\nquality_gate: {soft_target: 70}\n");
        _folder.Write(".coro/customize.toml", "[workflow]\nbrief_template_path = \"../house.yaml\"\n");
        _folder.Write("project.assets.json", """{"version": 3, "targets": {"net8.0": {"A/1.0.0": {"type": "package"}}}, "projectFileDependencyGroups": {"net8.0": ["A >= 1.0.0"]}, "project": {}}""");

        var run = await CommandRun.Of(_folder, "campaign", "brief", "--from", "project.assets.json");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("soft_target: 70");
        run.Out.ShouldContain("campaign_name: house");
        run.Out.ShouldContain("{name: A, ");
    }
}
