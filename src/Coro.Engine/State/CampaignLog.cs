using System.Runtime.InteropServices;
using Coro.Engine.History;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine.State;

/// <summary>
/// A campaign in the hands of the one process that may change it. One thread at a time records; nothing that was
/// recorded may be told or acted upon before <see cref="CommitAsync()"/> says that it is on the disk.
/// </summary>
internal sealed class CampaignLog : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly IDisk _disk;
    private readonly CampaignLock _lock;
    private readonly JournalWriter _journal;
    private readonly DecisionLog _decisions;
    private readonly CheckpointKeeper _checkpoints;
    private LoadedCampaign? _unresolved;
    private List<JournalEntry>? _together;
    private Task _checkpoint = Task.CompletedTask;

    private CampaignLog(
        Workspace workspace, IDisk disk, CampaignLock held, CampaignState state, DecisionLog decisions, JournalWriter journal, TimeProvider time)
    {
        (_workspace, _disk, _lock, State, _decisions, _journal) = (workspace, disk, held, state, decisions, journal);
        _checkpoints = new(disk, workspace, time);
        Inbox = new(workspace, disk);
    }

    /// <summary>What is known of the campaign: the fold of everything recorded.</summary>
    public CampaignState State { get; }

    /// <summary>Where the campaign lies.</summary>
    public IDisk Disk => _disk;

    /// <summary>Where other processes leave their requests.</summary>
    public ControlInbox Inbox { get; }

    /// <summary>Begins a campaign. When this returns, it is on the disk.</summary>
    /// <exception cref="CampaignLockedException">Another process holds the workspace.</exception>
    /// <exception cref="InvalidStateException">There is a campaign in it already.</exception>
    /// <exception cref="IOException">The workspace cannot be written.</exception>
    public static Task<CampaignLog> CreateAsync(
        Workspace workspace, string jobId, CampaignDefinition definition, TimeProvider time, IDisk? disk = null)
    {
        disk ??= RealDisk.Instance;
        var held = Hold(workspace, time, disk, create: true);
        try
        {
            if (disk.Exists(workspace.Journal) || disk.Exists(workspace.Checkpoint))
            {
                throw new InvalidStateException(
                    $"There is a campaign in {workspace.Folder} already. Resume it, or start over with overwrite.");
            }

            var (state, decisions) = (new CampaignState(), new DecisionLog(disk, workspace.DecisionLog));
            var end = JournalFile.Begin(
                disk, workspace, time.GetUtcNow(),
                JournalFile.Beginning(definition.Name, jobId, definition.Settings, definition.Children), 0,
                entry => Fold.Apply(state, entry));
            var journal = new JournalWriter(disk, workspace.Journal, time, end, decisions.Write);
            return Task.FromResult(new CampaignLog(workspace, disk, held, state, decisions, journal, time));
        }
        catch (Exception e)
        {
            held.Dispose();
            if (DiskError.Explains(workspace.Folder, e) is { } told)
                throw told;
            throw;
        }
    }

    /// <summary>Takes up a campaign where it stands, mending what can be mended.</summary>
    /// <param name="workspace">Its folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="brief">Gives what the journal would, should that be lost, told the folder that relative paths start at; null: nothing does.</param>
    /// <param name="disk">Where the folder is; null: the machine's own.</param>
    /// <param name="choices">What somebody decided beforehand; null: nothing.</param>
    /// <exception cref="CampaignLockedException">Another process holds it.</exception>
    /// <exception cref="InvalidStateException">There is no campaign.</exception>
    /// <exception cref="InvalidInputException">It is Skill Forge's, and nothing says how its skills are made.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable; the message names every error found.</exception>
    /// <exception cref="IOException">The workspace cannot be written.</exception>
    public static async Task<OpenOutcome> OpenAsync(
        Workspace workspace, TimeProvider time, Func<string, CampaignDefinition?>? brief = null, IDisk? disk = null, LoadChoices? choices = null)
    {
        disk ??= RealDisk.Instance;
        var held = Hold(workspace, time, disk, create: false);
        JournalWriter? journal = null;
        try
        {
            var decisions = new DecisionLog(disk, workspace.DecisionLog);
            decisions.Open();
            var loaded = CampaignLoader.Load(workspace, disk, brief ?? (_ => null), isRunning: false, entry => decisions.Add(entry), choices);
            if (loaded.Obstacle is { } obstacle)
                throw obstacle;
            if (loaded.KeepSkillForge)
            {
                SkillForgeFiles.Keep(disk, workspace);
                decisions.Open();
            }

            var state = loaded.Beginning is null ? loaded.State : new CampaignState();
            var end = loaded.Beginning is null ? loaded.End : Repair.BeginAnew(disk, workspace, loaded, time, entry =>
            {
                Replay.Apply(state, entry, workspace.Journal);
                decisions.Add(entry);
            });

            // Whoever wrote the last entries may have been killed before they were on the disk, and they are about to be told of.
            if (end.Flushed < end.Sequence)
            {
                disk.MakeLast(workspace.Journal);
                end = end with { Flushed = end.Sequence };
            }

            journal = new(disk, workspace.Journal, time, end, decisions.Write);
            var log = new CampaignLog(workspace, disk, held, state, decisions, journal, time);
            if (loaded.Pending is null)
                await log.MendAsync(loaded).ConfigureAwait(false);
            else
                log._unresolved = loaded;
            return new(log, loaded.Notes, loaded.Pending);
        }
        catch (Exception e)
        {
            if (journal is not null)
                await journal.DisposeAsync().ConfigureAwait(false);
            held.Dispose();
            if (DiskError.Explains(workspace.Folder, e) is { } told)
                throw told;
            throw;
        }
    }

    /// <summary>Writes down what <paramref name="happen"/> records as one: a crash leaves all of it, or nothing.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public void Together(Action happen)
    {
        var entries = _together = [];
        try
        {
            happen();
        }
        finally
        {
            _together = null;
            if (entries.Count > 0)
                _journal.Append(CollectionsMarshal.AsSpan(entries));
        }
    }

    /// <summary>Writes down that something happened, and folds it into the state. It is not on the disk yet.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public JournalEntry Record(CampaignEvent happened)
    {
        if (_unresolved is not null)
            throw new InvalidOperationException("The question that opening the campaign gave has no answer yet.");
        var entry = _journal.Stamp(happened);
        if (_together is { Count: > 0 })
            entry = new(_together[^1].Sequence + 1, _together[^1].Time, happened);
        Fold.Apply(State, entry);
        if (_together is null)
            _journal.Append(entry);
        else
            _together.Add(entry);
        _decisions.Add(entry);
        return entry;
    }

    /// <summary>The entry up to which everything is on the disk.</summary>
    public long Flushed => _journal.Flushed;

    /// <summary>Completes when everything recorded so far is on the disk.</summary>
    /// <exception cref="IOException">It could not be written; nothing is acknowledged any more.</exception>
    public Task CommitAsync() => _journal.FlushAsync();

    /// <summary>Completes when everything up to an entry is on the disk.</summary>
    /// <param name="through">The entry's number.</param>
    /// <exception cref="IOException">It could not be written; nothing is acknowledged any more.</exception>
    public Task CommitAsync(long through) => _journal.FlushAsync(through);

    /// <summary>Hands everything recorded so far to the system: it outlives this process, if not yet the machine.</summary>
    /// <exception cref="IOException">It could not be written; nothing is acknowledged any more.</exception>
    public void HandOver() => _journal.HandOver();

    /// <summary>
    /// Writes the state file if something happened since, and it is due or has to be written. The state is taken down
    /// at once; recording may go on while the rest is done.
    /// </summary>
    /// <param name="force">At a stage boundary and at a stop.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public Task CheckpointAsync(bool force)
    {
        if (!_checkpoints.IsWanted(State.Sequence, force))
            return force ? _checkpoint : Task.CompletedTask;
        if (!force && !_checkpoint.IsCompleted)
            return Task.CompletedTask;
        return _checkpoint = WriteCheckpointAsync(_checkpoint, keepPresent: true);
    }

    /// <summary>Takes the answer to the question that opening gave, and goes on with what follows from it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="also">What is to be recorded with it.</param>
    /// <exception cref="InvalidStateException">It is none of the choices.</exception>
    public async Task ResolveAsync(GateAnswer answer, params IReadOnlyList<CampaignEvent> also)
    {
        if (_unresolved is not { Pending: { } gate } loaded)
            throw new InvalidOperationException("Opening the campaign gave no question.");
        if (!loaded.Answers.TryGetValue(answer.Choice, out var follows))
            throw new InvalidStateException($"'{answer.Choice}' is no answer to gate '{gate.Id}'. Choose one of: {string.Join(", ", gate.Choices)}.");
        _unresolved = null;
        await MendAsync(loaded with
        {
            ToRecord = [.. loaded.ToRecord, new GateOpened(gate), new GateAnswered(gate.Id, answer), .. follows, .. also],
        }).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever asked for it has been told if it failed.
        await _checkpoint.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _journal.DisposeAsync().ConfigureAwait(false);
        try
        {
            _decisions.Write(_journal.Flushed);
        }
        catch (IOException)
        {
            // It is derived from the journal, and the next one to open the campaign writes it.
        }

        _lock.Dispose();
    }

    private async Task MendAsync(LoadedCampaign loaded)
    {
        if (loaded.CutTail)
            _journal.CutTail();
        if (loaded.SetAside)
            Repair.SetAside(_disk, _workspace.Checkpoint, _journal.Now);
        _checkpoints.Opened(State.Sequence);
        foreach (var happened in loaded.ToRecord)
            Record(happened);
        if (loaded.ToRecord.Count > 0)
            await CommitAsync().ConfigureAwait(false);
        if (loaded.Rewrite)
            await WriteCheckpointAsync(_checkpoint, keepPresent: !loaded.SetAside).ConfigureAwait(false);
    }

    private async Task WriteCheckpointAsync(Task previous, bool keepPresent)
    {
        var content = _checkpoints.Begin(State);
        Record(new CheckpointWritten(StateFile.HashOf(content), State.Sequence));
        await previous.ConfigureAwait(false);
        await CommitAsync().ConfigureAwait(false);
        _checkpoints.Write(content, keepPresent);
        if (!_journal.IsInPlace(_disk))
            throw Gone();
    }

    private IOException Gone()
    {
        const string what = "was removed or changed by somebody else while the campaign ran";
        return new(
            $"{_workspace.Journal} {what}. The state file beside it holds everything that happened; resume the campaign to go on from there.",
            new IOException(what));
    }

    private static CampaignLock Hold(Workspace workspace, TimeProvider time, IDisk disk, bool create)
    {
        if (create)
            disk.CreateFolders(workspace.Folder);
        else if (!disk.Exists(workspace.Folder))
            throw new InvalidStateException($"There is no campaign in {workspace.Folder}. Start one, or look at the name.");
        return CampaignLock.Acquire(workspace.Lock, time, disk);
    }
}
