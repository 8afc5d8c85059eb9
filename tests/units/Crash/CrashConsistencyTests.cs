using System.Globalization;

namespace Coro.Tests.Crash;

/// <summary>
/// Power cuts at every point of real runs, with every state that each may leave: CORO_CRASH_STATES=300000 checks as many,
/// CORO_CRASH_SEED=17 begins with that seed.
/// </summary>
[Collection("Crash")]
public sealed class CrashConsistencyTests(ITestOutputHelper output)
{
    private const int UsualStates = 5000;
    private const int StatesOfKilled = 3000;

    private static readonly int States = Number("CORO_CRASH_STATES") ?? UsualStates;
    private static readonly int Seed = Number("CORO_CRASH_SEED") ?? 1;

    [Fact]
    public async Task A_power_cut_at_any_point_of_a_campaign_takes_nothing_that_was_told() =>
        await ExploreAsync(await CrashRuns.WholeAsync(), States / 3);

    [Fact]
    public async Task A_power_cut_after_processes_were_killed_takes_nothing_that_was_told()
    {
        // One run has only so many moments in which it can be killed.
        var runs = Math.Max(3, States / StatesOfKilled);
        for (var i = 0; i < runs; i++)
            await ExploreAsync(await CrashRuns.KilledAsync(Seed + i, follow: i % 3 == 0), States / 3 / runs);
    }

    [Fact]
    public async Task A_power_cut_takes_nothing_that_a_follower_was_shown() => await ExploreAsync(await CrashRuns.FollowedAsync(), States / 12);

    [Fact]
    public async Task A_power_cut_while_a_campaign_is_overwritten_takes_neither_the_old_one_nor_the_new_one() =>
        await ExploreAsync(await CrashRuns.OverwrittenAsync(), States / 6);

    [Fact]
    public async Task A_power_cut_does_not_take_the_way_to_a_campaign_that_lies_elsewhere() =>
        await ExploreAsync(await CrashRuns.RelocatedAsync(), States / 12);

    [Fact]
    public async Task A_power_cut_while_damage_is_mended_takes_nothing()
    {
        await foreach (var run in CrashRuns.RecoveriesAsync())
            await ExploreAsync(run, States / 84);
    }

    [Fact]
    public async Task What_the_record_says_is_what_the_machine_s_own_disk_has()
    {
        using var run = await CrashRuns.WholeAsync();

        var mine = run.Disk.Image().Entries().Where(one => one.Content is not null).ToDictionary(one => one.Path, one => one.Content!);
        foreach (var (path, content) in DiskImage.ReadFrom(run.Root).Entries())
        {
            // What a step is given, and what git is to leave out, may be made again; a lock goes with the machine.
            if (content is null || path.Contains("/children/") || path.EndsWith("/.gitignore") || path.EndsWith("/_campaign.lock"))
                continue;
            mine.ShouldContainKey(path);
            mine[path].ShouldBe(content, path);
        }
    }

    private async Task ExploreAsync(Recorded run, int most)
    {
        using (run)
        {
            var exploration = new Exploration(run, Seed);
            await exploration.RunAsync(most);
            output.WriteLine($"{run.Name}: {run.Disk.Ops.Count} operations, {exploration.States} states, {exploration.GoneOnWith} gone on with (seed {Seed})");
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
