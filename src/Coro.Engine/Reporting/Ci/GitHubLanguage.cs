using System.Globalization;
using System.Text;

namespace Coro.Engine.Reporting.Ci;

/// <summary>
/// <see href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</see> of GitHub Actions,
/// and the files that take outputs and summaries.
/// </summary>
/// <param name="variable">Gives an environment variable.</param>
internal sealed class GitHubLanguage(Func<string, string?> variable) : ICiLanguage
{
    /// <summary>How much of a page one step may add, in bytes; GitHub takes 1 MiB and drops what is larger.</summary>
    private const int LargestSummary = 1_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string EndGroup => "::endgroup::";

    public string BeginGroup(string title) => "::group::" + Data(CiText.Plain(title));

    public string Issue(bool isError, string? title, string text, Diagnostic? place)
    {
        var properties = new List<string>();
        if (place is { File: { } file })
        {
            properties.Add("file=" + Property(file));
            if (place.Line is { } line)
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"line={line}"));
            if (place.Column is { } column)
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"col={column}"));
        }

        if (title is not null)
            properties.Add("title=" + Property(CiText.Plain(title)));
        var space = properties.Count > 0 ? " " : "";
        return $"::{(isError ? "error" : "warning")}{space}{string.Join(',', properties)}::{Data(CiText.PlainLines(text))}";
    }

    public string? Progress(int percent, string text) => null;

    public IEnumerable<string> Outputs(IReadOnlyList<KeyValuePair<string, string>> outputs)
    {
        // Nobody can know the line that ends a value beforehand, so none can hold it and begin another output.
        var end = $"end-{Guid.NewGuid():n}";
        Append("GITHUB_OUTPUT", string.Concat(outputs.Select(output => $"{output.Key}<<{end}\n{output.Value}\n{end}\n")));
        return [];
    }

    public IEnumerable<string> Summary(string path)
    {
        var page = File.ReadAllText(path);
        if (Utf8.GetByteCount(page) > LargestSummary)
            page = $"{Cut(page)}\n\nThis is the beginning of a long report; the whole is in `{path}`.\n";
        Append("GITHUB_STEP_SUMMARY", page + "\n");
        return [];
    }

    private static string Cut(string page)
    {
        var bytes = Utf8.GetBytes(page);
        var end = Array.LastIndexOf(bytes, (byte)'\n', LargestSummary);
        return Utf8.GetString(bytes, 0, Math.Max(0, end));
    }

    private void Append(string file, string text)
    {
        if (variable(file) is { Length: > 0 } path)
            File.AppendAllText(path, text, Utf8);
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
