using System.Text;

namespace Coro.Tests.Fuzz;

/// <summary>Makes bad input of good: bits flipped, parts lost, doubled, mixed up, and things put in that readers stumble over.</summary>
internal static class Mutator
{
    /// <summary>How large it may become, in bytes.</summary>
    public const int Longest = 1 << 20;

    private static readonly byte[][] Stones =
    [
        .. new[]
        {
            "\0", "\0\0\0\0\0\0\0\0", "\r", "\r\n", "\n\n", "\t", " ", "\u2028", "\ufeff", "'", "\"", "\\", "\\u0000", "\\ud800", "#", "---\n", "...\n",
            "- ", "? ", ": ", ", ", "|", ">", "&a ", "*a ", "!!binary ", "%YAML 9.9\n", "<<: ", "~", "null", "true", "[", "]", "{", "}", "[[", "]]", "=",
            "\"\"\"", "'''", "99999999999999999999999999", "-9223372036854775809", "1e999999999", "0x7fffffffffffffff", "NaN", "-0", ".5", "1_0", "2026-99-99",
            "9999-12-31T23:59:60Z", "999999999d", "00000000000000000000001", "../../../../etc/passwd", "con", "a/b", "%s%n", "{child}", "${x}", "\u202e", "\U0001F600",
            "\n# Skip List\n", "\"e\":", "\"d\":[", "schema: coro.campaign/v999999999999\n",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0x1B, 0x5B], [0x80],
    ];

    /// <summary>Changes a text in some ways.</summary>
    /// <param name="random">Decides which.</param>
    /// <param name="original">The text.</param>
    /// <param name="others">Texts from which parts may come.</param>
    public static byte[] Mutate(Random random, byte[] original, IReadOnlyList<byte[]> others)
    {
        var text = original.ToList();
        for (var left = 1 + random.Next(random.Next(4) == 0 ? 12 : 3); left > 0; left--)
            Change(random, text, others);
        return text.Count > Longest ? [.. text.Take(Longest)] : [.. text];
    }

    private static void Change(Random random, List<byte> text, IReadOnlyList<byte[]> others)
    {
        var at = random.Next(text.Count + 1);
        var length = Math.Min(text.Count - at, random.Next(2) == 0 ? random.Next(8) : random.Next(200));
        switch (random.Next(12))
        {
            case 0 when at < text.Count:
                text[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < text.Count:
                text[at] = (byte)random.Next(256);
                break;
            case 2:
                text.RemoveRange(at, length);
                break;
            case 3:
                text.RemoveRange(at, text.Count - at);
                break;
            case 4:
                text.InsertRange(at, text.GetRange(at, length));
                break;
            case 5:
                Repeat(random, text, at, length);
                break;
            case 6:
                var other = others[random.Next(others.Count)];
                var from = random.Next(other.Length + 1);
                text.InsertRange(at, other[from..(from + Math.Min(other.Length - from, random.Next(400)))]);
                break;
            case 7:
                SwapLines(random, text);
                break;
            case 8:
                Number(random, text, at);
                break;
            case 9 when random.Next(8) == 0:
                text.InsertRange(at, Deep(random));
                break;
            default:
                text.InsertRange(at, Stones[random.Next(Stones.Length)]);
                break;
        }
    }

    private static void Repeat(Random random, List<byte> text, int at, int length)
    {
        if (length == 0)
            return;
        var part = text.GetRange(at, length).ToArray();
        var times = Math.Min(random.Next(random.Next(10) == 0 ? 2000 : 20), Math.Max(0, (Longest - text.Count) / length));
        text.InsertRange(at, Enumerable.Repeat(part, times).SelectMany(one => one));
    }

    private static byte[] Deep(Random random)
    {
        var (open, close) = random.Next(5) switch
        {
            0 => ("[", "]"),
            1 => ("{\"a\":", "}"),
            2 => ("{a: ", "}"),
            3 => ("- ", ""),
            _ => ("(", ")"),
        };
        var depth = random.Next(3000);
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "x" + (random.Next(2) == 0 ? string.Concat(Enumerable.Repeat(close, depth)) : ""));
    }

    private static void SwapLines(Random random, List<byte> text)
    {
        var lines = Encoding.Latin1.GetString([.. text]).Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        text.Clear();
        text.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }

    // The next number becomes another.
    private static void Number(Random random, List<byte> text, int at)
    {
        while (at < text.Count && text[at] is < (byte)'0' or > (byte)'9')
            at++;
        var end = at;
        while (end < text.Count && text[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        text.RemoveRange(at, end - at);
        string[] numbers = ["-1", "0", "1", "2147483648", "9223372036854775807", "18446744073709551616", "1e308", new string('9', 400), "0.1", ""];
        text.InsertRange(at, Encoding.UTF8.GetBytes(numbers[random.Next(numbers.Length)]));
    }
}
