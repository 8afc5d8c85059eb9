using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Tests.Support;

namespace Coro.Tests.Configuration;

public sealed class CustomizedRunTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_broken_file_stops_a_start_and_nothing_else()
    {
        Write("[workflow]\nheadless_mode = true\n");
        _campaign.Steps.On("a/AN", _ => FakeSteps.Failure());
        await _campaign.StartAsync(TestCampaign.Child("a"));
        var file = Write("[workflow]\nheadles_mode = true\n");

        var refused = await Should.ThrowAsync<InvalidInputException>(() => _campaign.StartAsync(TestCampaign.Child("b")));

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Diagnostics.Single().ShouldSatisfyAllConditions(d => d.File.ShouldBe(file), d => d.Line.ShouldBe(2));
        _campaign.Read().Children.Single().Name.ShouldBe("a");
        new CampaignStore(_campaign.Root).List(out _).Count.ShouldBe(1);
        (await _campaign.ResumeAsync()).Failed.ShouldBe(["a"]);
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith($"customization is not complete: {file}(2,1): "));
    }

    [Fact]
    public async Task Git_leaves_out_what_is_nobody_elses_business()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));

        var lines = File.ReadAllLines(Path.Combine(_campaign.Root, ".gitignore"));
        lines.ShouldContain("/campaigns/");
        lines.ShouldContain("/customize.user.toml");
    }

    [Fact]
    public async Task What_git_was_told_to_leave_out_stays_as_it_is()
    {
        File.WriteAllText(Path.Combine(_campaign.Root, ".gitignore"), "mine\n");

        await _campaign.StartAsync(TestCampaign.Child("a"));

        File.ReadAllText(Path.Combine(_campaign.Root, ".gitignore")).ShouldBe("mine\n");
    }

    [Fact]
    public async Task A_template_makes_the_kickoffs()
    {
        File.WriteAllText(Path.Combine(_campaign.Root, "kickoff.md"), "Go, {{skill_name}}!\n{{persistent_facts}}\n");
        Write("[workflow]\nkickoff_template_path = \"kickoff.md\"\npersistent_facts = [\"Tabs are evil.\"]\n");
        _campaign.Settings = Customization.Load(_campaign.Root).Require().Settings(_campaign.Root) with { Pipelines = _campaign.Settings.Pipelines };

        await _campaign.StartAsync(TestCampaign.Child("a"));

        var kickoff = _campaign.Steps.Requests[0].Files.Single(file => file.Path.EndsWith("kickoff.md", StringComparison.Ordinal));
        System.Text.Encoding.UTF8.GetString(kickoff.Content.Span).ShouldBe("Go, a!\n- Tabs are evil.\n");
    }

    [Fact]
    public async Task A_template_makes_the_report()
    {
        var template = Path.Combine(_campaign.Root, "report.md");
        File.WriteAllText(template, "{{skills_completed}} of {{skills_total}}\n");
        Write("[workflow]\nreport_template_path = \"report.md\"\n");
        _campaign.Settings = Customization.Load(_campaign.Root).Require().Settings(_campaign.Root) with { Pipelines = _campaign.Settings.Pipelines };

        await _campaign.StartAsync(TestCampaign.Child("a"), TestCampaign.Child("b", "a"));

        File.ReadAllText(Path.Combine(_campaign.Workspace, "campaign-report.md")).ShouldBe("2 of 2\n");
    }

    [Fact]
    public async Task A_template_that_is_not_fit_for_use_any_more_keeps_no_report_from_being_written()
    {
        _campaign.Settings = _campaign.Settings with { ReportTemplatePath = Path.Combine(_campaign.Root, "gone.md") };

        (await _campaign.StartAsync(TestCampaign.Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        File.ReadAllText(Path.Combine(_campaign.Workspace, "campaign-report.md")).ShouldStartWith("# Campaign report: test");
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("the report has Coro's own form, since its template is not fit for use: "));
    }

    [Fact]
    public async Task When_the_journal_is_lost_the_brief_is_completed_by_customization()
    {
        Write("[workflow.pipelines]\nA = [{name = \"AN\", run = [\"true\"]}, {name = \"TS\", run = [\"true\"]}]\n");
        _campaign.Settings = Customization.Load(_campaign.Root).Require().Settings(_campaign.Root);
        _campaign.Steps.On("a/AN", _ => FakeSteps.Failure());
        await _campaign.StartAsync(TestCampaign.Child("a"));
        File.WriteAllText(Path.Combine(_campaign.Workspace, "campaign-brief.yaml"), "campaign_name: test\ntargets: [{name: a}]\n");
        File.Delete(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));
        var control = new CampaignControl(_campaign.Root);
        var rerun = new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "me" };

        // The first request finds that the journal is gone, and with it whether it was done already.
        (await control.SubmitAsync("test", rerun)).Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Refused);
        (await control.SubmitAsync("test", rerun)).Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Done);
        _campaign.Steps = new();

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a"]);

        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS"]);
    }

    [Fact]
    public async Task What_runs_at_the_end_may_fail()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { OnComplete = TestCampaign.Step("on_complete") } };
        _campaign.Steps.On("/on_complete", _ => FakeSteps.Failure("no network"));

        (await _campaign.StartAsync(TestCampaign.Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Notes.ShouldContain("on_complete did not succeed: no network");
    }

    private string Write(string text)
    {
        var path = Path.Combine(_campaign.Root, "customize.toml");
        File.WriteAllText(path, text);
        return path;
    }
}
