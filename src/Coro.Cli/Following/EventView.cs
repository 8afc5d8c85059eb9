using System.Globalization;
using Coro.Cli.Rendering;

namespace Coro.Cli.Following;

/// <summary>Events for people, a line each: when, its number, its kind, what happened.</summary>
internal sealed class EventView(CommandContext context) : IEventView
{
    private const int KindWidth = 21;
    private const int MostHeld = 500;

    private readonly Page _page = new(context);
    private readonly List<Cell[]> _lines = [];

    public void Show(CampaignEventRecord happened)
    {
        _lines.Add(
        [
            new Cell(_page.Moment(happened.Time) + "  ", Tone.Dim),
            new Cell(("#" + happened.Sequence.ToString(CultureInfo.InvariantCulture)).PadLeft(6) + "  ", Tone.Dim),
            new Cell(SafeText.OneLine(happened.Kind).PadRight(KindWidth) + "  "),
            new Cell(SafeText.OneLine(happened.Text), ToneOf(happened)),
        ]);
        if (_lines.Count >= MostHeld)
            HandOver();
    }

    public void HandOver()
    {
        _page.Lines(_lines);
        _lines.Clear();
        context.Out.Flush();
    }

    private static Tone ToneOf(CampaignEventRecord happened) => happened.Kind switch
    {
        "child-completed" => Tone.Good,
        "child-failed" => Tone.Bad,
        "child-escalated" or "gate-opened" or "state-recovered" => Tone.Warning,
        "note-written" when Is(happened, "level", "warning") => Tone.Warning,
        "step-ended" when !Is(happened, "outcome", "success") => Tone.Warning,
        "stage-entered" or "run-started" or "run-stopped" => Tone.Strong,
        "checkpoint-written" or "step-spawned" => Tone.Dim,
        _ => Tone.Plain,
    };

    private static bool Is(CampaignEventRecord happened, string member, string value) => happened.Detail.GetValueOrDefault(member) is string said && said == value;
}
