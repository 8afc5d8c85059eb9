using System.Security.Cryptography;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// A campaign in the hands of the one process that may change it. One thread at a time records; nothing that was
/// recorded may be told or acted upon before <see cref="CommitAsync"/> says that it is on the disk.
/// </summary>
internal sealed class CampaignLog : IAsyncDisposable
{
    private const int ChildrenPerEntry = 500;

    private readonly Workspace _workspace;
    private readonly IDisk _disk;
    private readonly TimeProvider _time;
    private readonly CampaignLock _lock;
    private readonly JournalWriter _journal;
    private readonly DecisionLog _decisions;
    private readonly long _opened;
    private long _checkpointed;
    private long _lastBegun;
    private TimeSpan _spent;
    private TimeSpan _lastCost;
    private Task _checkpoint = Task.CompletedTask;

    private CampaignLog(
        Workspace workspace, IDisk disk, TimeProvider time, CampaignLock held, CampaignState state, JournalEnd end)
    {
        (_workspace, _disk, _time, _lock, State) = (workspace, disk, time, held, state);
        _journal = new(disk, workspace.Journal, time, end);
        _decisions = new(disk, workspace.DecisionLog);
        _opened = _lastBegun = time.GetTimestamp();
        _checkpointed = end.Sequence;
    }

    /// <summary>What is known of the campaign: the fold of everything recorded.</summary>
    public CampaignState State { get; }

    /// <summary>Begins a campaign.</summary>
    /// <exception cref="CampaignLockedException">Another process holds it.</exception>
    /// <exception cref="InvalidStateException">There is one in the workspace already.</exception>
    /// <exception cref="IOException">The workspace cannot be written.</exception>
    public static Task<CampaignLog> CreateAsync(
        Workspace workspace, string jobId, CampaignDefinition definition, TimeProvider time, IDisk? disk = null)
    {
        disk ??= RealDisk.Instance;
        disk.CreateFolders(workspace.Folder);
        var held = CampaignLock.Acquire(workspace.Lock, time);
        try
        {
            if (disk.Exists(workspace.Journal) || disk.Exists(workspace.Checkpoint))
            {
                throw new InvalidStateException(
                    $"There is a campaign in {workspace.Folder} already. Resume it, or start over it with overwrite.");
            }

            var state = new CampaignState();
            var end = JournalFile.Begin(disk, workspace, time.GetUtcNow(), Beginning(jobId, definition), 0, e => Fold.Apply(state, e));
            return Task.FromResult(new CampaignLog(workspace, disk, time, held, state, end));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes up a campaign where it stands, mending what can be mended.</summary>
    /// <param name="workspace">Its folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="brief">Gives what the journal would, should that be lost; null: nothing does.</param>
    /// <param name="disk">Where the folder is; null: the machine's own.</param>
    /// <exception cref="CampaignLockedException">Another process holds it.</exception>
    /// <exception cref="InvalidStateException">There is no campaign.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable; the message names every error found.</exception>
    /// <exception cref="IOException">The workspace cannot be written.</exception>
    public static Task<OpenOutcome> OpenAsync(
        Workspace workspace, TimeProvider time, Func<CampaignDefinition?>? brief = null, IDisk? disk = null)
    {
        disk ??= RealDisk.Instance;
        if (!disk.Exists(workspace.Folder))
            throw new InvalidStateException($"There is no campaign in {workspace.Folder}.");
        var held = CampaignLock.Acquire(workspace.Lock, time);
        try
        {
            var loaded = CampaignLoader.Load(workspace, disk, brief ?? (() => null), isRunning: false);
            var log = new CampaignLog(workspace, disk, time, held, loaded.State, loaded.End);
            return Task.FromResult(new OpenOutcome(log, loaded.Notes, loaded.Pending));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Writes down that something happened, and folds it into the state. It is not on the disk yet.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public JournalEntry Record(CampaignEvent happened)
    {
        var entry = _journal.Stamp(happened);
        Fold.Apply(State, entry);
        _journal.Append(entry);
        _decisions.Add(entry);
        return entry;
    }

    /// <summary>Completes when everything recorded so far is on the disk.</summary>
    /// <exception cref="IOException">It could not be written; nothing is acknowledged any more.</exception>
    public Task CommitAsync()
    {
        var flush = _journal.FlushAsync();
        return flush;
    }

    /// <summary>Writes the state file, if it is due or has to be.</summary>
    /// <param name="force">At a stage boundary and at a stop.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public async Task CheckpointAsync(bool force)
    {
        if (State.Sequence == _checkpointed)
            return;
        if (!force && !IsDue())
            return;
        await _checkpoint.ConfigureAwait(false);
        _lastBegun = _time.GetTimestamp();
        var content = CheckpointText.Of(State);
        Record(new CheckpointWritten(Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant(), State.Sequence));
        _checkpointed = State.Sequence;
        await _journal.FlushAsync().ConfigureAwait(false);
        CheckpointWriter.Write(_disk, _workspace, content, keepPresent: true);
        _lastCost = _time.GetElapsedTime(_lastBegun);
        _spent += _lastCost;
    }

    /// <summary>Takes the answer to the question that opening gave.</summary>
    public Task ResolveAsync(GateAnswer answer)
    {
        _ = answer;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync().ConfigureAwait(false);
        _lock.Dispose();
    }

    private bool IsDue() => CheckpointPolicy.IsDue(
        _time.GetElapsedTime(_opened), _time.GetElapsedTime(_lastBegun), _spent, _lastCost);

    private static IEnumerable<CampaignEvent> Beginning(string jobId, CampaignDefinition definition)
    {
        yield return new CampaignCreated(definition.Name, jobId, definition.Settings);
        foreach (var some in definition.Children.Chunk(ChildrenPerEntry))
            yield return new ChildrenAdded(some);
    }
}
