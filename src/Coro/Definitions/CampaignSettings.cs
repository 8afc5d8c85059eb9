namespace Coro;

/// <summary>How a campaign runs, whatever its children are.</summary>
public sealed record CampaignSettings
{
    /// <summary>The sequence of stages.</summary>
    public Workflow Workflow { get; init; }

    /// <summary>The absolute folder of the brief. Steps run in it, and relative paths start there.</summary>
    public required string Origin { get; init; }

    /// <summary>The pipelines, by the name of the lane or tier that chooses them.</summary>
    public IReadOnlyDictionary<string, PipelineDefinition> Pipelines { get; init; } =
        new Dictionary<string, PipelineDefinition>();

    /// <summary>What the campaign-level stages run.</summary>
    public StageSettings Stages { get; init; } = new();

    /// <summary>The bar that a child's result has to pass.</summary>
    public QualityGate QualityGate { get; init; } = new();

    /// <summary>How much may run at once, for how long and for how much money.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>What a failed child means for the others.</summary>
    public FailurePolicy OnChildFailure { get; init; }

    /// <summary>The stages, by their slugs, that wait for a person's word before they start.</summary>
    public IReadOnlyList<string> Checkpoints { get; init => field = value ?? []; } = [];

    /// <summary>Commands that run before stage 0, in order.</summary>
    public IReadOnlyList<StepDefinition> ActivationStepsPrepend { get; init; } = [];

    /// <summary>Commands that run after stage 0, in order.</summary>
    public IReadOnlyList<StepDefinition> ActivationStepsAppend { get; init; } = [];

    /// <summary>The operator's standing orders; absolute. Null: the directive in the workspace, if there is one.</summary>
    public string? DirectivePath { get; init; }

    /// <summary>The template of the kickoffs; absolute. Null: Coro's own.</summary>
    public string? KickoffTemplatePath { get; init; }

    /// <summary>The architecture document that stages 7 and 8 check against; absolute, or null.</summary>
    public string? ArchitectureDocPath { get; init; }

    /// <summary>The template of the report in Markdown; absolute. Null: the one that Coro brings.</summary>
    public string? ReportTemplatePath { get; init; }

    /// <summary>Where findings about Coro's own health go; free text, or null.</summary>
    public string? HealthFindingsQueue { get; init; }

    /// <summary>Sentences that reach every kickoff.</summary>
    public IReadOnlyList<string> PersistentFacts { get; init; } = [];

    /// <summary>The issue tracker that is told where the work stands; null: none is.</summary>
    public TrackerSettings? Tracker { get; init; }

    /// <summary>The hosts of pull requests besides those that everybody uses; one that is named here with a token of its own, as well.</summary>
    public IReadOnlyList<PullRequestHost> PullRequestHosts { get; init => field = value ?? []; } = [];
}
