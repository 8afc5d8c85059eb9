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
    private readonly OrderedDictionary<string, (ChildProgress Progress, long Since)> _active = new(Names.Comparer);
    private readonly long _started = time.GetTimestamp();
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
            Keep(_log.Of(progress));
        }
    }

    public void Add(ChildProgress progress)
    {
        lock (_gate)
        {
            _counts = progress.Counts;
            if (progress.Status is ChildStatus.Active)
                _active[progress.Child] = (progress, _active.TryGetValue(progress.Child, out var known) ? known.Since : time.GetTimestamp());
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
            lines.Add([.. Counts(), new Cell($"{_stage}, {DurationText.Whole(time.GetElapsedTime(_started))}", Tone.Strong)]);
            return lines;
        }
    }

    private Cell[] Running(string child, ChildProgress progress, long since) =>
    [
        new Cell($"  {StatusLook.GlyphOf(ChildStatus.Active, unicode)} ", StatusLook.ToneOf(ChildStatus.Active)),
        new Cell(child),
        new Cell($"  {progress.Step}{(progress.Try > 1 ? $" (try {progress.Try})" : "")}  {DurationText.Whole(time.GetElapsedTime(since))}", Tone.Dim),
    ];

    private IEnumerable<Cell> Counts() => _counts is null
        ? []
        : CountsLine.Of(_counts, unicode).Append(new Cell($"  {Figures.Percent(_counts.Progress)}  "));

    private void Keep(Cell[]? line)
    {
        if (line is not null)
            _lines.Add(line);
    }
}
