using System.Globalization;

namespace Coro.Engine.Reporting.Ci;

/// <summary>
/// Tells a service that runs pipelines what a run does, in the service's own language: log groups, progress, errors and warnings,
/// outputs, and the report as a summary.
/// </summary>
public sealed class CiReporter
{
    private readonly ICiLanguage _language;
    private readonly Action<string> _write;
    private readonly Dictionary<string, ChildStatus> _statuses = new(Names.Comparer);
    private bool _inGroup;
    private int _percent = -1;

    private CiReporter(ICiLanguage language, Action<string> write) => (_language, _write) = (language, write);

    /// <summary>The service that the process runs in, as the service itself says.</summary>
    /// <param name="variable">Gives an environment variable.</param>
    public static CiService Detect(Func<string, string?> variable) =>
        IsTrue(variable("TF_BUILD")) ? CiService.AzurePipelines
        : IsTrue(variable("GITHUB_ACTIONS")) ? CiService.GitHubActions
        : CiService.None;

    /// <summary>The reporter for a service.</summary>
    /// <param name="service">The service; null: the one that the process runs in.</param>
    /// <param name="variable">Gives an environment variable.</param>
    /// <param name="write">Writes a line of the log.</param>
    /// <returns>Null: there is no service to tell.</returns>
    public static CiReporter? For(CiService? service, Func<string, string?> variable, Action<string> write) =>
        (service ?? Detect(variable)) switch
        {
            CiService.AzurePipelines => new(new AzureLanguage(), write),
            CiService.GitHubActions => new(new GitHubLanguage(variable), write),
            _ => null,
        };

    /// <summary>Tells of a stage: it becomes a group of the log.</summary>
    /// <param name="progress">What happened.</param>
    public void OnStage(StageProgress progress)
    {
        EndGroup();
        if (progress.Status != "start")
            return;
        _write(_language.BeginGroup($"{progress.Stage} {progress.Name}".Trim()));
        _inGroup = true;
    }

    /// <summary>Tells of a child; a failed one is an error, an escalated one a warning.</summary>
    /// <param name="progress">What happened.</param>
    public void OnChild(ChildProgress progress)
    {
        // A child is told of again for each step, and when a decision is about it; once is enough.
        if (_statuses.TryGetValue(progress.Child, out var before) && before == progress.Status)
            return;
        _statuses[progress.Child] = progress.Status;
        var word = StatusText.Of(progress.Status);
        if (progress.Status is ChildStatus.Failed or ChildStatus.Escalated)
            _write(_language.Issue(progress.Status == ChildStatus.Failed, $"{progress.Child} {word}", progress.Message ?? "no reason given", null));
        else
            _write(CiText.Plain($"{progress.Child} {word}{(progress.QualityScore is { } score ? $", score {ScoreText.Of(score)}" : "")}"));

        var percent = (int)(progress.Counts.Progress * 100);
        if (percent != _percent && _language.Progress(percent, "Campaign") is { } line)
            _write(line);
        _percent = percent;
    }

    /// <summary>Tells of something worth knowing.</summary>
    /// <param name="text">One line.</param>
    /// <param name="warning">Whether it should worry.</param>
    public void OnNote(string text, bool warning)
    {
        if (warning)
            _write(_language.Issue(isError: false, null, text, null));
    }

    /// <summary>Tells why there was no run, or why it broke off: an error for each thing that is wrong with an input.</summary>
    /// <param name="exception">Why.</param>
    public void OnFailure(Exception exception)
    {
        EndGroup();
        if (ExitCodes.Unwrap(exception) is InvalidInputException { Diagnostics: var diagnostics })
        {
            foreach (var one in diagnostics)
                _write(_language.Issue(isError: true, one.Code, one.File is null ? one.ToString() : $"{(one.Path is null ? "" : one.Path + ": ")}{one.Message}", one));
        }
        else
        {
            _write(_language.Issue(isError: true, ExitCodes.From(exception).ToSlug(), ExitCodes.Describe(exception), null));
        }

        Quietly(() => Tell(_language.Outputs([new("exit_code", Number((int)ExitCodes.From(exception)))])));
    }

    /// <summary>Tells how a run ended: an error where it did not succeed, outputs for later steps, and the report as a summary.</summary>
    /// <param name="result">How it ended.</param>
    public void OnResult(CampaignResult result)
    {
        EndGroup();
        if (result.ExitCode != ExitCode.Success)
        {
            var title = $"Campaign {result.Campaign.Name}: {result.ExitCode.ToSlug()} ({Number((int)result.ExitCode)})";
            _write(_language.Issue(isError: true, title, result.Error ?? result.Campaign.Reason ?? result.ExitCode.ToSlug(), null));
        }

        Quietly(() => Tell(_language.Outputs(Outputs(result))));
        if (result.ReportPath is { } report)
            Quietly(() => Tell(_language.Summary(report)));
    }

    private static KeyValuePair<string, string>[] Outputs(CampaignResult result)
    {
        var counts = result.Campaign.Counts;
        return
        [
            new("campaign", result.Campaign.Name),
            new("job_id", result.Campaign.JobId),
            new("status", result.Campaign.Status.ToString().ToLowerInvariant()),
            new("exit_code", Number((int)result.ExitCode)),
            new("total", Number(counts.Total)),
            new("completed", Number(counts.Completed)),
            new("failed", Number(counts.Failed)),
            new("escalated", Number(counts.Escalated)),
            new("skipped", Number(counts.Skipped)),
            new("cancelled", Number(counts.Cancelled)),
            new("report", result.ReportPath ?? ""),
            new("workspace", result.Campaign.Workspace),
        ];
    }

    private void Tell(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            _write(line);
    }

    // A service that cannot be told what became of a campaign does not change it.
    private void Quietly(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _write(_language.Issue(isError: false, null, $"The pipeline could not be told everything: {problem.Message}", null));
        }
    }

    private void EndGroup()
    {
        if (_inGroup)
            _write(_language.EndGroup);
        _inGroup = false;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsTrue(string? text) => "true".Equals(text, StringComparison.OrdinalIgnoreCase);
}
