using Coro.Engine.Planning;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Loading;

/// <summary>Makes a campaign of children that are objects and no file. Every problem is reported at once.</summary>
public static class ObjectLoader
{
    /// <summary>Checks them and puts them together.</summary>
    /// <param name="name">The campaign's name; see <see cref="Names"/>.</param>
    /// <param name="children">The children.</param>
    /// <param name="settings">Everything but the children.</param>
    /// <param name="pipelineRemedy">What to do about a child that has no steps, in words that follow "; ".</param>
    /// <param name="planOnly">Whether nothing is to run, so that no steps are needed.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    public static LoadResult Load(
        string name, IReadOnlyList<ChildDefinition> children, CampaignSettings settings, string pipelineRemedy, bool planOnly = false)
    {
        var problems = new Problems(null);
        if (!Names.IsValid(name, out var reason))
            problems.Add("invalid-name", $"the campaign name {Shown.Quote(name)} {reason}; give another one");
        if (children.Count == 0)
            problems.Add("no-targets", "there is no child; pass at least one");
        if (settings.QualityGate.SoftFallback > settings.QualityGate.SoftTarget)
            problems.Add("fallback-above-target", $"the fallback {settings.QualityGate.SoftFallback} is above the target {settings.QualityGate.SoftTarget}");
        Pipelines(settings, problems);
        var flawed = Children(children, problems);
        var edges = Edges.Resolve(children, out var found);
        foreach (var problem in found)
            problems.Add(problem.Code, problem.Message, path: Path(children, problem.Child));
        if (!planOnly)
        {
            foreach (var problem in PipelineCheck.Find(children, settings, _ => pipelineRemedy, child => !flawed.Contains(child)))
                problems.Add(problem.Code, problem.Message, path: Path(children, problem.Child));
        }

        return problems.Any
            ? new(null, problems.InOrder())
            : new(new() { Name = name, Settings = settings, Children = Spelling.Unify([.. children], edges) }, []);
    }

    /// <summary>Checks one child by itself.</summary>
    /// <param name="child">The child.</param>
    /// <returns>Everything that is wrong with it.</returns>
    public static IReadOnlyList<Diagnostic> Check(ChildDefinition child) =>
        [.. ChildCheck.Problems(child).Select(problem => new Diagnostic { Code = "invalid-child", Message = problem, Path = $"child {child.Name}" })];

    private static void Pipelines(CampaignSettings settings, Problems problems)
    {
        foreach (var (name, pipeline) in settings.Pipelines)
        {
            if (!Names.IsValid(name, out var reason))
                problems.Add("invalid-name", $"the pipeline's name {Shown.Quote(name)} {reason}; it is that of a lane or a tier, or default");
            if (pipeline.Batch && Names.Comparer.Equals(name, PipelineChooser.Default))
                problems.Add("invalid-value", "the default pipeline cannot be a batch; give the batch to a tier or a lane");
            var scope = pipeline.Batch ? PlaceholderScope.Batch : PlaceholderScope.Child;
            foreach (var problem in StepCheck.OfList(pipeline.Steps, scope))
                problems.Add("invalid-step", problem, path: $"pipeline {name}");
        }
    }

    private static HashSet<int> Children(IReadOnlyList<ChildDefinition> children, Problems problems)
    {
        var flawed = new HashSet<int>();
        for (var i = 0; i < children.Count; i++)
        {
            foreach (var problem in ChildCheck.Problems(children[i]))
            {
                flawed.Add(i);
                problems.Add("invalid-child", problem, path: Path(children, i));
            }
        }

        return flawed;
    }

    private static string Path(IReadOnlyList<ChildDefinition> children, int child) => $"child {children[child].Name}";
}
