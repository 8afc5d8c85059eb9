using System.Text;
using Coro.Engine.History;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine.State;

/// <summary>
/// Takes the state from the state file or its backup where the journal is lost, or damaged in what was acknowledged. A
/// file is good enough if nothing that ever was in the journal is missing from both.
/// </summary>
internal sealed class JournalRebuild(
    Workspace workspace, IDisk disk, Func<string, CampaignDefinition?> brief, JournalScan? scan, CampaignState prefix, LoadChoices choices)
{
    private const string Unknown = "the campaign's journal was lost, and with it whether this was done already; look at the campaign, and ask again if it was not";

    private readonly List<string> _errors = [];

    /// <summary>The highest number that anything in the journal tells of.</summary>
    private long Highest => Math.Max(scan?.Highest ?? 0, scan?.KnownFlushed ?? 0);

    /// <exception cref="CorruptStateException">Nothing is good enough; every error found is named.</exception>
    public LoadedCampaign From(StateFile file, StateFile backup)
    {
        if (scan is null && OpenSkillForge(file, backup) is { } opened)
            return opened;
        _errors.Add(scan is null ? $"{workspace.Journal} is missing."
            : scan.End.Sequence == 0 ? $"{workspace.Journal} has no good line at its start."
            : $"{workspace.Journal} is damaged after entry {scan.End.Sequence}"
                + (scan.BadLine > 0 ? $" (line {scan.BadLine})" : "") + ", although later entries were on the disk once.");
        var usable = new List<Candidate>();
        var needed = Math.Max(Highest, Claimed(file));
        foreach (var candidate in Candidates(file, backup))
        {
            if (candidate.Reaches >= needed)
                return Loaded(candidate, file);
            usable.Add(candidate);
            _errors.Add($"{candidate.From} reaches only to entry {candidate.Reaches} ({candidate.State.LastUpdated.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z), which does not cover the damage.");
        }

        if (choices.AcceptLoss && usable.MaxBy(candidate => candidate.Reaches) is { } best)
            return Loaded(best, file, $"entries {best.Reaches + 1} to {needed} of the journal, with what they told");
        throw new CorruptStateException(
            $"The campaign in {workspace.Folder} cannot be loaded:{Environment.NewLine}  "
            + string.Join(Environment.NewLine + "  ", _errors)
            + $"{Environment.NewLine}Put back a copy of the journal or of the state file, "
            + (usable.Count > 0 || prefix.Sequence > 0 ? "or see what a repair of its state could save, " : "")
            + "or start over with overwrite.");
    }

    /// <summary>A workspace without a journal may be Skill Forge's.</summary>
    private LoadedCampaign? OpenSkillForge(StateFile file, StateFile backup)
    {
        var fromFile = choices.From == RepairSource.Backup ? null : OpenSkillForge(file);
        if (fromFile is null)
            return OpenSkillForge(backup);
        return backup.SkillForge?.State is not { } before || before.LastUpdated <= fromFile.State.LastUpdated && !(before.CurrentStage > fromFile.State.CurrentStage)
            ? fromFile
            : CampaignLoader.Noted(fromFile, new NoteWritten(NoteLevel.Warning, "the state file is older than its backup; it was taken all the same"));
    }

    private LoadedCampaign? OpenSkillForge(StateFile file)
    {
        if (file.SkillForge is not { } read)
            return null;
        if (read.State is null)
        {
            _errors.AddRange(read.Diagnostics.Select(d => d.ToString()));
            return null;
        }

        var opened = new SkillForgeOpening(workspace, disk, brief, choices.Project).Open(read);
        var loaded = Begun(opened.State, new StateAdopted(Text(opened.State), opened.Notes, "Skill Forge")) with
        {
            Found = ["it is a workspace of Skill Forge's, and was not opened yet"],
            KeepSkillForge = true,
            Obstacle = opened.Obstacle,
            Notes =
            [
                $"Opened from Skill Forge's state, which is kept as {Path.GetFileName(workspace.SkillForgeState)}.",
                .. opened.Notes.Select(note => $"From Skill Forge: {note}."),
            ],
        };
        return _errors.Count == 0 ? loaded : Recovered(loaded, Path.GetFileName(file.Path));
    }

    // What a state file tells is not to be passed over, whatever the state is to be taken from.
    private long Claimed(StateFile file) =>
        file.Exists && file.Content.State is { } said && IsSame(said) ? said.Sequence : 0;

    private bool IsSame(CampaignState said) => prefix.Sequence == 0 || said.Name == prefix.Name && said.JobId == prefix.JobId;

    private IEnumerable<Candidate> Candidates(StateFile file, StateFile backup)
    {
        if (choices.From is null && StateOf(file) is { } first)
            yield return first;
        if (choices.From is null or RepairSource.Backup && StateOf(backup) is { } second)
            yield return second;
        if (choices.From is null or RepairSource.Journal && prefix.Sequence > 0)
            yield return new(prefix, prefix.Sequence, Path.GetFileName(workspace.Journal), null);
    }

    private Candidate? StateOf(StateFile file)
    {
        if (!file.Exists)
            return Wrong($"{file.Path} is missing.");
        if (scan is null && file.SkillForge is not null)
            return null;
        if (file.Content.State is not { } said)
        {
            _errors.AddRange(file.Content.Diagnostics.Select(d => d.ToString()));
            return null;
        }

        if (!IsSame(said))
            return Wrong($"{file.Path} is the state of another campaign, '{said.Name}' (job {said.JobId}).");
        var run = scan?.Later.LastOrDefault() ?? default;
        var reaches = Math.Max(said.Sequence, run.First > 0 && run.First <= said.Sequence + 1 ? run.Last : 0);
        if (Base(said) is not { } state)
            return Wrong($"{workspace.Brief} is missing or of another campaign; without it nobody knows the pipelines.");
        StateOverlay.Apply(state, said);
        state.Sequence = said.Sequence;
        if (reaches > said.Sequence)
            JournalReader.Read(disk, workspace.Journal, run, entry => Replay.Apply(state, entry, workspace.Journal));
        return new(state, reaches, Path.GetFileName(file.Path), file);
    }

    /// <summary>What the state file does not hold: pipelines, limits, and the children's own steps.</summary>
    private CampaignState? Base(CampaignState said)
    {
        var known = prefix.Sequence > 0 ? null : Brief(said.Settings.Origin);
        if (prefix.Sequence == 0 && (known is null || known.Name != said.Name))
            return null;
        var state = new CampaignState { Settings = known?.Settings ?? prefix.Settings };
        var children = known?.Children ?? [.. prefix.Children.Select(c => c.Definition)];
        state.Add([.. children.Where(c => known is null || said.Find(c.Name) is not null)]);
        return state;
    }

    private CampaignDefinition? Brief(string origin)
    {
        try
        {
            return brief(origin);
        }
        catch (InvalidInputException invalid)
        {
            _errors.AddRange(invalid.Diagnostics.Select(d => d.ToString()));
            return null;
        }
    }

    private LoadedCampaign Loaded(Candidate chosen, StateFile file, string? loss = null)
    {
        var begun = Begun(chosen.State, new StateAdopted(Text(chosen.State), [], chosen.From)) with
        {
            SetAside = file.Exists && chosen.File != file,
            Loss = loss,
        };
        return Recovered(begun, chosen.From, loss is null ? "" : $" Lost, as somebody accepted: {loss}.") with { Found = _errors };
    }

    private LoadedCampaign Begun(CampaignState state, CampaignEvent adopted)
    {
        // No number is given twice, even where nobody can read any more what it stood for.
        var last = Math.Max(state.Sequence, Highest);
        return new()
        {
            State = state,
            End = new(0, last, state.LastUpdated, last),
            Beginning =
            [
                .. JournalFile.Beginning(state.Name, state.JobId, state.Settings, state.Children.Select(c => c.Definition)),
                adopted,
            ],
            ToRecord = [.. Requests(state)],
            Rewrite = true,
        };
    }

    // Only the journal knew which requests were dealt with. One that may have been must not be done once more.
    private IEnumerable<RequestHandled> Requests(CampaignState state)
    {
        foreach (var id in new ControlInbox(workspace, disk).Waiting())
        {
            var known = state.HandledRequests.GetValueOrDefault(id) ?? prefix.HandledRequests.GetValueOrDefault(id);
            yield return new(id, known ?? [new("campaign", ControlVerdict.Refused, Unknown)]);
        }
    }

    private LoadedCampaign Recovered(LoadedCampaign loaded, string from, string more = "") =>
        CampaignLoader.Noted(loaded, new StateRecovered(string.Join(" ", _errors) + more, from));

    private static string Text(CampaignState state) => Encoding.UTF8.GetString(CheckpointCodec.Write(state));

    private Candidate? Wrong(string error)
    {
        _errors.Add(error);
        return null;
    }

    /// <summary>Something that the state could be taken from.</summary>
    /// <param name="State">What it says.</param>
    /// <param name="Reaches">The number of the last entry that it tells of.</param>
    /// <param name="From">What it is called.</param>
    /// <param name="File">The file; null: it is the good part of the journal.</param>
    private sealed record Candidate(CampaignState State, long Reaches, string From, StateFile? File);
}
