namespace Coro;

/// <summary>A campaign with all that somebody wants to know who comes back to it.</summary>
public sealed record CampaignOverview
{
    /// <summary>The campaign.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>Its children, in the order in which they are run.</summary>
    public required IReadOnlyList<CampaignChild> Children { get; init; }

    /// <summary>What campaign-level commands answered, in the order of their stages.</summary>
    public IReadOnlyList<CampaignStage> Stages { get; init; } = [];

    /// <summary>The questions that wait for an answer.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>The bar that a child has to pass of which the directive says nothing by name.</summary>
    public QualityGate QualityGate { get; init; } = new();

    /// <summary>What the directive sets in place of the brief's bar, as it was last read.</summary>
    public IReadOnlyList<QualityOverride> QualityOverrides { get; init; } = [];

    /// <summary>The last lines of the decision log, oldest first.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>What children have learned, in the order in which it came.</summary>
    public IReadOnlyList<CampaignInsight> Insights { get; init; } = [];

    /// <summary>The change that bundles what was learned, as it was proposed; null: it was not, or as a patch.</summary>
    public LearnedChange? Proposed { get; init; }

    /// <summary>What all of it consumed; null: unknown.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The providers that are left alone for now, those first that may be asked again soonest.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    /// <summary>The campaign's name.</summary>
    public override string ToString() => Campaign.Name;
}
