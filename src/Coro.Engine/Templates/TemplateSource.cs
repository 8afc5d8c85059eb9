using Coro.Engine.Loading;

namespace Coro.Engine.Templates;

/// <summary>Where one kind of template comes from: a file of somebody's own, or the one that Coro brings.</summary>
/// <param name="what">What it is, for messages, for example "kickoff template".</param>
/// <param name="resource">The file in this folder that Coro brings.</param>
/// <param name="names">The names that mean something in it.</param>
internal sealed class TemplateSource(string what, string resource, IReadOnlyCollection<string> names)
{
    private const int MostBytes = 4 * Template.LongestText;

    private readonly Lazy<Template> _bundled = new(() => ReadBundled(resource, names));

    /// <summary>The one that Coro brings.</summary>
    public Template Bundled => _bundled.Value;

    /// <summary>Reads somebody's own template.</summary>
    /// <param name="path">The file; absolute. Null: there is none, and the bundled one is meant.</param>
    /// <param name="problems">Everything that is wrong with it. A file that is absent or cannot be read is one of that.</param>
    /// <returns>The template; null when anything is wrong.</returns>
    public Template? Read(string? path, out IReadOnlyList<Diagnostic> problems)
    {
        problems = [];
        if (path is null)
            return Bundled;
        var found = new Problems(path);
        try
        {
            if (InputFile.Read(path, path, what, found, MostBytes) is { } text)
                return Template.Parse(text, names, path, out problems);
        }
        catch (MissingBriefException problem)
        {
            found.Add("missing-file", problem.Message);
        }

        problems = found.InOrder();
        return null;
    }

    private static Template ReadBundled(string resource, IReadOnlyCollection<string> names)
    {
        using var stream = typeof(TemplateSource).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The template {resource} is not part of Coro.Engine.dll.");
        using var reader = new StreamReader(stream);
        return Template.Parse(reader.ReadToEnd(), names, resource, out var problems)
            ?? throw new InvalidOperationException(string.Join('\n', problems));
    }
}
