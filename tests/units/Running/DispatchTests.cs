using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>Who starts when somebody changes things while others run.</summary>
public sealed class DispatchTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _go = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_child_that_was_called_off_while_it_waited_and_started_over_in_another_lane_takes_no_room_in_the_old_one()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Limits = new() { Throttle = 1, Lanes = new Dictionary<string, int> { ["old"] = 1, ["new"] = 1 } },
        };
        _campaign.Steps.On("a/AN", Wait).On("moved/AN", OneAtATime).On("y/AN", OneAtATime).On("z/AN", OneAtATime);
        var run = _campaign.StartAsync(
            Child("a"), Child("moved") with { Lane = "old" }, Child("x") with { Lane = "old" }, Child("y") with { Lane = "new" }, Child("z") with { Lane = "new" });
        await _started.Task;

        await AskAsync(ChildOperation.Cancel, "moved");
        await SubmitAsync(new ChildRequest { Operation = ChildOperation.Rerun, Children = ["moved"], Lane = "new", By = "ann" });
        await SubmitAsync(new ThrottleRequest { Throttle = 4, By = "ann" });
        _go.SetResult();

        (await run).Completed.Count.ShouldBe(5);
        _campaign.Steps.Started.Count(step => step == "moved/AN").ShouldBe(1);
        _most.ShouldBe(1, "that is the lane's limit");
    }

    [Fact]
    public async Task A_child_that_fails_in_its_batch_and_is_resumed_while_that_goes_on_is_in_the_next()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["B"] = new() { Batch = true, Steps = [Step("ONE"), Step("TWO")] } },
        };
        var first = true;
        _campaign.Steps
            .On("/ONE", _ => Success(new() { Results = first ? Failing("x") : null }))
            .On("/TWO", async cancelled =>
            {
                if (!first)
                    return Success();
                first = false;
                return await Wait(cancelled);
            });
        var run = _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B));
        await _started.Task;

        await AskAsync(ChildOperation.Resume, "x");
        _go.SetResult();

        (await run).Completed.ShouldBe(["x", "y"], ignoreOrder: true);
        _campaign.Steps.Started.ShouldBe(["/ONE", "/TWO", "/ONE", "/TWO"]);
        _campaign.Steps.Requests.Select(request => string.Join(' ', request.BatchChildren!)).ShouldBe(["x y", "y", "x", "x"]);
    }

    [Fact]
    public async Task A_retry_of_a_batch_is_for_those_only_that_are_still_in_it_and_have_not_succeeded()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["B"] = new() { Batch = true, Steps = [Step("QS", retries: 1)] } },
        };
        _campaign.Steps.On("/QS", async cancelled =>
        {
            if (_campaign.Steps.Started.Count > 1)
                return Success();
            await Wait(cancelled);
            var succeeded = new StepResult { Status = StepOutcome.Success };
            var failed = new StepResult { Status = StepOutcome.Failed };
            return Failure() with { Result = new() { Results = new Dictionary<string, StepResult> { ["x"] = succeeded, ["y"] = failed, ["z"] = failed } } };
        });
        var run = _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B), Child("z", tier: Tier.B));
        await _started.Task;

        await AskAsync(ChildOperation.Skip, "z");
        _go.SetResult();

        (await run).Completed.ShouldBe(["x", "y"]);
        _campaign.Steps.Requests.Select(request => string.Join(' ', request.BatchChildren!)).ShouldBe(["x y z", "y"]);
        var batchFile = _campaign.Steps.Requests[1].Files.Single(file => file.Path == _campaign.Steps.Requests[1].Environment["CORO_BATCH_FILE"]);
        System.Text.Encoding.UTF8.GetString(batchFile.Content.Span).ShouldNotContain("\"x\"", customMessage: "the file for the retry lists whom the retry is for");
    }

    [Fact]
    public async Task What_is_rerun_while_its_batch_runs_is_not_done_by_what_the_batch_does()
    {
        _campaign.Steps.On("/QS", async cancelled => _campaign.Steps.Started.Count > 1 ? Success() : await Wait(cancelled));
        var run = _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B));
        await _started.Task;

        await SubmitAsync(new ChildRequest { Operation = ChildOperation.Rerun, Children = ["x"], Force = true, By = "ann" });
        _go.SetResult();

        (await run).Completed.ShouldBe(["x", "y"], ignoreOrder: true);
        _campaign.Steps.Requests.Select(request => string.Join(' ', request.BatchChildren!)).ShouldBe(["x y", "x"]);
        var journal = await File.ReadAllTextAsync(new Workspace(_campaign.Workspace).Journal);
        journal.ShouldContain("\"e\":\"step-ended\",\"child\":\"x\",\"attempt\":1");
        journal.Split('\n').Count(line => line.Contains("\"e\":\"step-ended\",\"child\":\"x\",\"attempt\":2")).ShouldBe(1);
    }

    [Fact]
    public async Task A_throttle_that_somebody_sets_counts_even_if_it_is_the_one_of_the_brief()
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 2 } };
        _campaign.Options = _campaign.Options with { Throttle = 1 };
        var both = new TaskCompletionSource();
        var running = 0;
        foreach (var child in (string[])["a", "b"])
        {
            _campaign.Steps.On($"{child}/AN", async _ =>
            {
                _started.TrySetResult();
                if (Interlocked.Increment(ref running) == 2)
                    both.SetResult();
                await both.Task;
                return Success();
            });
        }

        var run = _campaign.StartAsync(Child("a"), Child("b"));
        await _started.Task;
        await SubmitAsync(new ThrottleRequest { Throttle = 2, By = "ann" });

        (await run).Completed.ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_child_that_no_pipeline_serves_fails_and_says_what_to_do()
    {
        _campaign.Settings = _campaign.Settings with
        {
            Pipelines = new Dictionary<string, PipelineDefinition> { ["fast"] = new() { Steps = [Step("AN")] } },
        };
        _campaign.Steps.On("a/AN", _ => Failure());
        await _campaign.StartAsync(Child("a") with { Lane = "fast" }, Child("b", "a") with { Lane = "fast" });

        // Only by hand: whatever Coro offers checks the lane.
        var file = new Workspace(_campaign.Workspace).Checkpoint;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("lane: fast", "lane: gone", StringComparison.Ordinal));
        await AskAsync(ChildOperation.Skip, "a");

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        var child = _campaign.Read().Children[1];
        (child.Status, child.Reason).ShouldBe((ChildStatus.Failed, "no-pipeline"));
        child.Message.ShouldNotBeNull().ShouldContain("rerun it in another lane");
    }

    private int _most;
    private int _inLane;

    private Func<CancellationToken, Task<Coro.Engine.Steps.StepRun>> OneAtATime => async _ =>
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _inLane));
        await Task.Delay(20);
        Interlocked.Decrement(ref _inLane);
        return Success();
    };

    private async Task<Coro.Engine.Steps.StepRun> Wait(CancellationToken cancelled)
    {
        _started.TrySetResult();
        await _go.Task.WaitAsync(cancelled);
        return Success();
    }

    private static Dictionary<string, StepResult> Failing(string failing) => new()
    {
        [failing] = new() { Status = StepOutcome.Failed },
        ["y"] = new() { Status = StepOutcome.Success },
    };

    private Task<ControlAnswer> AskAsync(ChildOperation operation, string child) =>
        SubmitAsync(new ChildRequest { Operation = operation, Children = [child], By = "ann" });

    private async Task<ControlAnswer> SubmitAsync(ControlRequest request)
    {
        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", request);
        answer.Outcomes.ShouldAllBe(outcome => outcome.Verdict == ControlVerdict.Done);
        return answer;
    }
}
