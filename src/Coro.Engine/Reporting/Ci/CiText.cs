namespace Coro.Engine.Reporting.Ci;

/// <summary>Text of steps and people, made fit for a log in which a service looks for commands.</summary>
internal static class CiText
{
    /// <summary>One line in which nothing is a command: Azure looks for <c>##vso[</c> and GitHub for <c>##[</c> anywhere, and for <c>::</c> at its beginning.</summary>
    public static string Plain(string text)
    {
        var line = OneLine.Of(PlainText.Of(text)).Replace("##", "# #", StringComparison.Ordinal);
        return line.StartsWith("::", StringComparison.Ordinal) ? ". " + line : line;
    }

    /// <summary>The same for each line of a text that has several.</summary>
    public static string PlainLines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => PlainText.Of(line).TrimEnd().Replace("##", "# #", StringComparison.Ordinal)));
}
