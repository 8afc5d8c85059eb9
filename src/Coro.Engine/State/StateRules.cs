using Coro.Engine.Loading;
using Coro.Engine.Planning;

namespace Coro.Engine.State;

/// <summary>What has to hold between the values of a state, and not for each of them alone.</summary>
/// <param name="state">The state.</param>
/// <param name="key">The key of the list of children.</param>
/// <param name="places">Where each child stands in the file.</param>
/// <param name="problems">Where to tell what is wrong.</param>
internal sealed class StateRules(CampaignState state, string key, IReadOnlyList<Place> places, Problems problems)
{
    private const string OrderPath = "dependency_graph.execution_order";

    private IReadOnlyList<ChildState> Children => state.Children;

    /// <summary>Names are unique, dependencies are among them, and form no cycle.</summary>
    /// <returns>Whether the children can be ordered.</returns>
    public bool Graph()
    {
        var graph = ChildGraph.Build([.. Children.Select(child => child.Definition)], out var found);
        foreach (var problem in found)
        {
            var at = problem.Dependency is { } edge ? $"depends_on[{edge}]" : "name";
            Add(problem.Child, problem.Code, at, problem.Message);
        }

        var order = TopologicalOrder.Of(graph);
        if (order.Length == graph.Count)
            return true;
        var ordered = new bool[graph.Count];
        foreach (var node in order)
            ordered[node] = true;
        problems.Add(
            "circular-dependency",
            $"the dependencies form a cycle: {string.Join(" -> ", graph.Names(CycleFinder.Find(graph, ordered)))}; remove one of them",
            path: key);
        return false;
    }

    /// <summary>Times fit each other and the status.</summary>
    public void Times(StateFormat format)
    {
        if (state.LastUpdated != default && state.LastUpdated < state.StartedAt)
            problems.Add("inconsistent-times", "is before started_at; correct one of the two", path: "campaign.last_updated");
        foreach (var child in Children)
        {
            var (i, started, completed) = (child.Index, child.StartedAt, child.CompletedAt);
            if (completed < started)
                Add(i, "inconsistent-times", "completed_at", $"'{child.Name}' ended before it started; correct one of the two");
            if (child.Status == ChildStatus.Completed && completed is null)
                Add(i, "inconsistent-times", "completed_at", $"'{child.Name}' is completed, so it has to say when; give the time, or another status");
            else if (completed is not null && !HasEnded(child.Status, format))
                Add(i, "inconsistent-times", "completed_at", $"'{child.Name}' is {Words.Of(child.Status)}, so it has not ended; remove the time, or give another status");
        }
    }

    /// <summary>Scores are what one can judge by.</summary>
    public void Scores()
    {
        var gate = state.Settings.QualityGate;
        if (gate.SoftFallback > gate.SoftTarget)
        {
            problems.Add(
                "fallback-above-target", $"is {gate.SoftFallback}, above soft_target, which is {gate.SoftTarget}; lower it",
                path: "campaign.quality_gate.soft_fallback");
        }
    }

    /// <summary>The execution order names each child once, after all that it depends on.</summary>
    /// <param name="order">The order; null: there is none, which was told.</param>
    /// <param name="canBe">Whether there is an order.</param>
    /// <param name="saysCycle">Whether the file says that there is none.</param>
    /// <param name="needed">Whether the order may not be empty.</param>
    public void Order(IReadOnlyList<string>? order, bool canBe, bool saysCycle, bool needed)
    {
        if (saysCycle && canBe)
            problems.Add("wrong-order", "the dependencies form no cycle; say so", path: "dependency_graph.circular_deps_detected");
        if (order is null || order.Count == 0 && !needed)
            return;
        var ranks = new int[Children.Count];
        for (var i = 0; i < order.Count; i++)
        {
            if (state.Find(order[i]) is not { } child)
                problems.Add("wrong-order", $"there is no child {Shown.Quote(order[i])}; remove it", path: $"{OrderPath}[{i}]");
            else if (ranks[child.Index] > 0)
                problems.Add("wrong-order", $"{Shown.Quote(order[i])} is there twice; keep one", path: $"{OrderPath}[{i}]");
            else
                ranks[child.Index] = i + 1;
        }

        foreach (var child in Children)
            CheckRank(child, ranks, canBe);
    }

    // Somebody who sets a status back leaves the times as they are, and Skill Forge does so itself.
    private static bool HasEnded(ChildStatus status, StateFormat format) => status switch
    {
        ChildStatus.Pending or ChildStatus.Ready => format == StateFormat.SkillForge,
        _ => status != ChildStatus.Active,
    };

    private void CheckRank(ChildState child, int[] ranks, bool canBe)
    {
        if (!HasName(child) || state.Find(child.Name) != child)
            return;
        var rank = ranks[child.Index];
        if (rank == 0)
        {
            problems.Add(
                "wrong-order", $"'{child.Name}' is missing; list every child once, after all that it depends on", places[child.Index], OrderPath);
            return;
        }

        foreach (var dependency in canBe ? child.Definition.DependsOn : [])
        {
            if (state.Find(dependency.Child) is { } before && ranks[before.Index] > rank)
            {
                problems.Add(
                    "wrong-order", $"'{child.Name}' comes before '{before.Name}', on which it depends", path: $"{OrderPath}[{rank - 1}]");
            }
        }
    }

    // The reader gives one that has none a name that nobody can refer to.
    private static bool HasName(ChildState child) => child.Name[0] != '\0';

    private void Add(int child, string code, string at, string message) =>
        problems.Add(code, message, places[child], $"{key}[{child}].{at}");
}
