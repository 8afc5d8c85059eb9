using Coro.Engine.Configuration.Toml;

namespace Coro.Engine.Configuration;

/// <summary>What one customization file says, or several put together. What it does not say is null or empty.</summary>
internal sealed record Layer
{
    public Sourced<HardGate>? QualityHard { get; init; }
    public Sourced<decimal>? QualityTarget { get; init; }
    public Sourced<decimal>? QualityFallback { get; init; }

    /// <summary>Where workspaces lie: an absolute path with {name} in it. A null in it: in the root.</summary>
    public Sourced<string?>? WorkspacePath { get; init; }

    public Sourced<bool>? HeadlessMode { get; init; }

    /// <summary>Sentences, and <c>file:</c> with a path or a pattern.</summary>
    public IReadOnlyList<Sourced<string>> PersistentFacts { get; init; } = [];

    /// <summary>An absolute path; a null in it: the built-in report. The same holds for the other templates.</summary>
    public Sourced<string?>? ReportTemplatePath { get; init; }

    public Sourced<string?>? KickoffTemplatePath { get; init; }
    public Sourced<string?>? BriefTemplatePath { get; init; }

    /// <summary>What runs after the report is written; a null in it: nothing.</summary>
    public Sourced<StepDefinition?>? OnComplete { get; init; }

    public IReadOnlyList<Sourced<StepDefinition>> ActivationStepsPrepend { get; init; } = [];
    public IReadOnlyList<Sourced<StepDefinition>> ActivationStepsAppend { get; init; } = [];

    /// <summary>From where on a signal says that a job is a campaign, by its key.</summary>
    public IReadOnlyDictionary<string, Sourced<int>> Triage { get; init; } = new Dictionary<string, Sourced<int>>(StringComparer.Ordinal);

    /// <summary>What is said of the tracker, by its key.</summary>
    public IReadOnlyDictionary<string, Sourced<string>> Tracker { get; init; } = new Dictionary<string, Sourced<string>>(StringComparer.Ordinal);

    public IReadOnlyList<Sourced<PullRequestHost>> PullRequestHosts { get; init; } = [];

    /// <summary>The pipelines, by the name of the lane or tier that chooses them.</summary>
    public IReadOnlyDictionary<string, LayerPipeline> Pipelines { get; init; } = new Dictionary<string, LayerPipeline>(Names.Comparer);
}

/// <summary>A pipeline, as far as a layer says it.</summary>
/// <param name="Batch">Whether one run serves many children; null: not said.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Raw">How it was written.</param>
/// <param name="File">Where.</param>
internal sealed record LayerPipeline(
    Sourced<bool>? Batch, IReadOnlyList<Sourced<StepDefinition>> Steps, TomlValue Raw, LayerFile File);
