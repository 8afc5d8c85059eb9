using Coro.Engine.Reporting.Graphs;

namespace Coro.Tests.Reporting.Graphs;

public sealed class GraphTextTests
{
    [Fact]
    public void Children_are_listed_by_level_with_mark_status_score_and_what_they_need()
    {
        GraphNode[] nodes =
        [
            new("core", [], ChildStatus.Completed, "97"),
            new("api", ["core"], ChildStatus.Failed),
            new("util", [], ChildStatus.Skipped),
            new("web", ["api", "util"], ChildStatus.Pending),
        ];

        GraphText.Draw(nodes).ShouldBe(
            """
            level 1
              + core  completed  97
              - util  skipped
            level 2
              x api   failed         <- core
            level 3
              . web   pending        <- api, util

            """);
    }

    [Fact]
    public void A_plan_has_neither_marks_nor_statuses() =>
        GraphText.Draw(LeveledGraphTests.Nodes(("a", ""), ("b", "a"))).ShouldBe("level 1\n    a\nlevel 2\n    b  <- a\n");

    [Fact]
    public void Long_lists_are_wrapped_under_their_beginning()
    {
        var leaves = Enumerable.Range(10, 12).Select(i => ($"leaf{i}", ""));
        var text = GraphText.Draw(
            LeveledGraphTests.Nodes([.. leaves, ("x", string.Join(',', Enumerable.Range(10, 12).Select(i => $"leaf{i}")))]), 60);

        text.Split('\n').ShouldAllBe(line => line.Length <= 60);
        text.ShouldEndWith(
            "    x       <- leaf10, leaf11, leaf12, leaf13, leaf14,\n"
            + "               leaf15, leaf16, leaf17, leaf18, leaf19,\n"
            + "               leaf20, leaf21\n");
    }

    [Fact]
    public void A_cycle_is_shown_apart() =>
        GraphText.Draw(LeveledGraphTests.Nodes(("a", "b"), ("b", "a"), ("c", ""))).ShouldBe(
            "level 1\n    c\nin a cycle, or behind one\n    a  <- b\n    b  <- a\n");

    [Fact]
    public void Nothing_is_said_to_be_nothing() => GraphText.Draw([]).ShouldBe("(no children)\n");
}
