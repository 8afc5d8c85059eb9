using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Stages;

/// <summary>The report at any time, what runs after it, and what a crash left behind.</summary>
public sealed class MaintenanceTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task What_runs_at_the_end_is_told_where_the_report_is_and_may_fail()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { OnComplete = Step("on_complete") with { Run = ["tell", "ann"] } } };
        _campaign.Steps.On("/on_complete", _ => FakeSteps.Failure("nobody home"));

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        var request = _campaign.Steps.Requests[^1];
        request.Step.Run.ShouldBe(["tell", "ann", "--report-path={report_path}"]);
        request.Placeholders["report_path"].ShouldBe(Path.Combine(_campaign.Workspace, "campaign-report.md"));
        _campaign.Host.Notes.ShouldContain("on_complete did not succeed: nobody home");
    }

    [Fact]
    public void A_command_that_says_for_itself_what_it_does_with_the_path_is_left_as_it_is()
    {
        var run = Step("x") with { Run = ["tell", "at={report_path}"] };
        var shell = new StepDefinition { Name = "x", Shell = "tell \"$CORO_REPORT_PATH\"" };

        Engine.Stages.ReportArgument.AddTo(run).ShouldBe(run);
        Engine.Stages.ReportArgument.AddTo(shell).ShouldBe(shell);
        Engine.Stages.ReportArgument.AddTo(shell with { Shell = "tell all " }).Shell.ShouldBe(
            OperatingSystem.IsWindows() ? "tell all --report-path=\"%CORO_REPORT_PATH%\"" : "tell all --report-path=\"$CORO_REPORT_PATH\"");
    }

    [Fact]
    public async Task A_template_of_the_briefs_makes_the_report()
    {
        var template = Path.Combine(_campaign.Root, "mine.md");
        File.WriteAllText(template, "{{campaign_name}}: {{skills_completed}} done; {{critical_path}}\n{{waiting_working_table}}\n{{cost_table}}\n");
        _campaign.Settings = _campaign.Settings with { ReportTemplatePath = template };

        var result = await _campaign.StartAsync(Child("a"));

        File.ReadAllText(result.ReportPath!).ShouldMatch(@"^test: 1 done; a \([0-9.]+s\)\n\| a \| .*\n\| \*\*All\*\* \| .*\n\| \*\*All\*\* \| unknown \|");
    }

    [Fact]
    public async Task A_report_can_be_had_at_any_time_and_nothing_is_changed_by_it()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["plan"] = "halt" } };
        await _campaign.StartAsync(Child("a"));
        var before = Directory.GetFiles(_campaign.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var reports = new CampaignReports(_campaign.Root);

        reports.Render("test").ShouldContain("**Parked.** 0 of 1 child completed, 1 unfinished");
        reports.Render(null, ReportFormat.Html).ShouldStartWith("<!doctype html>");

        Directory.GetFiles(_campaign.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc).ShouldBe(before);
    }

    [Fact]
    public async Task Links_of_a_report_lead_to_the_logs_from_wherever_it_lies()
    {
        _campaign.Steps.On("a/AN", _ => FakeSteps.Failure());
        await _campaign.StartAsync(Child("a"));
        var reports = new CampaignReports(_campaign.Root);
        var file = Path.Combine(_campaign.Root, "out", "page.html");

        reports.Write("test", Path.Combine(_campaign.Root, "out", "report.md"));
        reports.Write("test", file);

        File.ReadAllText(Path.Combine(_campaign.Root, "out", "report.md")).ShouldContain("[../campaigns/test/children/a/1](../campaigns/test/children/a/1)");
        File.ReadAllText(file).ShouldContain("<a href=\"../campaigns/test/children/a/1/\">");
        Directory.GetFiles(Path.Combine(_campaign.Root, "out")).Length.ShouldBe(2, "no temporary file stays behind");
    }

    [Fact]
    public async Task A_template_with_flaws_is_refused_with_all_of_them()
    {
        await _campaign.StartAsync(Child("a"));
        var template = Path.Combine(_campaign.Root, "t.md");
        File.WriteAllText(template, "{{campaign_nam}}\n{{zzz}}\n");
        var reports = new CampaignReports(_campaign.Root);

        Should.Throw<InvalidInputException>(() => reports.Render("test", template: template)).Diagnostics.Count.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => reports.Render("test", template: template + ".gone")).Diagnostics.Count.ShouldBe(1);
        Should.Throw<UsageException>(() => reports.Render("test", ReportFormat.Html, template));
    }

    [Fact]
    public async Task What_a_crash_left_half_written_in_the_workspace_is_gone_after_the_next_run_and_nothing_else_is()
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["plan"] = "halt" } };
        await _campaign.StartAsync(Child("a"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string>() };
        string[] ours = ["_campaign-state.yaml.tmp", "_campaign-state.yaml.bak.tmp", "campaign-report.md.tmp", "campaign-report.html.tmp"];
        foreach (var name in ours.Append("mine.tmp"))
            File.WriteAllText(Path.Combine(_campaign.Workspace, name), "half");

        await _campaign.ResumeAsync();

        ours.ShouldAllBe(name => !File.Exists(Path.Combine(_campaign.Workspace, name)));
        File.Exists(Path.Combine(_campaign.Workspace, "mine.tmp")).ShouldBeTrue();
    }
}
