using System.Text;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed partial class RecoveryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public RecoveryTests() => _workspace = new(_folder.In("demo"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Opening_a_finished_campaign_and_recording_nothing_changes_no_byte()
    {
        await StoryAsync();
        var before = Bytes();

        var opened = await OpenAsync();
        await opened.Log.CheckpointAsync(force: true);
        await opened.Log.DisposeAsync();

        opened.Notes.ShouldBeEmpty();
        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task Reading_changes_no_byte_whatever_the_files_are_like()
    {
        await StoryAsync();
        File.AppendAllText(_workspace.Journal, "{\"c\":\"torn");
        File.WriteAllText(_workspace.Checkpoint, "schema: [");
        var before = Bytes();

        var snapshot = CampaignReader.Read(_workspace);

        snapshot.Status.ShouldBe(CampaignStatus.Completed);
        snapshot.State["core"].Status.ShouldBe(ChildStatus.Completed);
        snapshot.Notes.Count.ShouldBe(2);
        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task The_backup_is_the_state_file_before()
    {
        await StoryAsync();
        var first = File.ReadAllText(_workspace.Checkpoint);
        await using (var log = (await OpenAsync()).Log)
        {
            log.Record(new NoteWritten(NoteLevel.Info, "x"));
            await log.CheckpointAsync(force: true);
        }

        File.ReadAllText(_workspace.CheckpointBackup).ShouldBe(first);
        File.ReadAllText(_workspace.Checkpoint).ShouldNotBe(first);
        Directory.GetFiles(_workspace.Folder).Select(Path.GetFileName).ShouldBe(
            ["_campaign-decision-log.md", "_campaign-journal.jsonl", "_campaign-state.yaml", "_campaign-state.yaml.bak", "_campaign.lock"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_unfinished_tail_is_cut_and_told()
    {
        await StoryAsync();
        var whole = new FileInfo(_workspace.Journal).Length;
        File.AppendAllText(_workspace.Journal, "{\"c\":\"00000000\",\"n\":99,\"f\":98");

        await using (var log = (await OpenAsync()).Log)
            log.State["core"].Status.ShouldBe(ChildStatus.Completed);

        File.ReadAllText(_workspace.DecisionLog).ShouldContain("state recovered from journal");
        File.ReadAllText(_workspace.Journal)[(int)whole..].ShouldContain("state-recovered");
        var again = await OpenAsync();
        await again.Log.DisposeAsync();
        again.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_file_cut_anywhere_is_kept_aside_and_rebuilt()
    {
        await StoryAsync();
        var whole = File.ReadAllBytes(_workspace.Checkpoint);
        var expected = Dump.Of(CampaignReader.Read(_workspace).State);
        var disk = new MemoryDisk { [_workspace.Journal] = File.ReadAllBytes(_workspace.Journal) };
        for (var length = 0; length < whole.Length - 1; length++)
        {
            disk[_workspace.Checkpoint] = whole[..length];
            var loaded = CampaignLoader.Load(_workspace, disk, _ => null, isRunning: false);
            loaded.SetAside.ShouldBeTrue($"cut at {length}");
            Dump.Of(loaded.Preview ?? loaded.State).ShouldBe(expected);
        }

        File.WriteAllBytes(_workspace.Checkpoint, whole[..200]);
        await (await OpenAsync()).Log.DisposeAsync();
        File.ReadAllBytes(Directory.GetFiles(_workspace.Folder, "*.broken-*").ShouldHaveSingleItem()).ShouldBe(whole[..200]);
        CheckpointCodec.Read(File.ReadAllBytes(_workspace.Checkpoint), "x").Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_the_journal_gone_the_state_file_and_the_brief_give_everything()
    {
        await StoryAsync();
        var expected = CampaignReader.Read(_workspace).State;
        File.Delete(_workspace.Journal);

        var opened = await CampaignLog.OpenAsync(_workspace, TimeProvider.System, _ => Demo.Definition());
        await opened.Log.DisposeAsync();

        var state = CampaignReader.Read(_workspace).State;
        state["core"].Status.ShouldBe(ChildStatus.Completed);
        state.CurrentStage.ShouldBe(expected.CurrentStage);
        state.StartedAt.ShouldBe(expected.StartedAt);
        Dump.Of(state.Settings).ShouldBe(Dump.Of(expected.Settings));
        state.Sequence.ShouldBeGreaterThan(expected.Sequence - 2);
        opened.Notes.ShouldHaveSingleItem().ShouldContain("_campaign-journal.jsonl is missing");
    }

    [Fact]
    public async Task With_journal_and_state_file_gone_the_backup_is_used()
    {
        await StoryAsync();
        File.Delete(_workspace.Journal);
        File.Move(_workspace.Checkpoint, _workspace.CheckpointBackup, overwrite: true);
        File.WriteAllText(_workspace.Checkpoint, "rubbish");

        await (await CampaignLog.OpenAsync(_workspace, TimeProvider.System, _ => Demo.Definition())).Log.DisposeAsync();

        CampaignReader.Read(_workspace).State["core"].Status.ShouldBe(ChildStatus.Completed);
        Directory.GetFiles(_workspace.Folder, "_campaign-state.yaml.broken-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task With_nothing_usable_it_ends_with_9_and_every_error()
    {
        await StoryAsync();
        DamageLine(4);
        File.WriteAllText(_workspace.Checkpoint, "schema: coro.campaign/v1\nchildren: 3\n");
        File.WriteAllText(_workspace.CheckpointBackup, "");
        var before = Bytes();

        var refusal = await Should.ThrowAsync<CorruptStateException>(OpenAsync);

        refusal.ExitCode.ShouldBe(ExitCode.CorruptState);
        refusal.Message.ShouldContain("_campaign-journal.jsonl is damaged after entry 3");
        refusal.Message.ShouldContain("_campaign-state.yaml(2,11): children: must be a list");
        refusal.Message.ShouldContain("the key 'campaign' is missing");
        refusal.Message.ShouldContain("_campaign-state.yaml.bak: the file is empty");
        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task Damage_that_the_state_file_covers_is_mended_and_the_old_journal_kept()
    {
        await StoryAsync();
        var expected = CampaignReader.Read(_workspace).State;
        DamageLine(4);

        var opened = await OpenAsync();
        await opened.Log.DisposeAsync();

        var state = CampaignReader.Read(_workspace).State;
        state["core"].Status.ShouldBe(ChildStatus.Completed);
        state["core"].Definition.Steps.ShouldBe(expected["core"].Definition.Steps);
        state.CurrentStage.ShouldBe(expected.CurrentStage);
        Directory.GetFiles(_workspace.Folder, "_campaign-journal.jsonl.broken-*").ShouldHaveSingleItem();
        File.ReadAllText(_workspace.DecisionLog).ShouldContain("is damaged after entry 3");
    }

    [Fact]
    public async Task Damage_that_the_state_file_does_not_cover_is_refused()
    {
        await StoryAsync();
        await using (var log = (await OpenAsync()).Log)
        {
            for (var i = 0; i < 3; i++)
            {
                log.Record(new ChildSkipped("docs", "kim", null));
                await log.CommitAsync();
            }
        }

        var lines = File.ReadAllLines(_workspace.Journal).Length;
        DamageLine(lines - 1);

        (await Should.ThrowAsync<CorruptStateException>(OpenAsync)).Message.ShouldContain("does not cover the damage");
    }

    [Fact]
    public async Task What_happened_after_the_state_file_is_replayed_over_a_damage_that_it_covers()
    {
        await StoryAsync();
        await using (var log = (await OpenAsync()).Log)
        {
            log.Record(new ChildSkipped("docs", "kim", null));
            await log.CommitAsync();
        }

        DamageLine(4);
        await (await OpenAsync()).Log.DisposeAsync();

        CampaignReader.Read(_workspace).State["docs"].Status.ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task A_journal_that_lost_its_end_is_not_taken_for_the_whole_story()
    {
        await StoryAsync();
        var lines = File.ReadAllLines(_workspace.Journal);
        File.WriteAllLines(_workspace.Journal, lines[..4]);

        await (await OpenAsync()).Log.DisposeAsync();

        CampaignReader.Read(_workspace).State["core"].Status.ShouldBe(ChildStatus.Completed);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await StoryAsync();
        Edit("coro.campaign/v1", "coro.campaign/v2");

        var refusal = await Should.ThrowAsync<CorruptStateException>(OpenAsync);

        refusal.Message.ShouldContain("coro.campaign/v2");
        refusal.Message.ShouldContain("coro.campaign/v1");
    }

    [Fact]
    public async Task Another_campaigns_state_file_is_refused()
    {
        await StoryAsync();
        Edit("job_id: job-1", "job_id: job-2");

        (await Should.ThrowAsync<CorruptStateException>(OpenAsync)).Message.ShouldContain("job-2");
    }

    [Fact]
    public async Task A_missing_state_file_is_written_again()
    {
        await StoryAsync();
        File.Delete(_workspace.Checkpoint);

        (await ReopenedAsync()).Notes.ShouldHaveSingleItem();

        File.Exists(_workspace.Checkpoint).ShouldBeTrue();
        (await ReopenedAsync()).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workspace_without_a_campaign_is_no_campaign()
    {
        await Should.ThrowAsync<InvalidStateException>(OpenAsync);
        Directory.Exists(_workspace.Folder).ShouldBeFalse();
        Should.Throw<InvalidStateException>(() => CampaignReader.Read(_workspace));
    }

    [Fact]
    public async Task A_campaign_is_not_begun_over_another()
    {
        await StoryAsync();
        var before = Bytes();

        await Should.ThrowAsync<InvalidStateException>(() => CampaignLog.CreateAsync(_workspace, "job-2", Demo.Definition(), TimeProvider.System));

        Bytes().ShouldBe(before);
    }

    [Fact]
    public async Task A_large_campaign_may_depend_on_children_that_come_much_later()
    {
        var children = Enumerable.Range(0, 1200)
            .Select(i => new ChildDefinition { Name = $"c{i}", DependsOn = i < 1199 ? [new($"c{i + 1}")] : [] }).ToList();
        await using (await CampaignLog.CreateAsync(_workspace, "j", Demo.Definition() with { Children = children }, TimeProvider.System))
        {
        }

        var state = CampaignReader.Read(_workspace).State;
        state.Count(ChildStatus.Ready).ShouldBe(1);
        state["c1198"].Waiting.ShouldBe(1);
        state["c1199"].Dependents.ShouldHaveSingleItem().Name.ShouldBe("c1198");
    }

    private async Task StoryAsync()
    {
        await using var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System);
        CampaignEvent[] events =
        [
            new RunStarted(1, "here", "kim", "1.0"), new AttemptStarted("core", 1, "A"), new StepStarted("core", 1, "AN", 1),
            new StepEnded("core", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.FromSeconds(1), new() { QualityScore = 91.5m }),
            new ChildCompleted("core", 1), new ChildFailed("api", 1, "x"), new ChildCancelled("docs", "kim", null),
            new StageCompleted(10, "maintenance"), new RunStopped(ExitCode.Success, "complete"),
        ];
        foreach (var happened in events)
        {
            log.Record(happened);
            await log.CommitAsync();
        }

        await log.CheckpointAsync(force: true);
    }

    private Task<OpenOutcome> OpenAsync() => CampaignLog.OpenAsync(_workspace, TimeProvider.System);

    private async Task<OpenOutcome> ReopenedAsync()
    {
        var opened = await OpenAsync();
        await opened.Log.DisposeAsync();
        return opened;
    }

    private async Task RecordAsync(CampaignEvent happened)
    {
        await using var log = (await OpenAsync()).Log;
        log.Record(happened);
        await log.CommitAsync();
    }

    private void DamageLine(int number)
    {
        var lines = File.ReadAllLines(_workspace.Journal);
        lines[number - 1] = lines[number - 1].Replace("\"d\":", "\"D\":");
        File.WriteAllText(_workspace.Journal, string.Join('\n', lines) + "\n");
    }

    private string Bytes()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(_workspace.Folder).Order(StringComparer.Ordinal))
            text.AppendLine($"{Path.GetFileName(file)}: {Convert.ToBase64String(File.ReadAllBytes(file))}");
        return text.ToString();
    }
}
