using System.Globalization;
using Coro.Engine.Directives;
using Coro.Engine.Insights;
using Coro.Engine.State;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>What a kickoff is about, as the values of a template's placeholders.</summary>
/// <param name="state">The campaign.</param>
/// <param name="orders">The directive.</param>
/// <param name="workspace">The campaign's folder.</param>
/// <param name="folder">The attempt's folder.</param>
internal abstract class KickoffSubject(CampaignState state, DirectiveOrders orders, Workspace workspace, string folder)
{
    protected CampaignState State => state;

    protected DirectiveOrders Orders => orders;

    /// <summary>The attempt's folder.</summary>
    protected string Folder => folder;

    /// <summary>The children that it is for.</summary>
    protected abstract IReadOnlyList<ChildState> Own { get; }

    /// <summary>What they depend on, itself not among them.</summary>
    protected abstract IReadOnlyList<ChildState> Dependencies { get; }

    /// <summary>The value of a placeholder.</summary>
    public string Value(string name) => Common(name) ?? Special(name);

    /// <summary>The value of one that depends on what kind of subject it is.</summary>
    protected abstract string Special(string name);

    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string? Common(string name) => name switch
    {
        KickoffNames.CampaignName => state.Name,
        KickoffNames.JobId => state.JobId,
        KickoffNames.CurrentStage => Stage(),
        KickoffNames.PersistentFacts => KickoffText.Facts(state.Settings.PersistentFacts),
        KickoffNames.DirectiveContent => orders.Text ?? KickoffText.None,
        KickoffNames.ArchitectureDocPath => state.Settings.ArchitectureDocPath ?? KickoffText.NoValue,
        KickoffNames.HealthFindingsQueue => state.Settings.HealthFindingsQueue ?? KickoffText.NoValue,
        KickoffNames.Workspace => workspace.Folder,
        KickoffNames.Origin => state.Settings.Origin,
        KickoffNames.ExportPath => state.Settings.Stages.Export.Path ?? KickoffText.NoValue,
        KickoffNames.ContextPath => Path.Combine(folder, ContextWriter.Name),
        KickoffNames.WorkaroundsList => KickoffText.Workarounds(SiblingWorkarounds.Of(state, Own, Dependencies)),
        KickoffNames.InsightsList => KickoffText.Insights(SeededInsights.Of(state)),
        KickoffNames.FindingsList => KickoffText.Findings(Dependencies),
        _ => null,
    };

    private string Stage() => state.Stages.Find(state.RunningStage) is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{stage.Number} {stage.Slug}")
        : state.RunningStage ?? KickoffText.NoValue;
}
