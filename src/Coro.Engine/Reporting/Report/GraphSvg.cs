using System.Text;
using Coro.Engine.Reporting.Graphs;
using static Coro.Engine.Reporting.Report.Html;

namespace Coro.Engine.Reporting.Report;

/// <summary>Draws a dependency graph as SVG inside a page, whose style sheet gives it its colours.</summary>
internal static class GraphSvg
{
    /// <summary>More nodes than this make no picture.</summary>
    public const int MostNodes = 300;

    /// <summary>More edges than this make no picture either.</summary>
    public const int MostEdges = 1500;

    private const int MostName = 26;
    private const int MostNote = 34;
    private const double Margin = 8;

    public static bool CanDraw(LeveledGraph graph) =>
        graph.Nodes.Count is > 0 and <= MostNodes && graph.EdgeCount <= MostEdges;

    public static string Draw(LeveledGraph graph, IReadOnlyList<string> criticalPath)
    {
        var widest = graph.Nodes.Max(node =>
            Math.Max(7.8 * Math.Min(MostName, node.Name.Length), 6.3 * Math.Min(MostNote, Second(node).Length)));
        var layout = new GraphLayout(graph, 24 + widest);
        var critical = criticalPath.Zip(criticalPath.Skip(1)).ToHashSet();
        var (width, height) = (layout.Width + (2 * Margin), layout.Height + (2 * Margin));
        var svg = new StringBuilder();
        svg.Append($"<svg class=\"graph\" width=\"{Number(width)}\" height=\"{Number(height)}\" ");
        svg.Append($"viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"Dependency graph; ");
        svg.Append("the table of children names the same dependencies\">\n");
        foreach (var (from, to, through) in layout.Edges)
            AppendEdge(svg, graph, layout, from, to, through, critical.Contains((graph.Nodes[from].Name, graph.Nodes[to].Name)));
        for (var node = 0; node < graph.Nodes.Count; node++)
            AppendNode(svg, graph, layout, node);
        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendEdge(
        StringBuilder svg, LeveledGraph graph, GraphLayout layout, int from, int to,
        IReadOnlyList<GraphLayout.Place> through, bool critical)
    {
        var column = graph.Level[from];
        var (x, y) = (Margin + layout.Left(column) + layout.NodeWidth, Margin + layout.Middle(from)!.Value);
        svg.Append(critical ? "<path class=\"edge critical\" d=\"" : "<path class=\"edge\" d=\"");
        svg.Append($"M{Number(x)} {Number(y)}");
        foreach (var place in through)
        {
            column++;
            Curve(Margin + layout.Left(column), Margin + place.Middle);
            x += layout.NodeWidth;
            svg.Append($"H{Number(x)}");
        }

        Curve(Margin + layout.Left(column + 1), Margin + layout.Middle(to)!.Value);
        svg.Append("\"/>\n");

        void Curve(double nextX, double nextY)
        {
            var middle = Number((x + nextX) / 2);
            svg.Append($"C{middle} {Number(y)} {middle} {Number(nextY)} {Number(nextX)} {Number(nextY)}");
            (x, y) = (nextX, nextY);
        }
    }

    private static void AppendNode(StringBuilder svg, LeveledGraph graph, GraphLayout layout, int index)
    {
        if (layout.Middle(index) is not { } middle)
            return;
        var node = graph.Nodes[index];
        var (x, y) = (Margin + layout.Left(graph.Level[index]), Margin + middle);
        var kind = node.Status is { } status ? ReportWords.Status(status) : "pending";
        svg.Append($"<g class=\"node {kind}\"><title>{Text(node.Name)}: {Text(Second(node))}</title>");
        svg.Append($"<rect x=\"{Number(x)}\" y=\"{Number(y - (GraphLayout.NodeHeight / 2))}\" rx=\"7\" ");
        svg.Append($"width=\"{Number(layout.NodeWidth)}\" height=\"{Number(GraphLayout.NodeHeight)}\"/>");
        svg.Append($"<text class=\"name\" x=\"{Number(x + 12)}\" y=\"{Number(y - 3)}\">{Text(Cut(node.Name, MostName))}</text>");
        svg.Append($"<text class=\"note\" x=\"{Number(x + 12)}\" y=\"{Number(y + 13)}\">{Text(Cut(Second(node), MostNote))}</text></g>\n");
    }

    private static string Second(GraphNode node) =>
        (node.Status is { } status ? ReportWords.Status(status) : "") + (node.Note is null ? "" : " · " + node.Note);
}
