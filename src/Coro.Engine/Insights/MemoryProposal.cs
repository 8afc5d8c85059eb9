using System.Text;
using Coro.Engine.Loading;
using Coro.Engine.Running;

namespace Coro.Engine.Insights;

/// <summary>
/// Proposes one change that bundles what a campaign learned: <c>artifacts/insights.md</c>, and <c>artifacts/insights.patch</c> for the
/// memory files that the brief names. It changes none of them itself.
/// </summary>
internal static class MemoryProposal
{
    /// <summary>Where the patch is.</summary>
    public static string Patch(State.Workspace workspace) => Path.Combine(workspace.Artifacts, "insights.patch");

    /// <summary>Writes it, if there is something to propose.</summary>
    public static void Write(RunContext run)
    {
        var insights = run.State.Insights.Values.Where(insight => insight.Status != InsightStatus.Rejected).ToList();
        if (insights.Count == 0)
            return;
        try
        {
            Directory.CreateDirectory(run.Workspace.Artifacts);
            var list = Path.Combine(run.Workspace.Artifacts, "insights.md");
            Put(list, $"# What campaign {run.State.Name} learned\n\n{MemoryBlock.List(insights)}");
            run.Note($"what was learned ({insights.Count}) is in {list}");
            var patch = string.Concat(run.Settings.Stages.MemoryFiles.Select(file => Of(run, file, insights)));
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
