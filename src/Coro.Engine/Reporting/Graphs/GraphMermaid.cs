using System.Globalization;
using System.Text;

namespace Coro.Engine.Reporting.Graphs;

/// <summary>Draws a dependency graph as a Mermaid flowchart, as GitHub and many editors show it in Markdown.</summary>
public static class GraphMermaid
{
    /// <summary>More nodes than this no viewer draws usefully.</summary>
    public const int MostNodes = 200;

    /// <summary>Mermaid itself refuses more edges than this.</summary>
    public const int MostEdges = 500;

    // Fill, line and letters are all given, so that the chart reads the same on light and on dark pages.
    private static readonly (ChildStatus Status, string Style)[] Styles =
    [
        (ChildStatus.Pending, "fill:#eef0f3,stroke:#8a94a3,color:#1f2733"),
        (ChildStatus.Ready, "fill:#e3eefb,stroke:#3b7dd8,color:#1f2733"),
        (ChildStatus.Active, "fill:#cfe3ff,stroke:#1d5fbf,color:#1f2733,stroke-width:3px"),
        (ChildStatus.Completed, "fill:#d8f0dd,stroke:#2e8b4a,color:#1f2733"),
        (ChildStatus.Failed, "fill:#fbdcda,stroke:#c2372e,color:#1f2733"),
        (ChildStatus.Escalated, "fill:#fdeccb,stroke:#b87500,color:#1f2733"),
        (ChildStatus.Skipped, "fill:#f4f4f4,stroke:#8a94a3,color:#1f2733,stroke-dasharray:4 3"),
        (ChildStatus.Cancelled, "fill:#e6e0ea,stroke:#7a5c8e,color:#1f2733,stroke-dasharray:4 3"),
    ];

    /// <summary>Whether there is a graph, and one small enough to be drawn.</summary>
    /// <param name="nodes">Its nodes.</param>
    public static bool CanDraw(IReadOnlyList<GraphNode> nodes) =>
        nodes.Count is > 0 and <= MostNodes && nodes.Sum(node => node.DependsOn.Count) <= MostEdges;

    /// <summary>Draws the graph, whatever its size.</summary>
    /// <param name="nodes">Its nodes.</param>
    /// <param name="criticalPath">Names whose edges are drawn thick, first to last; null: none.</param>
    /// <returns>The chart's source, in lines that end with a line feed; without a code fence around it.</returns>
    public static string Draw(IReadOnlyList<GraphNode> nodes, IReadOnlyList<string>? criticalPath = null)
    {
        var graph = new LeveledGraph(nodes);
        var thick = (criticalPath ?? []).Zip((criticalPath ?? []).Skip(1)).ToHashSet();
        var text = new StringBuilder("flowchart LR\n");
        for (var i = 0; i < nodes.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{i}[\"{Label(nodes[i])}\"]");
            text.Append(nodes[i].Status is { } status ? $":::{StatusText.Of(status)}\n" : "\n");
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var on in graph.DependsOn[i])
            {
                var arrow = thick.Contains((nodes[on].Name, nodes[i].Name)) ? "==>" : "-->";
                text.Append(CultureInfo.InvariantCulture, $"  n{on} {arrow} n{i}\n");
            }
        }

        foreach (var (status, style) in Styles)
        {
            if (nodes.Any(node => node.Status == status))
                text.Append(CultureInfo.InvariantCulture, $"  classDef {StatusText.Of(status)} {style}\n");
        }

        return text.ToString();
    }

    private static string Label(GraphNode node) =>
        Escape(node.Name) + (node.Note is null ? "" : "<br/>" + Escape(node.Note));

    // Mermaid's own entities. Everything that could end the label, or become markup in it, is written as its number.
    private static string Escape(string text)
    {
        var label = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c))
                label.Append(' ');
            else if (c is '"' or '#' or '<' or '>' or '&' or '`' or '\\' or '[' or ']' or '{' or '}' or '|' or ';' or '*')
                label.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            else
                label.Append(c);
        }

        return label.ToString();
    }
}
