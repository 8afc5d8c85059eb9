namespace Coro.Cli.Rendering;

/// <summary>What a piece of text means; colours follow from it where there are any.</summary>
internal enum Tone
{
    Plain,
    Good,
    Bad,
    Warning,
    Busy,
    Dim,
    Strong,
}
