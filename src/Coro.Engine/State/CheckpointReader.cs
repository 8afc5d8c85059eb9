using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using YamlDotNet.Core;

namespace Coro.Engine.State;

/// <summary>
/// Reads a state file and validates while it reads. <c>module/schemas/campaign-state.schema.json</c> says the same for
/// editors. The keys of other formats would be one more set beside <see cref="Root"/>.
/// </summary>
internal sealed partial class CheckpointReader
{
    private static readonly KeySet Root = new("schema", "campaign", "children", "dependency_graph");
    private static readonly string[] RootNeeded = ["schema", "campaign", "children", "dependency_graph"];
    private static readonly string[] GraphNeeded = ["execution_order", "circular_deps_detected"];
    private static readonly KeySet Graph = new("execution_order", "circular_deps_detected");

    private readonly YamlCursor _yaml;
    private readonly Problems _problems;
    private readonly CampaignState _state = new();
    private string? _newerSchema;

    private CheckpointReader(string text, Problems problems)
    {
        _problems = problems;
        _yaml = new(text, problems);
    }

    public static CheckpointRead Read(ReadOnlySpan<byte> content, string file)
    {
        var problems = new Problems(file);
        if (content.Length > CheckpointCodec.MaxBytes)
            problems.Add("too-large", $"has {content.Length} bytes; at most {CheckpointCodec.MaxBytes} are read");
        else if (InputFile.Decode(content, problems) is { } text)
            return Parse(text, problems);
        return new(null, problems.InOrder());
    }

    private static CheckpointRead Parse(string text, Problems problems)
    {
        CheckpointReader? reader = null;
        try
        {
            reader = new(text, problems);
            reader.ReadDocument();
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("invalid-yaml", message, place);
        }

        return new(problems.Any ? null : reader?._state, problems.InOrder(), reader?._newerSchema);
    }

    private void ReadDocument()
    {
        if (!_yaml.EnterDocument())
        {
            _problems.Add("empty", "the file is empty");
            return;
        }

        _yaml.Mapping(Root, RootNeeded, ReadKey);
        _yaml.LeaveDocument();
        CheckGraph();
        _state.Rewire();
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case "schema": ReadSchema(); break;
            case "campaign": new CampaignSection(_yaml, _state).Read(); break;
            case "children": ReadChildren(); break;
            case "dependency_graph": ReadGraph(); break;
        }
    }

    private void ReadSchema()
    {
        if (_yaml.TakeScalar(CheckpointText.Schema) is not { } scalar || scalar.Value == CheckpointText.Schema)
            return;
        var later = SchemaVersion().Match(scalar.Value);
        if (later.Success && (!int.TryParse(later.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var v) || v > 1))
            _newerSchema = scalar.Value;
        _yaml.Report("unknown-schema", $"must be {CheckpointText.Schema}, not {Shown.Quote(scalar.Value)}", scalar);
    }

    private void ReadChildren()
    {
        var section = new ChildSection(_yaml);
        _yaml.List(() => _state.Take(section.Read(_state.Children.Count)));
    }

    // What is in it follows from the children, so only its form can be wrong. It has to be there: it ends the file, and
    // a file that was cut off in the middle of the children might else pass for one that somebody edited.
    private void ReadGraph() => _yaml.Mapping(Graph, GraphNeeded, _ => _yaml.NameList());

    private void CheckGraph()
    {
        if (_problems.Any)
            return;
        var children = _state.Children.Select(c => c.Definition).ToList();
        var graph = ChildGraph.Build(children, out var problems);
        foreach (var problem in problems.Select(p => p.ToDiagnostic()))
            _problems.Add(problem.Code, problem.Message, path: problem.Path?.Replace("targets", "children", StringComparison.Ordinal));
        CheckForced();
        var order = TopologicalOrder.Of(graph);
        if (_problems.Any || order.Length == graph.Count)
            return;
        var ordered = new bool[graph.Count];
        foreach (var node in order)
            ordered[node] = true;
        _problems.Add(
            "circular-dependency",
            $"the dependencies form a cycle: {string.Join(" -> ", graph.Names(CycleFinder.Find(graph, ordered)))}; remove one of them",
            path: "children");
    }

    private void CheckForced()
    {
        foreach (var (child, i) in _state.Children.Select((child, i) => (child, i)))
        {
            foreach (var name in child.ForcedFor ?? [])
            {
                if (_state.Find(name)?.Definition.DependsOn.Any(on => Names.Comparer.Equals(on.Child, child.Name)) != true)
                    _problems.Add("unknown-dependent", $"'{name}' is no child that depends on '{child.Name}'; remove it", path: $"children[{i}].forced_for");
            }
        }
    }

    [GeneratedRegex(@"^coro\.campaign/v(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaVersion();
}
