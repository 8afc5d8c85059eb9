using Coro.Engine;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.State;
using Coro.Tests.State.SkillForge;
using Coro.Tests.Support;

namespace Coro.Tests;

public sealed class CampaignRepairTests : IDisposable
{
    private const string Brief = """
        campaign_name: demo
        targets: [{name: core}, {name: api, depends_on: [core]}, {name: docs, depends_on: [core, api]}]
        pipelines: {default: [{name: AN, run: ['true']}]}
        """;

    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public CampaignRepairTests() => _workspace = new(_folder.In("campaigns", "demo"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_nothing_wrong_nothing_is_done()
    {
        await StoryAsync();
        var before = Bytes();

        var repair = await RepairAsync();

        (repair.Found.Count, repair.Actions.Count, repair.Done, repair.ExitCode).ShouldBe((0, 0, false, ExitCode.Success));
        Bytes().ShouldBe(before);
    }

    [Theory]
    [InlineData("tail", "was never finished", "cut off the end")]
    [InlineData("state", "the state file is not valid", "keep _campaign-state.yaml aside")]
    [InlineData("missing", "the state file was missing", "write _campaign-state.yaml again")]
    [InlineData("damage", "is damaged after entry", "begin a new one with what _campaign-state.yaml says")]
    [InlineData("journal", "is missing", "begin a new _campaign-journal.jsonl with what _campaign-state.yaml says")]
    public async Task What_opening_would_mend_is_told_first_and_then_done(string harm, string found, string action)
    {
        await StoryAsync();
        Harm(harm);
        var before = Bytes();

        var plan = new CampaignRepair(_folder.Path).Inspect("demo", new());
        plan.Found.ShouldContain(line => line.Contains(found));
        plan.Actions.ShouldContain(line => line.Contains(action));
        (plan.Done, plan.ExitCode, plan.Loss).ShouldBe((false, ExitCode.Success, null));
        Bytes().ShouldBe(before);

        (await RepairAsync()).ShouldBeEquivalentTo(plan with { Done = true });
        Status("core").ShouldBe(ChildStatus.Completed);
        (await RepairAsync()).Found.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_loss_is_told_and_nothing_is_done_until_somebody_accepts_it()
    {
        await StoryAsync();
        Harm("damage");
        File.Delete(_workspace.Checkpoint);
        File.Delete(_workspace.CheckpointBackup);
        var before = Bytes();

        var refused = await RepairAsync();

        (refused.Done, refused.ExitCode).ShouldBe((false, ExitCode.CorruptState));
        refused.Loss.ShouldBe("entries 4 to 8 of the journal, with what they told");
        Bytes().ShouldBe(before);

        var done = await RepairAsync(new() { AcceptLoss = true });

        done.Done.ShouldBeTrue();
        Status("core").ShouldBe(ChildStatus.Ready);
        Directory.GetFiles(_workspace.Folder, "*.broken-*").ShouldHaveSingleItem();
        File.ReadAllText(_workspace.DecisionLog).ShouldContain("Lost, as somebody accepted: entries 4 to 8");
        File.ReadLines(_workspace.Journal).First().ShouldContain("\"n\":9,");
    }

    [Fact]
    public async Task The_journal_alone_may_be_believed()
    {
        await StoryAsync();
        File.WriteAllText(_workspace.Checkpoint, File.ReadAllText(_workspace.Checkpoint).Replace("status: completed", "status: skipped"));

        var repair = await RepairAsync(new() { From = RepairSource.Journal });

        repair.Actions.ShouldBe(["keep _campaign-state.yaml aside as _campaign-state.yaml.broken-<time>", "write _campaign-state.yaml again"]);
        Status("core").ShouldBe(ChildStatus.Completed);
        File.ReadAllText(Directory.GetFiles(_workspace.Folder, "*.broken-*").Single()).ShouldContain("skipped");
    }

    [Fact]
    public async Task Without_a_word_an_edited_state_file_is_taken()
    {
        await StoryAsync();
        File.WriteAllText(_workspace.Checkpoint, File.ReadAllText(_workspace.Checkpoint).Replace("status: completed", "status: skipped"));

        (await RepairAsync()).Actions.ShouldBe(["take the edited state file as it is", "write _campaign-state.yaml again"]);
        Status("core").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task What_only_a_person_can_decide_is_left_to_them()
    {
        await StoryAsync();
        var edited = File.ReadAllText(_workspace.Checkpoint).Replace("status: completed", "status: skipped");
        await using (var log = (await CampaignLog.OpenAsync(_workspace, TimeProvider.System)).Log)
        {
            log.Record(new ChildReset("core", 2, null, "kim", null));
            await log.CommitAsync();
            await log.CheckpointAsync(force: true);
        }

        File.WriteAllText(_workspace.Checkpoint, edited);
        var before = Bytes();

        var repair = await RepairAsync();

        (repair.Done, repair.ExitCode).ShouldBe((false, ExitCode.AwaitingInput));
        repair.Question!.ShouldContain("Which one holds");
        Bytes().ShouldBe(before);
        (await RepairAsync(new() { From = RepairSource.Journal })).Done.ShouldBeTrue();
        Status("core").ShouldBe(ChildStatus.Ready);
    }

    [Fact]
    public async Task Going_back_to_the_backup_is_a_loss_where_the_state_file_tells_more()
    {
        await StoryAsync();
        Harm("journal");

        var refused = await RepairAsync(new() { From = RepairSource.Backup });
        refused.ExitCode.ShouldBe(ExitCode.CorruptState);
        refused.Found.ShouldContain(line => line.Contains("_campaign-state.yaml.bak reaches only to entry"));

        var done = await RepairAsync(new() { From = RepairSource.Backup, AcceptLoss = true });
        done.Actions.ShouldContain("keep _campaign-state.yaml aside as _campaign-state.yaml.broken-<time>");
        Status("core").ShouldBe(ChildStatus.Active);
    }

    [Fact]
    public async Task With_nothing_left_every_error_is_named()
    {
        await StoryAsync();
        File.WriteAllText(_workspace.Journal, "rubbish\n");
        File.WriteAllText(_workspace.Checkpoint, "rubbish\n");
        File.Delete(_workspace.CheckpointBackup);

        var refused = await Should.ThrowAsync<CorruptStateException>(() => RepairAsync(new() { AcceptLoss = true }));

        refused.Message.ShouldContain("no good line");
        refused.Message.ShouldContain("must be a mapping, not 'rubbish'");
        refused.Message.ShouldContain(".bak is missing");
    }

    [Fact]
    public async Task A_campaign_that_somebody_runs_is_left_alone()
    {
        await using var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System);

        await Should.ThrowAsync<CampaignLockedException>(() => RepairAsync());
    }

    [Fact]
    public async Task With_no_name_the_campaign_that_cannot_be_read_is_meant()
    {
        await StoryAsync();
        Harm("damage");
        File.Delete(_workspace.Checkpoint);
        File.Delete(_workspace.CheckpointBackup);
        _folder.Write("campaigns/other/_campaign-state.yaml", SkillForgeStates.Full);

        new CampaignRepair(_folder.Path).Inspect(null, new()).Campaign.ShouldBe("demo");
    }

    private async Task StoryAsync()
    {
        await using var log = await CampaignLog.CreateAsync(_workspace, "job-1", Demo.Definition(), TimeProvider.System);
        File.WriteAllText(_workspace.Brief, Brief);
        log.Record(new RunStarted(7, "host", "kim", "1.0"));
        await log.CommitAsync();
        log.Record(new AttemptStarted("core", 1, "A"));
        await log.CommitAsync();
        await log.CheckpointAsync(force: true);
        log.Record(new ChildCompleted("core", 1));
        log.Record(new RunStopped(ExitCode.Success, "complete"));
        await log.CommitAsync();
        await log.CheckpointAsync(force: true);
    }

    private void Harm(string what)
    {
        switch (what)
        {
            case "tail": File.AppendAllText(_workspace.Journal, "{\"c\":\"00"); break;
            case "state": File.WriteAllText(_workspace.Checkpoint, "rubbish"); break;
            case "missing": File.Delete(_workspace.Checkpoint); break;
            case "journal": File.Delete(_workspace.Journal); break;
            default:
                var lines = File.ReadAllLines(_workspace.Journal);
                lines[3] = lines[3].Replace("attempt-started", "attempt-stopped");
                File.WriteAllLines(_workspace.Journal, lines);
                break;
        }
    }

    private ChildStatus Status(string child) =>
        new CampaignStore(_folder.Path).Read("demo").Children.Single(one => one.Name == child).Status;

    private Task<StateRepair> RepairAsync(RepairOptions? options = null) => new CampaignRepair(_folder.Path).RepairAsync("demo", options ?? new());

    private List<(string, string)> Bytes() =>
        [.. Directory.GetFiles(_workspace.Folder).Order().Select(file => (file, Convert.ToHexString(File.ReadAllBytes(file))))];
}
