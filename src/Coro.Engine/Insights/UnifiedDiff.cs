using System.Globalization;
using System.Text;

namespace Coro.Engine.Insights;

/// <summary>A change of one place in a text as a patch that <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoNewline = "\\ No newline at end of file\n";

    /// <summary>The patch; empty: nothing changes.</summary>
    /// <param name="path">The file, relative, with forward slashes.</param>
    /// <param name="before">Its text; empty: it is new.</param>
    /// <param name="after">Its text afterwards.</param>
    public static string Of(string path, string before, string after)
    {
        if (before == after)
            return "";
        var (old, now) = (Lines(before), Lines(after));
        var same = 0;
        while (same < old.Count && same < now.Count && old[same] == now[same])
            same++;
        var tail = 0;
        while (tail < old.Count - same && tail < now.Count - same && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        var start = Math.Max(0, same - Context);
        var keep = Math.Min(tail, Context);
        var (oldCount, newCount) = (old.Count - start - tail + keep, now.Count - start - tail + keep);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"diff --git a/{path} b/{path}\n");
        if (before.Length == 0)
            text.Append("new file mode 100644\n--- /dev/null\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"--- a/{path}\n");
        text.Append(CultureInfo.InvariantCulture, $"+++ b/{path}\n");
        text.Append(CultureInfo.InvariantCulture, $"@@ -{First(start, oldCount)},{oldCount} +{First(start, newCount)},{newCount} @@\n");
        Put(text, ' ', old, start, same);
        Put(text, '-', old, same, old.Count - tail);
        Put(text, '+', now, same, now.Count - tail);
        Put(text, ' ', now, now.Count - tail, now.Count - tail + keep);
        return text.ToString();
    }

    // A hunk that has no lines of one side is said to come after the line before it.
    private static int First(int start, int count) => count == 0 ? start : start + 1;

    private static void Put(StringBuilder text, char mark, List<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            text.Append(mark).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
                text.Append('\n').Append(NoNewline);
        }
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
