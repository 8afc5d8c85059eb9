using Coro.Engine.Reporting.Graphs;

namespace Coro.Tests.Reporting.Graphs;

public sealed class GraphMermaidTests
{
    [Fact]
    public void The_chart_has_a_node_for_each_child_an_arrow_for_each_edge_and_a_class_for_each_status()
    {
        GraphNode[] nodes =
        [
            new("core", [], ChildStatus.Completed, "97"),
            new("api", ["core"], ChildStatus.Failed),
            new("web", ["core"]),
        ];

        GraphMermaid.Draw(nodes, ["core", "api"]).ShouldBe(
            """
            flowchart LR
              n0["core<br/>97"]:::completed
              n1["api"]:::failed
              n2["web"]
              n0 ==> n1
              n0 --> n2
              classDef completed fill:#d8f0dd,stroke:#2e8b4a,color:#1f2733
              classDef failed fill:#fbdcda,stroke:#c2372e,color:#1f2733

            """);
    }

    [Fact]
    public void A_label_cannot_end_early_or_become_markup() =>
        GraphMermaid.Draw([new("a\"]; click n0 \"x", [], null, "<b>#1`\n|")]).ShouldBe(
            "flowchart LR\n  n0[\"a#34;#93;#59; click n0 #34;x<br/>#60;b#62;#35;1#96; #124;\"]\n");

    [Fact]
    public void A_graph_that_no_viewer_could_show_is_known_to_be_too_large()
    {
        GraphMermaid.CanDraw([.. Enumerable.Range(0, 200).Select(i => new GraphNode($"n{i}", []))]).ShouldBeTrue();
        GraphMermaid.CanDraw([.. Enumerable.Range(0, 201).Select(i => new GraphNode($"n{i}", []))]).ShouldBeFalse();
        GraphMermaid.CanDraw([new("a", [.. Enumerable.Range(0, 501).Select(i => $"n{i}")])]).ShouldBeFalse();
    }
}
