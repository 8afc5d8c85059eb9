using Coro.Engine.Planning;

namespace Coro.Engine.Loading;

/// <summary>Reads a manifest's lines into children, in one pass over the text.</summary>
internal sealed class ManifestReader(string origin, Problems problems)
{
    private const string Form = "name,repo_url,tier[,pin][;dep1,dep2]";

    private readonly List<ChildDefinition> _children = [];
    private readonly List<(int Line, bool Flawed)> _lines = [];
    private readonly DependencyList _dependsOn = new();
    private int _line;

    /// <summary>A child for each line that is not blank and no comment.</summary>
    public IReadOnlyList<ChildDefinition> Children { get; private set; } = [];

    public void Read(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !problems.IsFull)
        {
            _line++;
            var end = text.IndexOf('\n');
            var line = (end < 0 ? text : text[..end]).Trim();
            text = end < 0 ? [] : text[(end + 1)..];
            if (!line.IsEmpty && line[0] != '#')
                ReadLine(line);
        }

        Children = _children;
    }

    public void CheckGraph()
    {
        var edges = Edges.Resolve(_children, out var found);
        foreach (var problem in found.TakeWhile(_ => !problems.IsFull))
            Report(problem);

        if (found.Count == 0)
            Children = Spelling.Unify(_children, edges);
    }

    /// <summary>Checks children that join a campaign, on whose children they may depend.</summary>
    public void CheckJoining(IReadOnlyList<ChildDefinition> present, CampaignSettings settings)
    {
        foreach (var problem in JoiningChildren.Check(present, _children, settings).TakeWhile(_ => !problems.IsFull))
        {
            if (problem.Code != JoiningChildren.NoPipeline || !_lines[problem.Child].Flawed)
                Report(problem);
        }
    }

    /// <summary>Checks that each target has steps to go through.</summary>
    /// <param name="settings">What has the pipelines.</param>
    /// <param name="pipelinesIn">The file that pipelines can be put into.</param>
    public void CheckPipelines(CampaignSettings settings, string pipelinesIn)
    {
        var remedy = PipelineRemedy.For("a manifest", pipelinesIn);
        foreach (var problem in PipelineCheck.Find(_children, settings, remedy, child => !_lines[child].Flawed))
            Report(problem.Code, problem.Message, _lines[problem.Child].Line);
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        var before = problems.Count;
        var semicolon = line.IndexOf(';');
        var fields = semicolon < 0 ? line : line[..semicolon];
        Span<Range> parts = stackalloc Range[5];
        var count = fields.Split(parts, ',', StringSplitOptions.TrimEntries);
        if (count is < 3 or > 4)
            Report("wrong-type", $"has {(count > 4 ? "more than 4" : count)} fields before its dependencies; a line is {Form}");

        var name = fields[parts[0]].ToString();
        if (!Names.IsValid(name, out var reason))
            Report("invalid-name", $"the name {Shown.Quote(name)} {reason}");
        var child = new ChildDefinition
        {
            Name = name,
            RepoUrl = count > 1 && Argument(fields[parts[1]]) is { } url ? OriginPaths.Repository(url, origin) : null,
            Tier = count > 2 ? ReadTier(fields[parts[2]]) : Tier.A,
            Pin = count > 3 ? Argument(fields[parts[3]]) : null,
            DependsOn = semicolon < 0 ? [] : ReadDependencies(line[(semicolon + 1)..]),
        };
        _lines.Add((_line, problems.Count > before));
        _children.Add(child);
    }

    private Tier ReadTier(ReadOnlySpan<char> text)
    {
        if (text is "A")
            return Tier.A;
        if (text is not "B")
            Report("invalid-value", $"the tier must be A or B, not {Shown.Quote(text.ToString())}");
        return Tier.B;
    }

    private string? Argument(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return null;
        if (text[0] == '-')
            Report("invalid-value", $"{Shown.Quote(text.ToString())} starts with '-'; a program would take it for an option");
        return text.ToString();
    }

    private IReadOnlyList<Dependency> ReadDependencies(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
            return [];
        if (text.TrimEnd()[^1] == ',')
            Report("invalid-value", $"there is a comma too many at the end; a line is {Form}");
        for (int comma; !text.IsEmpty; text = comma < 0 ? [] : text[(comma + 1)..])
        {
            comma = text.IndexOf(',');
            var name = (comma < 0 ? text : text[..comma]).Trim();
            if (name.IsEmpty)
                Report("invalid-value", $"a dependency is empty: there is a comma too many; a line is {Form}");
            else
                _dependsOn.Add(new(name.ToString()));
        }

        return _dependsOn.Take();
    }

    private void Report(GraphProblem problem)
    {
        var other = problem.Other is { } first ? $" (the other is in line {_lines[first].Line})" : "";
        Report(problem.Code, problem.Message + other, _lines[problem.Child].Line);
    }

    private void Report(string code, string message) => Report(code, message, _line);

    // A line is short: saying which column would help nobody.
    private void Report(string code, string message, int line) => problems.Add(code, message, line);
}
