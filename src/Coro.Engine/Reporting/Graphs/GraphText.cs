using System.Text;

namespace Coro.Engine.Reporting.Graphs;

/// <summary>
/// Draws a dependency graph for a terminal: one line a child, level by level, since a tree would repeat what several
/// children share.
/// </summary>
public static class GraphText
{
    private const int MostName = 40;

    /// <summary>Draws the graph.</summary>
    /// <param name="nodes">Its nodes; within a level they keep this order.</param>
    /// <param name="width">Where lines are wrapped, in characters; at least 40.</param>
    /// <returns>Lines that end with a line feed; with a cycle, the last ones name who cannot be ordered.</returns>
    public static string Draw(IReadOnlyList<GraphNode> nodes, int width = 100)
    {
        if (nodes.Count == 0)
            return "(no children)\n";
        var graph = new LeveledGraph(nodes);
        var text = new StringBuilder();
        var columns = new Columns(nodes, Math.Max(40, width));
        for (var level = 0; level < graph.Levels.Count; level++)
        {
            text.Append("level ").Append(level + 1).Append('\n');
            foreach (var node in graph.Levels[level])
                columns.Append(text, graph, node);
        }

        var unordered = graph.Unordered.ToList();
        if (unordered.Count > 0)
            text.Append("in a cycle, or behind one\n");
        foreach (var node in unordered)
            columns.Append(text, graph, node);
        return text.ToString();
    }

    /// <summary>The sign in front of a child with a status; a space where nothing has run yet.</summary>
    private static char Mark(ChildStatus? status) => status switch
    {
        ChildStatus.Ready => 'o',
        ChildStatus.Pending => '.',
        ChildStatus.Active => '>',
        ChildStatus.Completed => '+',
        ChildStatus.Failed => 'x',
        ChildStatus.Escalated => '!',
        ChildStatus.Skipped => '-',
        ChildStatus.Cancelled => '/',
        _ => ' ',
    };

    private sealed class Columns(IReadOnlyList<GraphNode> nodes, int width)
    {
        private readonly int _name = Math.Min(MostName, nodes.Max(node => node.Name.Length));
        private readonly int _status = nodes.Max(node => Word(node).Length);
        private readonly int _note = nodes.Max(node => node.Note?.Length ?? 0);

        public void Append(StringBuilder text, LeveledGraph graph, int index)
        {
            var node = graph.Nodes[index];
            var start = text.Length;
            text.Append("  ").Append(Mark(node.Status)).Append(' ').Append(node.Name.PadRight(_name));
            if (_status > 0)
                text.Append("  ").Append(Word(node).PadRight(_status));
            if (_note > 0)
                text.Append("  ").Append((node.Note ?? "").PadRight(_note));
            if (graph.DependsOn[index].Length > 0)
                AppendWrapped(text, start, graph.DependsOn[index].Select(on => graph.Nodes[on].Name));
            while (text[^1] == ' ')
                text.Length--;
            text.Append('\n');
        }

        private void AppendWrapped(StringBuilder text, int start, IEnumerable<string> names)
        {
            text.Append("  <- ");
            var indent = Math.Min(text.Length - start, width / 2);
            var first = true;
            foreach (var name in names)
            {
                if (!first)
                    text.Append(',');
                if (!first && text.Length - start + name.Length + 2 > width)
                {
                    text.Append('\n');
                    start = text.Length;
                    text.Append(' ', indent);
                }
                else if (!first)
                {
                    text.Append(' ');
                }

                text.Append(name);
                first = false;
            }
        }

        private static string Word(GraphNode node) => node.Status is { } status ? StatusText.Of(status) : "";
    }
}
