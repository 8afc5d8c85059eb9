using Coro.Engine.Reporting.Graphs;

namespace Coro.Engine;

/// <summary>Draws who depends on whom, of a campaign as it stands or of a plan.</summary>
public static class CampaignGraphs
{
    /// <summary>Where lines of text are wrapped when nobody says so, in characters.</summary>
    public const int DefaultWidth = 100;

    /// <summary>Draws a campaign, with the status and score of each child.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="format">The form.</param>
    /// <param name="width">Where lines of text are wrapped, in characters; at least 40.</param>
    /// <returns>The drawing; lines end with a line feed.</returns>
    public static string Draw(CampaignOverview campaign, GraphFormat format, int width = DefaultWidth)
    {
        var nodes = GraphNode.From(campaign.Children);
        if (format == GraphFormat.Text)
            return GraphText.Draw(nodes, width);
        var path = new LeveledGraph(nodes).CriticalPath(node => campaign.Children[node].Duration?.TotalSeconds ?? 0);
        return GraphMermaid.Draw(nodes, [.. path.Select(node => nodes[node].Name)]);
    }

    /// <summary>Draws a plan, of which nothing has run yet.</summary>
    /// <param name="plan">The plan; it may have a cycle.</param>
    /// <param name="format">The form.</param>
    /// <param name="width">Where lines of text are wrapped, in characters; at least 40.</param>
    /// <returns>The drawing; lines end with a line feed.</returns>
    public static string Draw(CampaignPlan plan, GraphFormat format, int width = DefaultWidth)
    {
        var nodes = GraphNode.From(plan.Children);
        return format == GraphFormat.Text ? GraphText.Draw(nodes, width) : GraphMermaid.Draw(nodes, plan.CriticalPath);
    }
}
