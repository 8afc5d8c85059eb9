using Coro.Engine.Exports;
using Coro.Engine.Steps;

namespace Coro.Engine;

/// <summary>Exports the skills of a campaign that stands at its export or is complete; or shows what that would write.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignExport(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>What executes the steps; null: processes.</summary>
    internal IStepRunner? Steps { get; init; }

    /// <summary>What would be written now. It only reads, and may be used at any time, also while the campaign runs.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="names">The children's names, or the stack skill's; null: all skills.</param>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public ExportPlan Preview(string? campaign, IReadOnlyList<string>? names = null)
    {
        var workspace = _store.Resolve(campaign);
        var state = _store.Look(workspace).State;
        var (skills, refused) = ExportChoice.Of(state, names);
        var plan = ExportPlans.Of(state, workspace, skills, _time);
        return InRoot(plan with { Items = [.. plan.Items, .. refused] });
    }

    /// <summary>Exports. Asking for it is the consent that the campaign's export waits for.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="names">The children's names, or the stack skill's; each is exported or refused for itself. Null: all skills.</param>
    /// <param name="by">Who asks, for the record.</param>
    /// <param name="why">Why, for the record; null: no reason is given.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <returns>What became of each skill and file.</returns>
    /// <exception cref="CoroException">Nothing was exported: no such campaign, not at its export yet, locked …; or it was stopped.</exception>
    public Task<ExportPlan> RunAsync(string? campaign, IReadOnlyList<string>? names, string by, string? why, StopSignal stop)
    {
        var workspace = _store.Resolve(campaign);
        var told = new NoteKeeper();
        var engine = new CampaignEngine(root, _time) { Steps = Steps };
        return engine.ActAsync(workspace, new() { Headless = true, User = by }, told, stop, async run =>
        {
            var plan = await ExportRun.RunAsync(run, names, by, why);

            // What failed is told of in its item.
            var failures = plan.Items.Where(item => item.Problem is not null).Select(item => Exporter.Failure(item.Name, item.Problem!))
                .Concat(plan.ContextFiles.Where(file => file.Problem is not null).Select(file => Exporter.Failure(file)))
                .ToHashSet();
            return InRoot(plan) with { Notes = [.. told.Notes.Where(note => !failures.Contains(note))] };
        });
    }

    private ExportPlan InRoot(ExportPlan plan) => plan with { Items = [.. plan.Items.Select(item => item with { Root = _store.Root })] };

    /// <summary>Keeps what is told until the end: an export is short, and nobody is asked.</summary>
    private sealed class NoteKeeper : ICampaignHost
    {
        private readonly List<string> _notes = [];

        public IReadOnlyList<string> Notes => _notes;

        public bool IsInteractive => false;

        public void OnStage(StageProgress progress)
        {
        }

        public void OnChild(ChildProgress progress)
        {
        }

        public void OnNote(string text, bool warning) => _notes.Add(text);

        public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => new((GateAnswer?)null);
    }
}
