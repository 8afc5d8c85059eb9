using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.State;

/// <summary>
/// A state as single facts, by path (<c>campaign.current_stage</c>, <c>children.api.status</c>), so that two states can
/// be compared and the difference told.
/// </summary>
internal static class Facts
{
    public const string Children = "children.";

    // These follow from everything else.
    private static readonly string[] Bookkeeping =
        ["schema", "campaign.journal_sequence", "campaign.last_updated", "dependency_graph."];

    public static IReadOnlyDictionary<string, string> Of(CampaignState state)
    {
        var facts = new Dictionary<string, string>();
        var parser = new Parser(new StringReader(Encoding.UTF8.GetString(CheckpointCodec.Write(state))));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Node(parser, "", facts);
        return facts;
    }

    /// <summary>The paths at which two states differ. A child that is missing from the second one is not told of.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var known = after.Keys.Select(Subject).ToHashSet();
        return [.. before.Keys.Where(k => !k.StartsWith(Children, StringComparison.Ordinal) || known.Contains(Subject(k)))
            .Union(after.Keys)
            .Where(k => !Agree(before, after, k) && !Bookkeeping.Any(b => k.StartsWith(b, StringComparison.Ordinal)))];
    }

    public static bool Agree(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right, string key) =>
        left.GetValueOrDefault(key) == right.GetValueOrDefault(key);

    /// <summary>What a path is about: a child as a whole, or the one fact.</summary>
    public static string Subject(string path) =>
        path.StartsWith(Children, StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : path;

    public static string OfChild(string name) => Children + name;

    private static void Node(Parser parser, string path, Dictionary<string, string> facts)
    {
        switch (parser.Current)
        {
            case MappingStart: Mapping(parser, path, facts); break;
            case SequenceStart: Sequence(parser, path, facts); break;
            default: facts[path] = parser.Consume<Scalar>().Value; break;
        }
    }

    private static void Mapping(Parser parser, string path, Dictionary<string, string> facts)
    {
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            Node(parser, path.Length == 0 ? key : $"{path}.{key}", facts);
        }
    }

    private static void Sequence(Parser parser, string path, Dictionary<string, string> facts)
    {
        parser.Consume<SequenceStart>();
        for (var i = 0; !parser.TryConsume<SequenceEnd>(out _); i++)
        {
            if (path == "children")
                Child(parser, facts);
            else
                Node(parser, $"{path}[{i}]", facts);
        }
    }

    // Names may contain dots, so a slash ends them here.
    private static void Child(Parser parser, Dictionary<string, string> facts)
    {
        parser.Consume<MappingStart>();
        parser.Consume<Scalar>();
        var path = OfChild(parser.Consume<Scalar>().Value);
        while (!parser.TryConsume<MappingEnd>(out _))
            Node(parser, $"{path}/{parser.Consume<Scalar>().Value}", facts);
    }
}
