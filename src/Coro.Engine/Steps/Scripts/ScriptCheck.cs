namespace Coro.Engine.Steps.Scripts;

/// <summary>Sees to it that a campaign with script blocks runs nowhere but where they can be run.</summary>
internal static class ScriptCheck
{
    /// <summary>Refuses a campaign whose steps cannot all be run here.</summary>
    /// <param name="runner">What runs scripts; null: nothing does.</param>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="children">Its children.</param>
    /// <exception cref="UsageException">It has script blocks, and there is nothing to run them.</exception>
    /// <exception cref="InvalidInputException">One of them makes no sense; all problems are told.</exception>
    public static void Require(
        IScriptRunner? runner, string campaign, CampaignSettings settings, IEnumerable<ChildDefinition> children)
    {
        HashSet<(string Owner, string Problem)>? told = null;
        List<Diagnostic>? problems = null;
        foreach (var (owner, step) in All(settings, children))
        {
            if (step.Script is null)
                continue;
            if (runner is null)
            {
                throw new UsageException(
                    $"Campaign '{campaign}' has steps that are PowerShell script blocks ({owner}, step {step.Name}), and nothing here runs "
                    + $"them. Nothing was run. In PowerShell: Resume-Campaign {campaign}, or Start-Campaign with its brief.");
            }

            // The same block may be the step of a thousand children.
            foreach (var problem in runner.Problems(step))
            {
                if ((told ??= []).Add((step.Name, problem)))
                    (problems ??= []).Add(new() { Code = "invalid-script", Message = $"step {Shown.Quote(step.Name)}: {problem}", Path = owner });
            }
        }

        if (problems is not null)
            throw new InvalidInputException(problems);
    }

    /// <summary>What keeps a child from being run by whoever runs its campaign already.</summary>
    /// <param name="runner">What runs scripts there; null: nothing does.</param>
    /// <param name="child">The child.</param>
    public static IReadOnlyList<string> Problems(IScriptRunner? runner, ChildDefinition child)
    {
        var scripts = (child.Steps ?? []).Where(step => step.Script is not null);
        return runner is null
            ?
            [
                .. scripts.Take(1).Select(step => $"its step {step.Name} is a PowerShell script block, and what runs the campaign now runs none; stop the campaign, "
                    + "add the child, and go on with Resume-Campaign in PowerShell"),
            ]
            : [.. scripts.SelectMany(step => runner.Problems(step).Select(problem => $"step {Shown.Quote(step.Name)}: {problem}")).Distinct()];
    }

    private static IEnumerable<(string Owner, StepDefinition Step)> All(CampaignSettings settings, IEnumerable<ChildDefinition> children)
    {
        foreach (var step in settings.ActivationStepsPrepend.Concat(settings.ActivationStepsAppend))
            yield return ("an activation step", step);
        foreach (var (name, pipeline) in settings.Pipelines)
        {
            foreach (var step in pipeline.Steps)
                yield return ($"pipeline {name}", step);
        }

        foreach (var child in children)
        {
            foreach (var step in child.Steps ?? [])
                yield return ($"child {child.Name}", step);
        }

        var stages = settings.Stages;
        foreach (var step in new[] { stages.Strategy?.Command, stages.Capstone, stages.Verify, stages.Refine, stages.Export.Command, stages.OnComplete })
        {
            if (step is not null)
                yield return ("a stage", step);
        }
    }
}
