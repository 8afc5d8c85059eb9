using System.Collections;
using System.Management.Automation;
using Coro.Engine.Configuration;
using Coro.Engine.Loading;

namespace Coro.Module.Input;

/// <summary>Children that came as objects, and what holds for all of them.</summary>
internal sealed record ObjectInput
{
    private const string Remedy = "give it -Step (New-CampaignChild), all of them -Step, or -Pipeline @{ A = … } (Start-Campaign)";

    public required string Name { get; init; }
    public required IReadOnlyList<ChildDefinition> Children { get; init; }
    public object[]? Step { get; init; }
    public Hashtable? Pipeline { get; init; }
    public IReadOnlyList<string>? Modules { get; init; }

    /// <summary>Puts them together.</summary>
    /// <param name="cmdlet">Whose location the steps run in.</param>
    /// <param name="root">The folder that holds the campaigns, and their customization.</param>
    /// <param name="settings">Puts on top of all else what the caller wants otherwise.</param>
    /// <param name="planOnly">Whether nothing is to run, so that no steps are needed.</param>
    public LoadResult Load(PSCmdlet cmdlet, string root, Func<CampaignSettings, CampaignSettings> settings, bool planOnly)
    {
        var pipelines = Pipelines(new StepInput(cmdlet));
        return Customization.Load(root).LoadObjects(
            Name,
            [.. Children.Select(child => child.Steps is { } own ? child with { Steps = StepModules.Give(own, Modules) } : child)],
            cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath,
            usual => settings(usual with { Pipelines = Merge(usual.Pipelines, pipelines) }),
            Remedy,
            planOnly);
    }

    private Dictionary<string, PipelineDefinition> Pipelines(StepInput steps)
    {
        var pipelines = new Dictionary<string, PipelineDefinition>(Names.Comparer);
        if (Step is not null)
            pipelines["default"] = new() { Steps = StepModules.Give(steps.Read(Step), Modules) };
        foreach (DictionaryEntry entry in Pipeline ?? [])
            pipelines[entry.Key.ToString() ?? ""] = new() { Steps = StepModules.Give(steps.Read(entry.Value), Modules) };
        return pipelines;
    }

    // Who says -Step means it for every child that has no other steps said here.
    private Dictionary<string, PipelineDefinition> Merge(
        IReadOnlyDictionary<string, PipelineDefinition> usual, Dictionary<string, PipelineDefinition> own)
    {
        var merged = Step is null ? new Dictionary<string, PipelineDefinition>(usual, Names.Comparer) : new(Names.Comparer);
        foreach (var (name, pipeline) in own)
            merged[name] = pipeline;
        return merged;
    }
}
