using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class CampaignRunTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Every_child_goes_through_its_steps_after_its_dependencies()
    {
        var result = await _campaign.StartAsync(Child("c", "a b"), Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Campaign.Status.ShouldBe(CampaignStatus.Completed);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "b/AN", "b/TS", "c/AN", "c/TS"]);
        _campaign.Host.Stages.Where(stage => stage.Status == "done").Select(stage => stage.Stage).ShouldBe(Enumerable.Range(0, 11).Select(n => (int?)n));
    }

    [Fact]
    public async Task No_more_children_run_at_once_than_the_throttle_allows()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 3 } };
        var gate = new TaskCompletionSource();
        foreach (var name in Enumerable.Range(0, 20).Select(n => $"n{n}"))
        {
            _campaign.Steps.On($"{name}/AN", async _ =>
            {
                if (_campaign.Steps.MostAtOnce >= 3)
                    gate.TrySetResult();
                await gate.Task;
                return Success();
            });
        }

        var result = await _campaign.StartAsync([.. Enumerable.Range(0, 20).Select(n => Child($"n{n}"))]);

        result.Completed.Count.ShouldBe(20);
        _campaign.Steps.MostAtOnce.ShouldBe(3);
    }

    [Fact]
    public async Task No_more_children_of_a_lane_run_at_once_than_its_limit_allows()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Limits = new() { Throttle = 8, Lanes = new Dictionary<string, int> { ["deep"] = 2 } },
        };
        var names = Enumerable.Range(0, 8).Select(n => $"n{n}").ToList();
        var (running, most, two) = (0, 0, new TaskCompletionSource());
        foreach (var name in names)
        {
            _campaign.Steps.On($"{name}/AN", async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                if (running == 2)
                    two.TrySetResult();
                await two.Task;
                Interlocked.Decrement(ref running);
                return Success();
            });
        }

        var result = await _campaign.StartAsync([.. names.Select(name => Child(name) with { Lane = "deep" })]);

        result.Completed.Count.ShouldBe(8);
        most.ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_child_holds_back_its_dependents_and_nobody_else()
    {
        _campaign.Steps.On("a/AN", _ => Failure("no luck"));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"));

        result.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        result.Error!.ShouldContain("b");
        result.Completed.ShouldBe(["c"]);
        result.Failed.ShouldBe(["a"]);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Pending);
        File.Exists(result.ReportPath).ShouldBeTrue("a deadlock gets its report");
        _campaign.Read().Children.Single(child => child.Name == "a").Message!.ShouldContain("no luck");
    }

    [Fact]
    public async Task A_failed_child_that_nobody_needs_leaves_the_campaign_a_success_unless_strictness_is_asked_for()
    {
        _campaign.Steps.On("a/AN", _ => Failure());

        (await _campaign.StartAsync(Child("a"), Child("b"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Options = _campaign.Options with { Strict = true };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.ChildrenFailed);
    }

    [Fact]
    public async Task A_step_is_tried_again_as_often_as_its_retries_say()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [Step("AN", retries: 2)] } },
        };
        _campaign.Steps.On("a/AN", tryNumber => tryNumber < 3 ? Failure() : Success()).On("b/AN", _ => Failure());

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.Completed.ShouldBe(["a"]);
        result.Failed.ShouldBe(["b"]);
        _campaign.Steps.Started.Count(name => name == "b/AN").ShouldBe(3);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_not_tried_again()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [Step("AN", retries: 5)] } },
        };
        _campaign.Steps.On("a/AN", _ => Failure() with { IsRetryable = false });

        await _campaign.StartAsync(Child("a"));

        _campaign.Steps.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Scores_and_findings_decide_what_becomes_of_a_child()
    {
        _campaign.Steps
            .On("good/TS", _ => Success(new() { QualityScore = 91 }))
            .On("fair/TS", _ => Success(new() { QualityScore = 85 }))
            .On("poor/TS", _ => Success(new() { QualityScore = 40 }));

        var result = await _campaign.StartAsync(Child("good"), Child("fair"), Child("poor"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        var children = _campaign.Read().Children.ToDictionary(child => child.Name);
        children["good"].BelowTarget.ShouldBeFalse();
        children["fair"].Status.ShouldBe(ChildStatus.Completed);
        children["fair"].BelowTarget.ShouldBeTrue();
        children["poor"].Status.ShouldBe(ChildStatus.Failed);
        children["poor"].Reason.ShouldBe("soft-gate-miss");
        result.QualityScores.ShouldBe(new Dictionary<string, decimal> { ["good"] = 91, ["fair"] = 85 }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_escalated_child_parks_the_campaign_after_everything_else_has_run()
    {
        _campaign.Steps.On(
            "a/TS", _ => Success(new() { QualityScore = 99, Findings = [new() { Severity = FindingSeverity.High, Title = "leaks keys" }] }));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"), Child("d", tier: Tier.B));

        result.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        result.Error!.ShouldContain("a");
        result.Completed.ShouldBe(["c", "d"]);
        result.Campaign.Status.ShouldBe(CampaignStatus.Parked);
        _campaign.StatusOf("a").ShouldBe(ChildStatus.Escalated);
        _campaign.Host.Stages.ShouldNotContain(stage => stage.Name == "capstone");
    }

    [Fact]
    public async Task With_the_failure_policy_halt_nothing_fresh_starts_after_a_failure()
    {
        _campaign.Settings = _campaign.Settings with { OnChildFailure = FailurePolicy.Halt, Limits = new() { Throttle = 1 } };
        _campaign.Steps.On("a/AN", _ => Failure());

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        result.Error!.ShouldContain("halt");
        _campaign.Steps.Started.ShouldBe(["a/AN"]);
    }

    [Fact]
    public async Task Tier_B_runs_as_one_batch_after_the_loop_and_early_where_a_tier_A_child_needs_it()
    {
        var result = await _campaign.StartAsync(
            Child("a", "early"), Child("early", tier: Tier.B), Child("x", tier: Tier.B), Child("y", tier: Tier.B));

        result.Completed.Count.ShouldBe(4);
        _campaign.Steps.Started.ShouldBe(["/QS", "a/AN", "a/TS", "/QS"]);
        var batches = _campaign.Read().Children.ToDictionary(child => child.Name, child => child.Folder);
        batches["x"].ShouldBe(batches["y"]);
        batches["x"].ShouldNotBe(batches["early"]);
    }

    [Fact]
    public async Task A_batch_that_succeeds_in_part_is_recorded_child_by_child()
    {
        _campaign.Steps.On("/QS", _ => Success(new()
        {
            Results = new Dictionary<string, StepResult>
            {
                ["x"] = new() { QualityScore = 95 },
                ["y"] = new() { Status = StepOutcome.Failed, Message = "empty" },
            },
        }));

        var result = await _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B), Child("z", tier: Tier.B));

        result.Completed.ShouldBe(["x"]);
        result.Failed.ShouldBe(["y", "z"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stop_leaves_a_campaign_that_goes_on_with_its_first_unfinished_step()
    {
        var started = new TaskCompletionSource();
        _campaign.Steps.On("b/TS", async cancelled =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            return new(StepOutcome.Cancelled, 143, null, TimeSpan.FromSeconds(1), null);
        });
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c", "b"));
        await started.Task;

        _campaign.Stop.Request(ExitCode.Interrupted);
        var stopped = await run;

        stopped.ExitCode.ShouldBe(ExitCode.Interrupted);
        stopped.Campaign.Status.ShouldBe(CampaignStatus.Parked);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Active);
        _campaign.Steps = new();
        _campaign.Stop = new();
        var result = await _campaign.ResumeAsync();

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["b/TS", "c/AN", "c/TS"]);
        _campaign.Read().Children.Single(child => child.Name == "b").Try.ShouldBe(2);
    }

    [Fact]
    public async Task Resuming_a_finished_campaign_gives_the_same_result_and_changes_no_byte()
    {
        var first = await _campaign.StartAsync(Child("a"), Child("b"));
        var before = Snapshot();

        var second = await _campaign.ResumeAsync();

        second.Campaign.ShouldBe(first.Campaign);
        second.Completed.ShouldBe(first.Completed);
        second.Duration.ShouldBe(first.Duration);
        Snapshot().ShouldBe(before);
        _campaign.Steps.Started.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Starting_again_headless_archives_the_campaign_that_was_there()
    {
        await _campaign.StartAsync(Child("a"));
        await _campaign.StartAsync(Child("b"));

        _campaign.Read().Children.Select(child => child.Name).ShouldBe(["b"]);
        var archived = Directory.GetDirectories(Path.Combine(_campaign.Workspace, "archive")).ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(archived, "_campaign-state.yaml")).ShouldContain("name: a");
        await _campaign.StartAsync(Child("c"));
        Directory.GetDirectories(Path.Combine(_campaign.Workspace, "archive")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Starting_again_may_resume_instead()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        _campaign.Options = _campaign.Options with { Existing = ExistingCampaign.Resume };
        var result = await _campaign.StartAsync(Child("z"));

        result.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        _campaign.Read().Children.Select(child => child.Name).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("resume", "a b")]
    [InlineData("overwrite", "z")]
    public async Task A_person_says_what_becomes_of_a_campaign_that_is_there(string answer, string children)
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => new(gate.Kind switch { GateKind.Existing => answer, GateKind.Plan => "run", _ => "halt" }, "ann"));

        await _campaign.StartAsync(Child("z"));

        _campaign.Host.Asked[0].Choices.ShouldBe(["resume", "overwrite"]);
        _campaign.Read().Children.Select(child => child.Name).ShouldBe(children.Split(' '));
    }

    [Fact]
    public async Task Whoever_leaves_at_the_question_about_a_campaign_that_is_there_changes_nothing()
    {
        await _campaign.StartAsync(Child("a"));
        var before = Snapshot();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(_ => null);

        await Should.ThrowAsync<UserCancelledException>(() => _campaign.StartAsync(Child("z")));

        Snapshot().ShouldBe(before);
    }

    [Theory]
    [InlineData("resume", "a b")]
    [InlineData("overwrite", "z")]
    [InlineData("halt", null)]
    public async Task What_becomes_of_a_campaign_that_is_there_may_be_said_in_advance(string answer, string? children)
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["existing"] = answer } };

        if (children is null)
            await Should.ThrowAsync<AwaitingInputException>(() => _campaign.StartAsync(Child("z")));
        else
            await _campaign.StartAsync(Child("z"));

        _campaign.Read().Children.Select(child => child.Name).ShouldBe((children ?? "a b").Split(' '));
    }

    [Fact]
    public async Task A_host_whose_answer_is_none_of_the_choices_halts_the_campaign_and_is_told()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => new(gate.Kind == GateKind.Plan ? "run" : "burn", "ann"));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error!.ShouldContain("'burn' is no answer to gate 'dependency:a'");
    }

    [Fact]
    public async Task A_cycle_is_refused_before_anything_is_written()
    {
        var refusal = await Should.ThrowAsync<CircularDependencyException>(
            () => _campaign.StartAsync(Child("a", "b"), Child("b", "a"), Child("c", "a")));

        refusal.Participants.ShouldBe(["a", "b", "c"]);
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }

    [Fact]
    public async Task A_child_that_became_ready_twice_while_it_waited_for_a_slot_runs_once()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1 } };
        var control = new CampaignControl(_campaign.Root);
        var (first, second) = (Hold("c/AN"), Hold("z/AN"));
        var run = _campaign.StartAsync(Child("a"), Child("c"), Child("z", "a"));

        await first.Started.Task;
        await control.SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });
        first.Go.SetResult();
        await second.Started.Task;
        await control.SubmitAsync("test", new ThrottleRequest { Throttle = 2, By = "ann" });
        second.Go.SetResult();

        (await run).Completed.ShouldBe(["a", "c", "z"], ignoreOrder: true);
        _campaign.Steps.Started.Count(step => step == "z/AN").ShouldBe(1);
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_what_runs_is_ended_after_the_grace_of_a_stop()
    {
        var held = Hold("a/AN");
        var ended = new TaskCompletionSource();
        _campaign.Steps
            .On("b/AN", async cancelled =>
            {
                await held.Started.Task;
                throw new IOException("no room");
            })
            .On("a/AN", async cancelled =>
            {
                held.Started.SetResult();
                await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
                return new(StepOutcome.Cancelled, null, null, TimeSpan.Zero, null);
            });

        await Should.ThrowAsync<IOException>(() => _campaign.StartAsync(Child("a"), Child("b")));

        ended.Task.IsCompleted.ShouldBeTrue("it would have run for ever");
    }

    [Fact]
    public async Task A_used_up_cost_budget_starts_nothing_fresh_and_parks()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1, MaxCostUsd = 1 } };
        _campaign.Steps.On("a/TS", _ => Success(new() { Usage = new() { CostUsd = 1.5m } }));

        var result = await _campaign.StartAsync(Child("a"), Child("b"));

        result.ExitCode.ShouldBe(ExitCode.BudgetExhausted);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS"]);
    }

    [Fact]
    public async Task A_budget_that_the_last_child_uses_up_holds_nothing_back()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { MaxCostUsd = 1 } };
        _campaign.Steps.On("a/TS", _ => Success(new() { Usage = new() { CostUsd = 1.5m } }));

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_failed_capstone_is_told_and_stops_nothing()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        _campaign.Steps.On("/capstone", _ => Failure("out of glue"));

        var result = await _campaign.StartAsync(Child("a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Notes.ShouldContain(note => note.Contains("out of glue"));
    }

    [Fact]
    public async Task A_rate_limited_step_goes_on_when_the_provider_said_so_and_loses_no_retry()
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(300);
        var resumedAt = DateTimeOffset.MinValue;
        _campaign.Steps.On("a/AN", tryNumber =>
        {
            if (tryNumber == 1)
                return new(StepOutcome.RateLimited, 1, null, TimeSpan.Zero, new() { RetryAfter = until });
            resumedAt = DateTimeOffset.UtcNow;
            return Success();
        });

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        resumedAt.ShouldBeGreaterThanOrEqualTo(until);
    }

    private (TaskCompletionSource Started, TaskCompletionSource Go) Hold(string step)
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On(step, async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        return (started, go);
    }

    private SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(_campaign.Root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)) + File.GetLastWriteTimeUtc(file).Ticks));
}
