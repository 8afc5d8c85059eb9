using System.Diagnostics;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Processes;

namespace Coro.Tests.Steps;

/// <summary>How steps are ended that would not end by themselves, and all that they started.</summary>
public sealed class StepEndTests : IDisposable
{
    private readonly StepWorld _world = new();

    public StepEndTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux promises that all of a process tree is found");

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_ends_the_whole_tree(bool spawned)
    {
        Use(spawned);
        var step = new StepDefinition { Name = "S", Shell = "sleep 100 & sleep 100; true", Timeout = TimeSpan.FromSeconds(0.3) };
        var run = await RunAndFindNothingLeft(step);
        run.Outcome.ShouldBe(StepOutcome.TimedOut);
        run.Message.ShouldNotBeNull().ShouldContain("timeout of 300ms");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_grandchild_that_ignores_the_request_is_made_to_end(bool spawned)
    {
        Use(spawned);
        const string stubborn = "sh -c 'trap \"\" TERM; echo up >up; while :; do sleep 0.05; done' & wait; wait";
        var run = await CancelWhenUp(stubborn);
        run.Outcome.ShouldBe(StepOutcome.Cancelled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_left_session_group_and_parent_is_found(bool spawned)
    {
        Use(spawned);
        var run = await CancelWhenUp("(setsid sh -c 'trap \"\" TERM; echo up >up; while :; do sleep 0.05; done' &) ; sleep 100");
        run.Outcome.ShouldBe(StepOutcome.Cancelled);
    }

    [Fact]
    public async Task One_without_the_steps_environment_is_found_as_long_as_its_parent_lives()
    {
        var pidFile = Path.Combine(_world.Folder, "pid");
        var run = await CancelWhenUp($"env -i /bin/sh -c 'setsid /bin/sh -c \"echo \\$\\$ > {pidFile}; echo up >up; sleep 100\"; sleep 100'; sleep 100");
        run.Outcome.ShouldBe(StepOutcome.Cancelled);
        (ProcessTable.Find(int.Parse(File.ReadAllText(pidFile))) is { Alive: true }).ShouldBeFalse();
    }

    [Fact]
    public async Task A_step_that_takes_the_request_has_time_to_tidy_up()
    {
        _world.Runner = new(TimeProvider.System) { Grace = TimeSpan.FromMinutes(1) };
        var run = await CancelWhenUp("trap 'sleep 0.2; echo tidy; exit 0' TERM; echo up >up; while :; do sleep 0.05; done");
        run.Outcome.ShouldBe(StepOutcome.Cancelled);
        _world.Output.ShouldContain("tidy");
    }

    [Fact]
    public async Task A_stopped_step_can_be_ended()
    {
        _world.Runner = new(TimeProvider.System) { Grace = TimeSpan.FromMinutes(1) };
        (await CancelWhenUp("echo up >up; kill -STOP $$")).Outcome.ShouldBe(StepOutcome.Cancelled);
    }

    [Fact]
    public async Task What_a_step_leaves_running_at_a_normal_end_is_left_alone()
    {
        var request = _world.Shell("sleep 100 & echo $!");
        (await _world.Run(request)).Outcome.ShouldBe(StepOutcome.Success);
        using var left = Process.GetProcessById(int.Parse(_world.Output));
        left.HasExited.ShouldBeFalse();
        left.Kill();
    }

    [Fact]
    public async Task A_step_that_was_cancelled_before_it_started_never_runs()
    {
        var run = await _world.Run(_world.Shell("echo ran"), new CancellationToken(canceled: true));
        run.Outcome.ShouldBe(StepOutcome.Cancelled);
        File.Exists(Path.Combine(_world.Folder, "attempt/S.1.out.log")).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_what_it_consumed_is_kept_of_the_answer_of_a_step_that_was_ended()
    {
        var run = await CancelWhenUp(
            "echo '{\"status\":\"success\",\"quality_score\":99,\"usage\":{\"cost_usd\":0.5}}' > $CORO_RESULT; echo up >up; sleep 100");
        run.Result.ShouldNotBeNull().Usage.ShouldNotBeNull().CostUsd.ShouldBe(0.5m);
        run.Result.QualityScore.ShouldBeNull();
    }

    [Fact]
    public async Task A_silent_step_is_ended()
    {
        var step = new StepDefinition { Name = "S", Shell = "echo a; sleep 100", IdleTimeout = TimeSpan.FromSeconds(0.5) };
        var run = await RunAndFindNothingLeft(step);
        run.Outcome.ShouldBe(StepOutcome.TimedOut);
        run.Message.ShouldNotBeNull().ShouldContain("wrote nothing for");
    }

    [Theory]
    [InlineData("yes", "S.1.out.log")]
    [InlineData("yes >&2", "S.1.err.log")]
    [InlineData("rm -r attempt; yes", "S.1.out.log")]
    public async Task A_step_that_fills_a_log_without_end_is_ended(string command, string log)
    {
        var request = _world.Shell(command) with { MaxLogBytes = 100_000 };
        var run = await _world.Run(request);
        run.Outcome.ShouldBe(StepOutcome.Failed);
        run.Message.ShouldNotBeNull().ShouldContain(log);
        run.Message.ShouldContain("100000 bytes");
        Alive(request).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_a_hundred_at_once_ends_them_all()
    {
        using var stop = new CancellationTokenSource();
        var running = new CountdownEvent(100);
        var requests = Enumerable.Range(0, 100).Select(i => _world.Request(
            new StepDefinition { Name = "S", Run = ["sleep", "100"] }, $"many/{i}")).ToList();
        var runs = requests.ConvertAll(request => _world.Runner.RunAsync(request, _ => running.Signal(), stop.Token));
        running.Wait();
        await stop.CancelAsync();
        foreach (var run in await Task.WhenAll(runs))
            run.Outcome.ShouldBe(StepOutcome.Cancelled);
    }

    private void Use(bool spawned) => _world.Runner = new(TimeProvider.System)
    {
        Grace = TimeSpan.FromMilliseconds(200),
        Launcher = spawned ? new SpawnLauncher() : new PipedLauncher(),
    };

    private async Task<StepRun> RunAndFindNothingLeft(StepDefinition step)
    {
        var request = _world.Request(step);
        var run = await _world.Run(request);
        Alive(request).ShouldBeEmpty();
        return run;
    }

    private async Task<StepRun> CancelWhenUp(string command)
    {
        using var stop = new CancellationTokenSource();
        var request = _world.Shell(command);
        Process.Start("mkfifo", Path.Combine(_world.Folder, "up")).WaitForExit();
        var run = _world.Run(request, stop.Token);
        (await File.ReadAllTextAsync(Path.Combine(_world.Folder, "up"))).ShouldBe("up\n");
        await stop.CancelAsync();
        var ended = await run;
        Alive(request).ShouldBeEmpty();
        return ended;
    }

    private static List<ProcessEntry> Alive(StepRequest request) => ProcessTable.Read().FindAll(
        entry => entry.Alive && ProcessTable.HasStepId(entry.Identity.Pid, request.Environment["CORO_STEP_ID"]));
}
