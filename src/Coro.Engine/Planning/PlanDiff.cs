namespace Coro.Engine.Planning;

/// <summary>How one plan differs from another, child by child. It is pure.</summary>
public static class PlanDiff
{
    /// <summary>The differences, a line each: <c>+</c> joins, <c>-</c> is left out, <c>~</c> changes; in the new plan's order.</summary>
    /// <param name="before">The children there are.</param>
    /// <param name="after">The children there would be.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ChildDefinition> before, IReadOnlyList<ChildDefinition> after)
    {
        var old = before.ToDictionary(child => child.Name, Names.Comparer);
        var lines = new List<string>();
        foreach (var child in after)
        {
            if (!old.Remove(child.Name, out var present))
                lines.Add($"+ {child.Name}{After(child)}");
            else if (Changes(present, child) is { Count: > 0 } changes)
                lines.Add($"~ {child.Name}: {string.Join("; ", changes)}");
        }

        foreach (var child in before.Where(child => old.ContainsKey(child.Name)))
            lines.Add($"- {child.Name}");
        return lines;
    }

    private static string After(ChildDefinition child) =>
        child.DependsOn.Count == 0 ? "" : $", after {string.Join(", ", child.DependsOn.Select(Edge))}";

    private static List<string> Changes(ChildDefinition before, ChildDefinition after)
    {
        var changes = new List<string>();
        Compare("tier", before.Tier.ToString(), after.Tier.ToString());
        Compare("lane", before.Lane, after.Lane);
        Compare("repository", before.RepoUrl, after.RepoUrl);
        Compare("pin", before.Pin, after.Pin);
        Compare("depends on", Joined(before.DependsOn.Select(Edge)), Joined(after.DependsOn.Select(Edge)));
        Compare("locks", Joined(before.Locks), Joined(after.Locks));
        Compare("tracker", before.Tracker?.Key, after.Tracker?.Key);
        if (before.Description != after.Description)
            changes.Add("another description");
        if ((before.Steps is null) != (after.Steps is null) || before.Steps?.Select(step => step.Name).SequenceEqual(after.Steps!.Select(step => step.Name)) == false)
            changes.Add("other steps");
        return changes;

        void Compare(string what, string? one, string? other)
        {
            if (one != other)
                changes.Add($"{what} {one ?? "none"} -> {other ?? "none"}");
        }
    }

    private static string Edge(Dependency on) => on.Require == DependencyRequirement.Merged ? $"{on.Child} (merged)" : on.Child;

    private static string? Joined(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : null;
}
