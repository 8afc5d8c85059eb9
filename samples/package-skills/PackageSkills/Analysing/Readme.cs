using System.Text.RegularExpressions;

namespace PackageSkills.Analysing;

/// <summary>What there is in a README that helps somebody use the package.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">All of it.</param>
/// <param name="Overview">The first paragraph that says something; null: there is none.</param>
/// <param name="Samples">Its first code samples, with their fences.</param>
/// <param name="CodeNames">The names that it sets as code in running text.</param>
internal sealed partial record Readme(
    string Path, string Text, string? Overview, IReadOnlyList<string> Samples, IReadOnlyList<string> CodeNames)
{
    private const int MaxSamples = 3;
    private const int MaxSampleLength = 2500;
    private const int MinOverview = 40;

    public static Readme Parse(string path, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var samples = Fence().Matches(text)
            .Select(match => match.Value.Trim())
            .Where(sample => sample.Length <= MaxSampleLength && sample.Contains('\n', StringComparison.Ordinal))
            .Take(MaxSamples)
            .ToList();
        var prose = Fence().Replace(text, "\n");
        var names = CodeSpan().Matches(prose).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);
        return new Readme(path, text, FindOverview(prose), samples, [.. names]);
    }

    private static string? FindOverview(string prose) =>
        Markup().Replace(prose, "").Split("\n\n")
            .Select(paragraph => string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .FirstOrDefault(paragraph =>
                paragraph.Length >= MinOverview && char.IsLetter(paragraph.TrimStart('*', '_', '`', '[').FirstOrDefault()));

    [GeneratedRegex(@"^(?<fence>```+|~~~+)[^\n]*\n.*?^\k<fence>[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    // Badges and images, HTML, headings.
    [GeneratedRegex(@"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|<[^>]+>|^#+ .*$", RegexOptions.Multiline)]
    private static partial Regex Markup();

    // `JsonConvert.SerializeObject(x)` names JsonConvert; `--option` and `dotnet build` name nothing.
    [GeneratedRegex(@"`(?<name>[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:<[^`]*>)?(?:[.(][^`]*)?`")]
    private static partial Regex CodeSpan();
}
