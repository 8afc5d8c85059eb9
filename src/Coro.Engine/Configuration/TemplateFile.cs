using Coro.Engine.Loading;

namespace Coro.Engine.Configuration;

/// <summary>Reads the template that a key of customization names.</summary>
internal static class TemplateFile
{
    private const int MaxBytes = 256 << 10;

    /// <summary>Reads it.</summary>
    /// <param name="path">What the key says.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">The placeholders that mean something in it.</param>
    /// <returns>Its text; null: none is named, or the problems of the file that names it say why not.</returns>
    public static string? Read(Sourced<string?>? path, string key, IReadOnlyCollection<string> known)
    {
        if (path?.Value is not { } file)
            return null;
        var problems = new Problems(file);
        var text = Read(path, key, problems);
        if (text is not null)
            Template.Check(text, known, problems);
        foreach (var problem in problems.InOrder())
        {
            path.File.Problems.Add(
                problem.Code, $"the template {file}{(problem.Line is null ? "" : $", line {problem.Line}, column {problem.Column}")}: {problem.Message}",
                path.Raw.Place, $"workflow.{key}");
        }

        return problems.Any ? null : text;
    }

    private static string? Read(Sourced<string?> path, string key, Problems problems)
    {
        try
        {
            var bytes = BoundedFile.Read(path.Value!, MaxBytes);
            if (bytes.Length <= MaxBytes)
                return InputFile.Decode(bytes.Span, problems)?.ReplaceLineEndings("\n");
            problems.Add("too-large", $"has more than {MaxBytes >> 10} KB; shorten it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            path.File.Problems.Add(
                "invalid-value", $"the template {path.Value} cannot be read: {e.Message} Check its path, which starts at the root if it is relative",
                path.Raw.Place, $"workflow.{key}");
        }

        return null;
    }
}
