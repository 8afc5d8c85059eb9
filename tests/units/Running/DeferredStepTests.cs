using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What a provider or a retry has a step wait for: it outlives the run that began to wait, and only somebody's word ends it sooner.</summary>
public sealed class DeferredStepTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_restart_does_not_ask_a_provider_before_the_time_that_it_named()
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(700);
        await LeaveWaitingAsync(until);
        var startedAt = DateTimeOffset.MinValue;
        _campaign.Steps.On("a/AN", _ =>
        {
            startedAt = DateTimeOffset.UtcNow;
            return Success();
        });

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        startedAt.ShouldBeGreaterThanOrEqualTo(until);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS"]);
    }

    [Fact]
    public async Task Between_two_runs_it_is_shown_until_when_a_child_has_to_wait()
    {
        var until = DateTimeOffset.UtcNow.AddHours(1);
        await LeaveWaitingAsync(until);

        _campaign.Read().Children[0].WaitingFor!.ShouldMatch(@$"^the campaign to be resumed, and {until:u} \(in (\d+h )?(\d+m )?\d+s\), when step AN, which is rate-limited, goes on$");
    }

    [Fact]
    public async Task What_waits_is_told_as_an_instant_too_and_a_report_does_not_count_down()
    {
        var until = DateTimeOffset.UtcNow.AddHours(1);
        await LeaveWaitingAsync(until);

        _campaign.Read().Children[0].WaitingUntil.ShouldBe(until);
        var state = Coro.Engine.State.CampaignReader.Read(new(_campaign.Workspace)).State;
        var context = new Coro.Engine.Reporting.ViewContext { Workspace = new(_campaign.Workspace), Root = _campaign.Root, Now = until.AddSeconds(-252) };
        Coro.Engine.Reporting.CampaignViews.Overview(state, context).Children[0].WaitingFor
            .ShouldBe($"the campaign to be resumed, and {until:u} (in 4m 12s), when step AN, which is rate-limited, goes on");
        Coro.Engine.Reporting.CampaignViews.Overview(state, context with { IsKept = true }).Children[0].WaitingFor
            .ShouldBe($"the campaign to be resumed, and {until:u}, when step AN, which is rate-limited, goes on");
        Coro.Engine.Reporting.CampaignViews.Overview(state, context with { Now = until }).Children[0].WaitingUntil.ShouldBeNull("that time has passed");
    }

    [Fact]
    public async Task Somebody_who_resumes_the_child_while_nobody_runs_the_campaign_means_at_once()
    {
        await LeaveWaitingAsync(DateTimeOffset.UtcNow.AddHours(1));

        (await ResumeChildAsync()).Verdict.ShouldBe(ControlVerdict.Done);

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        (await ResumeChildAsync()).Verdict.ShouldBe(ControlVerdict.Refused, "there is nothing to go on with any more");
    }

    [Fact]
    public async Task Somebody_who_resumes_the_child_while_it_waits_means_at_once()
    {
        await LeaveWaitingAsync(DateTimeOffset.UtcNow.AddHours(1));
        var waits = WaitsAgain();
        var running = Task.Run(_campaign.ResumeAsync);
        await waits.Task;

        (await ResumeChildAsync()).Verdict.ShouldBe(ControlVerdict.Done);

        (await running).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("a/AN waits until ", StringComparison.Ordinal));
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("ann") && line.Contains("the quota is back"));
    }

    [Fact]
    public async Task One_that_waits_again_after_a_restart_can_be_skipped()
    {
        await LeaveWaitingAsync(DateTimeOffset.UtcNow.AddHours(1));
        var waits = WaitsAgain();
        var running = Task.Run(_campaign.ResumeAsync);
        await waits.Task;

        await AskAsync(ChildOperation.Skip, "a");

        (await running).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_waits_no_longer_than_somebody_is_in_it()
    {
        var refused = new TaskCompletionSource();
        _campaign.Steps.On("/QS", _ => new(StepOutcome.RateLimited, 1, null, TimeSpan.Zero, new() { RetryAfter = DateTimeOffset.UtcNow.AddHours(1) }));
        _campaign.Host = new() { OnNoteToo = note => { if (note.Contains("rate-limited")) refused.TrySetResult(); } };
        var running = Task.Run(() => _campaign.StartAsync(Child("a", tier: Tier.B), Child("b", tier: Tier.B)));
        await refused.Task;

        await AskAsync(ChildOperation.Skip, "a", "b");

        (await running).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_restart_does_not_ask_a_provider_for_a_stage_before_the_time_that_it_named()
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(700);
        await LeaveStageWaitingAsync(until);
        var startedAt = DateTimeOffset.MinValue;
        _campaign.Steps.On("/capstone", _ =>
        {
            startedAt = DateTimeOffset.UtcNow;
            return Success();
        });

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        startedAt.ShouldBeGreaterThanOrEqualTo(until);
        _campaign.Steps.Started.ShouldBe(["/capstone"]);
        CampaignReader.Read(new(_campaign.Workspace)).State.StageWait.ShouldBeNull();
    }

    [Fact]
    public async Task A_stage_that_waits_says_so_can_be_stopped_and_goes_on_doubling_its_wait_after_that()
    {
        await LeaveStageWaitingAsync(DateTimeOffset.UtcNow.AddHours(1));
        string? shown = null;
        _campaign.Host = new()
        {
            OnNoteToo = note =>
            {
                if (!note.StartsWith("capstone/capstone waits until ", StringComparison.Ordinal))
                    return;
                shown = _campaign.Read().Campaign.Reason;
                _campaign.Stop.Request(ExitCode.UserCancelled);
            },
        };

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.UserCancelled);

        shown.ShouldNotBeNull().ShouldMatch(@"^capstone waits for .*Z \(in .*s\), when step capstone, which is rate-limited, goes on$");
        _campaign.Steps.Started.ShouldBeEmpty();
        var wait = CampaignReader.Read(new(_campaign.Workspace)).State.StageWait.ShouldNotBeNull();
        (wait.Stage, wait.Step, wait.Refusals).ShouldBe(("capstone", "capstone", 1));
        wait.Deferred.ShouldNotBeNull().Until.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50));
    }

    [Fact]
    public async Task A_restart_gives_no_retries_back()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [Step("AN", retries: 1)] } },
        };
        await _campaign.LeaveAsync([Child("a")], new AttemptStarted("a", 1, "A"), new StepStarted("a", 1, "AN", 1), Ended(StepOutcome.Failed, 1));
        _campaign.Steps.On("a/AN", _ => Failure());

        await _campaign.ResumeAsync();

        _campaign.Steps.Started.ShouldBe(["a/AN"]);
        _campaign.StatusOf("a").ShouldBe(ChildStatus.Failed);
    }

    [Fact]
    public async Task A_restart_goes_on_doubling_the_wait_where_the_provider_names_no_time()
    {
        // 5, 10 and 20 seconds are behind it, so the next is 40, give or take a fifth.
        await LeaveWaitingAsync(DateTimeOffset.UtcNow.AddHours(-1), refusals: 3);
        _campaign.Steps.On("a/AN", _ => new(StepOutcome.RateLimited, 1, null, TimeSpan.Zero, null));
        _campaign.Host = new()
        {
            OnNoteToo = note => { if (note.Contains("rate-limited")) _campaign.Stop.Request(ExitCode.UserCancelled); },
        };
        var before = DateTimeOffset.UtcNow;

        await _campaign.ResumeAsync();

        var deferred = CampaignReader.Read(new(_campaign.Workspace)).State["a"].Deferred.ShouldNotBeNull();
        (deferred.Until - before).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(32));
    }

    private static StepEnded Ended(StepOutcome outcome, int tryNumber) => new("a", 1, "AN", tryNumber, outcome, 1, null, TimeSpan.Zero, null);

    private Task LeaveWaitingAsync(DateTimeOffset until, int refusals = 1)
    {
        List<CampaignEvent> events = [new AttemptStarted("a", 1, "A")];
        for (var n = 1; n <= refusals; n++)
        {
            events.AddRange(
            [
                new StepStarted("a", 1, "AN", n),
                Ended(StepOutcome.RateLimited, n),
                new StepDeferred("a", 1, "AN", n, until, StepOutcome.RateLimited),
            ]);
        }

        return _campaign.LeaveAsync([Child("a")], [.. events]);
    }

    private async Task LeaveStageWaitingAsync(DateTimeOffset until)
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        await _campaign.LeaveAsync(
            [Child("a")],
            new AttemptStarted("a", 1, "A"), new ChildCompleted("a", 1, false, null, null),
            new StageCompleted(4, "skill-loop"), new StageCompleted(5, "batch"), new StageEntered(6, "capstone"),
            new StepStarted(null, 1, "capstone", 1),
            new StepEnded(null, 1, "capstone", 1, StepOutcome.RateLimited, 1, null, TimeSpan.Zero, null),
            new StepDeferred(null, 1, "capstone", 1, until, StepOutcome.RateLimited));
    }

    private TaskCompletionSource WaitsAgain()
    {
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _campaign.Host = new() { OnNoteToo = note => { if (note.StartsWith("a/AN waits until ", StringComparison.Ordinal)) waits.TrySetResult(); } };
        return waits;
    }

    private Task<ControlOutcome> ResumeChildAsync() => AskAsync(ChildOperation.Resume, "a");

    private async Task<ControlOutcome> AskAsync(ChildOperation operation, params string[] children)
    {
        var answer = await new CampaignControl(_campaign.Root).SubmitAsync(
            "test", new ChildRequest { Operation = operation, Children = children, By = "ann", Why = "the quota is back" });
        return answer.Outcomes[0];
    }
}
