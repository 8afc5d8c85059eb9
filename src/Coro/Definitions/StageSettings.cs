namespace Coro;

/// <summary>The commands of the campaign-level stages. A stage without one is left out, and the log says so.</summary>
public sealed record StageSettings
{
    /// <summary>Stage 1: where further targets come from; null: the brief names them all.</summary>
    public StrategySettings? Strategy { get; init; }

    /// <summary>Of <c>delivery</c>, stage 0: works out the architecture; null: there is none to work out.</summary>
    public StepDefinition? Architecture { get; init; }

    /// <summary>Of <c>delivery</c>, stage 3: judges whether the children's results fit together.</summary>
    public StepDefinition? Integration { get; init; }

    /// <summary>Of <c>delivery</c>, stage 4: the files that a change is proposed for which bundles what was learned; absolute.</summary>
    public IReadOnlyList<string> MemoryFiles { get; init => field = value ?? []; } = [];

    /// <summary>Of <c>delivery</c>, stage 4: how that change is proposed; null: as a patch.</summary>
    public ProposalSettings? Proposal { get; init; }

    /// <summary>Stage 6: makes the stack skill of all completed children.</summary>
    public StepDefinition? Capstone { get; init; }

    /// <summary>Stage 7: checks the result against the architecture document.</summary>
    public StepDefinition? Verify { get; init; }

    /// <summary>Stage 8: improves on what verify found.</summary>
    public StepDefinition? Refine { get; init; }

    /// <summary>
    /// Whether stage 8, when its command has succeeded, has children run again that passed below target; once in a campaign's life.
    /// </summary>
    public bool RerunBelowTarget { get; init; }

    /// <summary>Stage 9: where results are put.</summary>
    public ExportSettings Export { get; init; } = new();

    /// <summary>Stage 10: runs after the report is written; its failure never fails the campaign.</summary>
    public StepDefinition? OnComplete { get; init; }
}
