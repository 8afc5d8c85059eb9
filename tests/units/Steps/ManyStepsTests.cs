using Coro.Engine.Steps.Processes;

namespace Coro.Tests.Steps;

/// <summary>Runs alone, since it counts what belongs to the whole process.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class ManyStepsTests : IDisposable
{
    private readonly StepWorld _world = new();

    public ManyStepsTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the steps of these tests are written for a Unix shell");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Many_at_once_leave_no_zombie_lose_no_exit_and_keep_no_descriptor()
    {
        await _world.Run(_world.Request("true"));
        var descriptors = Descriptors();
        var runs = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            var step = new StepDefinition { Name = "S", Run = ["sh", "-c", $"echo {i}; exit {i % 100}"] };
            return (i, await _world.Run(_world.Request(step, $"many/{i}")));
        }));
        foreach (var (i, run) in runs)
        {
            run.ExitCode.ShouldBe(i % 100);
            File.ReadAllText(Path.Combine(_world.Folder, $"many/{i}/S.1.out.log")).ShouldBe($"{i}\n");
        }

        if (!OperatingSystem.IsLinux())
            return;
        ProcessTable.Read().ShouldNotContain(entry => entry.Parent == Environment.ProcessId && !entry.Alive);
        Descriptors().ShouldBeLessThanOrEqualTo(descriptors + 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_of_100_MB_is_fine_and_does_not_go_through_memory(bool spawned)
    {
        _world.Runner = new(TimeProvider.System) { Launcher = spawned ? new SpawnLauncher() : new PipedLauncher() };
        var before = GC.GetTotalAllocatedBytes();
        var run = await _world.Run(_world.Shell(
            "head -c 100000000 /dev/zero | tr '\\0' x; echo; echo 'X_RESULT_JSON: {\"message\":\"m\"}'"));
        run.Message.ShouldBe("m");
        new FileInfo(_world.Request("x").OutputLog).Length.ShouldBeGreaterThan(100_000_000);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(20_000_000);
    }

    private static int Descriptors() =>
        OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0;
}
