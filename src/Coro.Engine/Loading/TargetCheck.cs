using Coro.Engine.Planning;

namespace Coro.Engine.Loading;

/// <summary>The checks that need all targets of a brief, with the place of each problem.</summary>
internal sealed class TargetCheck(TargetReader targets, Problems problems)
{
    /// <summary>Checks names and dependencies.</summary>
    /// <returns>The children, each dependency spelt as its target is.</returns>
    public IReadOnlyList<ChildDefinition> Graph()
    {
        var children = targets.Children;
        var edges = Edges.Resolve(children, out var found);
        foreach (var problem in found)
        {
            var place = problem.Dependency is { } edge
                ? targets.PlaceOf(problem.Child, edge)
                : targets.Places[problem.Child].Name;
            problems.Add(problem.Code, problem.Message, place, problem.Path);
        }

        if (found.Count > 0)
            return children;
        for (var i = 0; i < children.Count; i++)
            Respell(i, edges[i]);
        return children;
    }

    /// <summary>Checks that each target has steps to go through. Those that lack the same are told of once.</summary>
    public void Pipelines(CampaignSettings settings)
    {
        foreach (var problem in PipelineCheck.Find(targets.Children, settings, child => !targets.Places[child].Flawed))
            problems.Add(problem.Code, problem.Message, targets.Places[problem.Child].Start, $"targets[{problem.Child}]");
    }

    private void Respell(int child, ReadOnlySpan<int> edges)
    {
        var children = targets.Children;
        var dependsOn = children[child].DependsOn;
        Dependency[]? respelt = null;
        for (var i = 0; i < edges.Length; i++)
        {
            var name = children[edges[i]].Name;
            if (name == dependsOn[i].Child)
                continue;
            respelt ??= [.. dependsOn];
            respelt[i] = respelt[i] with { Child = name };
        }

        if (respelt is not null)
            children[child] = children[child] with { DependsOn = respelt };
    }
}
