using System.Globalization;

namespace Coro.Engine.Agents;

/// <summary>Numbers as people are shown them: <c>310</c>, <c>35.2k</c>, <c>1.5m</c>.</summary>
internal static class ShortNumber
{
    /// <summary>The pattern of one, for a regular expression.</summary>
    public const string Pattern = @"\d[\d,]*(?:\.\d+)?[kKmM]?";

    /// <summary>Reads one; null: it is none.</summary>
    public static long? Read(string text)
    {
        var factor = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'k' => 1000m, 'm' => 1_000_000m, _ => 1m };
        var digits = (factor == 1 ? text : text[..^1]).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (long)Math.Round(number * factor)
            : null;
    }
}
