using System.Globalization;
using System.Text;

namespace Coro.Engine.Loading;

/// <summary>Durations as people write them: <c>45s</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
public static class Durations
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Reads a duration: whole numbers with the units d, h, m, s, ms, each at most once and the largest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration; zero where the text is none.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        var next = 0;
        long ticks = 0;
        if (text.IsEmpty)
            return false;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 9)
                return false;
            var amount = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            text = text[digits..];
            var letters = text.IndexOfAnyInRange('0', '9');
            var name = letters < 0 ? text : text[..letters];
            var unit = IndexOf(name);
            if (unit < next || amount > TimeSpan.MaxValue.Ticks / 8 / Units[unit].Ticks)
                return false;
            ticks += amount * Units[unit].Ticks;
            next = unit + 1;
            text = text[name.Length..];
        }

        duration = new(ticks);
        return true;
    }

    /// <summary>Writes a duration so that <see cref="TryParse"/> reads it; what is less than a millisecond counts as one.</summary>
    /// <param name="duration">The duration; 0 or more.</param>
    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder();
        var left = duration.Ticks + TimeSpan.TicksPerMillisecond - 1;
        foreach (var (name, ticks) in Units)
        {
            if (left / ticks > 0)
                text.Append(CultureInfo.InvariantCulture, $"{left / ticks}{name}");
            left %= ticks;
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Units.Length; i++)
        {
            if (name.SequenceEqual(Units[i].Name))
                return i;
        }

        return -1;
    }
}
