using Coro.Engine.Planning;

namespace Coro.Engine.State;

/// <summary>
/// What a state file says of the children and how they hang together: nearly all of it, and the same from stage to stage once they are done. So it is
/// made again only when something may have happened to one of them.
/// </summary>
internal sealed class ChildrenText
{
    private ReadOnlyMemory<byte> _text;
    private (CampaignState State, long Sequence)? _madeOf;

    /// <summary>The state as the whole content of its file.</summary>
    public byte[] Complete(CampaignState state, ByteBuffer campaign)
    {
        var start = campaign.Length;
        var known = _madeOf == (state, state.ChildrenSequence);
        if (known)
            campaign.Add(_text.Span);
        else
            Write(new(campaign), state);
        var content = campaign.Written.ToArray();

        // It keeps the content alive, and copies nothing.
        (_text, _madeOf) = (content.AsMemory(start), (state, state.ChildrenSequence));
        return content;
    }

    private static void Write(YamlText yaml, CampaignState state)
    {
        yaml.Key(0, "children");
        yaml.Raw(state.Children.Count == 0 ? " []\n" : "\n");
        foreach (var child in state.Children)
            ChildText.Write(yaml, child);
        yaml.Key(0, "dependency_graph");
        yaml.EndLine();
        yaml.Key(2, "execution_order");
        yaml.Raw(state.Children.Count == 0 ? " []\n" : "\n");
        var graph = ChildGraph.Build([.. state.Children.Select(c => c.Definition)], out _);
        foreach (var name in graph.Names(TopologicalOrder.Of(graph)))
        {
            yaml.Raw("    - ");
            yaml.Text(name);
            yaml.EndLine();
        }

        yaml.Line(2, "circular_deps_detected", []);
    }
}
