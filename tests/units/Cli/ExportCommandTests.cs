using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Cli;

/// <summary><c>coro campaign export</c> and <c>coro campaign report</c>, as a user sees them.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestCampaign _campaign = new();

    public ExportCommandTests()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Stages = new() { Export = new() { Path = Path.Combine(_campaign.Root, "skills"), ContextFiles = [Path.Combine(_campaign.Root, "AGENTS.md")] } },
            QualityGate = new() { SoftTarget = 90, SoftFallback = 50 },
        };
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["export"] = "halt" } };
        Make("core", 95);
        Make("api", 82.5m);
    }

    public void Dispose()
    {
        _campaign.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_would_be_written_is_a_table_and_nothing_is_changed()
    {
        await ParkAsync();
        var skills = Path.Combine(_campaign.Root, "skills");
        Directory.CreateDirectory(Path.Combine(skills, "core"));
        File.WriteAllText(Path.Combine(skills, "core", "SKILL.md"), "old");

        var run = await Coro("export", "--what-if");

        run.ExitCode.ShouldBe(0, run.Error);

        // The columns are as wide as the paths of this machine.
        string.Join('\n', run.Out.Replace(_campaign.Root, "ROOT").Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).ShouldBe(
            """
            SKILL TIER SCORE FROM TO NOTE
            core A 95 ROOT/made/core ROOT/skills/core replaces the one that is there
            api A 82.5 ROOT/made/api ROOT/skills/api below target
            ROOT/AGENTS.md would list them
            Nothing was changed.

            """);
        File.ReadAllText(Path.Combine(skills, "core", "SKILL.md")).ShouldBe("old");
        File.Exists(Path.Combine(_campaign.Root, "AGENTS.md")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_done_without_a_further_question_and_who_asked_is_on_record()
    {
        await ParkAsync();

        var run = await Coro("export", "--by", "ann", "--reason", "release day");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldEndWith("AGENTS.md lists them\nthe export is done; resumed, the campaign goes on with its report\n");
        File.Exists(Path.Combine(_campaign.Root, "skills", "api", "SKILL.md")).ShouldBeTrue();
        _campaign.Read().Decisions[^1].ShouldEndWith("gate export: export, by ann: release day");
    }

    [Fact]
    public async Task What_cannot_be_exported_is_3_and_does_not_stop_the_others()
    {
        await ParkAsync();

        var run = await Coro("export", "--child", "coer", "--child", "core", "--json");

        run.ExitCode.ShouldBe(3);
        run.ErrorLines.ShouldBe(["coro: coer: there is no such child; did you mean 'core'?"]);
        run.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["campaign", "export_path", "skills", "context_files", "notes"]);
        run.Json.GetProperty("skills").EnumerateArray().Select(skill => (skill.GetProperty("name").GetString(), skill.GetProperty("outcome").GetString()))
            .ShouldBe([("core", "exported"), ("coer", "failed")]);
        run.Json.GetProperty("skills")[0].EnumerateObject().Select(member => member.Name).ShouldBe(
            ["name", "child", "tier", "quality_score", "below_target", "skill_path", "export_path", "replaces", "outcome", "problem"]);
    }

    [Fact]
    public async Task Nothing_is_exported_before_its_time()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["plan"] = "halt" } };
        await _campaign.StartAsync(Child("core"), Child("api"));

        var run = await Coro("export");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldStartWith("coro: Campaign 'test' is not at its export yet, but at stage 1 strategy.");
        (await Coro("export", "--what-if")).Out.ShouldBe("AGENTS.md would list them\nThere is nothing to export.\nNothing was changed.\n".Replace("AGENTS", $"{_campaign.Root}/AGENTS"));
    }

    [Fact]
    public async Task A_report_goes_to_the_output_or_into_a_file_whose_ending_says_its_form()
    {
        await ParkAsync();

        var text = await Coro("report");
        var page = await Coro("report", "--out", "out/page.html");
        _folder.Write("short.md", "{{campaign_name}} {{skills_completed}}\n");
        var shorter = await Coro("report", "--template", "short.md", "--output", "out/short.txt");

        text.Out.ShouldStartWith("# Campaign report: test\n");
        page.Out.ShouldBe(_folder.In("out", "page.html") + "\n");
        File.ReadAllText(_folder.In("out", "page.html")).ShouldStartWith("<!doctype html>");
        shorter.ExitCode.ShouldBe(0, shorter.Error);
        File.ReadAllText(_folder.In("out", "short.txt")).ShouldBe("test 2\n");
        (await Coro("report", "--format", "html")).Out.ShouldStartWith("<!doctype html>");
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_says_why()
    {
        await ParkAsync();
        _folder.Write("bad.md", "{{campain_name}}");

        var bad = await Coro("report", "--template", "bad.md");
        bad.ExitCode.ShouldBe(2);
        bad.Error.ShouldContain("did you mean '{{campaign_name}}'?");

        var page = await Coro("report", "--template", "bad.md", "--format", "html");
        page.ExitCode.ShouldBe(2);
        page.Error.ShouldContain("A template makes a report in Markdown");

        _folder.Write("file", "");
        var blocked = await Coro("report", "--out", "file/report.md");
        blocked.ExitCode.ShouldBe(10);
        blocked.Error.ShouldStartWith("coro: The report cannot be written to ");
    }

    [Fact]
    public async Task A_broken_report_template_fails_the_brief_that_names_it()
    {
        _folder.Write("brief.yaml", "campaign_name: x\npipelines: {default: [{name: s, run: [x]}]}\ntargets: [{name: a}]\nreport_template: report.md\n");

        var gone = await CommandRun.Of(_folder, "campaign", "validate", "--brief", "brief.yaml");
        _folder.Write("report.md", "\n# {{skil_table}}");
        var wrong = await CommandRun.Of(_folder, "campaign", "validate", "--brief", "brief.yaml");

        gone.ExitCode.ShouldBe(2);
        gone.Error.ShouldContain("report.md");
        wrong.ExitCode.ShouldBe(2);
        wrong.ErrorLines[0].ShouldStartWith($"{_folder.In("report.md")}(2,3): there is no placeholder '{{{{skil_table}}}}'; did you mean '{{{{skills_table}}}}'?");
    }

    private void Make(string child, decimal score)
    {
        var skill = Path.Combine(_campaign.Root, "made", child);
        Directory.CreateDirectory(skill);
        File.WriteAllText(Path.Combine(skill, "SKILL.md"), $"# {child}");
        _campaign.Steps.On($"{child}/TS", _ => Success(new() { SkillPath = skill, QualityScore = score }));
    }

    private async Task ParkAsync() => (await _campaign.StartAsync(Child("core"), Child("api"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

    private Task<CommandRun> Coro(string command, params string[] args) =>
        CommandRun.Of(_folder, ["campaign", command, "--root", _campaign.Root, "--job", "test", .. args]);
}
