using System.Text;
using Coro.Engine.History;
using Coro.Engine.Loading;
using Coro.Engine.PullRequests;
using Coro.Engine.Running;

namespace Coro.Engine.Insights;

/// <summary>
/// Proposes one change that bundles what a campaign learned: <c>artifacts/insights.md</c>, and for the memory files that the brief names a
/// branch, a pull request, or <c>artifacts/insights.patch</c>. It changes nothing that is checked out.
/// </summary>
internal static class MemoryProposal
{
    /// <summary>Where the patch is.</summary>
    public static string Patch(State.Workspace workspace) => Path.Combine(workspace.Artifacts, "insights.patch");

    /// <summary>What is going to be proposed, in words; null: nothing.</summary>
    public static string? Outlook(RunContext run)
    {
        var (count, files) = (Insights(run).Count, run.Settings.Stages.MemoryFiles);
        if (count == 0)
            return null;
        var form = run.Settings.Stages.Proposal?.Kind switch { ProposalKind.Branch => "a branch", ProposalKind.PullRequest => "a pull request", _ => "a patch" };
        var learned = $"{count} {(count == 1 ? "insight" : "insights")} that nobody rejected";
        return files.Count == 0
            ? $"{learned}; the brief names no memory_files to propose a change of"
            : $"{learned} will be proposed as {form} of {string.Join(", ", files.Select(file => OriginPaths.Relative(file, run.Settings.Origin)))}";
    }

    /// <summary>Proposes it, if there is something to propose. That it cannot never fails a campaign.</summary>
    public static async Task WriteAsync(RunContext run)
    {
        var insights = Insights(run);
        if (insights.Count == 0)
            return;
        try
        {
            Directory.CreateDirectory(run.Workspace.Artifacts);
            var list = Path.Combine(run.Workspace.Artifacts, "insights.md");
            Put(list, $"# What campaign {run.State.Name} learned\n\n{MemoryBlock.List(insights)}");
            run.Note($"what was learned ({insights.Count}) is in {list}");
            var files = run.Settings.Stages.MemoryFiles;
            if (files.Count == 0)
                return;
            if (run.Settings.Stages.Proposal is { Kind: not ProposalKind.Patch } proposal && await ProposeAsync(run, proposal, files, insights))
                return;
            var patch = string.Concat(files.Select(file => Of(run, file, insights)));
            if (patch.Length == 0)
                return;
            Put(Patch(run.Workspace), patch);
            run.Note($"one change of what agents are to remember is proposed: git apply {Patch(run.Workspace)}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            run.Note($"what was learned could not be written: {problem.Message}", warning: true);
        }
    }

    // False: it could not, and a patch has to do.
    private static async Task<bool> ProposeAsync(RunContext run, ProposalSettings proposal, IReadOnlyList<string> files, IReadOnlyList<CampaignInsight> insights)
    {
        try
        {
            if (await ChangeProposal.MakeAsync(run, proposal, files, insights, run.Draining) is not { } change)
            {
                run.Note("what was learned is in the memory files already");
                return true;
            }

            if (run.State.Proposed != change)
                run.Record(new ChangeProposed(change));
            run.Say(
                change.Url is { } url
                    ? $"one change of what agents are to remember is proposed: {url}"
                    : $"one change of what agents are to remember is proposed: branch {change.Branch} in {change.Repository}",
                warning: false);
            return true;
        }
        catch (PullRequestException problem)
        {
            run.Note($"what was learned could not be proposed as a {(proposal.Kind == ProposalKind.Branch ? "branch" : "pull request")}: {problem.Message}; there is a patch instead", warning: true);
            return false;
        }
        catch (OperationCanceledException) when (run.StopReason is not null)
        {
            // It is done when the campaign goes on.
            return true;
        }
    }

    private static List<CampaignInsight> Insights(RunContext run) => [.. run.State.Insights.Values.Where(insight => insight.Status != InsightStatus.Rejected)];

    private static string Of(RunContext run, string file, IReadOnlyList<CampaignInsight> insights)
    {
        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        var path = OriginPaths.Relative(file, run.Settings.Origin);
        return UnifiedDiff.Of(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path, before, MemoryBlock.Put(before, run.State.Name, insights));
    }

    private static void Put(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text, new UTF8Encoding(false));
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
