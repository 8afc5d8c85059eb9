namespace Coro.Engine.Reporting.Ci;

/// <summary>Tells a service besides whoever runs a campaign, so that what is told of a stage stands in the stage's group.</summary>
/// <param name="inner">Whoever runs it.</param>
/// <param name="reporter">Tells the service.</param>
public sealed class CiHost(ICampaignHost inner, CiReporter reporter) : ICampaignHost
{
    /// <inheritdoc/>
    public bool IsInteractive => inner.IsInteractive;

    /// <summary>Whoever runs it, with the service beside it where there is one.</summary>
    /// <param name="inner">Whoever runs it.</param>
    /// <param name="reporter">Tells the service; null: there is none.</param>
    public static ICampaignHost Beside(ICampaignHost inner, CiReporter? reporter) => reporter is null ? inner : new CiHost(inner, reporter);

    /// <inheritdoc/>
    public void OnResume(ResumeSummary summary) => inner.OnResume(summary);

    /// <inheritdoc/>
    public void OnStage(StageProgress progress)
    {
        if (progress.Status == "start")
            reporter.OnStage(progress);
        inner.OnStage(progress);
        if (progress.Status != "start")
            reporter.OnStage(progress);
    }

    /// <inheritdoc/>
    public void OnChild(ChildProgress progress)
    {
        inner.OnChild(progress);
        reporter.OnChild(progress);
    }

    /// <inheritdoc/>
    public void OnNote(string text, bool warning)
    {
        inner.OnNote(text, warning);
        reporter.OnNote(text, warning);
    }

    /// <inheritdoc/>
    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => inner.AskAsync(gate, cancellationToken);
}
