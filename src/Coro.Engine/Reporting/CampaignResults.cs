using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>How a run ended, drawn from the state that it left.</summary>
internal static class CampaignResults
{
    /// <summary>Draws it up.</summary>
    /// <param name="state">The campaign as the run left it.</param>
    /// <param name="context">Where it is, and when.</param>
    /// <param name="exitCode">How the run ended.</param>
    /// <param name="phase">The stage in which it stopped, or the last one.</param>
    /// <param name="error">What went wrong or what is waited for; null on success.</param>
    /// <param name="reportPath">The report; null when there is none.</param>
    public static CampaignResult Of(
        CampaignState state, ViewContext context, ExitCode exitCode, string phase, string? error, string? reportPath) => new()
        {
            Campaign = CampaignViews.Campaign(state, context) with { ExitCode = exitCode },
            ExitCode = exitCode,
            Error = error,
            Phase = phase,
            Completed = Names(state, ChildStatus.Completed),
            Failed = [.. Names(state, ChildStatus.Failed), .. Names(state, ChildStatus.Escalated)],
            Skipped = Names(state, ChildStatus.Skipped),
            QualityScores = state.Children
                .Where(child => child is { Status: ChildStatus.Completed, QualityScore: not null })
                .ToDictionary(child => child.Name, child => child.QualityScore!.Value, Coro.Names.Comparer),
            Stages = StageViews.Of(state),

            // An earlier run's report may still be there, but it is not this one's.
            ReportPath = exitCode == ExitCode.ReportFailure ? null : reportPath,
            DecisionLogPath = context.Workspace.DecisionLog,
            Duration = CampaignViews.Duration(state, context),
        };

    /// <summary>How the last run ended, as somebody sees it who looks from outside when nobody runs the campaign.</summary>
    public static CampaignResult OfLastRun(CampaignState state, ViewContext context)
    {
        var (code, error) = state switch
        {
            { IsComplete: true } => (ExitCode.Success, null),
            { Run: { ExitCode: { } ended } run } => (ended, ended == ExitCode.Success ? null : run.Reason),
            _ => (ExitCode.InvalidState, CampaignViews.Campaign(state, context).Reason),
        };
        var report = context.Workspace.Report;
        return Of(state, context, code, CampaignViews.Phase(state), error, File.Exists(report) ? report : null);
    }

    private static string[] Names(CampaignState state, ChildStatus status) =>
        [.. state.Children.Where(child => child.Status == status).Select(child => child.Name)];
}
