namespace Coro.Cli.Rendering;

/// <summary>A piece of text of a table.</summary>
/// <param name="Text">One line, safe for a terminal.</param>
/// <param name="Tone">What it means.</param>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string? text) => new(SafeText.OneLine(text));
}
