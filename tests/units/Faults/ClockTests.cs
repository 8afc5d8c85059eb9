using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Steps;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Faults;

/// <summary>Clocks that jump, and machines that sleep: what counts time stands still then, and the date goes on.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_clock_that_jumps_back_and_forth_breaks_nothing_and_history_goes_one_way(int seed)
    {
        _campaign.Settings = _campaign.Settings with { Limits = new() { Throttle = 3 } };
        var children = Enumerable.Range(0, 12).Select(i => Child($"c{i}", i > 2 ? $"c{i / 2}" : "")).ToArray();
        _campaign.Steps.On("c3/AN", _ => FakeSteps.Failure());

        (await _campaign.StartAsync(new JumpingTime(seed), children)).ExitCode.ShouldNotBe(ExitCode.InternalError);
        _campaign.Steps = new();
        await _campaign.ResumeAsync(new JumpingTime(seed + 100));
        await new CampaignControl(_campaign.Root, new JumpingTime(seed + 200)).SubmitAsync(
            "test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["c3"], By = "ann" });
        (await _campaign.ResumeAsync(new JumpingTime(seed + 300))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Read().Children.ShouldAllBe(child => child.Status == ChildStatus.Completed);
        var times = new List<DateTimeOffset>();
        JournalReader.Read(RealDisk.Instance, new Workspace(_campaign.Workspace).Journal, entry => times.Add(entry.Time));
        times.ShouldBeInOrder();
    }

    [Fact]
    public async Task A_step_that_waits_for_its_provider_goes_on_when_the_machine_wakes_up_after_the_time_that_it_was_told()
    {
        var time = new SleepingTime();
        var refused = new TaskCompletionSource();
        _campaign.Steps.On("a/AN", number =>
        {
            if (number > 1)
                return FakeSteps.Success();
            // Told before the test hears of it: it puts the machine to sleep at once.
            var told = time.GetUtcNow() + TimeSpan.FromHours(5);
            refused.SetResult();
            return new(StepOutcome.RateLimited, 0, null, TimeSpan.Zero, new() { RetryAfter = told });
        });
        var run = _campaign.StartAsync(time, [Child("a")]);
        await refused.Task.WaitAsync(TimeSpan.FromMinutes(1));

        time.Sleep(TimeSpan.FromHours(4));
        await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(500)));
        run.IsCompleted.ShouldBeFalse("never before that time");
        time.Sleep(TimeSpan.FromHours(2));

        (await run.WaitAsync(TimeSpan.FromMinutes(1))).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task A_step_that_ran_while_the_machine_slept_is_not_taken_for_slow_or_silent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its step is written for sh.");
        var time = new SleepingTime();
        using var world = new StepWorld { Runner = new(time) };
        var step = new StepDefinition { Name = "S", Shell = "sleep 1", Timeout = TimeSpan.FromMinutes(10), IdleTimeout = TimeSpan.FromMinutes(5) };
        var run = world.Run(world.Request(step));

        time.Sleep(TimeSpan.FromHours(8));

        (await run).Outcome.ShouldBe(StepOutcome.Success);
    }

    /// <summary>A clock that is somewhere else each time it is looked at. Timers and what measures spans are not: they know no date.</summary>
    private sealed class JumpingTime(int seed) : TimeProvider
    {
        private readonly Random _random = new(seed);

        public override DateTimeOffset GetUtcNow()
        {
            lock (_random)
                return base.GetUtcNow().AddHours(_random.Next(3) == 0 ? _random.Next(-24 * 400, 24 * 400) : 0);
        }
    }

    /// <summary>The clock of a machine that can be put to sleep: then the date goes on, and timers do not.</summary>
    private sealed class SleepingTime : TimeProvider
    {
        private long _slept;

        public void Sleep(TimeSpan span) => Interlocked.Add(ref _slept, span.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _slept));
    }
}
