using Coro.Engine.Loading;
using Coro.Engine.Planning;

namespace Coro.Engine.Intake;

/// <summary>The targets that are answered for: line by line, or as the path of a manifest.</summary>
/// <param name="origin">The absolute folder that relative paths start at.</param>
internal sealed class TargetInput(string origin)
{
    private const string Form = "a line is name,repo_url,tier[,pin][;dep1,dep2]";

    private readonly TargetLines _lines = new(origin);

    /// <summary>The targets, and the folder of the campaign; null while they are not known.</summary>
    public (IReadOnlyList<ChildDefinition> Children, string Origin)? Given { get; private set; }

    public StartQuestion Question => new(
        StartField.Targets, $"Target {_lines.Children.Count + 1}",
        "Targets, one a line: name,repo_url,tier[,pin][;dep1,dep2], for example api,https://example.org/api.git,A;core. An empty line ends the "
        + "list. Or the path of a manifest.");

    /// <summary>Takes a line, or its end, which is an empty one, or a path.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public string? Take(string text)
    {
        if (Given is not null)
            return "the targets are complete already: a manifest gives all of them";
        if (text.Length == 0)
        {
            if (_lines.End() is { } problem)
                return problem;
            Given = (_lines.Children, origin);
            return null;
        }

        // A target has commas; what has none is a path, or nothing.
        if (text.Contains(',', StringComparison.Ordinal))
            return _lines.Add(text);
        if (_lines.Children.Count > 0)
            return $"{Shown.Quote(text)} is no target; {Form}";
        var path = Path.GetFullPath(text, origin);
        return File.Exists(path) ? TakeManifest(path, text) : $"there is no manifest {Shown.Quote(text)}, and it is no target; {Form}";
    }

    private string? TakeManifest(string path, string shown)
    {
        try
        {
            // It has no name of its own.
            var loaded = ManifestLoader.Load(path, "campaign", shown, planOnly: true);
            if (loaded.Definition is not { } definition)
                return string.Join('\n', loaded.Diagnostics);
            if (Planner.Plan("", definition.Children) is { HasCycle: true, CyclePath: var cycle })
                return $"the dependencies of {shown} form a cycle: {string.Join(" -> ", cycle)}";
            Given = (definition.Children, definition.Settings.Origin);
            return null;
        }
        catch (MissingBriefException problem)
        {
            return problem.Message;
        }
    }
}
