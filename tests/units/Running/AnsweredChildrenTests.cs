using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>Children that join because a step's answer names them.</summary>
public sealed class AnsweredChildrenTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task They_run_in_the_same_run_and_may_depend_on_whoever_is_there_and_the_record_says_who_named_them()
    {
        Answers("a/AN", """[{"name": "x", "depends_on": ["A", "y"], "description": "found by a"}, {"name": "y", "tier": "B", "pin": "2.10"}]""");

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.ExitCode.ShouldBe(ExitCode.Success, result.Error);
        result.Completed.ShouldBe(["a", "b", "x", "y"], ignoreOrder: true);
        var x = State()["x"];
        x.Definition.DependsOn.Select(on => on.Child).ShouldBe(["a", "y"]);
        (x.Definition.Description, State()["y"].Definition.Pin).ShouldBe(("found by a", "2.10"));
        (x.Added!.By, x.Added.Why).ShouldBe(("a/AN", "the answer of attempt 1, try 1"));
        _campaign.Host.Notes.ShouldContain("a/AN adds 2 children: x, y");
        File.ReadAllText(new Workspace(_campaign.Workspace).DecisionLog).ShouldContain("added x, y, by a/AN");
        File.ReadAllText(result.ReportPath!).ShouldContain("| y |");
    }

    [Fact]
    public async Task They_start_while_the_child_that_named_them_goes_on()
    {
        var late = new TaskCompletionSource();
        Answers("a/AN", """[{"name": "late"}]""");
        _campaign.Steps
            .On("a/TS", async cancelled =>
            {
                await late.Task.WaitAsync(cancelled);
                return Success();
            })
            .On("late/AN", _ =>
            {
                late.TrySetResult();
                return Success();
            });

        (await _campaign.StartAsync(Child("a"))).Completed.ShouldBe(["a", "late"], ignoreOrder: true);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_them_fails_the_step_and_nothing_of_its_answer_counts()
    {
        _campaign.Steps.On("a/AN", _ => Success(Answer(
            """[{"name": "a b"}, {"name": "ok", "tier": "C", "depends_on": ["zzz"]}, {"name": "x", "nme": 1}]""") with
        { QualityScore = 77 }));

        (await _campaign.StartAsync(Child("a"))).Failed.ShouldBe(["a"]);

        var child = State()["a"];
        child.Message!.ShouldStartWith("step AN: the children that its answer names cannot join: children[0].name: ");
        foreach (var told in (string[])["children[1].tier: ", "children[1].depends_on[0]: no target is called 'zzz'", "children[2]", "nme"])
            child.Message!.ShouldContain(told);
        child.QualityScore.ShouldBeNull();
        State().Children.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""[{"name": "x"}, {"name": "X"}]""", "only in case")]
    [InlineData("""[{"name": "x", "depends_on": ["y"]}, {"name": "y", "depends_on": ["x"]}]""", "x -> y -> x")]
    [InlineData("""[{"name": "x", "depends_on": ["x"]}]""", "x")]
    [InlineData("""[{"name": "x", "tier": "B", "lane": "odd", "steps": []}]""", "steps")]
    [InlineData("""[{"name": "b", "pin": "2"}]""", "b: the campaign has it already, with another pin")]
    [InlineData("""{"name": "x"}""", "a list of targets")]
    [InlineData("\"x\"", "a list of targets")]
    public async Task What_does_not_fit_the_campaign_is_refused(string children, string told)
    {
        Answers("a/AN", children);

        await _campaign.StartAsync(Child("a"), Child("b"));

        State()["a"].Status.ShouldBe(ChildStatus.Failed);
        State()["a"].Message!.ShouldContain(told);
        State().Children.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_there_are_no_pipelines_they_need_steps_of_their_own()
    {
        _campaign.Settings = _campaign.Settings with { Pipelines = new Dictionary<string, PipelineDefinition>() };
        Answers("a/S", """[{"name": "x", "steps": [{"name": "S", "run": ["true"]}]}]""");
        Answers("b/S", """[{"name": "y"}]""");

        await _campaign.StartAsync(Child("a") with { Steps = [Step("S")] }, Child("b") with { Steps = [Step("S")] });

        State()["x"].Status.ShouldBe(ChildStatus.Completed);
        State()["b"].Message!.ShouldEndWith("y: no pipeline serves its lane 'standard' or tier A; the campaign has none, so it needs steps of its own");
    }

    [Fact]
    public async Task A_step_that_runs_again_may_name_them_again_and_so_may_another()
    {
        const string children = """[{"name": "x", "depends_on": ["a"], "locks": ["l"], "description": "in other words %"}]""";
        var times = 0;
        _campaign.Steps.On("a/AN", _ => Success(Answer(children.Replace("%", $"{times++}"))));
        Answers("b/AN", children);
        (await _campaign.StartAsync(Child("a"), Child("b"))).Completed.Count.ShouldBe(3);

        await new Engine.CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });

        (await _campaign.ResumeAsync()).Completed.ShouldContain("a");
        times.ShouldBe(2);
        State().Children.Select(child => child.Name).ShouldBe(["a", "b", "x"]);
    }

    [Theory]
    [InlineData(StepOutcome.Failed)]
    [InlineData(StepOutcome.Escalated)]
    public async Task Of_a_step_that_does_not_succeed_nobody_joins(StepOutcome outcome)
    {
        _campaign.Steps.On("a/AN", _ => new(outcome, 0, null, TimeSpan.Zero, Answer("""[{"name": "x"}, {"name": "no name"}]""")));

        await _campaign.StartAsync(Child("a"));

        State().Children.Count.ShouldBe(1);
        State()["a"].Message!.ShouldNotContain("join");
    }

    [Fact]
    public async Task In_a_batch_each_child_and_the_whole_may_name_some_and_a_bad_one_fails_only_who_named_it()
    {
        var own = new Dictionary<string, StepResult>
        {
            ["p"] = Answer("""[{"name": "of-p"}]"""),
            ["q"] = Answer("""[{"name": "of q"}]"""),
        };
        _campaign.Steps.On("/QS", tryNumber => Success(
            tryNumber == 1 ? Answer("""[{"name": "of-all", "depends_on": ["p"]}]""") with { Results = own } : null));

        var result = await _campaign.StartAsync(Child("p", tier: Tier.B), Child("q", tier: Tier.B));

        result.Completed.ShouldBe(["p", "of-all", "of-p"], ignoreOrder: true);
        result.Failed.ShouldBe(["q"]);
        State()["of-p"].Added!.By.ShouldBe("p/QS");
        State()["of-all"].Added!.By.ShouldBe("batch 1/QS");
        State()["q"].Message!.ShouldContain("children[0].name");
    }

    [Fact]
    public async Task A_tier_A_child_that_the_last_loop_names_is_run_all_the_same()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        _campaign.Steps.On("/QS", _ => Success(Answer("""[{"name": "x"}]""")));

        (await _campaign.StartAsync(Child("b", tier: Tier.B))).Completed.ShouldBe(["b", "x"], ignoreOrder: true);

        _campaign.Steps.Started[^1].ShouldBe("/capstone");
        _campaign.Steps.Started.Count(started => started == "/capstone").ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_leaves_the_end_of_the_step_and_who_joins_or_neither()
    {
        Answers("a/AN", """[{"name": "x"}]""");
        await _campaign.StartAsync(Child("a"));
        var journal = new Workspace(_campaign.Workspace).Journal;
        var whole = File.ReadAllBytes(journal);
        var before = File.ReadLines(journal).TakeWhile(line => !line.Contains("children-added", StringComparison.Ordinal) || !line.Contains("a/AN", StringComparison.Ordinal))
            .Sum(line => System.Text.Encoding.UTF8.GetByteCount(line) + 1);
        var after = Array.IndexOf(whole, (byte)'\n', before) + 1;

        // The journal alone is to tell.
        File.Delete(new Workspace(_campaign.Workspace).Checkpoint);
        File.Delete(new Workspace(_campaign.Workspace).CheckpointBackup);
        var seen = new List<bool>();
        for (var length = before; length <= after; length++)
        {
            File.WriteAllBytes(journal, whole[..length]);
            var state = CampaignReader.Read(new(_campaign.Workspace), _ => null).State;
            seen.Add(state.Find("x") is not null);
            state["a"].StepsDone.Contains("AN").ShouldBe(seen[^1], $"cut at {length} of {before} to {after}");
        }

        (seen[0], seen[^1]).ShouldBe((false, true));
    }

    [Fact]
    public async Task An_answer_that_is_taken_over_from_a_dead_engine_adds_them_too()
    {
        await _campaign.LeaveAsync([Child("a")], new AttemptStarted("a", 1, "A"), new StepStarted("a", 1, "AN", 1));
        var folder = Directory.CreateDirectory(new Workspace(_campaign.Workspace).Attempt("a", 1)).FullName;
        File.WriteAllText(Path.Combine(folder, "AN.1.result.json"), """{"status": "success", "children": [{"name": "x"}]}""");

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["a", "x"], ignoreOrder: true);

        State()["x"].Added!.By.ShouldBe("a/AN");
    }

    [Fact]
    public async Task One_with_a_repository_does_not_start_without_its_commit_and_may_be_named_again_without_a_pin()
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "repo"));
        var commit = repository.Commit();
        repository.Tag("v1.0");
        Answers("a/AN", """[{"name": "x", "repo_url": "repo"}]""");
        Answers("x/AN", """[{"name": "x", "repo_url": "repo"}]""");

        (await _campaign.StartAsync(Child("a"))).Completed.ShouldBe(["a", "x"], ignoreOrder: true);

        State()["x"].CommitSha.ShouldBe(commit);
    }

    private void Answers(string step, string children) => _campaign.Steps.On(step, _ => Success(Answer(children)));

    private static StepResult Answer(string children) => new()
    {
        Extra = new Dictionary<string, JsonElement> { ["children"] = JsonDocument.Parse(children).RootElement.Clone() },
    };

    private CampaignState State() => CampaignReader.Read(new(_campaign.Workspace), _ => null).State;
}
