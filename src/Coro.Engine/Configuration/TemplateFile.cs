
namespace Coro.Engine.Configuration;

/// <summary>The template that a key of customization names.</summary>
internal static class TemplateFile
{
    /// <summary>Looks whether it can be used; what is wrong with it is wrong with the file that names it.</summary>
    /// <param name="path">What the key says.</param>
    /// <param name="key">The key.</param>
    /// <param name="problemsOf">Gives what is wrong with the template in a file.</param>
    /// <returns>Its path; null: none is named.</returns>
    public static string? Check(Sourced<string?>? path, string key, Func<string, IReadOnlyList<Diagnostic>> problemsOf)
    {
        if (path?.Value is not { } file)
            return null;
        foreach (var problem in problemsOf(file))
        {
            var place = problem.Line is null ? "" : $"the template {file}, line {problem.Line}, column {problem.Column}: ";
            path.File.Problems.Add(problem.Code, place + problem.Message, path.Raw.Place, $"workflow.{key}");
        }

        return file;
    }
}
