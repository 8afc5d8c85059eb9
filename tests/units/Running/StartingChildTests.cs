using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>Where a resume starts: with a child that is named, else with what is half done, else with what comes next.</summary>
public sealed class StartingChildTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    // One at a time, and each in one step, so that the order is seen.
    public StartingChildTests() => _campaign.Settings = _campaign.Settings with
    {
        Limits = new() { Throttle = 1 },
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [Step("AN")] },
            ["B"] = new() { Batch = true, Steps = [Step("QS")] },
        },
    };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task The_child_that_is_named_comes_first_and_then_the_rest_in_order()
    {
        await ParkAsync(Child("a"), Child("b"), Child("c"), Child("d"));

        (await ResumeFromAsync("c")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["c/AN", "b/AN", "d/AN"]);
    }

    [Fact]
    public async Task What_it_needs_comes_before_it_and_it_says_so()
    {
        await ParkAsync(Child("a"), Child("b"), Child("m"), Child("y", "m"), Child("z", "y"));

        (await ResumeFromAsync("Z")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["m/AN", "y/AN", "z/AN", "b/AN"]);
        _campaign.Host.Notes.ShouldContain("z cannot start yet: first comes y (pending)");
    }

    [Fact]
    public async Task What_can_never_come_is_told_and_does_not_hold_up_the_rest()
    {
        _campaign.Steps.On("bad/AN", _ => Failure());
        await _campaign.StartAsync(Child("bad"), Child("good"), Child("next", "bad"));

        (await ResumeFromAsync("next")).ExitCode.ShouldBe(ExitCode.DependencyDeadlock);

        _campaign.Host.Notes.ShouldContain("next cannot start yet: it needs bad, which failed; rerun, skip or force bad");
    }

    [Fact]
    public async Task Without_a_name_what_an_interrupted_run_left_half_done_comes_first()
    {
        await _campaign.LeaveAsync([Child("a"), Child("b"), Child("c")], new AttemptStarted("c", 1, "A"));

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["c/AN", "a/AN", "b/AN"]);
    }

    [Fact]
    public async Task A_child_that_is_named_comes_even_before_what_is_half_done()
    {
        await _campaign.LeaveAsync([Child("a"), Child("b"), Child("c")], new AttemptStarted("b", 1, "A"));

        (await ResumeFromAsync("c")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["c/AN", "b/AN", "a/AN"]);
    }

    [Fact]
    public async Task A_child_of_a_batch_does_not_wait_for_the_batch_stage()
    {
        await ParkAsync(Child("a"), Child("b"), Child("x", tier: Tier.B), Child("y", tier: Tier.B));

        (await ResumeFromAsync("y")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["/QS", "b/AN", "/QS"]);
    }

    [Fact]
    public async Task A_finished_child_is_left_as_it_is_where_nobody_is_asked()
    {
        await ParkAsync(Child("a"), Child("b"));

        (await ResumeFromAsync("a")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["b/AN"]);
        _campaign.Host.Notes.ShouldContain("a stays completed; the campaign goes on after it");
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("gate from:a: next, by headless"));
    }

    [Theory]
    [InlineData("from")]
    [InlineData("from:a")]
    public async Task Answered_in_advance_a_finished_child_is_run_again_as_a_new_attempt_and_first(string gate)
    {
        await ParkAsync(Child("b"), Child("a"), Child("c"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { [gate] = "rerun" } };

        (await ResumeFromAsync("a")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["a/AN", "b/AN", "c/AN"]);
        Seen("a").Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_child_of_a_finished_campaign_brings_it_back_to_life_once_and_is_asked_about_the_next_time_too()
    {
        await _campaign.StartAsync(Child("a"), Child("b"));
        _campaign.Host = new(gate => new("rerun", "ann", "once more"));
        _campaign.Options = _campaign.Options with { Headless = false };

        (await ResumeFromAsync("a")).ExitCode.ShouldBe(ExitCode.Success);
        (await ResumeFromAsync("a")).ExitCode.ShouldBe(ExitCode.Success);

        Seen("a").Attempt.ShouldBe(3);
        var asked = _campaign.Host.Asked.Where(gate => gate.Kind == GateKind.From).ToList();
        asked.Select(gate => gate.Id).ShouldBe(["from:a", "from:a"]);
        asked[0].Choices.ShouldBe(["rerun", "next", "halt"]);
        File.ReadAllText(new Workspace(_campaign.Workspace).DecisionLog).ShouldContain("a reset to attempt 2, by ann: once more");
    }

    [Fact]
    public async Task A_finished_campaign_stays_so_when_it_is_to_go_on_after_its_child()
    {
        await _campaign.StartAsync(Child("a"));

        (await ResumeFromAsync("a")).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBeEmpty();
        _campaign.Read().Campaign.Status.ShouldBe(CampaignStatus.Completed);
    }

    [Fact]
    public async Task A_halt_parks_the_campaign_with_a_question_that_can_be_answered_from_outside()
    {
        await ParkAsync(Child("a"), Child("b"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["from"] = "halt" } };

        var parked = await ResumeFromAsync("a");
        (parked.ExitCode, parked.Phase).ShouldBe((ExitCode.AwaitingInput, "resume"));
        _campaign.Host.Stages.ShouldBe([new(null, "resume", "halt", ExitCode.AwaitingInput)]);
        _campaign.Steps.Started.ShouldBeEmpty();
        _campaign.Read().Gates.ShouldHaveSingleItem().Id.ShouldBe("from:a");

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "from:a", By = "ann" });

        _campaign.Read().Gates.ShouldBeEmpty();
        (Seen("a").Status, Seen("a").Attempt).ShouldBe((ChildStatus.Ready, 2));
    }

    [Theory]
    [InlineData("rerun", 2)]
    [InlineData("next", 1)]
    public async Task A_question_at_the_prompt_may_be_answered_from_outside_and_once(string choice, int attempt)
    {
        await _campaign.StartAsync(Child("a"));
        var asked = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (_, withdrawn) =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = ResumeFromAsync("a");
        await asked.Task;

        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "from:a", Choice = choice, By = "ann" });

        answer.Outcomes.Single().ShouldSatisfyAllConditions(
            outcome => outcome.Verdict.ShouldBe(ControlVerdict.Done), outcome => outcome.Child!.Name.ShouldBe("a"));
        (await run).ExitCode.ShouldBe(ExitCode.Success);
        Seen("a").Attempt.ShouldBe(attempt);
        _campaign.Read().Gates.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_nobody_answered_is_gone_when_the_campaign_is_resumed_otherwise()
    {
        await ParkAsync(Child("a"), Child("b"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["from"] = "halt" } };
        await ResumeFromAsync("a");

        Again();
        _campaign.Options = _campaign.Options with { From = null };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Read().Gates.ShouldBeEmpty();
        Seen("a").Attempt.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_no_child_has_is_refused_with_those_that_are_meant_first_and_nothing_changes(bool finished)
    {
        await (finished ? _campaign.StartAsync(Child("core"), Child("api")) : _campaign.LeaveAsync([Child("core"), Child("api")]));
        var journal = File.ReadAllBytes(new Workspace(_campaign.Workspace).Journal);

        var refused = await Should.ThrowAsync<UsageException>(() => ResumeFromAsync("aip"));

        refused.Message.ShouldBe("Campaign 'test' has no child 'aip'; did you mean 'api'? Its children are api, core.");
        File.ReadAllBytes(new Workspace(_campaign.Workspace).Journal).ShouldBe(journal);
    }

    [Fact]
    public async Task Whoever_resumes_is_told_first_where_the_campaign_stands_and_whoever_starts_is_not()
    {
        await ParkAsync(Child("a"), Child("b"), Child("c", "b"));
        await ResumeFromAsync("c");

        var told = _campaign.Host.Resumed.ShouldHaveSingleItem();
        (told.LastRun!.ExitCode, told.Campaign.Counts.Completed).ShouldBe((ExitCode.Interrupted, 1));
        told.Next.ShouldBe(["b"]);

        Again();
        _campaign.Options = _campaign.Options with { From = null };
        await _campaign.ResumeAsync();
        _campaign.Host.Resumed[1].Campaign.Status.ShouldBe(CampaignStatus.Completed, "a finished one is told, too");
        await _campaign.StartAsync(Child("a"));
        _campaign.Host.Resumed.Count.ShouldBe(2);
    }

    private CampaignChild Seen(string name) => _campaign.Read().Children.Single(child => child.Name == name);

    private Task ParkAsync(params ChildDefinition[] children) => _campaign.LeaveAsync(
        children,
        new AttemptStarted("a", 1, "A"), new ChildCompleted("a", 1), new RunStopped(ExitCode.Interrupted, "interrupted"));

    private Task<CampaignResult> ResumeFromAsync(string child)
    {
        Again();
        _campaign.Options = _campaign.Options with { From = child };
        return _campaign.ResumeAsync();
    }

    private void Again() => (_campaign.Steps, _campaign.Stop) = (new(), new());
}
