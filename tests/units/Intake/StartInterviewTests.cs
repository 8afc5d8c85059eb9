using Coro.Engine;
using Coro.Engine.Intake;
using Coro.Tests.Support;

namespace Coro.Tests.Intake;

public sealed class StartInterviewTests : IDisposable
{
    private static readonly CampaignSettings Defaults = new()
    {
        Origin = "/team",
        Pipelines = new Dictionary<string, PipelineDefinition> { ["default"] = new() { Steps = [TestCampaign.Step("AN")] } },
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_asks_for_all_that_a_campaign_needs_and_an_empty_answer_takes_what_is_shown()
    {
        var interview = Interview(Defaults);
        var asked = Hold(interview, "demo", "core,https://example.org/core.git,A,2.1.0", "api,../api,B;core", "", "", "", "", "");

        asked.ShouldBe(
            ["Campaign name", "Target 1", "Target 2", "Target 3", "Hard gate [zero-critical-high]", "Soft target [90]", "Soft fallback [80]", "Findings queue"]);
        var definition = interview.Definition();
        definition.Name.ShouldBe("demo");
        definition.Settings.Origin.ShouldBe(_folder.Path);
        definition.Settings.QualityGate.ShouldBe(new());
        definition.Settings.HealthFindingsQueue.ShouldBeNull();
        definition.Settings.Pipelines.ShouldBe(Defaults.Pipelines);
        definition.Children.Select(child => (child.Name, child.RepoUrl, child.Tier, child.Pin)).ShouldBe(
            [("core", "https://example.org/core.git", Tier.A, "2.1.0"), ("api", Path.GetFullPath("../api", _folder.Path), Tier.B, null)]);
    }

    [Fact]
    public void What_is_answered_becomes_the_campaigns_quality_bar_and_queue()
    {
        var interview = Interview(Defaults);
        Hold(interview, "demo", "core,,A", "", "None", "70.5", "", "findings.md");

        interview.Definition().Settings.QualityGate.ShouldBe(new() { Hard = HardGate.None, SoftTarget = 70.5m, SoftFallback = 70.5m });
        interview.Definition().Settings.HealthFindingsQueue.ShouldBe("findings.md");
    }

    [Fact]
    public void What_is_given_is_not_asked()
    {
        var interview = Interview(Defaults);
        interview.Take(StartField.Name, "demo").ShouldBeNull();
        interview.Take(StartField.Targets, "core,,A").ShouldBeNull();
        interview.Take(StartField.Targets, "").ShouldBeNull();
        interview.Take(StartField.SoftTarget, "95").ShouldBeNull();
        interview.Take(StartField.FindingsQueue, "").ShouldBeNull();

        Hold(interview, "", "").ShouldBe(["Hard gate [zero-critical-high]", "Soft fallback [80]"]);
        interview.Definition().Settings.QualityGate.SoftTarget.ShouldBe(95);
    }

    [Theory]
    [InlineData(StartField.Name, "a b", "the name 'a b' contains ' '; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed")]
    [InlineData(StartField.Name, "", "the name '' is empty")]
    [InlineData(StartField.Targets, "", "a campaign needs at least one target")]
    [InlineData(StartField.Targets, "core", "there is no manifest 'core', and it is no target; a line is name,repo_url,tier[,pin][;dep1,dep2]")]
    [InlineData(StartField.Targets, "core,,C", "the tier must be A or B, not 'C'")]
    [InlineData(StartField.Targets, "co re,,A", "the name 'co re' contains ' '; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed")]
    [InlineData(StartField.Targets, "core,,A;core", "'core' depends on itself; remove the dependency")]
    [InlineData(StartField.Targets, "#core,,A", "this is no target; a line is name,repo_url,tier[,pin][;dep1,dep2]")]
    [InlineData(StartField.Targets, "core,,A\napi,,A", "this is no target; a line is name,repo_url,tier[,pin][;dep1,dep2]")]
    [InlineData(StartField.HardGate, "zero-critcal", "must be zero-critical-high, zero-critical, none, not 'zero-critcal'; did you mean 'zero-critical'?")]
    [InlineData(StartField.SoftTarget, "101", "must be a score from 0 to 100, not '101'")]
    [InlineData(StartField.SoftTarget, "-1", "must be a score from 0 to 100, not '-1'")]
    [InlineData(StartField.SoftTarget, "high", "must be a score from 0 to 100, not 'high'")]
    [InlineData(StartField.SoftFallback, "91", "must be a score from 0 to 90 (the soft target), not '91'")]
    [InlineData(StartField.FindingsQueue, "a\u001bb", "it contains a control character")]
    [InlineData(StartField.Existing, "burn", "must be resume or overwrite, not 'burn'")]
    public void A_bad_answer_is_told_with_its_reason_and_not_taken(StartField field, string answer, string problem)
    {
        var interview = Interview(Defaults);

        interview.Take(field, answer).ShouldBe(problem);

        interview.Next!.Field.ShouldBe(StartField.Name);
        interview.HasTargets.ShouldBeFalse();
    }

    [Fact]
    public void Targets_may_name_what_comes_later_but_not_what_is_taken_or_closes_a_cycle()
    {
        var interview = Interview(Defaults);
        Hold(interview, "demo");

        interview.Take(StartField.Targets, "api,,A;core").ShouldBeNull();
        interview.Take(StartField.Targets, "API,,A").ShouldBe("the name 'API' differs from 'api' only in case; give one of the two another name");
        interview.Take(StartField.Targets, "core,,A;api").ShouldBe("the dependencies would form a cycle: api -> core -> api");
        interview.Take(StartField.Targets, "CORE,,A").ShouldBeNull();
        interview.Take(StartField.Targets, "").ShouldBeNull();

        Hold(interview, "", "", "", "");
        interview.Definition().Children[0].DependsOn.ShouldBe([new("CORE")], "dependencies are spelt as their targets are");
    }

    [Fact]
    public void A_target_whose_dependency_never_came_is_taken_back_and_asked_for_again()
    {
        var interview = Interview(Defaults);
        Hold(interview, "demo", "core,,A", "api,,A;cor");

        interview.Take(StartField.Targets, "").ShouldBe("api: no target is called 'cor'; did you mean 'core'? This target is taken back; give it again");

        interview.Next!.Prompt.ShouldBe("Target 2");
        Hold(interview, "api,,A;core", "", "", "", "", "");
        interview.Definition().Children.Select(child => child.Name).ShouldBe(["core", "api"]);
    }

    [Fact]
    public void A_manifest_may_be_named_instead_and_its_folder_is_where_the_campaign_is_at_home()
    {
        _folder.Write("in/targets.txt", "core,../core,A\napi,,B;core\n");
        var interview = Interview(Defaults);
        Hold(interview, "demo", "in/targets.txt", "", "", "", "");

        var definition = interview.Definition();
        (definition.Name, definition.Settings.Origin).ShouldBe(("demo", _folder.In("in")));
        definition.Children.Select(child => (child.Name, child.RepoUrl)).ShouldBe([("core", _folder.In("core")), ("api", null)]);
        interview.Take(StartField.Targets, "web,,A").ShouldBe("the targets are complete already: a manifest gives all of them");
    }

    [Theory]
    [InlineData("core,,C\napi,,A;cor\n", "targets.txt(1): the tier must be A or B")]
    [InlineData("core,,C\napi,,A;cor\n", "targets.txt(2): no target is called 'cor'; did you mean 'core'?")]
    [InlineData("a,,A;b\nb,,A;a\n", "the dependencies of targets.txt form a cycle: a -> b -> a")]
    [InlineData("", "targets.txt")]
    public void Everything_that_is_wrong_with_a_manifest_is_told_and_it_is_asked_for_again(string text, string told)
    {
        _folder.Write("targets.txt", text);
        var interview = Interview(Defaults);
        Hold(interview, "demo");

        interview.Take(StartField.Targets, "targets.txt")!.ShouldContain(told);

        interview.Next!.Prompt.ShouldBe("Target 1");
    }

    [Fact]
    public async Task A_campaign_that_is_there_is_resumed_or_set_aside_as_somebody_says()
    {
        using var campaign = new TestCampaign();
        await campaign.StartAsync(TestCampaign.Child("a"));
        var store = new CampaignStore(campaign.Root);

        var resuming = new StartInterview(_folder.Path, store, Defaults);
        Hold(resuming, "test", "").ShouldBe(["Campaign name", "Resume or overwrite [resume]"]);
        (resuming.Resumes, resuming.Next).ShouldBe((true, null));

        var fresh = new StartInterview(_folder.Path, store, Defaults);
        Hold(fresh, "Test", "over", "b,,A", "", "", "", "", "")[2].ShouldBe("Target 1");
        fresh.Resumes.ShouldBeFalse();

        var told = new StartInterview(_folder.Path, store, Defaults);
        told.Heed(new() { Gates = new Dictionary<string, string> { ["existing"] = "resume" } });
        Hold(told, "test").ShouldBe(["Campaign name"]);
        told.Resumes.ShouldBeTrue();
    }

    [Fact]
    public void Where_nobody_is_asked_the_rest_is_as_usual_but_name_and_targets_there_have_to_be()
    {
        var interview = Interview(Defaults);
        Should.Throw<MissingBriefException>(interview.TakeDefaults);
        interview.Take(StartField.Targets, "core,,A");
        interview.Take(StartField.Targets, "");
        Should.Throw<UsageException>(interview.TakeDefaults);

        interview.Take(StartField.Name, "demo");
        interview.TakeDefaults();

        interview.Definition().Settings.QualityGate.ShouldBe(new());
    }

    [Fact]
    public void Without_a_pipeline_for_a_target_there_is_no_campaign_and_the_reason_says_what_to_do()
    {
        var interview = Interview(null);
        interview.HasPipelines.ShouldBeFalse();
        Hold(interview, "demo", "core,,A", "api,,B", "", "", "", "", "");

        var refused = Should.Throw<InvalidInputException>(interview.Definition);

        refused.Diagnostics.Select(problem => problem.Code).ShouldBe(["no-pipeline", "no-pipeline"]);
        refused.Diagnostics[1].Message.ShouldStartWith("the target has no steps, and there is no pipeline for its lane 'standard' or tier B; a campaign without a brief");
        refused.Diagnostics[1].Message.ShouldContain("[[workflow.pipelines.B.steps]]");
    }

    private StartInterview Interview(CampaignSettings? defaults) => new(_folder.Path, new CampaignStore(_folder.In("root")), defaults);

    // Gives answers, and what was asked for each.
    private static List<string> Hold(StartInterview interview, params string[] answers)
    {
        var asked = new List<string>();
        foreach (var answer in answers)
        {
            var question = interview.Next!;
            asked.Add(string.IsNullOrEmpty(question.Default) ? question.Prompt : $"{question.Prompt} [{question.Default}]");
            interview.Take(question.Field, answer).ShouldBeNull();
        }

        return asked;
    }
}
