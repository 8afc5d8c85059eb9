using Coro.Engine.Loading;
using Coro.Engine.Planning;

namespace Coro.Engine.Intake;

/// <summary>Targets that are given one by one, each a line of a manifest. Whatever is wrong with one is told at once.</summary>
/// <param name="origin">The absolute folder that relative repository paths start at.</param>
internal sealed class TargetLines(string origin)
{
    private readonly List<ChildDefinition> _children = [];

    public IReadOnlyList<ChildDefinition> Children => _children;

    /// <summary>Takes a line.</summary>
    /// <returns>What is wrong with it, and then it is not taken; null: nothing. A dependency may still come.</returns>
    public string? Add(string line)
    {
        var problems = new Problems(null);
        var reader = new ManifestReader(origin, problems);
        reader.Read(line);
        if (problems.Any)
            return Text(problems.InOrder());
        if (reader.Children.Count != 1)
            return "this is no target; a line is name,repo_url,tier[,pin][;dep1,dep2]";
        List<ChildDefinition> all = [.. _children, reader.Children[0]];
        Edges.Resolve(all, out var found);
        if (found.FirstOrDefault(problem => problem.Child == _children.Count && problem.Code != "unknown-dependency") is { Message: { } clash })
            return clash;
        if (Cycle(all) is { Count: > 0 } cycle)
            return $"the dependencies would form a cycle: {string.Join(" -> ", cycle)}";
        _children.Add(reader.Children[0]);
        return null;
    }

    /// <summary>Ends the list.</summary>
    /// <returns>What is wrong with it as a whole; lines that cannot stay are taken back. Null: nothing.</returns>
    public string? End()
    {
        if (_children.Count == 0)
            return "a campaign needs at least one target";
        var edges = Edges.Resolve(_children, out var found);
        if (found.Count == 0)
        {
            Spelling.Unify(_children, edges);
            return null;
        }

        var wrong = found.Select(problem => problem.Child).Distinct().OrderDescending().ToList();
        var told = found.Select(problem => $"{_children[problem.Child].Name}: {problem.Message}").ToList();
        foreach (var child in wrong)
            _children.RemoveAt(child);
        var end = told[^1].EndsWith('?') ? "" : ".";
        return $"{string.Join("; ", told)}{end} {(wrong.Count == 1 ? "This target is" : "These targets are")} taken back; give {(wrong.Count == 1 ? "it" : "them")} again";
    }

    // What they depend on may still come; a cycle is among those that are there.
    private static IReadOnlyList<string> Cycle(List<ChildDefinition> children)
    {
        var known = children.Select(child => child.Name).ToHashSet(Names.Comparer);
        return Planner.Plan("", [.. children.Select(child => child with { DependsOn = [.. child.DependsOn.Where(on => known.Contains(on.Child))] })]).CyclePath;
    }

    /// <summary>Problems of one line, without its number and their codes.</summary>
    public static string Text(IEnumerable<Diagnostic> problems) => string.Join("; ", problems.Select(problem => problem.Message));
}
