using Coro.Cli.Rendering;

namespace Coro.Cli.Running;

/// <summary>What happens in a run, as lines that stay. Null: nothing that deserves one.</summary>
/// <param name="unicode">Whether signs may be more than ASCII; null: words and no signs.</param>
internal sealed class RunLog(bool? unicode)
{
    private readonly Dictionary<string, (ChildStatus Status, string? Step, int Try)> _last = new(Names.Comparer);

    public static Cell[] Note(string text, bool warning) =>
        warning ? [new Cell("warning: ", Tone.Warning), text] : [new Cell("note: ", Tone.Dim), text];

    public static string TitleOf(StageProgress progress) =>
        progress.Stage is { } number ? $"stage {number} {progress.Name}" : progress.Name;

    public Cell[]? Of(StageProgress progress) => progress.Status switch
    {
        "start" => [new Cell(TitleOf(progress), Tone.Strong)],
        "halt" => [new Cell($"{TitleOf(progress)}: halted", Tone.Warning)],
        _ => null,
    };

    public Cell[]? Of(ChildProgress progress, bool withStarts)
    {
        var now = (progress.Status, progress.Step, progress.Try);
        if (_last.TryGetValue(progress.Child, out var before) && before == now)
            return null;
        _last[progress.Child] = now;
        if (progress.Status.IsTerminal())
            return Ended(progress);
        return withStarts && progress is { Status: ChildStatus.Active, Step: not null }
            ? [.. Start(progress), progress.Step, progress.Try > 1 ? $" (try {progress.Try})" : ""]
            : null;
    }

    private Cell[] Ended(ChildProgress progress)
    {
        var score = progress.QualityScore is null ? "" : ", score " + Figures.Score(progress.QualityScore);
        var message = SafeText.OneLine(progress.Message);
        return
        [
            .. Start(progress),
            new Cell(Words.Of(progress.Status), StatusLook.ToneOf(progress.Status)),
            score,
            message.Length == 0 ? "" : $": {message}",
        ];
    }

    private Cell[] Start(ChildProgress progress) => unicode is { } known
        ? [new Cell($"  {StatusLook.GlyphOf(progress.Status, known)} ", StatusLook.ToneOf(progress.Status)), new Cell(progress.Child), " "]
        : [new Cell("  " + progress.Child + ": ")];
}
