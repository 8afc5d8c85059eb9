using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class FailingDiskTests
{
    [Fact]
    public async Task Whatever_operation_fails_everything_acknowledged_is_there_afterwards()
    {
        var failed = true;
        for (var k = 1; failed; k++)
        {
            using var folder = new TempFolder();
            var workspace = new Workspace(folder.In("campaigns", "demo"));
            Directory.CreateDirectory(workspace.Folder);
            var acknowledged = new List<JournalEntry>();
            failed = await RunAsync(workspace, new FailingDisk(k), acknowledged);
            if (acknowledged.Count == 0 && !File.Exists(workspace.Journal))
                continue;

            await (await CampaignLog.OpenAsync(workspace, TimeProvider.System)).Log.DisposeAsync();

            var read = new List<JournalEntry>();
            JournalReader.Read(RealDisk.Instance, workspace.Journal, read.Add)!.BadLine.ShouldBe(0);
            read.Take(acknowledged.Count).Select(Line).ShouldBe(acknowledged.Select(Line), $"operation {k}");
            CheckpointCodec.Read(File.Exists(workspace.Checkpoint) ? File.ReadAllBytes(workspace.Checkpoint) : Valid, "x").Diagnostics.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_disk_that_fails_while_recovering_can_be_recovered_from()
    {
        var failed = true;
        for (var k = 1; failed; k++)
        {
            using var folder = new TempFolder();
            var workspace = new Workspace(folder.In("demo"));
            Directory.CreateDirectory(workspace.Folder);
            await RunAsync(workspace, new FailingDisk(int.MaxValue), []);
            var expected = CampaignReader.Read(workspace).State["core"].Status;
            File.Delete(workspace.Journal);
            try
            {
                await (await CampaignLog.OpenAsync(workspace, TimeProvider.System, _ => Demo.Definition(), new FailingDisk(k))).Log.DisposeAsync();
                failed = false;
            }
            catch (IOException)
            {
                failed = true;
            }

            await (await CampaignLog.OpenAsync(workspace, TimeProvider.System, _ => Demo.Definition())).Log.DisposeAsync();

            CampaignReader.Read(workspace).State["core"].Status.ShouldBe(expected, $"operation {k}");
        }
    }

    private static byte[] Valid { get; } = CheckpointCodec.Write(Demo.State());

    // Gives whether the disk failed.
    private static async Task<bool> RunAsync(Workspace workspace, FailingDisk disk, List<JournalEntry> acknowledged)
    {
        var pending = new List<JournalEntry>();
        try
        {
            await using var log = await CampaignLog.CreateAsync(workspace, "job-1", Demo.Definition(), TimeProvider.System, disk);
            JournalReader.Read(RealDisk.Instance, workspace.Journal, acknowledged.Add);
            for (var round = 1; round <= 3; round++)
            {
                pending.Add(log.Record(new AttemptStarted("core", round, "A")));
                pending.Add(log.Record(new ChildSkipped("docs", "kim", "round " + round)));
                await log.CommitAsync();
                acknowledged.AddRange(pending);
                pending.Clear();
                pending.Add(log.Record(new ChildCompleted("core", round)));
                var next = log.State.Sequence + 1;
                await log.CheckpointAsync(force: true);
                acknowledged.AddRange(pending);
                pending.Clear();
                JournalReader.Read(RealDisk.Instance, workspace.Journal, e =>
                {
                    if (e.Sequence == next)
                        acknowledged.Add(e);
                });
            }

            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string Line(JournalEntry entry) =>
        $"{entry.Sequence} {entry.Time:O} {JsonSerializer.Serialize(entry.Event, EventJson.Info)}";
}
