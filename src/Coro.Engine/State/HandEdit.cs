using System.Text;
using Coro.Engine.Gates;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// A valid state file that Coro did not write. It counts: what happened after the point that it speaks of is replayed
/// over it. Where both changed the same child or the same fact, somebody has to say which holds.
/// </summary>
internal sealed class HandEdit(Workspace workspace, IDisk disk, CampaignState now, CampaignState said, string hash)
{
    private const int ChangesTold = 100;

    /// <summary>What to do about it.</summary>
    public LoadedCampaign Adopt(LoadedCampaign loaded)
    {
        CampaignState merged, before;
        try
        {
            before = Replay.Through(disk, workspace.Journal, said.Sequence);

            // A vouching that was lost with the journal's tail: Coro wrote this after all.
            if (before.Sequence == said.Sequence && StateFile.HashOf(CheckpointCodec.Write(before)) == hash)
                return loaded;
            merged = Merge(before);
        }
        catch (CorruptStateException e)
        {
            var why = $"its journal_sequence {said.Sequence} does not fit the journal: {e.Message}";
            return CampaignLoader.Broken(loaded, [new() { Code = "contradiction", Message = why, Path = "campaign.journal_sequence" }]);
        }

        var missing = before.Children.Where(c => said.Find(c.Name) is null).Select(c => c.Name).Take(ChangesTold).ToList();
        if (missing.Count > 0)
        {
            var told = $"missing from the state file, and kept all the same: {string.Join(", ", missing)}; skip or cancel what is not wanted";
            loaded = CampaignLoader.Noted(loaded with { Rewrite = true }, new NoteWritten(NoteLevel.Warning, told));
        }

        var (mine, theirs) = (Facts.Of(before), Facts.Of(said));
        var edits = Facts.Changed(mine, theirs);
        if (edits.Count == 0)
            return loaded;
        var conflicts = Conflicts(edits, mine, theirs, Facts.Of(now));
        var changes = edits.Take(ChangesTold).Select(k => $"{k}: {Shown(mine, k)} -> {Shown(theirs, k)}").ToList();
        return conflicts.Count > 0 ? Ask(loaded, before, merged, conflicts, changes)
            : IsOlderThanBackup() ? AskWhetherOlder(loaded, merged, changes)
            : CampaignLoader.Noted(loaded, Adopted(merged, changes)) with { Rewrite = true, Preview = merged };
    }

    private static StateAdopted Adopted(CampaignState merged, IReadOnlyList<string> changes) =>
        new(Encoding.UTF8.GetString(CheckpointCodec.Write(merged)), changes);

    private CampaignState Merge(CampaignState before)
    {
        var merged = Replay.Through(disk, workspace.Journal, said.Sequence);
        StateOverlay.Apply(merged, said);
        merged.Sequence = said.Sequence;

        // A status that somebody sets is a decision like any other.
        if (before.CurrentStage == said.CurrentStage && before.Children.Any(c => said.Find(c.Name) is { } s && s.Status != c.Status))
            ChildFold.Reopen(merged);
        Replay.Into(merged, disk, workspace.Journal, said.Sequence, now.Sequence);
        return merged;
    }

    private static SortedSet<string> Conflicts(
        IEnumerable<string> edits, IReadOnlyDictionary<string, string> mine, IReadOnlyDictionary<string, string> theirs,
        IReadOnlyDictionary<string, string> today)
    {
        // Of a child all facts hang together: an edited score does not go with a later attempt's status.
        var happened = Facts.Changed(mine, today).Where(k => !Facts.Agree(theirs, today, k)).Select(Facts.Subject).ToHashSet();
        return [.. edits.Where(k => !Facts.Agree(theirs, today, k)).Select(Facts.Subject).Where(happened.Contains)];
    }

    private LoadedCampaign Ask(
        LoadedCampaign loaded, CampaignState before, CampaignState merged, SortedSet<string> conflicts, IReadOnlyList<string> changes)
    {
        var journal = Adopted(merged, changes);
        var preferred = Merge(before);
        foreach (var child in said.Children.Where(c => conflicts.Contains(Facts.OfChild(c.Name))))
            StateOverlay.Child(preferred, child);
        if (conflicts.Any(c => !c.StartsWith(Facts.Children, StringComparison.Ordinal)))
            StateOverlay.Campaign(preferred, said);
        preferred.Rewire();
        return loaded with
        {
            Rewrite = true,
            Pending = Questions.Conflict(conflicts),
            Answers = new Dictionary<string, IReadOnlyList<CampaignEvent>>
            {
                [Choices.Journal] = [journal],
                [Choices.File] = [Adopted(preferred, changes)],
            },
        };
    }

    private bool IsOlderThanBackup() =>
        StateFile.Load(disk, workspace.CheckpointBackup).Content.State is { } backup && backup.Sequence > said.Sequence;

    private LoadedCampaign AskWhetherOlder(LoadedCampaign loaded, CampaignState merged, IReadOnlyList<string> changes) => loaded with
    {
        Rewrite = true,
        Pending = Questions.Recovery(),
        Answers = new Dictionary<string, IReadOnlyList<CampaignEvent>>
        {
            [Choices.Keep] = [Adopted(merged, changes)],
            [Choices.Recover] = [new StateRecovered("the state file was older than its backup and was put away", "journal")],
        },
    };

    private static string Shown(IReadOnlyDictionary<string, string> facts, string key) => facts.GetValueOrDefault(key, "nothing");
}
