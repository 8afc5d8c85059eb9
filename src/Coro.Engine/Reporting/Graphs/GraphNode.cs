namespace Coro.Engine.Reporting.Graphs;

/// <summary>A child as a drawing of the graph shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DependsOn">The names of the nodes that come first. Those that are not drawn are passed over.</param>
/// <param name="Status">Where it stands; null: nothing has run yet.</param>
/// <param name="Note">A few words beside it, for example its score; null: none.</param>
public sealed record GraphNode(string Name, IReadOnlyList<string> DependsOn, ChildStatus? Status = null, string? Note = null)
{
    /// <summary>The nodes of a campaign, with status and score.</summary>
    /// <param name="children">Its children.</param>
    public static IReadOnlyList<GraphNode> From(IEnumerable<CampaignChild> children) =>
        [.. children.Select(child => new GraphNode(child.Name, child.DependsOn, child.Status, ScoreText.Of(child)))];

    /// <summary>The nodes of a plan.</summary>
    /// <param name="children">Its children.</param>
    public static IReadOnlyList<GraphNode> From(IEnumerable<ChildDefinition> children) =>
        [.. children.Select(child => new GraphNode(child.Name, [.. child.DependsOn.Select(on => on.Child)]))];
}
