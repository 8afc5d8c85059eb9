using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Loading;

/// <summary>
/// Checks a child that came as an object and not from a file: its names become paths, and its pin and repository arguments of a
/// program. What concerns several children is the plan's to check.
/// </summary>
internal static class ChildCheck
{
    /// <summary>Everything that is wrong with it, each with what to do.</summary>
    public static IReadOnlyList<string> Problems(ChildDefinition child)
    {
        var problems = new List<string>();
        Name("name", child.Name);
        Name("lane", child.Lane);
        foreach (var held in child.Locks)
            Name("lock", held);
        Argument("repo_url", child.RepoUrl);
        Argument("pin", child.Pin);
        if (child.Steps is { } steps)
            problems.AddRange(StepCheck.OfList(steps, PlaceholderScope.Any));
        return problems;

        void Name(string what, string? name)
        {
            if (!Names.IsValid(name, out var reason))
                problems.Add($"the {what} {Shown.Quote(name ?? "")} {reason}");
        }

        void Argument(string what, string? text)
        {
            if (text is null)
                return;
            if (text.Length == 0 || text.Any(char.IsControl))
                problems.Add($"its {what} is {(text.Length == 0 ? "empty; leave it out" : $"{Shown.Quote(text)}; it must be one line")}");
            else if (text[0] == '-')
                problems.Add($"its {what} {Shown.Quote(text)} starts with '-'; a program would take it for an option");
        }
    }
}
