using Coro.Engine.Templates;

namespace Coro.Engine.Configuration;

/// <summary>The template that a key of customization names.</summary>
internal static class TemplateFile
{
    /// <summary>Looks whether it can be used; what is wrong with it is wrong with the file that names it.</summary>
    /// <param name="path">What the key says.</param>
    /// <param name="key">The key.</param>
    /// <param name="source">What reads templates of its kind.</param>
    /// <returns>Its path; null: none is named, or it cannot be used.</returns>
    public static string? Check(Sourced<string?>? path, string key, TemplateSource source)
    {
        if (path?.Value is not { } file || source.Read(file, out var problems) is not null)
            return path?.Value;
        foreach (var problem in problems)
        {
            var place = problem.Line is null ? "" : $"the template {file}, line {problem.Line}, column {problem.Column}: ";
            path.File.Problems.Add(problem.Code, place + problem.Message, path.Raw.Place, $"workflow.{key}");
        }

        return null;
    }
}
