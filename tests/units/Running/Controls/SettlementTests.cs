using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running.Controls;

/// <summary>Who decides about children when nothing else can go on, and what becomes of it.</summary>
public sealed class SettlementTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_person_accepts_an_escalated_child_and_the_campaign_goes_on()
    {
        Escalate("a");
        Ask(gate => new("accept", "ann", "known"));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        result.Completed.ShouldBe(["a", "b"]);
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("a accepted, by ann: known"));
    }

    [Fact]
    public async Task Each_question_comes_with_the_facts_needed_to_decide()
    {
        Escalate("a");
        _campaign.Steps.On("x/AN", _ => Failure("no luck"));
        Ask(gate => new(gate.Kind == GateKind.Quality ? "skip" : "halt", "ann"));

        await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("x"), Child("y", "x"), Child("z", "x"));

        var quality = _campaign.Host.Asked.Single(gate => gate.Kind == GateKind.Quality);
        quality.Facts.ShouldBe(["high finding: leaks keys", "score: 85 (target 90, fallback 80)", "waiting for it: b"]);
        var dependency = _campaign.Host.Asked.Single(gate => gate.Kind == GateKind.Dependency);
        dependency.Question.ShouldStartWith("x failed, and 2 children wait for it.");
        dependency.Facts.ShouldBe(["why: step AN: no luck", "waiting for it: y, z"]);
        dependency.Choices.ShouldBe(["rerun", "skip", "force", "halt"]);
    }

    [Fact]
    public async Task Nobody_is_asked_before_everything_else_has_run()
    {
        Escalate("a");
        var ended = new List<string>();
        Ask(gate =>
        {
            ended.AddRange(_campaign.Read().Children.Where(child => child.Status == ChildStatus.Completed).Select(child => child.Name));
            return new("skip", "ann");
        });

        await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"), Child("d", "c"), Child("e", tier: Tier.B));

        ended.ShouldBe(["c", "d", "e"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_decision_sets_going_runs_before_the_next_question_is_asked()
    {
        Escalate("a");
        Escalate("b");
        var seen = new List<string>();
        Ask(gate =>
        {
            seen.Add($"{gate.Id} after {string.Join(" ", _campaign.Steps.Started.Where(step => step.StartsWith("after", StringComparison.Ordinal)))}");
            return new("accept", "ann");
        });

        await _campaign.StartAsync(Child("a"), Child("b"), Child("after-a", "a"));

        seen.ShouldBe(["quality:a after ", "quality:b after after-a/AN after-a/TS"]);
    }

    [Fact]
    public async Task A_rerun_at_the_prompt_is_a_new_attempt_of_the_child()
    {
        _campaign.Steps.On("a/AN", tryNumber => tryNumber == 1 ? Failure() : Success());
        Ask(gate => new("rerun", "ann"));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.Completed.ShouldBe(["a", "b"]);
        _campaign.Read().Children.Single(child => child.Name == "a").Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_forced_dependency_lets_its_dependents_run_and_stays_failed_after_a_restart_too()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        _campaign.Settings = _campaign.Settings with { Stages = new() { Export = new() { Path = Path.Combine(_campaign.Root, "out") } }, Checkpoints = ["capstone"] };
        Ask(gate => gate.Kind == GateKind.Checkpoint ? null : new(gate.Kind == GateKind.Dependency ? "force" : gate.Choices[0], "ann", "only its docs are missing"));

        (await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c", "b"))).ExitCode.ShouldBe(ExitCode.UserCancelled);

        var parked = _campaign.Read();
        parked.Children.Select(child => (child.Name, child.Status, string.Join(" ", child.Forced))).ShouldBe(
            [("a", ChildStatus.Failed, ""), ("b", ChildStatus.Completed, "a"), ("c", ChildStatus.Completed, "")]);
        parked.Gates.Select(gate => gate.Id).ShouldBe(["checkpoint:capstone"]);
        parked.Decisions.ShouldContain(line => line.Contains("a forced: b may start without it, by ann: only its docs are missing"));
        Ask(gate => new(gate.Choices[0], "ann"));
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Asked.Select(gate => gate.Id).ShouldBe(["checkpoint:capstone"]);
    }

    [Fact]
    public async Task Whoever_halts_at_a_dependency_ends_the_run_as_the_deadlock_that_it_is()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        Ask(gate => new("halt", "ann", "too late today"));

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        result.Error!.ShouldStartWith("halted at gate 'dependency:a' by ann (too late today): 1 child can never start: b waits for a, which failed.");
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("gate dependency:a: halt, by ann: too late today"));
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        _campaign.Host.Asked.Count.ShouldBe(2, "who comes back is asked again");
    }

    [Fact]
    public async Task Whoever_leaves_at_a_question_parks_the_campaign_with_12()
    {
        Escalate("a");
        Ask(_ => null);

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.UserCancelled);

        _campaign.Read().Gates.ShouldHaveSingleItem().Id.ShouldBe("quality:a");
    }

    [Fact]
    public async Task Several_failures_are_one_question_and_skipping_leaves_out_what_waits()
    {
        _campaign.Steps.On("a/AN", _ => Failure()).On("b/AN", _ => Failure());
        Ask(gate => new("skip", "ann", "next time"));

        var result = await _campaign.StartAsync(Child("a"), Child("b"), Child("x", "a"), Child("y", "x b"), Child("z"));

        var asked = _campaign.Host.Asked.ShouldHaveSingleItem();
        asked.Id.ShouldBe("deadlock");
        asked.Facts.ShouldBe(["x waits for a, which failed", "y waits for b, which failed"]);
        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Read().Children.Select(child => child.Status).ShouldBe(
            [ChildStatus.Failed, ChildStatus.Failed, ChildStatus.Skipped, ChildStatus.Completed, ChildStatus.Skipped], ignoreOrder: true);
    }

    [Fact]
    public async Task A_deadlock_may_be_decided_child_by_child()
    {
        _campaign.Steps.On("a/AN", _ => Failure()).On("b/AN", _ => Failure());
        Ask(gate => new(gate.Id switch { "deadlock" => "each", "dependency:a" => "skip", _ => "force" }, "ann"));

        var result = await _campaign.StartAsync(Child("a"), Child("b"), Child("x", "a"), Child("y", "b"));

        _campaign.Host.Asked.Select(gate => gate.Id).ShouldBe(["deadlock", "dependency:a", "dependency:b"]);
        result.Completed.ShouldBe(["x", "y"]);
        (_campaign.StatusOf("a"), _campaign.StatusOf("b")).ShouldBe((ChildStatus.Skipped, ChildStatus.Failed));
    }

    [Theory]
    [InlineData("quality", "skip", "a skipped, b completed")]
    [InlineData("quality:a", "accept", "a completed, b completed")]
    [InlineData("quality", "rerun", "a escalated, b pending")]
    [InlineData("quality", "halt", "a escalated, b pending")]
    public async Task A_quality_gate_may_be_answered_in_advance(string gate, string answer, string expected)
    {
        Escalate("a");
        Answer(gate, answer);

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        Statuses().ShouldBe(expected);
        result.ExitCode.ShouldBe(expected.Contains("escalated") ? ExitCode.AwaitingInput : ExitCode.Success);
        _campaign.Steps.Started.Count(step => step == "a/TS").ShouldBe(answer == "rerun" ? 2 : 1, "a rerun in advance is done once");
    }

    [Theory]
    [InlineData("dependency", "force", "a failed, b completed, c completed")]
    [InlineData("dependency:a", "skip", "a skipped, b completed, c completed")]
    [InlineData("dependency", "rerun", "a failed, b pending, c pending")]
    [InlineData("deadlock", "skip", "a failed, b skipped, c skipped")]
    [InlineData("deadlock", "force", "a failed, b completed, c completed")]
    [InlineData("dependency", "halt", "a failed, b pending, c pending")]
    public async Task A_deadlock_may_be_answered_in_advance(string gate, string answer, string expected)
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        Answer(gate, answer);

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c", "b"));

        Statuses().ShouldBe(expected);
        result.ExitCode.ShouldBe(expected.Contains("pending") ? ExitCode.DependencyDeadlock : ExitCode.Success);
        _campaign.Steps.Started.Count(step => step == "a/AN").ShouldBe(answer == "rerun" ? 2 : 1);
    }

    [Fact]
    public async Task An_answer_in_advance_that_a_gate_does_not_offer_is_told_and_the_gate_waits()
    {
        _campaign.Steps.On("a/AN", _ => new(StepOutcome.Escalated, 0, "look at this", TimeSpan.Zero, null));
        Answer("quality", "accept");

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Host.Notes.ShouldContain(note => note.Contains("'quality:a' cannot be answered with 'accept'") && note.Contains("rerun, skip"));
    }

    [Theory]
    [InlineData("export", "exprot", "did you mean 'export'?")]
    [InlineData("quality:b", "skip", "no child 'b'")]
    [InlineData("checkpoint:export", "continue", "no checkpoint before 'export'")]
    public async Task An_answer_in_advance_that_can_never_be_given_is_refused_before_anything_runs(string gate, string answer, string told)
    {
        Answer(gate, answer);

        var refused = await Should.ThrowAsync<UsageException>(() => _campaign.StartAsync(Child("a")));

        refused.Message.ShouldContain(told);
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }

    [Fact]
    public async Task Headless_a_deadlock_is_7_and_names_who_waits_for_whom()
    {
        _campaign.Steps.On("a/AN", _ => Failure());

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c", "b"));

        result.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        result.Error.ShouldBe("2 children can never start: b waits for a, which failed; c waits for b (pending). Rerun, skip or force a, then resume");
        _campaign.Read().Gates.Select(gate => gate.Id).ShouldBe(["dependency:a", "deadlock"]);
        _campaign.Read().Gates.ShouldAllBe(gate => gate.Since != null);
    }

    [Fact]
    public async Task A_question_that_another_process_answers_is_taken_back_and_the_campaign_goes_on()
    {
        Escalate("a");
        var (asked, takenBack) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                if (gate.Kind != GateKind.Quality)
                    return new(gate.Choices[0], "ann");
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, withdrawn).ContinueWith(_ => takenBack.TrySetResult(), TaskScheduler.Default);
                return null;
            },
        };
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"));
        await asked.Task;

        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "quality:a", By = "kim", Why = "fine" });

        answer.ByRunningEngine.ShouldBeTrue();
        (await run).Completed.ShouldBe(["a", "b"]);
        await takenBack.Task;
        _campaign.Read().Decisions.ShouldContain(line => line.Contains("a accepted, by kim: fine"));
    }

    [Fact]
    public async Task A_question_is_taken_back_when_somebody_gives_the_campaign_other_work_and_asked_again_after_it()
    {
        Escalate("a");
        var asked = new List<string>();
        var first = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                if (gate.Kind != GateKind.Quality)
                    return new(gate.Choices[0], "ann");
                asked.Add(string.Join(" ", _campaign.Steps.Started.Where(step => step.StartsWith('n'))));
                if (!first.TrySetResult())
                    return new("skip", "ann");
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(Child("a"));
        await first.Task;

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new AddChildrenRequest { By = "kim", Children = [Child("new")] });

        (await run).Completed.ShouldBe(["new"]);
        asked.ShouldBe(["", "new/AN new/TS"]);
    }

    [Fact]
    public async Task A_host_that_never_comes_back_from_a_question_does_not_hold_the_campaign_up()
    {
        Escalate("a");
        var asked = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = (gate, _) =>
            {
                if (gate.Kind != GateKind.Quality)
                    return Task.FromResult<GateAnswer?>(new(gate.Choices[0], "ann"));
                asked.TrySetResult();
                return new TaskCompletionSource<GateAnswer?>().Task;
            },
        };
        var run = _campaign.StartAsync(Child("a"));
        await asked.Task;

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Skip, Children = ["a"], By = "kim" });

        (await run).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task Halting_at_a_gate_from_elsewhere_ends_the_run_that_asks()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        var asked = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                if (gate.Kind != GateKind.Dependency)
                    return new(gate.Choices[0], "ann");
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"));
        await asked.Task;

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = "dependency:a", Choice = "halt", By = "kim" });

        var result = await run;
        result.ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        result.Error!.ShouldStartWith("halted at gate 'dependency:a' by kim");
    }

    private void Escalate(string child) => _campaign.Steps.On(
        $"{child}/TS", _ => Success(new() { QualityScore = 85, Findings = [new() { Severity = FindingSeverity.High, Title = "leaks keys" }] }));

    private void Ask(Func<Gate, GateAnswer?> answer)
    {
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => gate.Kind == GateKind.Plan ? new("run", "ann") : answer(gate)) { KeepsQuietAbout = GateKind.Plan };
    }

    private void Answer(string gate, string answer) =>
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { [gate] = answer } };

    private string Statuses() =>
        string.Join(", ", _campaign.Read().Children.OrderBy(child => child.Name).Select(child => $"{child.Name} {child.Status.ToString().ToLowerInvariant()}"));
}
