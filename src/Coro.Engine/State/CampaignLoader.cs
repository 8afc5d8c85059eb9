using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// Works out a campaign's state from its files, and changes none of them. State is the fold of the journal. The state
/// file is parsed only when the journal does not vouch for it: then somebody edited it, or one of the two is damaged.
/// </summary>
internal sealed class CampaignLoader
{
    private readonly Workspace _workspace;
    private readonly IDisk _disk;
    private readonly Func<string, CampaignDefinition?> _brief;
    private readonly LoadChoices _choices;
    private readonly CampaignState _state = new();
    private readonly List<string> _vouched = [];
    private long _proven;
    private readonly StateFile _file;
    private readonly JournalScan? _scan;

    private CampaignLoader(
        Workspace workspace, IDisk disk, Func<string, CampaignDefinition?> brief, Action<JournalEntry>? seen, LoadChoices choices)
    {
        (_workspace, _disk, _brief, _choices) = (workspace, disk, brief, choices);

        // In this order: what is journalled before a file appears is then in the journal that is read after it.
        _file = StateFile.Load(disk, workspace.Checkpoint);
        _scan = JournalReader.Read(disk, workspace.Journal, entry =>
        {
            Replay.Apply(_state, entry, workspace.Journal);
            if (entry.Event is CheckpointWritten written)
                Vouch(entry.Sequence, written.Sha256);
            seen?.Invoke(entry);
        });
    }

    /// <summary>Loads a campaign.</summary>
    /// <param name="workspace">Its folder.</param>
    /// <param name="disk">Where that is.</param>
    /// <param name="brief">Gives what the journal would, should that be lost, told the folder that relative paths start at.</param>
    /// <param name="isRunning">Whether somebody runs it: then its files are allowed to be ahead of each other.</param>
    /// <param name="seen">Gets every good entry of the journal.</param>
    /// <param name="choices">What somebody decided beforehand; null: nothing.</param>
    /// <exception cref="InvalidStateException">There is no campaign.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable, or a newer Coro wrote it.</exception>
    public static LoadedCampaign Load(
        Workspace workspace, IDisk disk, Func<string, CampaignDefinition?> brief, bool isRunning, Action<JournalEntry>? seen = null,
        LoadChoices? choices = null) =>
        new CampaignLoader(workspace, disk, brief, seen, choices ?? LoadChoices.None).Load(isRunning);

    private bool IsVouched => _file.Exists && _vouched.Contains(_file.Hash);

    private LoadedCampaign Load(bool isRunning)
    {
        if (_scan is null && !_file.Exists && !_disk.Exists(_workspace.CheckpointBackup))
            throw new InvalidStateException($"There is no campaign in {_workspace.Folder}. Start one, or look at the name.");
        if (_scan is null or { End.Sequence: 0 })
            return Rebuild();
        if (isRunning)
            return new() { State = _state, End = End(_scan) };
        if (!IsVouched && _file is { Exists: true, Content.State: { } said })
            SameCampaign(said, _state);
        var claimed = IsVouched || !_file.Exists ? 0 : _file.Content.State?.Sequence ?? 0;
        return _scan.IsDamaged(claimed) ? Rebuild()
            : _choices.From == RepairSource.Journal && _file.Exists && !IsVouched ? PutAway(Began(_scan))
            : GoOn(_scan);
    }

    private void Vouch(long sequence, string hash)
    {
        _vouched.Add(hash);
        if (_file.Exists && hash == _file.Hash)
            _proven = sequence;
    }

    // A state file is put in place when what vouches for it is on the disk.
    private JournalEnd End(JournalScan scan) => scan.End with { Flushed = Math.Max(scan.End.Flushed, _proven) };

    private LoadedCampaign Rebuild() =>
        new JournalRebuild(_workspace, _disk, _brief, _scan, _state, _choices).From(_file, StateFile.Load(_disk, _workspace.CheckpointBackup));

    private LoadedCampaign Began(JournalScan scan)
    {
        var loaded = new LoadedCampaign { State = _state, End = End(scan) };
        if (scan.BadLine == 0)
            return loaded;
        var cut = $"line {scan.BadLine} of the journal was never finished; it goes on after entry {scan.End.Sequence}";
        return Noted(loaded with { CutTail = true }, new StateRecovered(cut, "journal"));
    }

    private static LoadedCampaign PutAway(LoadedCampaign loaded) => Noted(
        loaded with { SetAside = true, Rewrite = true },
        new StateRecovered("the state file is not as Coro wrote it; the journal holds, as somebody decided", "journal"));

    private LoadedCampaign GoOn(JournalScan scan)
    {
        var loaded = Began(scan);
        if (!_file.Exists && _vouched.Count == 0)
            return loaded;
        if (!_file.Exists)
            return Noted(loaded with { Rewrite = true }, new StateRecovered("the state file was missing", "journal"));
        if (IsVouched)
            return IsLate() ? Late(loaded) : loaded;

        // It was opened, and a crash kept the first state file of Coro's from taking the place of the one that is kept already.
        if (_file.SkillForge is not null && StateFile.Load(_disk, _workspace.SkillForgeState).Hash == _file.Hash)
            return loaded with { Rewrite = true };
        return _file.Content.State is { } said
            ? new HandEdit(_workspace, _disk, _state, said, _file.Hash).Adopt(loaded)
            : Broken(loaded, _file.Content.Diagnostics);
    }

    // The last one may not have been put in place before a crash, so the one before is as good.
    private bool IsLate() => _vouched.Count > 2 && !_vouched[^2..].Contains(_file.Hash);

    private static LoadedCampaign Late(LoadedCampaign loaded) => Noted(
        loaded with { Rewrite = true },
        new NoteWritten(NoteLevel.Warning, "the state file was an older one; what happened later was taken from the journal"));

    /// <summary>Puts the state file away, since it is of no use.</summary>
    public static LoadedCampaign Broken(LoadedCampaign loaded, IReadOnlyList<Diagnostic> why) => Noted(
        loaded with { SetAside = true, Rewrite = true },
        new StateRecovered($"the state file was kept aside, since it is not valid: {string.Join("; ", why)}", "journal")) with
    {
        Found = [.. loaded.Found, "the state file is not valid", .. why.Select(problem => problem.ToString())],
    };

    /// <summary>Has an event recorded, and tells of it.</summary>
    public static LoadedCampaign Noted(LoadedCampaign loaded, CampaignEvent happened) => loaded with
    {
        ToRecord = [.. loaded.ToRecord, happened],
        Found = [.. loaded.Found, happened switch
        {
            StateRecovered e => e.What,
            NoteWritten e => e.Text,
            StateAdopted e => $"the state file was edited by hand: {string.Join("; ", e.Changes)}",
            _ => happened.ToString(),
        }],
        Notes = [.. loaded.Notes, happened switch
        {
            StateRecovered e => $"State recovered from {e.From}: {e.What}.",
            NoteWritten e => $"Note: {e.Text}.",
            StateAdopted e => $"The state file was edited by hand and is taken as it is: {string.Join("; ", e.Changes)}.",
            _ => happened.ToString(),
        }],
    };

    /// <summary>Refuses a state file that belongs to another campaign.</summary>
    /// <exception cref="CorruptStateException">It does.</exception>
    public void SameCampaign(CampaignState said, CampaignState known)
    {
        if (said.Name == known.Name && said.JobId == known.JobId)
            return;
        throw new CorruptStateException(
            $"{_file.Path} is the state of another campaign: '{said.Name}' (job {said.JobId}), while the journal is of "
            + $"'{known.Name}' (job {known.JobId}). Move the file away; the state is then rebuilt from the journal.");
    }
}
