using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>
/// Reads Coro's own state file. <c>module/schemas/campaign-state.schema.json</c> says the same for editors.
/// </summary>
internal sealed partial class CheckpointReader(string text, Problems problems) : StateReader(text, problems)
{
    private static readonly KeySet RootKeys = new("schema", "campaign", "children", "dependency_graph");
    private static readonly KeySet Graph = new("execution_order", "circular_deps_detected");

    protected override StateFormat Format => StateFormat.Yaml;

    protected override KeySet Root => RootKeys;

    protected override string ChildrenKey => "children";

    protected override void ReadKey(string key)
    {
        switch (key)
        {
            case "schema": ReadSchema(); break;
            case "campaign": new CampaignSection(Yaml, State).Read(); break;
            case "children": ReadChildren(new ChildSection(Yaml).Read); break;
            case "dependency_graph": ReadGraph(); break;
        }
    }

    protected override void CheckMore()
    {
        foreach (var child in State.Children)
        {
            foreach (var name in child.ForcedFor ?? [])
            {
                if (State.Find(name)?.Definition.DependsOn.Any(on => Names.Comparer.Equals(on.Child, child.Name)) != true)
                    Problems.Add("unknown-dependent", $"'{name}' is no child that depends on '{child.Name}'; remove it", path: $"children[{child.Index}].forced_for");
            }
        }
    }

    private void ReadSchema()
    {
        if (Yaml.TakeScalar(CheckpointText.Schema) is not { } scalar || scalar.Value == CheckpointText.Schema)
            return;
        var later = SchemaVersion().Match(scalar.Value);
        if (later.Success && (!int.TryParse(later.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var v) || v > 1))
            NewerSchema = scalar.Value;
        Yaml.Report("unknown-schema", $"must be {CheckpointText.Schema}, not {Shown.Quote(scalar.Value)}", scalar);
    }

    // What is in it follows from the children, so only its form can be wrong. It has to be there: it ends the file, and
    // a file that was cut off in the middle of the children might else pass for one that somebody edited.
    private void ReadGraph() => Yaml.Mapping(Graph, [.. Graph.Keys], key =>
    {
        var names = Yaml.NameList();
        if (key == "execution_order")
            ExecutionOrder = names;
        else
            SaysCycle = names.Count > 0;
    });

    [GeneratedRegex(@"^coro\.campaign/v(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaVersion();
}
