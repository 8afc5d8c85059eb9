using Coro.Cli.Rendering;
using Coro.Engine.Reporting;

namespace Coro.Cli.Running;

/// <summary>What a live view shows, kept up by the engine's thread and read by the one that draws.</summary>
/// <param name="unicode">Whether signs may be more than ASCII.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveModel(bool unicode, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly RunLog _log = new(unicode);
    private readonly List<Cell[]> _lines = [];
    private readonly OrderedDictionary<string, (ChildProgress Progress, DateTimeOffset Since)> _active = new(Names.Comparer);
    private DateTimeOffset _started = time.GetUtcNow();
    private CampaignCounts? _counts;
    private string _stage = "starting";

    public void Add(IEnumerable<Cell[]> lines)
    {
        lock (_gate)
            _lines.AddRange(lines);
    }

    public void Add(StageProgress progress)
    {
        lock (_gate)
        {
            if (progress.Status == "start")
                _stage = RunLog.TitleOf(progress);
            _counts = progress.Counts ?? _counts;
            _started = progress.RunStartedAt ?? _started;
            Keep(_log.Of(progress));
        }
    }

    public void Add(ChildProgress progress)
    {
        lock (_gate)
        {
            _counts = progress.Counts;
            if (progress.Status is ChildStatus.Active)
                _active[progress.Child] = (progress, progress.Since ?? SinceOf(progress.Child));
            else
                _active.Remove(progress.Child);
            Keep(_log.Of(progress, withStarts: false));
        }
    }

    public void AddNote(string text, bool warning)
    {
        lock (_gate)
            Keep(RunLog.Note(text, warning));
    }

    /// <summary>The lines that stay, which have come since the last call.</summary>
    public IReadOnlyList<Cell[]> TakeLines()
    {
        lock (_gate)
        {
            Cell[][] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }

    /// <summary>The lines that change.</summary>
    /// <param name="height">How many there may be.</param>
    public IReadOnlyList<Cell[]> Draw(int height)
    {
        lock (_gate)
        {
            var lines = new List<Cell[]>();
            var room = Math.Max(1, height - 3);
            var shown = _active.Count <= room ? _active.Count : room - 1;
            foreach (var (child, (progress, since)) in _active.Take(shown))
                lines.Add(Running(child, progress, since));
            if (shown < _active.Count)
                lines.Add([new Cell($"  and {_active.Count - shown} more", Tone.Dim)]);
            lines.Add([.. Counts(), new Cell($"{_stage}, {Elapsed(_started)}", Tone.Strong)]);
            return lines;
        }
    }

    private Cell[] Running(string child, ChildProgress progress, DateTimeOffset since) =>
    [
        new Cell($"  {StatusLook.GlyphOf(ChildStatus.Active, unicode)} ", StatusLook.ToneOf(ChildStatus.Active)),
        new Cell(child),
        new Cell($"  {progress.Step}{(progress.Try > 1 ? $" (try {progress.Try})" : "")}  {Elapsed(since)}", Tone.Dim),
    ];

    private DateTimeOffset SinceOf(string child) => _active.TryGetValue(child, out var known) ? known.Since : time.GetUtcNow();

    private string Elapsed(DateTimeOffset since) => DurationText.Whole(time.GetUtcNow() - since);

    private IEnumerable<Cell> Counts() => _counts is null
        ? []
        : CountsLine.Of(_counts, unicode).Append(new Cell($"  {Figures.Percent(_counts.Progress)}  "));

    private void Keep(Cell[]? line)
    {
        if (line is not null)
            _lines.Add(line);
    }
}
