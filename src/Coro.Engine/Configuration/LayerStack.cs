using Coro.Engine.Loading;

namespace Coro.Engine.Configuration;

/// <summary>Puts layers on top of each other: what a layer says takes the place of what those below it say, and lists grow.</summary>
internal static class LayerStack
{
    /// <summary>Puts one layer on another.</summary>
    /// <param name="below">What holds so far.</param>
    /// <param name="above">What is said on top of it.</param>
    public static Layer Put(Layer below, Layer above)
    {
        var (target, fallback) = Quality(below, above);
        return new()
        {
            QualityHard = above.QualityHard ?? below.QualityHard,
            QualityTarget = target,
            QualityFallback = fallback,
            WorkspacePath = above.WorkspacePath ?? below.WorkspacePath,
            HeadlessMode = above.HeadlessMode ?? below.HeadlessMode,
            PersistentFacts = [.. below.PersistentFacts, .. above.PersistentFacts],
            ReportTemplatePath = above.ReportTemplatePath ?? below.ReportTemplatePath,
            KickoffTemplatePath = above.KickoffTemplatePath ?? below.KickoffTemplatePath,
            BriefTemplatePath = above.BriefTemplatePath ?? below.BriefTemplatePath,
            OnComplete = above.OnComplete ?? below.OnComplete,
            ActivationStepsPrepend = LayerStepLists.Put(below.ActivationStepsPrepend, above.ActivationStepsPrepend),
            ActivationStepsAppend = LayerStepLists.Put(below.ActivationStepsAppend, above.ActivationStepsAppend),
            Triage = Keys(below.Triage, above.Triage),
            Tracker = Tracker(below.Tracker, above.Tracker),
            PullRequestHosts =
            [
                .. below.PullRequestHosts.Where(host => !above.PullRequestHosts.Any(other => PullRequestHostReader.IsSame(host.Value, other.Value))),
                .. above.PullRequestHosts,
            ],
            Pipelines = Pipelines(below.Pipelines, above.Pipelines),
        };
    }

    // A target that is set below the fallback of a layer below lowers that, too, as in a brief.
    private static (Sourced<decimal>? Target, Sourced<decimal>? Fallback) Quality(Layer below, Layer above)
    {
        var target = above.QualityTarget ?? below.QualityTarget;
        if (above.QualityFallback is { } said && said.Value > target?.Value)
        {
            said.File.Problems.Add(
                "fallback-above-target",
                $"is {said.Value}, above quality_gate_soft_target, which is {target.Value} ({target.File.Origin}); lower it",
                said.Raw.Place, "workflow.quality_gate_soft_fallback");
        }

        var fallback = above.QualityFallback ?? below.QualityFallback;
        return (target, target is not null && fallback?.Value > target.Value ? target : fallback);
    }

    private static Dictionary<string, Sourced<T>> Keys<T>(IReadOnlyDictionary<string, Sourced<T>> below, IReadOnlyDictionary<string, Sourced<T>> above)
    {
        var keys = new Dictionary<string, Sourced<T>>(below, StringComparer.Ordinal);
        foreach (var (key, said) in above)
            keys[key] = said;
        return keys;
    }

    // A tracker of another kind has nothing of the one below it.
    private static IReadOnlyDictionary<string, Sourced<string>> Tracker(
        IReadOnlyDictionary<string, Sourced<string>> below, IReadOnlyDictionary<string, Sourced<string>> above) =>
        above.TryGetValue("kind", out var kind) && below.TryGetValue("kind", out var other) && other.Value != kind.Value ? above : Keys(below, above);

    private static Dictionary<string, LayerPipeline> Pipelines(
        IReadOnlyDictionary<string, LayerPipeline> below, IReadOnlyDictionary<string, LayerPipeline> above)
    {
        var pipelines = new Dictionary<string, LayerPipeline>(below, Names.Comparer);
        foreach (var (name, pipeline) in above)
        {
            pipelines[name] = pipelines.TryGetValue(name, out var other)
                ? pipeline with { Batch = pipeline.Batch ?? other.Batch, Steps = LayerStepLists.Put(other.Steps, pipeline.Steps) }
                : pipeline;
        }

        return pipelines;
    }
}
