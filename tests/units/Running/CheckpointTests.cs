using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>Stages that wait for a person's word before they start.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public CheckpointTests() => _campaign.Settings = _campaign.Settings with
    {
        Checkpoints = ["capstone"],
        Stages = new() { Capstone = Step("capstone"), Verify = Step("verify") },
    };

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Headless_the_campaign_parks_in_front_of_the_stage_until_somebody_answers()
    {
        var parked = await _campaign.StartAsync(Child("a"));

        parked.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        parked.Phase.ShouldBe("capstone");
        var gate = _campaign.Read().Gates.ShouldHaveSingleItem();
        (gate.Id, gate.Kind, gate.Default).ShouldBe(("checkpoint:capstone", GateKind.Checkpoint, null));
        gate.Choices.ShouldBe(["continue", "halt"]);
        gate.Since.ShouldNotBeNull();
        _campaign.Host.Stages.ShouldNotContain(stage => stage.Name == "capstone" && stage.Status == "start");

        await AnswerAsync("continue");
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "/capstone", "/verify"]);
    }

    [Fact]
    public async Task Whoever_halts_there_ends_the_run_with_12_and_is_asked_again()
    {
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new(gate => new(gate.Kind == GateKind.Checkpoint ? "halt" : gate.Choices[0], "ann"));

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.UserCancelled);

        _campaign.Host = new(gate => new(gate.Choices[0], "ann"));
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Asked.Select(gate => gate.Id).ShouldBe(["checkpoint:capstone"]);
    }

    [Theory]
    [InlineData("checkpoint", "continue", ExitCode.Success)]
    [InlineData("checkpoint:capstone", "continue", ExitCode.Success)]
    [InlineData("checkpoint", "halt", ExitCode.AwaitingInput)]
    public async Task It_may_be_answered_in_advance(string gate, string answer, ExitCode expected)
    {
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { [gate] = answer } };

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_decision_that_leads_back_to_the_loops_asks_for_the_word_again()
    {
        await _campaign.StartAsync(Child("a"));
        await AnswerAsync("continue");
        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "ann" });

        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);

        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "a/AN", "a/TS"]);
    }

    [Fact]
    public async Task An_answer_from_elsewhere_takes_the_question_back_and_the_campaign_goes_on()
    {
        var asked = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                if (gate.Kind != GateKind.Checkpoint)
                    return new(gate.Choices[0], "ann");
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(Child("a"));
        await asked.Task;

        await AnswerAsync("continue");

        (await run).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Host.Notes.ShouldContain("gate 'checkpoint:capstone' was answered by kim: continue");
    }

    [Fact]
    public async Task A_child_that_is_run_again_elsewhere_takes_the_question_back_and_runs_first()
    {
        var asked = 0;
        var first = new TaskCompletionSource();
        _campaign.Options = _campaign.Options with { Headless = false };
        _campaign.Host = new()
        {
            Slowly = async (gate, withdrawn) =>
            {
                if (gate.Kind != GateKind.Checkpoint || ++asked > 1)
                    return new(gate.Choices[0], "ann");
                first.SetResult();
                await Task.Delay(Timeout.Infinite, withdrawn);
                return null;
            },
        };
        var run = _campaign.StartAsync(Child("a"));
        await first.Task;

        await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "kim" });

        (await run).ExitCode.ShouldBe(ExitCode.Success);
        asked.ShouldBe(2);
        _campaign.Steps.Started.ShouldBe(["a/AN", "a/TS", "a/AN", "a/TS", "/capstone", "/verify"]);
    }

    private Task<ControlAnswer> AnswerAsync(string choice) => new CampaignControl(_campaign.Root).SubmitAsync(
        "test", new GateRequest { Gate = "checkpoint:capstone", Choice = choice, By = "kim" });
}
