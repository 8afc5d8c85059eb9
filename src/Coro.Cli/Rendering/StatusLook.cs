namespace Coro.Cli.Rendering;

/// <summary>How statuses look: one sign, one tone, one word each, the same in every view.</summary>
internal static class StatusLook
{
    public static Tone ToneOf(ChildStatus status) => status switch
    {
        ChildStatus.Completed => Tone.Good,
        ChildStatus.Failed => Tone.Bad,
        ChildStatus.Escalated => Tone.Warning,
        ChildStatus.Active => Tone.Busy,
        ChildStatus.Ready => Tone.Plain,
        _ => Tone.Dim,
    };

    public static string GlyphOf(ChildStatus status, bool unicode) => status switch
    {
        ChildStatus.Pending => unicode ? "·" : ".",
        ChildStatus.Ready => unicode ? "○" : "o",
        ChildStatus.Active => unicode ? "●" : "*",
        ChildStatus.Completed => unicode ? "✓" : "+",
        ChildStatus.Failed => unicode ? "✗" : "x",
        ChildStatus.Escalated => "!",
        ChildStatus.Skipped => unicode ? "–" : "-",
        _ => unicode ? "⊘" : "/",
    };

    public static string WordOf(ChildStatus status) => Words.Of(status);

    /// <summary>A status as a table shows it: with its sign on a terminal, as one plain word elsewhere.</summary>
    public static Cell CellOf(ChildStatus status, TerminalTraits terminal) => new(
        terminal.IsTerminal ? $"{GlyphOf(status, terminal.Unicode)} {WordOf(status)}" : WordOf(status), ToneOf(status));

    public static Cell CellOf(CampaignStatus status) => new(Words.Of(status), status switch
    {
        CampaignStatus.Running => Tone.Busy,
        CampaignStatus.Completed => Tone.Good,
        CampaignStatus.Parked => Tone.Warning,
        _ => Tone.Bad,
    });
}
