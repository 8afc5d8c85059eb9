using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running.Controls;

/// <summary>Children that join a campaign that is there already, whether it runs, is parked or is finished.</summary>
public sealed class AdditionsTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Everything_that_is_wrong_with_each_child_is_told_and_none_is_added()
    {
        await _campaign.StartAsync(Child("core"), Child("api"));

        var answer = await AddAsync(
            Child("CORE"),
            Child("../x") with { Pin = "--upload-pack=evil", Locks = ["a b"] },
            Child("web", "aip"),
            Child("fine", "api"),
            Child("odd") with { Steps = [new() { Name = "S", Run = ["run", "{chld.name}"] }, new() { Name = "s" }] });

        answer.Outcomes.Select(outcome => outcome.Verdict).ShouldAllBe(verdict => verdict == ControlVerdict.Refused);
        answer.Outcomes.Select(outcome => outcome.Reason).ShouldBe(
        [
            "the campaign has a child 'core' already; choose another name",
            "the name '../x' contains '/'; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed; the lock 'a b' contains ' '; only A-Z, a-z, 0-9, "
                + "'.', '_' and '-' are allowed; its pin '--upload-pack=evil' starts with '-'; a program would take it for an option",
            "no target is called 'aip'; did you mean 'api'?",
            "none was added, since 'CORE', '../x', 'web', 'odd' cannot be",
            "step 'S': there is no placeholder {chld.name}; did you mean 'child.name'?; the step name 's' is taken; give one of the two another "
                + "name; step 's' needs one of run, shell and script",
        ]);
        _campaign.Read().Children.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cycle_can_only_be_among_the_new_ones_and_is_told_as_a_path()
    {
        await _campaign.StartAsync(Child("a"));

        var answer = await AddAsync(Child("x", "y"), Child("y", "x a"), Child("z", "x"));

        answer.Outcomes[0].Reason.ShouldBe("it is part of a cycle: x -> y -> x; remove one of these dependencies");
        answer.Outcomes[2].Reason.ShouldBe("none was added, since 'x', 'y' cannot be");
    }

    [Fact]
    public async Task A_child_that_no_pipeline_serves_is_refused()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = _campaign.Settings.Pipelines["A"], ["deep"] = _campaign.Settings.Pipelines["A"] },
        };
        await _campaign.StartAsync(Child("a"));

        var answer = await AddAsync(Child("b", tier: Tier.B) with { Lane = "deap" });

        answer.Outcomes.Single().Reason.ShouldBe(
            "no pipeline serves its lane 'deap' or tier B; the campaign has pipelines for A, deep; did you mean 'deep'?");
    }

    [Theory]
    [InlineData("""{"request":"add","children":[null],"by":"x"}""", "the request is not whole")]
    [InlineData("""{"request":"add","children":[{"name":"x","depends_on":null}],"by":"x"}""", "the request is not whole")]
    [InlineData("""{"request":"add","children":[],"by":"x"}""", "the request has no children")]
    public async Task A_request_that_somebody_wrote_by_hand_does_no_harm(string json, string reason)
    {
        await _campaign.StartAsync(Child("a"));
        var inbox = new ControlInbox(new(_campaign.Workspace));
        Directory.CreateDirectory(new Workspace(_campaign.Workspace).Control);
        File.WriteAllText(Path.Combine(new Workspace(_campaign.Workspace).Control, "0-odd.request.json"), json);

        await new CampaignControl(_campaign.Root).ServeAsync(new(_campaign.Workspace), inbox);

        inbox.TakeAnswer("0-odd")!.Outcomes.Single().Reason!.ShouldStartWith(reason);
    }

    [Fact]
    public async Task They_bring_a_finished_campaign_back_to_life_with_everything_that_is_built_on_its_children()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        await _campaign.StartAsync(Child("a"));
        _campaign.Steps = new();

        var answer = await AddAsync(Child("b", "A"));

        answer.Outcomes.Single().Child!.Status.ShouldBe(ChildStatus.Ready);
        answer.Outcomes.Single().Child!.DependsOn.ShouldBe(["a"], "names are spelt alike");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["b/AN", "b/TS", "/capstone"]);
        _campaign.Host.Stages.Count(stage => stage is { Name: "strategy", Status: "start" }).ShouldBe(1, "the plan was consented to");
        _campaign.Host.Stages.Count(stage => stage is { Name: "pins", Status: "start" }).ShouldBe(2);
        File.ReadAllText(new Workspace(_campaign.Workspace).DecisionLog).ShouldContain("added b, by ann: a late idea");
    }

    [Fact]
    public async Task They_join_a_parked_campaign_and_run_when_it_is_resumed()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        (await _campaign.StartAsync(Child("a"), Child("b", "a"))).ExitCode.ShouldBe(ExitCode.DependencyDeadlock);

        await AddAsync(Child("c"));

        (await _campaign.ResumeAsync()).Completed.ShouldBe(["c"]);
    }

    [Theory]
    [InlineData(false, "its step S is a PowerShell script block, and what runs the campaign now runs none; stop the campaign, add the child, and go on with Resume-Campaign in PowerShell")]
    [InlineData(true, "step 'S': it has no end")]
    public async Task What_runs_the_campaign_refuses_a_child_whose_script_blocks_it_cannot_run(bool hasScripts, string reason)
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Scripts = hasScripts ? new() { Flaws = ["it has no end"] } : null;
        _campaign.Steps.On("a/AN", async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await started.Task;

        var scripted = Child("late") with { Steps = [new() { Name = "S", Script = "'hello'" }] };
        var answer = await AddAsync(scripted, Child("other"));

        answer.Outcomes.Select(outcome => outcome.Verdict).ShouldAllBe(verdict => verdict == ControlVerdict.Refused);
        answer.Outcomes[0].Reason.ShouldBe(reason);
        go.SetResult();
        (await run).ExitCode.ShouldBe(ExitCode.Success);

        // With nobody running it, the child joins, and whoever resumes is held to what it needs.
        (await AddAsync(scripted)).Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Done);
    }

    [Fact]
    public async Task In_a_running_campaign_one_with_a_repository_starts_without_a_restart_but_not_without_its_commit()
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "repo"));
        var commit = repository.Commit();
        repository.Tag("v1.0");
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps
            .On("a/AN", async _ =>
            {
                started.TrySetResult();
                await go.Task;
                return Success();
            })
            .On("late/TS", _ =>
            {
                go.TrySetResult();
                return Success();
            });
        var run = _campaign.StartAsync(Child("a"));
        await started.Task;

        // 'a' goes on only once 'late' has run: no stage has ended between.
        await AddAsync(Child("late") with { RepoUrl = repository.Folder }, Child("other") with { RepoUrl = repository.Folder, Pin = "v1.0" });

        (await run).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.IndexOf("late/TS").ShouldBeLessThan(_campaign.Steps.Started.IndexOf("a/TS"));
        foreach (var name in (string[])["late", "other"])
        {
            var child = _campaign.Read().Children.Single(one => one.Name == name);
            (child.Status, child.Pin, child.CommitSha).ShouldBe((ChildStatus.Completed, "v1.0", commit));
        }
    }

    [Fact]
    public async Task One_whose_pin_means_nothing_does_not_start_and_halts_the_campaign_when_the_rest_is_done()
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "repo"));
        repository.Commit();
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await started.Task;
        await AddAsync(Child("late") with { RepoUrl = repository.Folder, Pin = "v9" });
        go.SetResult();

        (await run).ExitCode.ShouldBe(ExitCode.InvalidPin);

        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS"]);
        _campaign.StatusOf("late").ShouldBe(ChildStatus.Ready);
    }

    [Fact]
    public async Task A_preview_shows_the_places_in_the_plan_and_what_they_wait_for()
    {
        _campaign.Steps.On("core/AN", _ => Failure());
        await _campaign.StartAsync(Child("core"), Child("web", "core"));

        var preview = new CampaignControl(_campaign.Root).Preview("test", Request(Child("docs", "web"), Child("alone")));

        preview.Additions.ShouldBe([new("alone", 1, 4, null), new("docs", 4, 4, "web (pending)")]);
        preview.WouldStart.ShouldBe(["alone"]);
        _campaign.Read().Children.Count.ShouldBe(2);
    }

    private static AddChildrenRequest Request(params ChildDefinition[] children) =>
        new() { By = "ann", Why = "a late idea", Children = children };

    private Task<ControlAnswer> AddAsync(params ChildDefinition[] children) =>
        new CampaignControl(_campaign.Root).SubmitAsync("test", Request(children));
}
