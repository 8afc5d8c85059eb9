using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Stages;

/// <summary>Capstone, verify and refine: what they get, what becomes of their answers, and that they never stop a campaign.</summary>
public sealed class CommandStageTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public CommandStageTests()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Stages = new() { Capstone = Step("capstone"), Verify = Step("verify"), Refine = Step("refine") },
            QualityGate = new() { SoftTarget = 90, SoftFallback = 50 },
        };
        _campaign.Steps
            .On("/capstone", _ => Success(new() { SkillPath = "/stack", QualityScore = 91 }))
            .On("/verify", _ => Success(new()
            {
                ReportPath = "/report.md",
                OverallVerdict = VerificationVerdict.Plausible,
                CoveragePercentage = 92.5m,
                RecommendationCount = 3,
            }))
            .On("/refine", _ => Success(new() { RefinedPath = "/refined.md", GapCount = 1, IssueCount = 0, ImprovementCount = 4 }));
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task What_they_answer_is_in_the_state_file_the_status_the_result_and_the_report()
    {
        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        var state = File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-state.yaml"));
        state.ShouldContain("  verification:\n    outcome: success\n    completed_at:");
        state.ShouldContain("    report_path: /report.md\n    overall_verdict: Plausible\n    coverage_percentage: 92.5\n    recommendation_count: 3\n");
        state.ShouldContain("    refined_path: /refined.md\n    gap_count: 1\n    issue_count: 0\n    improvement_count: 4\n");
        result.Stages.Select(stage => (stage.Stage, stage.Name, stage.Outcome)).ShouldBe(
            [(6, "capstone", StepOutcome.Success), (7, "verify", StepOutcome.Success), (8, "refine", StepOutcome.Success)]);
        _campaign.Read().Stages[1].Result!.OverallVerdict.ShouldBe(VerificationVerdict.Plausible);
        var report = File.ReadAllText(result.ReportPath!);
        report.ShouldContain("- **Capstone**: success, score 91; `/stack`\n");
        report.ShouldContain("- **Verify**: success, Plausible, 92.5 % covered, 3 recommendations; `/report.md`\n");
        report.ShouldContain("- **Refine**: success, 1 gap, 0 issues, 4 improvements; `/refined.md`\n");
    }

    [Fact]
    public async Task All_three_may_fail_and_the_campaign_is_complete()
    {
        foreach (var name in new[] { "/capstone", "/verify", "/refine" })
            _campaign.Steps.On(name, _ => Failure("no luck"));

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Stages.ShouldAllBe(stage => stage.Outcome == StepOutcome.Failed && stage.Message == "no luck");
    }

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("_bmad-output/planning-artifacts/architecture.md")]
    public async Task An_architecture_document_in_its_usual_place_is_found_told_and_remembered(string place)
    {
        var path = Write(place);

        await _campaign.StartAsync(Child("a"));

        _campaign.Host.Notes.ShouldContain($"the architecture document is {place}");
        File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-state.yaml")).ShouldContain($"architecture_doc_path: {path}");
    }

    [Fact]
    public async Task The_document_that_the_campaign_names_comes_before_any_other_and_one_that_is_not_there_does_not_count()
    {
        Write("docs/architecture.md");
        var named = Write("named.md");
        _campaign.Settings = _campaign.Settings with { ArchitectureDocPath = named };
        await _campaign.StartAsync(Child("a"));
        _campaign.Host.Notes.ShouldNotContain(note => note.Contains("architecture document"));

        _campaign.Settings = _campaign.Settings with { ArchitectureDocPath = named + ".gone" };
        await _campaign.StartAsync(Child("a"));
        _campaign.Host.Notes.ShouldContain($"the architecture document is {Path.Combine("docs", "architecture.md")}, since {named}.gone (architecture_doc_path) is not there");
    }

    [Fact]
    public async Task A_command_that_asks_for_an_architecture_document_is_left_out_where_there_is_none()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Stages = _campaign.Settings.Stages with { Verify = Step("verify") with { Run = ["check", "{architecture_doc}"] } },
        };

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldNotContain("/verify");
        _campaign.Steps.Started.ShouldContain("/refine", "it does not ask for one");
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("verify is left out: its command asks for {architecture_doc}"));
    }

    [Fact]
    public async Task Refine_has_children_below_target_run_again_once_with_all_that_is_built_on_them()
    {
        _campaign.Settings = _campaign.Settings with { Stages = _campaign.Settings.Stages with { RerunBelowTarget = true } };
        _campaign.Steps
            .On("poor/TS", _ => Success(new() { QualityScore = 60 }))
            .On("good/TS", _ => Success(new() { QualityScore = 95 }));

        var result = await _campaign.StartAsync(Child("poor"), Child("good", "poor"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.Count(step => step == "poor/TS").ShouldBe(2, "it is still below target, and does not run a third time");
        _campaign.Steps.Started.Count(step => step == "good/TS").ShouldBe(1);
        foreach (var stage in new[] { "/capstone", "/verify", "/refine" })
            _campaign.Steps.Started.Count(step => step == stage).ShouldBe(2, stage);
        File.ReadAllText(result.DecisionLogPath).ShouldContain("poor reset to attempt 2, by refine: score 60 is below the target 90");
        File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-state.yaml")).ShouldContain("refinement_rounds: 1");
    }

    [Fact]
    public async Task Nothing_runs_again_where_refine_failed_or_the_brief_does_not_ask_for_it()
    {
        _campaign.Steps.On("poor/TS", _ => Success(new() { QualityScore = 60 }));
        await _campaign.StartAsync(Child("poor"));
        _campaign.Steps.Started.Count(step => step == "poor/TS").ShouldBe(1);

        _campaign.Settings = _campaign.Settings with { Stages = _campaign.Settings.Stages with { RerunBelowTarget = true } };
        _campaign.Steps.On("/refine", _ => Failure());
        await _campaign.StartAsync(Child("poor"));
        _campaign.Steps.Started.Count(step => step == "poor/TS").ShouldBe(2, "once in each campaign");
    }

    private string Write(string place)
    {
        var path = Path.Combine(_campaign.Root, place);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "# Architecture");
        return path;
    }
}
