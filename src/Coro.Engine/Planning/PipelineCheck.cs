namespace Coro.Engine.Planning;

/// <summary>Finds children that no pipeline is for.</summary>
internal static class PipelineCheck
{
    /// <summary>The first child of each lane and tier that has none; a missing pipeline is one mistake, however many need it.</summary>
    /// <param name="children">The children.</param>
    /// <param name="settings">What has the pipelines.</param>
    /// <param name="remedy">What to do, by tier, in words that follow "; ".</param>
    /// <param name="counts">Which positions to look at; null: all.</param>
    public static IReadOnlyList<GraphProblem> Find(
        IReadOnlyList<ChildDefinition> children, CampaignSettings settings, Func<Tier, string> remedy, Func<int, bool>? counts = null)
    {
        var lacking = new Dictionary<(string Lane, Tier Tier), (int First, int Count)>();
        for (var i = 0; i < children.Count; i++)
        {
            var child = children[i];
            if (PipelineChooser.For(child, settings) is not null || counts?.Invoke(i) == false)
                continue;
            var (first, count) = lacking.GetValueOrDefault((child.Lane, child.Tier), (i, 0));
            lacking[(child.Lane, child.Tier)] = (first, count + 1);
        }

        return [.. lacking.OrderBy(x => x.Value.First).Select(x => Problem(x.Key.Lane, x.Key.Tier, x.Value, settings, remedy(x.Key.Tier)))];
    }

    private static GraphProblem Problem(string lane, Tier tier, (int First, int Count) children, CampaignSettings settings, string remedy)
    {
        var others = children.Count switch { 1 => "", 2 => " (and one more)", var n => $" (and {n - 1} more)" };
        var hint = lane == ChildDefinition.DefaultLane ? "" : Nearest.Hint(lane, settings.Pipelines.Keys);
        return new(
            children.First, null, "no-pipeline",
            $"the target{others} has no steps, and there is no pipeline for its lane '{lane}' or tier {tier}; {remedy}{hint}");
    }
}
