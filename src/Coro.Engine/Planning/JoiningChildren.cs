namespace Coro.Engine.Planning;

/// <summary>Checks children that join others, which are there already and whose steps are chosen by the same pipelines.</summary>
internal static class JoiningChildren
{
    /// <summary>The code of a child that no pipeline serves.</summary>
    public const string NoPipeline = "no-pipeline";

    /// <summary>What is wrong with their names, dependencies and pipelines. A cycle is the plan's to tell.</summary>
    /// <param name="present">The children that are there.</param>
    /// <param name="joining">Those that join.</param>
    /// <param name="settings">The campaign's settings.</param>
    /// <returns>The problems; positions are among those that join.</returns>
    public static IEnumerable<GraphProblem> Check(
        IReadOnlyList<ChildDefinition> present, IReadOnlyList<ChildDefinition> joining, CampaignSettings settings)
    {
        Edges.Resolve([.. present, .. joining], out var found);
        return found.Where(problem => problem.Child >= present.Count).Select(problem => Among(present, problem))
            .Concat(joining.Select((child, i) => (Child: child, Position: i))
                .Where(one => PipelineChooser.For(one.Child, settings) is null)
                .Select(one => new GraphProblem(one.Position, null, NoPipeline, Lack(one.Child, settings))));
    }

    private static GraphProblem Among(IReadOnlyList<ChildDefinition> present, GraphProblem problem)
    {
        var here = problem with { Child = problem.Child - present.Count, Other = problem.Other - present.Count };
        return here.Other >= 0 || problem.Other is not { } other ? here : here with
        {
            Message = $"the campaign has a child '{present[other].Name}' already; choose another name",
            Other = null,
        };
    }

    private static string Lack(ChildDefinition child, CampaignSettings settings) =>
        $"no pipeline serves its lane {Shown.Quote(child.Lane)} or tier {child.Tier}; " + (settings.Pipelines.Count == 0
            ? "the campaign has none, so it needs steps of its own"
            : $"the campaign has pipelines for {string.Join(", ", settings.Pipelines.Keys.Order())}{Nearest.Hint(child.Lane, settings.Pipelines.Keys)}");
}
