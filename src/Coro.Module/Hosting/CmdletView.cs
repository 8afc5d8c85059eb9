using System.Management.Automation;
using Coro.Engine.Reporting;
using Coro.Module.Formatting;

namespace Coro.Module.Hosting;

/// <summary>Shows a run through PowerShell's streams: progress bars for stages and children, words for what matters.</summary>
/// <param name="streams">The streams, of a cmdlet or of a job.</param>
/// <param name="interactive">Whether a person looks on, who is to see what others have to ask for.</param>
/// <param name="time">Paces the progress bars.</param>
internal sealed class CmdletView(IStreams streams, bool interactive, TimeProvider time) : ICampaignView
{
    /// <summary>How many stages there are to get through, for the share that is done.</summary>
    private const int Stages = 11;

    private static int _lastId;

    private readonly int _id = Interlocked.Add(ref _lastId, 2);
    private readonly Dictionary<string, ChildStatus> _statuses = new(Names.Comparer);
    private StageProgress? _stage;
    private ChildProgress? _child;
    private CampaignCounts? _counts;
    private long? _shownAt;

    public bool IsBehind { get; private set; }

    public TimeSpan Pace => TimeSpan.FromMilliseconds(100);

    public void Resume(ResumeSummary summary)
    {
        var lines = ResumeText.Lines(summary, moment => Display.When(moment));
        if (summary.Campaign.Status == CampaignStatus.Completed)
            lines = [.. lines, ("to go on", $"Invoke-CampaignRerun <child> {summary.Campaign.Name}")];
        foreach (var (title, text) in lines)
        {
            if (interactive)
                streams.Information(new HostInformationMessage { Message = $"{title,-12} {text}" }, "PSHOST", "Coro");
            else
                streams.Verbose($"{title}: {text}");
        }
    }

    public void Stage(StageProgress progress)
    {
        var name = $"{progress.Stage} {progress.Name}".Trim();
        streams.Verbose($"Stage {name}: {progress.Status}");
        _counts = progress.Counts ?? _counts;
        if (progress.Status != "start")
            return;
        _stage = progress;
        IsBehind = true;
        _shownAt = null;
    }

    public void Child(ChildProgress progress)
    {
        // A child is told of again when a decision is about it; once is enough for a warning.
        var isNews = !_statuses.TryGetValue(progress.Child, out var before) || before != progress.Status;
        _statuses[progress.Child] = progress.Status;
        if (isNews && progress.Status is (ChildStatus.Failed or ChildStatus.Escalated))
            streams.Warning($"{progress.Child} {Word(progress.Status)}: {progress.Message ?? "no reason given"}");
        else
            streams.Verbose(Line(progress));
        _child = progress;
        _counts = progress.Counts;
        IsBehind = true;
    }

    public void Note(string text, bool warning)
    {
        if (warning)
            streams.Warning(text);
        else
            streams.Information(text, "Coro");
    }

    public GateAnswer? Ask(Gate gate, CancellationToken settled)
    {
        // No bar is to be drawn over what somebody types.
        Close();
        var answer = streams.Ask(gate, settled);
        (IsBehind, _shownAt) = (_stage is not null, null);
        return answer;
    }

    public void Line(string text) => streams.Information(new HostInformationMessage { Message = text }, "PSHOST", "Coro");

    public void Refresh()
    {
        if (!IsBehind || (_shownAt is { } at && time.GetElapsedTime(at) < Pace))
            return;
        Write(ProgressRecordType.Processing);
        _shownAt = time.GetTimestamp();
        IsBehind = false;
    }

    public void Close()
    {
        if (_stage is not null || _child is not null)
            Write(ProgressRecordType.Completed);
    }

    private void Write(ProgressRecordType type)
    {
        var stage = _stage is null ? "starting" : $"{_stage.Stage} {_stage.Name}".Trim();
        var share = (_stage?.Stage ?? 0) * 100 / Stages;
        streams.Progress(new(_id, "Campaign", stage) { PercentComplete = share, RecordType = type });
        if (_counts is not { } counts)
            return;
        streams.Progress(new(_id + 1, "Children", Summary(counts))
        {
            ParentActivityId = _id,
            PercentComplete = (int)(counts.Progress * 100),
            CurrentOperation = _child is null ? "" : Line(_child),
            RecordType = type,
        });
    }

    private static string Summary(CampaignCounts counts)
    {
        var text = $"{counts.Completed + counts.Skipped} of {counts.Total - counts.Cancelled} done, {counts.Active} active";
        if (counts.Failed > 0)
            text += $", {counts.Failed} failed";
        return counts.Escalated > 0 ? $"{text}, {counts.Escalated} escalated" : text;
    }

    private static string Line(ChildProgress progress)
    {
        var text = $"{progress.Child} {Word(progress.Status)}";
        if (progress.Step is not null)
            text += progress.Try > 1 ? $", step {progress.Step}, try {progress.Try}" : $", step {progress.Step}";
        return progress.Message is null ? text : $"{text}: {progress.Message}";
    }

    private static string Word(ChildStatus status) => status.ToString().ToLowerInvariant();
}
