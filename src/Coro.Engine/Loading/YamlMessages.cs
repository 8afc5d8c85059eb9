using YamlDotNet.Core;

namespace Coro.Engine.Loading;

/// <summary>Says in plain words what a YAML parser did not like, and where.</summary>
internal static class YamlMessages
{
    public static (string Message, Place Place) Explain(YamlException error, string text)
    {
        var reason = Reason(error);
        var (place, tab) = Find(YamlCursor.PlaceOf(error.Start), text, reason.Contains("tab", StringComparison.Ordinal));
        var remedy = tab
            ? "Indent with spaces; YAML does not allow tabs."
            : "Look at the indentation, quotes and brackets of this line and the one before.";
        return ($"this is not valid YAML: {reason}. {remedy}", place);
    }

    // The parser's texts begin with what it was doing, which says nothing to whom wrote the file.
    private static string Reason(YamlException error)
    {
        var message = error.Message.Trim().TrimEnd('.');
        var comma = message.StartsWith("While ", StringComparison.Ordinal) ? message.IndexOf(", ", StringComparison.Ordinal) : -1;
        return comma < 0 ? message : message[(comma + 2)..];
    }

    // The parser names the end of the file as a line that does not exist, and a tab by what was read before it.
    private static (Place Place, bool Tab) Find(Place place, string text, bool tab)
    {
        var number = 0;
        var last = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            last = line.Length;
            var indent = line[..(line.Length - line.TrimStart().Length)];
            if (number >= place.Line && indent.Contains('\t'))
                return (new(number, indent.IndexOf('\t') + 1), true);
            if (number >= place.Line && !tab)
                return (place, false);
        }

        return (place.Line <= number ? place : new(number, last + 1), false);
    }
}
