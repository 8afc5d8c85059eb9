using Coro.Engine.Steps;
using Coro.Engine.Steps.Processes;

namespace Coro.Tests.Steps;

/// <summary>What a new engine does about what a dead one has left.</summary>
public sealed class LeftoverStepTests : IDisposable
{
    private readonly StepWorld _world = new();

    public LeftoverStepTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux promises that all of a process tree is found");

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_ended_whether_or_not_its_process_is_known(bool known)
    {
        var request = _world.Shell("setsid sh -c 'trap \"\" TERM; while :; do sleep 0.05; done' & sleep 100");
        var spawned = new TaskCompletionSource<State>();
        var run = _world.Runner.RunAsync(request, process => spawned.SetResult(new(process)), default);
        var process = (await spawned.Task).Process;
        new LeftoverStep(request).End(known ? process : null, TimeSpan.FromMilliseconds(100), TimeProvider.System).ShouldBeEmpty();
        (await run).ExitCode.ShouldBe(143);
        ProcessTable.Read().ShouldNotContain(entry =>
            entry.Alive && ProcessTable.HasStepId(entry.Identity.Pid, request.Environment["CORO_STEP_ID"]));
    }

    [Fact]
    public void Another_process_with_the_same_id_is_left_alone()
    {
        using var other = System.Diagnostics.Process.Start("sleep", "100");
        var process = new Coro.Engine.State.ProcessIdentity(other.Id, 1);
        new LeftoverStep(_world.Request("x")).End(process, TimeSpan.Zero, TimeProvider.System).ShouldBeEmpty();
        other.HasExited.ShouldBeFalse();
        other.Kill();
    }

    [Theory]
    [InlineData("""{"status": "success", "quality_score": 90}""", true)]
    [InlineData("""{"status": "success", "quality_sc""", false)]
    [InlineData("""{"quality_score": 90}""", false)]
    [InlineData(null, false)]
    public void Its_answer_is_taken_over_where_it_is_whole_and_says_how_it_went(string? json, bool taken)
    {
        var request = _world.Request("x");
        if (json is not null)
            _world.Write("attempt/S.1.result.json", json);
        var run = new LeftoverStep(request).Adopt(TimeProvider.System);
        (run is not null).ShouldBe(taken);
        if (taken)
            run.ShouldNotBeNull().Outcome.ShouldBe(StepOutcome.Success);
    }

    private sealed record State(Coro.Engine.State.ProcessIdentity Process);
}
