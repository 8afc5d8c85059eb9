using Coro.Engine.History;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Adds children to a campaign that is there already: all that a request has, or none.</summary>
/// <param name="state">The state that the events are folded into.</param>
/// <param name="record">Writes an event down and folds it in.</param>
/// <param name="touched">Gets the name of each child that was added.</param>
internal sealed class Additions(CampaignState state, Action<CampaignEvent> record, List<string> touched)
{
    private const int MostNamed = 5;

    /// <summary>Why whoever runs the campaign cannot run a child's steps; null: nothing runs.</summary>
    public Func<ChildDefinition, IReadOnlyList<string>>? Unrunnable { get; init; }

    /// <summary>Does it.</summary>
    /// <returns>What became of each child; of one that is refused, everything that is wrong with it.</returns>
    public List<ControlOutcome> Apply(AddChildrenRequest request)
    {
        var added = request.Children;
        if (added.Count == 0)
            return [Refused("campaign", "the request has no children; name at least one")];
        if (!added.All(IsWhole))
            return [Refused("campaign", "the request is not whole: a child, or one of its names, is null")];
        var problems = Find(added);
        if (problems.Any)
            return Refuse(added, problems);
        Add(added, request.By, request.Why);
        return [.. added.Select(child => new ControlOutcome { Target = child.Name, Verdict = ControlVerdict.Done })];
    }

    /// <summary>Everything that is wrong with children that are to be added; empty: they can be.</summary>
    public IReadOnlyList<string> Flaws(IReadOnlyList<ChildDefinition> added)
    {
        var problems = Find(added);
        return [.. added.Select((child, i) => (child.Name, Found: problems[i])).Where(one => one.Found.Count > 0).Select(one => $"{one.Name}: {string.Join("; ", one.Found)}")];
    }

    /// <summary>Adds children with which nothing is wrong.</summary>
    public void Add(IReadOnlyList<ChildDefinition> added, string by, string? why)
    {
        record(new ChildrenAdded([.. added.Select(Respelt(added))], by, why));
        touched.AddRange(added.Select(child => child.Name));
    }

    private Problems Find(IReadOnlyList<ChildDefinition> added)
    {
        var problems = new Problems(added.Count);
        for (var i = 0; i < added.Count; i++)
        {
            problems.Add(i, ChildCheck.Problems(added[i]));
            problems.Add(i, Unrunnable?.Invoke(added[i]) ?? []);
        }

        CheckGraph(added, problems);
        return problems;
    }

    // A request is a file that anybody may have written.
    private static bool IsWhole(ChildDefinition? child) => child is { Name: not null, Lane: not null, DependsOn: not null, Locks: not null }
        && child.DependsOn.All(on => on?.Child is not null)
        && child.Steps?.All(step => step is { Name: not null, Run: not null }) != false;

    private void CheckGraph(IReadOnlyList<ChildDefinition> added, Problems problems)
    {
        List<ChildDefinition> present = [.. state.Children.Select(child => child.Definition)];
        var found = JoiningChildren.Check(present, added, state.Settings);
        foreach (var problem in found)
            problems.Add(problem.Child, [problem.Message]);
        if (found.Any(problem => problem.Code != JoiningChildren.NoPipeline))
            return;

        // What is there depends on nothing that is new, so a cycle is among the new ones.
        var plan = Planner.Plan(state.Name, [.. present, .. added]);
        var inCycle = plan.CyclePath.ToHashSet(Names.Comparer);
        for (var i = 0; i < added.Count; i++)
        {
            if (inCycle.Contains(added[i].Name))
                problems.Add(i, [$"it is part of a cycle: {string.Join(" -> ", plan.CyclePath)}; remove one of these dependencies"]);
        }
    }

    // Names are equal whatever their case; from here on they are spelt alike as well.
    private Func<ChildDefinition, ChildDefinition> Respelt(IReadOnlyList<ChildDefinition> added)
    {
        var names = added.ToDictionary(child => child.Name, child => child.Name, Names.Comparer);
        return child => child with
        {
            DependsOn =
            [
                .. child.DependsOn
                    .GroupBy(on => names.GetValueOrDefault(on.Child) ?? state[on.Child].Name)
                    .Select(same => new Dependency(same.Key, same.Max(on => on.Require))),
            ],
        };
    }

    private static List<ControlOutcome> Refuse(IReadOnlyList<ChildDefinition> added, Problems problems)
    {
        var flawed = Enumerable.Range(0, added.Count).Where(i => problems[i].Count > 0).Select(i => Shown.Quote(added[i].Name)).ToList();
        var others = $"none was added, since {string.Join(", ", flawed.Take(MostNamed))}"
            + (flawed.Count > MostNamed ? $" and {flawed.Count - MostNamed} more" : "") + " cannot be";
        return [.. added.Select((child, i) => Refused(child.Name, problems[i].Count > 0 ? string.Join("; ", problems[i]) : others))];
    }

    private static ControlOutcome Refused(string target, string reason) =>
        new() { Target = target, Verdict = ControlVerdict.Refused, Reason = reason };

    private sealed class Problems(int count)
    {
        private readonly List<string>?[] _found = new List<string>?[count];

        public bool Any => Array.Exists(_found, found => found is not null);

        public IReadOnlyList<string> this[int child] => _found[child] ?? [];

        public void Add(int child, IReadOnlyList<string> problems)
        {
            if (problems.Count > 0)
                (_found[child] ??= []).AddRange(problems);
        }
    }
}
