using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Answers;

/// <summary>
/// Finds the last line of a log that starts with <c>NAME_RESULT_JSON:</c>, from the end backwards and piece by piece:
/// the log may be larger than memory, and so may a line of it.
/// </summary>
internal static class ResultLine
{
    /// <summary>How far from the log's end a result line may start, in bytes.</summary>
    public const int Window = 16 << 20;

    /// <summary>How long the object on it may be, in bytes.</summary>
    public const int Longest = 1 << 20;

    private const int Piece = 64 << 10;
    private const int LongestName = 64;

    private static ReadOnlySpan<byte> Marker => "_RESULT_JSON:"u8;

    /// <summary>Looks for it.</summary>
    /// <param name="log">The log.</param>
    /// <param name="start">Where this try's output starts.</param>
    /// <returns>The name before the colon, and what follows it; one byte more than allowed when it is too long.</returns>
    public static (string Name, byte[] Json)? Find(SafeFileHandle log, long start)
    {
        var length = RandomAccess.GetLength(log);
        var first = Math.Max(start, length - Window);

        // Each piece is read with what comes before it, so that a name that starts there is seen whole.
        var lead = LongestName + Marker.Length + 1;
        var buffer = new byte[(int)Math.Min(lead + Piece, length - start)];
        for (var end = length; end - first > Marker.Length; end -= Piece)
        {
            var from = Math.Max(start, end - Piece - lead);
            var text = buffer.AsSpan(0, ReadFully(log, buffer.AsSpan(0, (int)(end - from)), from));
            for (int at; (at = text.LastIndexOf(Marker)) >= 0; text = text[..(at + Marker.Length - 1)])
            {
                if (NameBefore(text[..at], atStart: from == start) is { } name)
                    return (name, Rest(log, from + at + Marker.Length));
            }
        }

        return null;
    }

    private static string? NameBefore(ReadOnlySpan<byte> before, bool atStart)
    {
        // No more than a name is looked at, so that a long line full of markers costs no more than another.
        var cut = Math.Max(0, before.Length - LongestName - 1);
        atStart &= cut == 0;
        before = before[cut..];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var name = before[lineStart..];
        if ((lineStart == 0 && !atStart) || name.Length is 0 or > LongestName || !char.IsAsciiLetterUpper((char)name[0]))
            return null;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterUpper((char)c) && !char.IsAsciiDigit((char)c) && c != '_')
                return null;
        }

        return System.Text.Encoding.ASCII.GetString(name) + "_RESULT_JSON";
    }

    private static byte[] Rest(SafeFileHandle log, long from)
    {
        var rest = new byte[(int)Math.Min(Longest + 1, RandomAccess.GetLength(log) - from)];
        var length = ReadFully(log, rest, from);
        var end = rest.AsSpan(0, length).IndexOf((byte)'\n');
        return rest[..(end < 0 ? length : end)];
    }

    private static int ReadFully(SafeFileHandle log, Span<byte> buffer, long from)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var read = RandomAccess.Read(log, buffer[length..], from + length);
            if (read == 0)
                break;
            length += read;
        }

        return length;
    }
}
