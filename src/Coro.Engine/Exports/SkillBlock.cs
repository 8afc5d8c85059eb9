using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Coro.Engine.Exports;

/// <summary>
/// The block of a text file that belongs to one campaign, between two marks. It is put in, or replaced, and every byte around it
/// stays. Several campaigns may have their blocks in one file.
/// </summary>
internal static partial class SkillBlock
{
    private const string AnyBegin = "<!-- coro:skills:begin";
    private const string AnyEnd = "<!-- coro:skills:end";

    /// <summary>The line that a block ends with.</summary>
    public const string End = AnyEnd + " -->";

    /// <summary>The line that a campaign's block begins with.</summary>
    public static string Begin(string campaign) => $"{AnyBegin} campaign={campaign} -->";

    /// <summary>Puts a campaign's block into a file's content.</summary>
    /// <param name="file">The content; UTF-8, with or without a byte order mark.</param>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="lines">The block's lines, without the marks.</param>
    /// <param name="problem">Why it cannot be done; null: it was.</param>
    /// <returns>The new content; with a problem, the old one.</returns>
    public static byte[] Put(byte[] file, string campaign, IEnumerable<string> lines, out string? problem)
    {
        problem = !Utf8.IsValid(file) || file.AsSpan().Contains((byte)0) ? "it is not UTF-8 text" : null;
        if (problem is not null)
            return file;
        var found = Find(file, campaign, out problem);
        if (problem is not null)
            return file;
        var end = EndOfLine(file);
        var block = Encoding.UTF8.GetBytes(string.Join(end, [Begin(campaign), .. lines, End]));
        return found is { } at ? [.. file[..at.Start], .. block, .. file[at.End..]] : [.. file, .. Gap(file, end), .. block, .. Encoding.UTF8.GetBytes(end)];
    }

    private static (int Start, int End)? Find(byte[] file, string campaign, out string? problem)
    {
        problem = null;
        (int Start, int End)? found = null;
        (string Campaign, int Line, int Start)? open = null;
        var seen = new Dictionary<string, int>(Names.Comparer);
        foreach (var line in Lines(file))
        {
            var text = Encoding.UTF8.GetString(file.AsSpan(line.Start..line.End)).Trim();
            if (text.StartsWith(AnyBegin, StringComparison.Ordinal))
            {
                if (open is { } before)
                    problem = $"the block that begins in line {before.Line} has no end before line {line.Number}";
                else if (Mark().Match(text) is not { Success: true } mark)
                    problem = $"line {line.Number} is no whole mark of a block: {Shown.Quote(text)}";
                else if (!seen.TryAdd(mark.Groups[1].Value, line.Number))
                    problem = $"the blocks in lines {seen[mark.Groups[1].Value]} and {line.Number} are both campaign {mark.Groups[1].Value}'s; remove one";
                else
                    open = (mark.Groups[1].Value, line.Number, line.Start);
            }
            else if (text.StartsWith(AnyEnd, StringComparison.Ordinal))
            {
                if (open is not { } begun || text != End)
                    problem = text == End ? $"the end of a block in line {line.Number} has no beginning" : $"line {line.Number} is no whole mark of a block: {Shown.Quote(text)}";
                else if (Names.Comparer.Equals(begun.Campaign, campaign))
                    found = (begun.Start, line.End);
                open = null;
            }

            if (problem is not null)
                return null;
        }

        if (open is { } left)
            problem = $"the block that begins in line {left.Line} has no end";
        return found;
    }

    // Without their ends, which may be of either kind, and without a byte order mark.
    private static IEnumerable<(int Number, int Start, int End)> Lines(byte[] file)
    {
        var number = 0;
        for (var start = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0; start < file.Length;)
        {
            var length = file.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? file.Length : start + length;
            yield return (++number, start, end > start && file[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    // As the file's first line ends, so do ours.
    private static string EndOfLine(byte[] file)
    {
        var at = Array.IndexOf(file, (byte)'\n');
        var end = at < 0 ? file.Length : at;
        return end > 0 && file[end - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>What keeps a new block apart from what is there: an empty line.</summary>
    private static byte[] Gap(byte[] file, string end)
    {
        var text = file.AsSpan();
        if (text.IsEmpty || text.SequenceEqual(Encoding.UTF8.Preamble))
            return [];
        var gap = text[^1] != '\n' ? end + end
            : text.EndsWith("\n\n"u8) || text.EndsWith("\n\r\n"u8) ? ""
            : end;
        return Encoding.UTF8.GetBytes(gap);
    }

    [GeneratedRegex(@"^<!-- coro:skills:begin campaign=([A-Za-z0-9._-]+) -->$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
