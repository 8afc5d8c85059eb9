using Coro.Engine.Planning;

namespace Coro.Engine.Loading;

/// <summary>The checks that need all targets of a brief, with the place of each problem.</summary>
internal sealed class TargetCheck(TargetReader targets, Problems problems)
{
    /// <summary>Checks names and dependencies.</summary>
    /// <returns>The children; each dependency is spelt as its target is.</returns>
    public IReadOnlyList<ChildDefinition> Graph()
    {
        var edges = Edges.Resolve(targets.Children, out var found);
        foreach (var problem in found)
            Report(problem);
        return found.Count == 0 ? Spelling.Unify(targets.Children, edges) : targets.Children;
    }

    /// <summary>Checks targets that join a campaign, on whose children they may depend.</summary>
    public void Joining(IReadOnlyList<ChildDefinition> present, CampaignSettings settings)
    {
        // What a flawed target lacks may be a mere consequence.
        foreach (var problem in JoiningChildren.Check(present, targets.Children, settings))
        {
            if (problem.Code != JoiningChildren.NoPipeline || !targets.Places[problem.Child].Flawed)
                Report(problem);
        }
    }

    /// <summary>Checks that each target has steps to go through. Those that lack the same are told of once.</summary>
    public void Pipelines(CampaignSettings settings)
    {
        foreach (var problem in PipelineCheck.Find(targets.Children, settings, Remedy, child => !targets.Places[child].Flawed))
            problems.Add(problem.Code, problem.Message, targets.Places[problem.Child].Start, $"targets[{problem.Child}]");
    }

    private static string Remedy(Tier tier) => $"add pipelines: {{{tier}: […]}}, or steps to the target";

    private void Report(GraphProblem problem)
    {
        var place = problem.Dependency is { } edge
            ? targets.PlaceOf(problem.Child, edge)
            : targets.Places[problem.Child].Name;
        var other = problem.Other is { } first ? $" (the other is in line {targets.Places[first].Name.Line})" : "";
        problems.Add(problem.Code, problem.Message + other, place, problem.Path);
    }
}
