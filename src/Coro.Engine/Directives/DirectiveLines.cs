using System.Text;
using Coro.Engine.Loading;

namespace Coro.Engine.Directives;

/// <summary>A directive's lines without its comments, and which of them are code.</summary>
internal sealed class DirectiveLines
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    private readonly string[] _lines;
    private readonly bool[] _isCode;
    private readonly Problems _problems;
    private readonly Dictionary<char, int> _neverClosed = [];

    public DirectiveLines(string text, Problems problems)
    {
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _isCode = new bool[_lines.Length];
        _problems = problems;
        for (var i = 0; i < _lines.Length;)
            i = StripFence(i) ?? StripComments(i);
    }

    public int Count => _lines.Length;

    /// <summary>A line, from 0; a fence or a comment is an empty one.</summary>
    public string this[int index] => _lines[index];

    /// <summary>Whether a line stands between fences, where nothing is a heading.</summary>
    public bool IsCode(int index) => _isCode[index];

    /// <summary>Takes a fenced block's fences out.</summary>
    /// <returns>The line after it; null: none begins here.</returns>
    private int? StripFence(int open)
    {
        var (mark, length) = Fence(_lines[open]);
        if (length == 0)
            return null;
        for (var i = open + 1; i < _lines.Length && !(_neverClosed.TryGetValue(mark, out var shortest) && length >= shortest); i++)
        {
            var (other, run) = Fence(_lines[i]);
            if (other != mark || run < length || _lines[i].AsSpan().Trim().Length != run)
                continue;
            Array.Fill(_isCode, true, open, i - open + 1);
            _lines[open] = _lines[i] = "";
            return i + 1;
        }

        _neverClosed[mark] = length;
        _problems.Add("not-understood", $"this line begins a block of code that never ends; end it with a line of {new string(mark, 3)}", open + 1);
        _lines[open] = "";
        return open + 1;
    }

    private static (char Mark, int Length) Fence(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text.Length < 3 || text[0] is not ('`' or '~'))
            return default;
        var length = text.IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;

        // A line such as ```code``` holds code and begins none.
        return length < 3 || text[length..].Contains('`') ? default : (text[0], length);
    }

    /// <summary>Takes out the comments that begin in a line.</summary>
    /// <returns>The line after it, or that in which the last of them ends.</returns>
    private int StripComments(int index)
    {
        var line = _lines[index];
        var open = line.IndexOf(CommentStart, StringComparison.Ordinal);
        if (open < 0)
            return index + 1;
        var kept = new StringBuilder();
        var at = 0;
        for (; open >= 0; open = line.IndexOf(CommentStart, at, StringComparison.Ordinal))
        {
            kept.Append(line, at, open - at);
            at = line.IndexOf(CommentEnd, open + CommentStart.Length, StringComparison.Ordinal);
            if (at < 0)
                return StripRest(index, kept.ToString(), line[open..]);
            at += CommentEnd.Length;
        }

        _lines[index] = kept.Append(line, at, line.Length - at).ToString();
        return index + 1;
    }

    private int StripRest(int index, string before, string comment)
    {
        for (var i = index + 1; i < _lines.Length && !_neverClosed.ContainsKey('<'); i++)
        {
            var end = _lines[i].IndexOf(CommentEnd, StringComparison.Ordinal);
            if (end < 0)
                continue;
            _lines[index] = before;
            Array.Fill(_lines, "", index + 1, i - index - 1);
            _lines[i] = _lines[i][(end + CommentEnd.Length)..];
            return i;
        }

        _neverClosed['<'] = 0;
        _problems.Add("not-understood", $"this line begins a comment that never ends; end it with '{CommentEnd}'", index + 1);
        _lines[index] = before + comment[CommentStart.Length..];
        return index + 1;
    }
}
