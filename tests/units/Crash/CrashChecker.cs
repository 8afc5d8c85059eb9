using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Tests.Crash;

/// <summary>Holds what a power cut left of a recorded run against what was promised before.</summary>
internal sealed class CrashChecker(Recorded run)
{
    private readonly Dictionary<int, List<byte[]>> _written =
        run.Disk.Image().Contents.Values.GroupBy(content => content.Length).ToDictionary(some => some.Key, some => some.ToList());

    /// <summary>Checks a disk.</summary>
    /// <param name="image">What is on it.</param>
    /// <param name="at">How many operations were done before the cut.</param>
    /// <param name="isSecond">Whether the power was cut once before, and the disk was being mended.</param>
    /// <returns>What opening it did to it.</returns>
    public async Task<SimDisk> CheckAsync(DiskImage image, int at, bool isSecond = false)
    {
        var promises = run.Promises.Before(at).ToList();
        var disk = new SimDisk(run.Root, image);

        // As a start does before all else.
        CampaignArchive.FinishInterrupted(run.Workspace, disk);
        var archived = disk.Folders(run.Workspace.Archive).Select(folder => new Workspace(folder, run.Workspace.Name));
        var found = archived.Prepend(run.Workspace).Where(workspace => IsAny(disk, workspace))
            .Select(workspace => Load(disk, workspace, isSecond)).ToDictionary(one => one.State.JobId);
        foreach (var told in promises.OfType<Told>().GroupBy(told => told.Job).Select(told => told.Last()))
            CheckTold(found.GetValueOrDefault(told.Job), told);
        foreach (var promise in promises)
            CheckFiles(disk, promise, [.. found.Values]);
        if (IsAny(disk, run.Workspace))
            await CheckOpeningAsync(disk);
        return disk;
    }

    private static bool IsAny(SimDisk disk, Workspace workspace) =>
        disk.Exists(workspace.Journal) || disk.Exists(workspace.Checkpoint) || disk.Exists(workspace.CheckpointBackup);

    private Found Load(SimDisk disk, Workspace workspace, bool isSecond)
    {
        var vouched = new HashSet<string>();
        var loaded = CampaignLoader.Load(workspace, disk, run.Brief, isRunning: false, entry =>
        {
            if (entry.Event is CheckpointWritten written)
                vouched.Add(written.Sha256);
        });
        run.Expect?.Invoke(loaded.Preview ?? loaded.State);
        if (!run.IsDamaged)
        {
            loaded.Beginning.ShouldBeNull("the journal can go on");
            loaded.Pending.ShouldBeNull("there is nothing to ask");

            // Only the first state file may be missing still.
            (loaded.Rewrite && !run.Dies && (disk.Exists(workspace.Checkpoint) || (vouched.Count > 1 && !isSecond))).ShouldBeFalse(
                "the state file needs no mending: " + string.Join(" ", loaded.Notes));
            foreach (var file in new[] { workspace.Checkpoint, workspace.CheckpointBackup }.Where(disk.Exists))
                vouched.ShouldContain(StateFile.HashOf(disk[file]!), $"{file} is whole, and the journal vouches for it");
        }

        return new(workspace, loaded.State, disk[workspace.Journal] ?? [], loaded.End.Offset);
    }

    private static void CheckTold(Found? found, Told told)
    {
        found.ShouldNotBeNull($"'{told.What}' was told, and the campaign of {told.Job} is gone");
        found.State.Sequence.ShouldBeGreaterThanOrEqualTo(told.Through, $"'{told.What}' was told, and is forgotten");

        // A journal that was begun anew tells the same in other words.
        const int head = 64;
        if (found.Journal.AsSpan().StartsWith(told.Journal.AsSpan(0, head)))
        {
            found.Journal.AsSpan(0, (int)found.End).StartsWith(told.Journal.AsSpan(0, told.End))
                .ShouldBeTrue($"'{told.What}' was told, and the journal says something else now");
        }
    }

    private void CheckFiles(SimDisk disk, Promise promise, IReadOnlyList<Found> found)
    {
        switch (promise)
        {
            case Asked asked:
                found.ShouldContain(one => IsKnown(disk, one, asked.Id), $"request {asked.Id} was taken in, and is gone");
                break;
            case Answered answered:
                found.ShouldContain(one => one.State.HandledRequests.ContainsKey(answered.Id), $"request {answered.Id} was answered, and is forgotten");
                break;
            case Holds holds:
                found.Select(one => Path.Combine(one.Workspace.Folder, Path.GetFileName(holds.Path))).Prepend(holds.Path)
                    .ShouldContain(path => IsWhole(disk[path]), $"{holds.Path} is not what it was, and nothing that came later");
                break;
        }
    }

    // As it was at some time, from the first byte to the last.
    private bool IsWhole(byte[]? content) =>
        content is not null && _written.TryGetValue(content.Length, out var versions) && versions.Exists(one => one.AsSpan().SequenceEqual(content));

    private static bool IsKnown(SimDisk disk, Found found, string request) =>
        found.State.HandledRequests.ContainsKey(request) || new ControlInbox(found.Workspace, disk).Read(request, out _) is not null;

    // Whoever opens it mends it, and then there is nothing left to mend.
    private async Task CheckOpeningAsync(SimDisk disk)
    {
        var first = await CampaignLog.OpenAsync(run.Workspace, TimeProvider.System, run.Brief, disk);
        var statuses = Statuses(first.Log.State);
        await first.Log.DisposeAsync();
        var second = await CampaignLog.OpenAsync(run.Workspace, TimeProvider.System, run.Brief, disk);
        await second.Log.DisposeAsync();
        if (first.Pending is not null)
            return;
        second.Notes.ShouldBeEmpty("opened once more, it has to be mended once more");
        Statuses(second.Log.State).ShouldBe(statuses);
    }

    private static string Statuses(CampaignState state) => string.Join(" ", state.Children.Select(child => $"{child.Name} {child.Status} {child.Attempt}"));

    private sealed record Found(Workspace Workspace, CampaignState State, byte[] Journal, long End);
}
