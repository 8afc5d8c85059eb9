using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Tests.Running;

public sealed class ReadyQueueTests
{
    [Fact]
    public void Children_start_in_execution_order()
    {
        var (queue, children) = Queue(new(), new ChildDefinition { Name = "c" }, new() { Name = "b" }, new() { Name = "a" });
        foreach (var child in children.Reverse())
            queue.Add(child);

        TakeAll(queue).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void A_full_lane_does_not_hold_back_another()
    {
        var limits = new LimitSettings { Lanes = new Dictionary<string, int> { ["deep"] = 1 } };
        var (queue, children) = Queue(
            limits,
            new ChildDefinition { Name = "a", Lane = "deep" },
            new() { Name = "b", Lane = "deep" },
            new() { Name = "c", Lane = "fast" });
        foreach (var child in children)
            queue.Add(child);

        TakeAll(queue).ShouldBe(["a", "c"]);

        queue.Release(children[0].Definition);
        TakeAll(queue).ShouldBe(["b"]);
    }

    [Fact]
    public void No_two_that_run_share_a_lock()
    {
        var (queue, children) = Queue(
            new(),
            new ChildDefinition { Name = "a", Locks = ["db"] },
            new() { Name = "b", Locks = ["DB", "port"] },
            new() { Name = "c", Locks = ["port"] });
        foreach (var child in children)
            queue.Add(child);

        TakeAll(queue).ShouldBe(["a", "c"]);
        queue.Release(children[0].Definition);
        TakeAll(queue).ShouldBeEmpty();
        queue.Release(children[2].Definition);
        TakeAll(queue).ShouldBe(["b"]);
    }

    [Fact]
    public void A_child_that_is_skipped_while_it_waits_for_a_lock_passes_its_turn_on()
    {
        var (queue, children) = Queue(
            new(),
            new ChildDefinition { Name = "a", Locks = ["db"] },
            new() { Name = "b", Locks = ["db"] },
            new() { Name = "c", Locks = ["db"] });
        foreach (var child in children)
            queue.Add(child);
        queue.Take(_ => true)!.Name.ShouldBe("a");
        queue.Take(_ => true).ShouldBeNull();

        queue.Release(children[0].Definition);

        queue.Take(child => child.Name != "b")!.Name.ShouldBe("c");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_locks_and_lanes_children_have_all_run_and_none_beside_one_it_excludes(int seed)
    {
        var random = new Random(seed);
        string[] locks = ["k", "l", "m"];
        string[] lanes = ["x", "y"];
        var limits = new LimitSettings { Lanes = new Dictionary<string, int> { ["x"] = 2 } };
        var definitions = Enumerable.Range(0, 300).Select(i => new ChildDefinition
        {
            Name = $"n{i}",
            Lane = lanes[random.Next(lanes.Length)],
            Locks = locks.Where(_ => random.Next(3) == 0).ToArray(),
        }).ToArray();
        var (queue, children) = Queue(limits, definitions);
        foreach (var child in children)
            queue.Add(child);

        var running = new List<ChildState>();
        var done = 0;
        while (done < children.Count)
        {
            while (running.Count < 5 && queue.Take(_ => true) is { } next)
            {
                running.SelectMany(child => child.Definition.Locks).Intersect(next.Definition.Locks).ShouldBeEmpty();
                running.Add(next);
                running.Count(child => child.Definition.Lane == "x").ShouldBeLessThanOrEqualTo(2);
            }

            running.ShouldNotBeEmpty("something can always run while nothing does");
            var ended = running[random.Next(running.Count)];
            running.Remove(ended);
            queue.Release(ended.Definition);
            done++;
        }

        queue.Take(_ => true).ShouldBeNull();
    }

    private static (ReadyQueue Queue, IReadOnlyList<ChildState> Children) Queue(
        LimitSettings limits, params ChildDefinition[] definitions)
    {
        var state = new CampaignState();
        state.Add(definitions);
        return (new(limits, child => child.Index), state.Children);
    }

    private static List<string> TakeAll(ReadyQueue queue)
    {
        var names = new List<string>();
        while (queue.Take(_ => true) is { } child)
            names.Add(child.Name);
        return names;
    }
}
