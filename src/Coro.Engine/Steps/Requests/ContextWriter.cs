using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Engine.Contracts;
using Coro.Engine.Directives;
using Coro.Engine.Insights;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>Writes <c>context.json</c>: what a step may want to know, for a program to read.</summary>
internal static class ContextWriter
{
    public const string Name = "context.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For one child: it, what it depends on, and what holds for all.</summary>
    public static ReadOnlyMemory<byte> ForChild(
        CampaignState state, ChildState child, Workspace workspace, DirectiveOrders orders) =>
        Write(state, workspace, orders, orders.FlagsOf(child), child.Name, [child], json =>
        {
            var dependencies = child.Definition.DependsOn.Select(dependency => state[dependency.Child]).ToList();
            json.WritePropertyName("child");
            ContextChild.Write(json, child, workspace);
            Children(json, "dependencies", dependencies, workspace);
            Workarounds(json, SiblingWorkarounds.Of(state, [child], dependencies));
        });

    /// <summary>For a batch: its children, and what any of them depends on outside of it.</summary>
    public static ReadOnlyMemory<byte> ForBatch(
        CampaignState state, IReadOnlyList<ChildState> children, Workspace workspace, DirectiveOrders orders) =>
        Write(state, workspace, orders, orders.FlagsOfAll, null, children, json =>
        {
            Children(json, "children", children, workspace);
            var outside = children.SelectMany(child => child.Definition.DependsOn)
                .Select(dependency => state[dependency.Child]).Distinct().Except(children).ToList();
            Children(json, "dependencies", outside, workspace);
            Workarounds(json, SiblingWorkarounds.Of(state, children, outside));
        });

    /// <summary>For a campaign-level command: all children.</summary>
    public static ReadOnlyMemory<byte> ForStage(
        CampaignState state, string stage, Workspace workspace, DirectiveOrders orders) =>
        Write(state, workspace, orders, orders.FlagsOfAll, null, null, json =>
        {
            json.WriteString("stage", stage);
            Children(json, "children", state.Children, workspace);
            Workarounds(json, SiblingWorkarounds.Of(state, [], state.Children));
        });

    private static ReadOnlyMemory<byte> Write(
        CampaignState state, Workspace workspace, DirectiveOrders orders, IReadOnlyList<string> flags, string? child,
        IReadOnlyList<ChildState>? children, Action<Utf8JsonWriter> subject)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "coro.context/v1");
            Campaign(json, state, workspace);
            subject(json);
            Quality(json, state.GateOf(child));
            Contracts(json, state, workspace, children);
            SeededInsights.Write(json, state);
            ContextChild.Texts(json, "facts", state.Settings.PersistentFacts);
            json.WriteString("directive", orders.Text);
            ContextChild.Texts(json, "flags", flags);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Campaign(Utf8JsonWriter json, CampaignState state, Workspace workspace)
    {
        json.WriteStartObject("campaign");
        json.WriteString("name", state.Name);
        json.WriteString("job_id", state.JobId);
        json.WriteString("workflow", Words.Of(state.Settings.Workflow));
        json.WriteString("workspace", workspace.Folder);
        json.WriteString("origin", state.Settings.Origin);
        json.WriteString("export_path", state.Settings.Stages.Export.Path);
        json.WriteString("architecture_doc_path", state.Settings.ArchitectureDocPath);
        StagesJson.WriteMembers(json, StageViews.Of(state));
        json.WriteString("health_findings_queue", state.Settings.HealthFindingsQueue);
        json.WriteEndObject();
    }

    private static void Children(
        Utf8JsonWriter json, string name, IEnumerable<ChildState> children, Workspace workspace)
    {
        json.WriteStartArray(name);
        foreach (var child in children)
            ContextChild.Write(json, child, workspace);
        json.WriteEndArray();
    }

    private static void Workarounds(Utf8JsonWriter json, IReadOnlyList<SiblingWorkaround> workarounds)
    {
        json.WriteStartArray("workarounds");
        foreach (var workaround in workarounds)
        {
            json.WriteStartObject();
            json.WriteString("text", workaround.Text);
            json.WriteBoolean("doc_rot", DocRot.Marks(workaround.Text));
            ContextChild.Texts(json, "children", workaround.Children);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Contracts(Utf8JsonWriter json, CampaignState state, Workspace workspace, IReadOnlyList<ChildState>? children)
    {
        var book = new ContractBook(state, workspace, workspace.Folder);
        json.WriteStartArray("contracts");
        foreach (var contract in children is null ? book.All() : book.For([.. children.Select(child => child.Name)]))
            ContractJson.Write(json, contract);
        json.WriteEndArray();
    }

    private static void Quality(Utf8JsonWriter json, QualityGate gate)
    {
        json.WriteStartObject("quality_gate");
        json.WriteString("hard", Words.Of(gate.Hard));
        json.WriteNumber("soft_target", gate.SoftTarget);
        json.WriteNumber("soft_fallback", gate.SoftFallback);
        json.WriteEndObject();
    }
}
