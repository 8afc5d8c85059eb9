namespace Coro.Engine.Trackers;

/// <summary>How a text carries the marker by which it is found again.</summary>
internal static class Markers
{
    /// <summary>A text with its marker, which a page in Markdown does not show.</summary>
    public static string Hidden(string text, string marker) => $"{text}\n\n{Hidden(marker)}";

    /// <summary>Whether a text carries it.</summary>
    public static bool IsIn(string? text, string marker) => text?.Contains(Hidden(marker), StringComparison.Ordinal) == true;

    /// <summary>A text with its marker, where nothing can be hidden.</summary>
    public static string Shown(string text, string marker) => $"{text}\n\n{Shown(marker)}";

    /// <summary>The same, alone.</summary>
    public static string Shown(string marker) => $"[coro:{marker}]";

    private static string Hidden(string marker) => $"<!-- coro:{marker} -->";
}
