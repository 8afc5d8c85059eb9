namespace Coro.Engine.Reporting.Report;

/// <summary>Where skills were exported to: those that lie in one folder are told together, since their paths say the same.</summary>
/// <param name="Path">The folder of many, or the one skill's own.</param>
/// <param name="Names">What they are called.</param>
internal sealed record ExportPlace(string Path, IReadOnlyList<string> Names)
{
    private const int Few = 2;
    private const string Stack = "the stack skill";

    /// <summary>Whether it is the folder of many.</summary>
    public bool IsShared => Names.Count > Few;

    /// <summary>All places, in the order in which a skill first lies there.</summary>
    public static IEnumerable<ExportPlace> Of(ReportModel model)
    {
        var skills = model.Children.Where(child => child.View.ExportPath is not null)
            .Select(child => (child.Name, Path: child.View.ExportPath!)).ToList();
        if (model.StackExportPath is { } stack)
            skills.Add((Stack, stack));
        foreach (var group in skills.GroupBy(skill => Shared(skill.Name, skill.Path) ?? ""))
        {
            var names = group.Select(skill => skill.Name == Stack ? $"{System.IO.Path.GetFileName(skill.Path)} ({Stack})" : skill.Name).ToList();
            if (group.Key.Length > 0 && names.Count > Few)
                yield return new(group.Key, names);
            else
                foreach (var (name, path) in group)
                    yield return new(path, [name]);
        }
    }

    // What is called otherwise there needs its whole path.
    private static string? Shared(string name, string path) =>
        name == Stack || System.IO.Path.GetFileName(path) == name ? System.IO.Path.GetDirectoryName(path) : null;
}
