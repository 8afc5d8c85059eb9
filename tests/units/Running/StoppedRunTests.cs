using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

/// <summary>What a stop may not take away: tries that are left, and work that is done.</summary>
public sealed class StoppedRunTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(Tier.A, "a/TS", StepOutcome.RateLimited)]
    [InlineData(Tier.A, "a/TS", StepOutcome.Failed)]
    [InlineData(Tier.B, "/TS", StepOutcome.RateLimited)]
    [InlineData(Tier.B, "/TS", StepOutcome.Failed)]
    public async Task A_step_that_would_be_tried_again_is_when_the_campaign_is_resumed(Tier tier, string step, StepOutcome outcome)
    {
        TwoSteps(retries: 1);
        _campaign.Steps.On(step, _ =>
        {
            _campaign.Stop.Request(ExitCode.Interrupted);
            return new(outcome, 1, null, TimeSpan.Zero, null);
        });

        (await _campaign.StartAsync(Child("a", tier: tier))).ExitCode.ShouldBe(ExitCode.Interrupted);

        _campaign.StatusOf("a").ShouldBe(ChildStatus.Active);
        (await ResumeAfreshAsync()).Completed.ShouldBe(["a"]);
        _campaign.Steps.Started.ShouldBe([step], "the step before is done");
    }

    [Fact]
    public async Task The_steps_that_a_batch_has_behind_it_are_not_run_again()
    {
        TwoSteps();
        _campaign.Steps.On("/TS", async cancelled =>
        {
            _campaign.Stop.Request(ExitCode.Interrupted);
            await Task.Delay(Timeout.Infinite, cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
            return new(StepOutcome.Cancelled, 143, null, TimeSpan.Zero, null);
        });

        await _campaign.StartAsync(Child("x", tier: Tier.B), Child("y", tier: Tier.B));
        var result = await ResumeAfreshAsync();

        result.Completed.ShouldBe(["x", "y"]);
        _campaign.Steps.Started.ShouldBe(["/TS"]);
    }

    [Fact]
    public async Task A_capstone_that_ends_well_while_the_run_stops_is_not_run_again()
    {
        _campaign.Settings = _campaign.Settings with { Stages = new() { Capstone = Step("stack") } };
        _campaign.Steps.On("/stack", _ =>
        {
            _campaign.Stop.Request(ExitCode.Terminated);
            return Success();
        });

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Terminated);

        (await ResumeAfreshAsync()).ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBeEmpty();
    }

    private Task<CampaignResult> ResumeAfreshAsync()
    {
        (_campaign.Steps, _campaign.Stop) = (new(), new());
        return _campaign.ResumeAsync();
    }

    private void TwoSteps(int retries = 0) => _campaign.Settings = _campaign.Settings with
    {
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [Step("AN"), Step("TS", retries)] },
            ["B"] = new() { Batch = true, Steps = [Step("AN"), Step("TS", retries)] },
        },
    };
}
