using System.Text;
using Coro.Engine.Planning;

namespace Coro.Engine.Jobs;

/// <summary>What a job's campaign consists of.</summary>
internal static class JobPlans
{
    /// <summary>Everything that is wrong with a campaign's children; empty: nothing is.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ChildDefinition> children, CampaignSettings settings)
    {
        var problems = JoiningChildren.Check([], children, settings).Select(problem => problem.ToDiagnostic().Message).ToList();
        if (problems.Count > 0)
            return problems;
        var plan = Planner.Plan("job", children);
        return plan.HasCycle ? [$"they depend on each other in a circle: {string.Join(" -> ", plan.CyclePath)}"] : [];
    }

    /// <summary>The one child of a job that is a task.</summary>
    public static ChildDefinition Task(CoroJob job) => new()
    {
        Name = job.Name,
        Lane = job.Lane,
        RepoUrl = job.Repositories.Count > 0 ? job.Repositories[0] : null,
        Description = Words(job),
        Tracker = job.Tracker,
    };

    private static string Words(CoroJob job)
    {
        var text = new StringBuilder(job.Title);
        if (job.Description is { } description)
            text.Append("\n\n").Append(description.Trim());
        if (job.AcceptanceCriteria.Count > 0)
            text.Append("\n\nAcceptance criteria:\n").AppendJoin('\n', job.AcceptanceCriteria.Select(criterion => $"- {criterion}"));
        if (job.Repositories.Count > 1)
            text.Append("\n\nRepositories: ").AppendJoin(", ", job.Repositories);
        return text.ToString();
    }
}
