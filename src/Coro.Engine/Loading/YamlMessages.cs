using YamlDotNet.Core;

namespace Coro.Engine.Loading;

/// <summary>Says in plain words what a YAML parser did not like.</summary>
internal static class YamlMessages
{
    public static string Explain(YamlException error, string text) =>
        $"this is not valid YAML: {Reason(error)}. {Remedy(LineOf(text, (int)error.Start.Line))}";

    // The parser's texts begin with what it was doing, which says nothing to whom wrote the file.
    private static string Reason(YamlException error)
    {
        var message = error.Message.Trim().TrimEnd('.');
        var comma = message.StartsWith("While ", StringComparison.Ordinal) ? message.IndexOf(", ", StringComparison.Ordinal) : -1;
        return comma < 0 ? message : message[(comma + 2)..];
    }

    private static string Remedy(ReadOnlySpan<char> line)
    {
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return indent.Contains('\t')
            ? "Indent with spaces; YAML does not allow tabs."
            : "Look at the indentation, quotes and brackets of this line and the one before.";
    }

    private static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> text, int number)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (--number == 0)
                return line;
        }

        return default;
    }
}
