using System.Text;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// Takes the state from the state file or its backup where the journal is lost, or damaged in what was acknowledged. A
/// file is good enough if nothing that ever was in the journal is missing from both.
/// </summary>
internal sealed class JournalRebuild(
    Workspace workspace, IDisk disk, Func<string, CampaignDefinition?> brief, JournalScan? scan, CampaignState prefix)
{
    private const string Unknown = "the campaign's journal was lost, and with it whether this was done already; look at the campaign, and ask again if it was not";

    private readonly List<string> _errors = [];

    /// <exception cref="CorruptStateException">Nothing is good enough; every error found is named.</exception>
    public LoadedCampaign From(StateFile file, StateFile backup)
    {
        _errors.Add(scan is null ? $"{workspace.Journal} is missing."
            : scan.End.Sequence == 0 ? $"{workspace.Journal} has no good line at its start."
            : $"{workspace.Journal} is damaged after entry {scan.End.Sequence}"
                + (scan.BadLine > 0 ? $" (line {scan.BadLine})" : "") + ", although later entries were on the disk once.");
        foreach (var candidate in (StateFile[])[file, backup])
        {
            if (StateOf(candidate) is { } state)
                return Loaded(state, candidate, setAside: candidate == backup && file.Exists);
        }

        throw new CorruptStateException(
            $"The campaign in {workspace.Folder} cannot be loaded:{Environment.NewLine}  "
            + string.Join(Environment.NewLine + "  ", _errors)
            + $"{Environment.NewLine}Put back a copy of the journal or of the state file, or start over with overwrite.");
    }

    private CampaignState? StateOf(StateFile file)
    {
        if (!file.Exists)
            return Wrong($"{file.Path} is missing.");
        if (file.Content.State is not { } said)
        {
            _errors.AddRange(file.Content.Diagnostics.Select(d => d.ToString()));
            return null;
        }

        if (prefix.Sequence > 0 && (said.Name != prefix.Name || said.JobId != prefix.JobId))
            return Wrong($"{file.Path} is the state of another campaign, '{said.Name}' (job {said.JobId}).");
        var run = scan?.Later.LastOrDefault() ?? default;
        var reaches = Math.Max(said.Sequence, run.First > 0 && run.First <= said.Sequence + 1 ? run.Last : 0);
        if (scan is not null && reaches < Math.Max(scan.Highest, scan.KnownFlushed))
            return Wrong($"{file.Path} reaches only to entry {said.Sequence}, which does not cover the damage.");
        if (Base(said) is not { } state)
            return Wrong($"{workspace.Brief} is missing or of another campaign; without it nobody knows the pipelines.");
        StateOverlay.Apply(state, said);
        state.Sequence = said.Sequence;
        if (reaches > said.Sequence)
            JournalReader.Read(disk, workspace.Journal, run, entry => Replay.Apply(state, entry, workspace.Journal));
        return state;
    }

    /// <summary>What the state file does not hold: pipelines, limits, and the children's own steps.</summary>
    private CampaignState? Base(CampaignState said)
    {
        var known = prefix.Sequence > 0 ? null : brief(said.Settings.Origin);
        if (prefix.Sequence == 0 && (known is null || known.Name != said.Name))
            return null;
        var state = new CampaignState { Settings = known?.Settings ?? prefix.Settings };
        var children = known?.Children ?? [.. prefix.Children.Select(c => c.Definition)];
        state.Add([.. children.Where(c => known is null || said.Find(c.Name) is not null)]);
        return state;
    }

    private LoadedCampaign Loaded(CampaignState state, StateFile from, bool setAside)
    {
        var last = Math.Max(state.Sequence, scan?.Highest ?? 0);
        var recovered = new StateRecovered(string.Join(" ", _errors), Path.GetFileName(from.Path));
        var loaded = new LoadedCampaign
        {
            State = state,
            End = new(0, last, state.LastUpdated, last),
            Beginning =
            [
                .. JournalFile.Beginning(state.Name, state.JobId, state.Settings, state.Children.Select(c => c.Definition)),
                new StateAdopted(Encoding.UTF8.GetString(CheckpointCodec.Write(state)), []),
            ],
            SetAside = setAside,
            Rewrite = true,
        };
        var noted = CampaignLoader.Noted(loaded, recovered);
        return noted with { ToRecord = [.. noted.ToRecord, .. Requests(state)] };
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

    private CampaignState? Wrong(string error)
    {
        _errors.Add(error);
        return null;
    }
}
