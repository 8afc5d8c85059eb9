using Coro.Engine.Loading;

namespace Coro.Engine.Jobs;

/// <summary>Every key of a job's file.</summary>
internal static class JobKeys
{
    public static readonly KeySet Job = new(
        "name", "title", "description", "lane", "repositories", "acceptance_criteria", "estimates", "policy", "planner", "pipelines", "children");

    public static readonly KeySet Estimates = new(
        "pull_requests", "services", "layers", "independent_parts", "failure_isolation", "diff_lines", "conflicting_criteria");

    public static readonly KeySet Policy = new("max_diff_lines");
}
