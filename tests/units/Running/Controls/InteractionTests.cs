using Coro.Engine;
using Coro.Tests.Support;

namespace Coro.Tests.Running.Controls;

/// <summary>Whether a person is asked can be said while a campaign runs; it is on record, and holds in later runs.</summary>
public sealed class InteractionTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public InteractionTests() => _campaign.Settings = _campaign.Settings with { Workflow = Workflow.Delivery };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task On_while_a_headless_run_goes_on_has_its_next_checkpoint_wait_for_a_person_in_later_runs_as_well()
    {
        _campaign.Steps.On("core/AN", async _ =>
        {
            (await SetAsync(true)).ShouldBe((ControlVerdict.Done, "interactive is on now"));
            return FakeSteps.Success();
        });

        var first = await _campaign.StartAsync(TestCampaign.Child("core"));
        first.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        OpenGate().ShouldBe("checkpoint:integration");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput, "it survives a restart");

        await ApproveAsync();
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        OpenGate().ShouldBe("checkpoint:aggregation");
        (await SetAsync(false)).Verdict.ShouldBe(ControlVerdict.Done);
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Read().Decisions.Count(decision => decision.Contains("interactive on, by ann: I look at it", StringComparison.Ordinal)).ShouldBe(1);
        _campaign.Read().Campaign.Interactive.ShouldBe(false);
    }

    [Fact]
    public async Task Off_takes_a_question_back_from_the_prompt_and_goes_on_with_its_default()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _campaign.Options = new() { StopGrace = TimeSpan.Zero };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(TestCampaign.Child("core"));
        await asked.Task;

        (await SetAsync(false)).Verdict.ShouldBe(ControlVerdict.Done);

        (await run).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Asked.ShouldHaveSingleItem().Id.ShouldBe("checkpoint:planning");
    }

    [Fact]
    public async Task Off_parks_where_only_a_person_can_decide()
    {
        _campaign.Steps.On("core/AN", _ => FakeSteps.Failure());
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _campaign.Options = new() { StopGrace = TimeSpan.Zero, Gates = new Dictionary<string, string> { ["checkpoint"] = "continue" } };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(TestCampaign.Child("core"), TestCampaign.Child("api", "core"));
        await asked.Task;

        await SetAsync(false);

        (await run).ExitCode.ShouldBe(ExitCode.DependencyDeadlock);
        _campaign.Host.Notes.ShouldContain(note => note.Contains("nobody wants to be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_started_to_be_asked_does_so_whatever_was_said_before()
    {
        await _campaign.LeaveAsync([TestCampaign.Child("core")]);
        await SetAsync(false);
        _campaign.Options = new() { StopGrace = TimeSpan.Zero, Interactive = true };
        _campaign.Host = new(gate => new(gate.Choices[0], "ann"));

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Asked.Select(gate => gate.Id).ShouldBe(["checkpoint:aggregation"], "the others were passed before");
        _campaign.Read().Campaign.Interactive.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_so_already_is_said()
    {
        await _campaign.LeaveAsync([TestCampaign.Child("core")]);
        await SetAsync(true);

        (await SetAsync(true)).ShouldBe((ControlVerdict.Unchanged, "interactive is on already"));
    }

    private string OpenGate() => _campaign.Read().Gates.ShouldHaveSingleItem().Id;

    private Task ApproveAsync() => new CampaignControl(_campaign.Root).SubmitAsync("test", new GateRequest { Gate = OpenGate(), By = "ann" });

    private async Task<(ControlVerdict Verdict, string? Reason)> SetAsync(bool on)
    {
        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new InteractionRequest { Interactive = on, By = "ann", Why = "I look at it" });
        var outcome = answer.Outcomes.ShouldHaveSingleItem();
        return (outcome.Verdict, outcome.Reason);
    }
}
