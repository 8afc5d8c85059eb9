using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running.Controls;

public sealed class ControlTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_skip_of_what_failed_lets_its_dependents_run_when_the_campaign_is_resumed()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        var outcome = await OneAsync(ChildOperation.Skip, "a");

        outcome.Verdict.ShouldBe(ControlVerdict.Done);
        outcome.Child!.Status.ShouldBe(ChildStatus.Skipped);
        outcome.Child.Reason.ShouldBe("skipped-by-ann");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Completed);
        File.ReadAllText(Path.Combine(_campaign.Workspace, "_campaign-decision-log.md")).ShouldContain("a skipped, by ann: said so");
    }

    [Fact]
    public async Task A_rerun_is_a_new_attempt_and_everything_built_on_it_is_built_again()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("capstone") } };
        await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"));
        _campaign.Steps = new();

        var answer = await SubmitAsync(Request(ChildOperation.Rerun, "a") with { Downstream = true });

        answer.Outcomes.Select(outcome => (outcome.Target, outcome.Child!.Status, outcome.Reason)).ShouldBe(
            [("a", ChildStatus.Ready, null), ("b", ChildStatus.Pending, "downstream of a")]);
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "b/AN", "b/TS", "/capstone"]);
        _campaign.Read().Children.Single(child => child.Name == "a").Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_operation_changes_nothing_but_says_why_and_the_others_go_on()
    {
        await _campaign.StartAsync(Child("a"), Child("b"));

        var answer = await SubmitAsync(Request(ChildOperation.Skip, "a", "nobody", "b"));

        answer.Outcomes.Select(outcome => (outcome.Target, outcome.Verdict)).ShouldBe(
            [("a", ControlVerdict.Refused), ("nobody", ControlVerdict.Refused), ("b", ControlVerdict.Refused)]);
        answer.Outcomes.ShouldAllBe(outcome => outcome.Reason != null);
        _campaign.Read().Campaign.Status.ShouldBe(CampaignStatus.Completed);
    }

    [Fact]
    public async Task A_child_that_is_named_and_downstream_of_another_has_its_turn_once()
    {
        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        var answer = await SubmitAsync(Request(ChildOperation.Rerun, "a", "B") with { Downstream = true });

        answer.Outcomes.Select(outcome => (outcome.Target, outcome.Verdict)).ShouldBe([("a", ControlVerdict.Done), ("b", ControlVerdict.Done)]);
        _campaign.Read().Children.Select(child => child.Attempt).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task An_accepted_child_is_complete_with_the_reason_on_record()
    {
        _campaign.Steps.On("a/TS", _ => Success(new() { QualityScore = 70, Findings = [new() { Severity = FindingSeverity.Critical, Title = "x" }] }));
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        _campaign.Read().Gates.ShouldHaveSingleItem().Id.ShouldBe("quality:a");

        var answer = await SubmitAsync(new GateRequest { Gate = "quality:a", By = "ann", Why = "known" });

        answer.Outcomes.ShouldHaveSingleItem().Child!.Status.ShouldBe(ChildStatus.Completed);
        var child = _campaign.Read().Children.Single(one => one.Name == "a");
        (child.Reason, child.BelowTarget).ShouldBe(("known", true));
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_resumed_child_goes_on_in_the_same_attempt_with_the_step_that_failed()
    {
        _campaign.Steps.On("a/TS", tryNumber => tryNumber == 1 ? Failure() : Success());
        await _campaign.StartAsync(Child("a"));

        (await OneAsync(ChildOperation.Resume, "a")).Child!.Status.ShouldBe(ChildStatus.Active);
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "a/TS"]);
        _campaign.Read().Children.Single().Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_running_engine_applies_requests_and_a_child_skipped_while_it_runs_keeps_its_slot()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1 } };
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"));
        await started.Task;

        var answer = await SubmitAsync(Request(ChildOperation.Skip, "a"));

        answer.ByRunningEngine.ShouldBeTrue();
        answer.Outcomes.ShouldHaveSingleItem().Child!.Status.ShouldBe(ChildStatus.Skipped);
        _campaign.Steps.Started.ShouldBe(["a/AN"]);
        go.SetResult();
        (await run).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["a/AN", "b/AN", "b/TS"]);
        _campaign.StatusOf("a").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task A_forced_rerun_ends_what_runs_before_it_starts_over()
    {
        var started = new TaskCompletionSource();
        var tries = 0;
        _campaign.Steps.On("a/AN", async cancelled =>
        {
            if (++tries > 1)
                return Success();
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            return new(StepOutcome.Cancelled, 143, null, TimeSpan.Zero, null);
        });
        var run = _campaign.StartAsync(Child("a"));
        await started.Task;

        (await OneAsync(ChildOperation.Rerun, "a")).Verdict.ShouldBe(ControlVerdict.Refused);
        (await SubmitAsync(Request(ChildOperation.Rerun, "a") with { Force = true })).Outcomes.ShouldHaveSingleItem().Verdict.ShouldBe(ControlVerdict.Done);

        (await run).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.MostAtOnce.ShouldBe(1);
        _campaign.Read().Children.Single().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_drains_and_leaves_a_campaign_that_can_be_resumed()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1 } };
        var run = _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c"));
        await started.Task;

        await SubmitAsync(new StopRequest { By = "ann", Why = "lunch" });

        var waits = _campaign.Read();
        go.SetResult();
        (await run).ExitCode.ShouldBe(ExitCode.UserCancelled);
        waits.Campaign.Status.ShouldBe(CampaignStatus.Running);
        waits.Campaign.Stopping.ShouldNotBeNull().ShouldSatisfyAllConditions(
            stop => stop.By.ShouldBe("ann"), stop => stop.Why.ShouldBe("lunch"), stop => stop.AtOnce.ShouldBeFalse());
        waits.Campaign.Reason.ShouldBe(
            $"stopping, as ann asked at {waits.Campaign.Stopping!.At:u} (lunch): nothing new starts, and it waits for a/AN to end; stop it at once to end that, too");
        waits.Children.Single(child => child.Name == "c").WaitingFor.ShouldBe("the campaign to be resumed");
        _campaign.Host.Notes.ShouldContain(waits.Campaign.Reason);
        _campaign.Read().Decisions.ShouldContain(line => line.EndsWith("stop asked for, by ann: lunch", StringComparison.Ordinal));
        (_campaign.Read().Campaign is { Stopping: null, Reason: "stopped by request; resume the campaign to go on" }).ShouldBeTrue();
        _campaign.Steps.Started.ShouldBe(["a/AN"]);
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "b/AN", "b/TS", "c/AN", "c/TS"], ignoreOrder: true);
        _campaign.Read().Campaign.Stopping.ShouldBeNull();
    }

    [Fact]
    public async Task Children_can_be_added_and_the_throttle_changed_while_the_campaign_runs()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 1 } };
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _campaign.Steps.On("a/AN", async _ =>
        {
            started.TrySetResult();
            await go.Task;
            return Success();
        });
        var run = _campaign.StartAsync(Child("a"));
        await started.Task;

        var refused = await SubmitAsync(new AddChildrenRequest { By = "ann", Children = [Child("x", "y"), Child("y", "x")] });
        refused.Outcomes.ShouldAllBe(outcome => outcome.Verdict == ControlVerdict.Refused);
        await SubmitAsync(new AddChildrenRequest { By = "ann", Children = [Child("d", "a"), Child("c")] });
        await SubmitAsync(new ThrottleRequest { By = "ann", Throttle = 2 });
        go.SetResult();

        var result = await run;
        result.Completed.ShouldBe(["a", "c", "d"], ignoreOrder: true);
        _campaign.Read().Children.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_request_that_was_applied_before_a_crash_gets_its_answer_and_is_not_applied_again()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        var workspace = new Workspace(_campaign.Workspace);
        var inbox = new ControlInbox(workspace);
        var id = inbox.Submit(Request(ChildOperation.Rerun, "a"), DateTimeOffset.UtcNow);
        var request = File.ReadAllText(Path.Combine(workspace.Control, id + ".request.json"));
        (await new CampaignControl(_campaign.Root).ServeAsync(workspace, inbox)).ShouldBeTrue();
        var first = inbox.TakeAnswer(id);

        // As a crash between the journal's flush and the answer leaves it.
        File.WriteAllText(Path.Combine(workspace.Control, id + ".request.json"), request);
        await new CampaignControl(_campaign.Root).ServeAsync(workspace, inbox);

        inbox.TakeAnswer(id)!.Outcomes.Single().Verdict.ShouldBe(first!.Outcomes.Single().Verdict);
        _campaign.Read().Children.Single(child => child.Name == "a").Attempt.ShouldBe(2);
        inbox.Waiting().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_to_a_finished_campaign_whose_client_died_is_found_by_whoever_resumes_that()
    {
        await _campaign.StartAsync(Child("a"));
        var inbox = new ControlInbox(new(_campaign.Workspace));
        var rerun = inbox.Submit(Request(ChildOperation.Rerun, "a"), DateTimeOffset.UtcNow);

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Read().Children.Single().Attempt.ShouldBe(2);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "a/AN", "a/TS"]);
        inbox.TakeAnswer(rerun)!.Outcomes.ShouldHaveSingleItem().Verdict.ShouldBe(ControlVerdict.Done);
    }

    [Fact]
    public async Task A_request_and_what_it_did_are_one_line_of_the_journal()
    {
        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        await SubmitAsync(Request(ChildOperation.Rerun, "a") with { Downstream = true });

        File.ReadLines(new Workspace(_campaign.Workspace).Journal).ShouldContain(line =>
            line.Contains("\"e\":\"child-reset\",\"child\":\"a\"") && line.Contains("\"e\":\"child-reset\",\"child\":\"b\"") && line.Contains("request-handled"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_may_have_been_applied_before_its_journal_was_lost_is_not_applied_again(bool onlyDamaged)
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));
        var workspace = new Workspace(_campaign.Workspace);
        var inbox = new ControlInbox(workspace);
        var id = inbox.Submit(Request(ChildOperation.Rerun, "a"), DateTimeOffset.UtcNow);
        var request = Path.Combine(workspace.Control, id + ".request.json");
        var text = File.ReadAllText(request);
        await new CampaignControl(_campaign.Root).ServeAsync(workspace, inbox);
        inbox.TakeAnswer(id);
        File.WriteAllText(request, text);
        if (onlyDamaged)
        {
            // The state file covers the damage; the request lies behind it.
            var lines = File.ReadAllLines(workspace.Journal);
            lines[3] = "spoiled";
            File.WriteAllLines(workspace.Journal, lines);
        }
        else
        {
            File.Delete(workspace.Journal);
        }

        await new CampaignControl(_campaign.Root).ServeAsync(workspace, inbox);

        var outcome = inbox.TakeAnswer(id)!.Outcomes.Single();
        outcome.Verdict.ShouldBe(ControlVerdict.Refused);
        outcome.Reason.ShouldNotBeNull().ShouldContain("ask again");
        File.ReadLines(workspace.Journal).Count(line => line.Contains("request-handled") && line.Contains(id)).ShouldBe(1);
        _campaign.Read().Children[0].Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_to_a_campaign_that_is_set_aside_meanwhile_ends_with_word_of_that()
    {
        await _campaign.StartAsync(Child("a"));
        var workspace = new Workspace(_campaign.Workspace);
        Task<ControlAnswer> request;
        using (CampaignLock.Acquire(workspace.Lock, TimeProvider.System))
        {
            request = SubmitAsync(Request(ChildOperation.Rerun, "a"));
            while (new ControlInbox(workspace).Waiting().Count == 0)
                await Task.Yield();
            Directory.Move(workspace.Folder, workspace.Folder + "-aside");
        }

        (await Should.ThrowAsync<InvalidStateException>(request)).Message.ShouldContain("set aside");
    }

    [Fact]
    public async Task A_request_that_cannot_be_read_is_answered_and_gets_in_nobodys_way()
    {
        await _campaign.StartAsync(Child("a"));
        var workspace = new Workspace(_campaign.Workspace);
        Directory.CreateDirectory(workspace.Control);
        File.WriteAllText(Path.Combine(workspace.Control, "0-broken.request.json"), "{nonsense");

        (await OneAsync(ChildOperation.Rerun, "a")).Verdict.ShouldBe(ControlVerdict.Done);

        new ControlInbox(workspace).TakeAnswer("0-broken")!.Outcomes.Single().Verdict.ShouldBe(ControlVerdict.Refused);
    }

    [Fact]
    public async Task Many_clients_at_once_are_all_answered_and_each_request_is_applied_once()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(client => Task.Run(async () =>
        {
            var done = 0;
            for (var i = 0; i < 20; i++)
            {
                var answer = await SubmitAsync(new ThrottleRequest { By = $"client-{client}", Throttle = i + 1 });
                done += answer.Outcomes.Count(outcome => outcome.Verdict == ControlVerdict.Done);
            }

            return done;
        })));

        answers.Sum().ShouldBe(200);
        File.ReadLines(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl")).Count(line => line.Contains("\"throttle-changed\"")).ShouldBe(200);
    }

    [Fact]
    public async Task A_preview_tells_what_would_happen_and_changes_no_byte()
    {
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a"), Child("b", "a"), Child("c", "b"));
        var journal = File.ReadAllBytes(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl"));

        var control = new CampaignControl(_campaign.Root);
        var skip = control.Preview("test", Request(ChildOperation.Skip, "a"));
        var cancel = control.Preview("test", Request(ChildOperation.Cancel, "a") with { Downstream = true });

        skip.Touched.ShouldBe(["a"]);
        skip.WouldStart.ShouldBe(["b"]);
        cancel.Touched.ShouldBe(["a", "b", "c"]);
        cancel.WouldStart.ShouldBeEmpty();
        File.ReadAllBytes(Path.Combine(_campaign.Workspace, "_campaign-journal.jsonl")).ShouldBe(journal);
    }

    private static ChildRequest Request(ChildOperation operation, params string[] children) =>
        new() { Operation = operation, Children = children, By = "ann", Why = "said so" };

    private Task<ControlAnswer> SubmitAsync(ControlRequest request) => new CampaignControl(_campaign.Root).SubmitAsync("test", request);

    private async Task<ControlOutcome> OneAsync(ChildOperation operation, string child) =>
        (await SubmitAsync(Request(operation, child))).Outcomes.ShouldHaveSingleItem();
}
