using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class ProviderLimitTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly LeapingTime _time = new();

    public ProviderLimitTests()
    {
        _campaign.Time = _time;
        _campaign.Settings = _campaign.Settings with
        {
            Limits = new() { Throttle = 1 },
            Pipelines = new Dictionary<string, PipelineDefinition>
            {
                ["A"] = new() { Steps = [Step("AN") with { Provider = "cloud" }] },
                ["other"] = new() { Steps = [Step("AN") with { Provider = "elsewhere" }] },
            },
        };
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Whoever_has_the_same_provider_waits_as_long_and_the_time_is_kept_across_a_restart()
    {
        var until = DateTimeOffset.UtcNow.AddHours(1);
        _campaign.Steps.On("a/AN", tryNumber =>
        {
            if (tryNumber > 1)
                return Success();
            _campaign.Stop.Request(ExitCode.Interrupted);
            return Refusal(until);
        });
        var started = default(DateTimeOffset);
        _campaign.Steps.On("b/AN", _ =>
        {
            started = _time.GetUtcNow();
            return Success();
        });
        (await _campaign.StartAsync(Child("a"), Child("b"), Child("c") with { Lane = "other" })).ExitCode.ShouldBe(ExitCode.Interrupted);
        _campaign.Steps.Started.ShouldBe(["a/AN"]);

        _campaign.Stop = new();
        _campaign.Options = _campaign.Options with { Throttle = 3 };
        (await _campaign.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);

        started.ShouldBeGreaterThanOrEqualTo(until);
        _campaign.Host.Notes.ShouldContain(note => note.StartsWith("b/AN waits until") && note.Contains("cloud is rate-limited"));
        _campaign.Host.Notes.ShouldNotContain(note => note.StartsWith("c/AN waits"));
    }

    private static Engine.Steps.StepRun Refusal(DateTimeOffset until) =>
        Success(new() { RetryAfter = until }) with { Outcome = StepOutcome.RateLimited };
}
