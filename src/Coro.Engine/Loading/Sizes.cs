using System.Globalization;

namespace Coro.Engine.Loading;

/// <summary>Sizes in bytes as people write them. <c>64MB</c> is 64 × 1024 × 1024, as in PowerShell.</summary>
internal static class Sizes
{
    private static readonly (string Name, int Shift)[] Units = [("TB", 40), ("GB", 30), ("MB", 20), ("KB", 10), ("B", 0)];

    /// <summary>Reads a whole number, alone or followed by B, KB, MB, GB or TB in either case.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        var shift = 0;
        ReadOnlySpan<char> number = text;
        foreach (var unit in Units)
        {
            if (!text.EndsWith(unit.Name, StringComparison.OrdinalIgnoreCase))
                continue;
            number = number[..^unit.Name.Length].TrimEnd(' ');
            shift = unit.Shift;
            break;
        }

        bytes = 0;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > long.MaxValue >> shift)
            return false;
        bytes = count << shift;
        return true;
    }

    /// <summary>Writes a size with the largest unit that leaves it a whole number.</summary>
    public static string Format(long bytes)
    {
        var unit = Units.First(u => bytes % (1L << u.Shift) == 0);
        return unit.Shift == 0 || bytes == 0
            ? bytes.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{bytes >> unit.Shift}{unit.Name}");
    }
}
