using System.CommandLine;
using Coro.Engine.Loading;

namespace Coro.Cli.Commands;

/// <summary>The options that say which children are to be added: one from its parts, or those of a file.</summary>
internal sealed class AdditionOptions
{
    private readonly Option<string?> _child = Options.Text("--child", "name", "The new child's name.");
    private readonly Option<string?> _file = Options.Text(
        "--file", "path", "A manifest, or a brief (.yaml) of which the targets are taken: all of them join, or none.");

    private readonly Option<string?> _repoUrl = Options.Text("--repo-url", "url", "Its repository: a URL or a path.");
    private readonly Option<string?> _tier = Options.Word("--tier", ["A", "B"], "Own run (A) or batch (B). Default: A.");
    private readonly Option<string?> _lane = Options.Text("--lane", "lane", $"Its weight. Default: {ChildDefinition.DefaultLane}.");
    private readonly Option<string?> _pin = Options.Text("--pin", "pin", "The version, tag, branch or commit to work on. Default: the latest release.");
    private readonly Option<string?> _description = Options.Text("--description", "text", "What it is to do, in words for the agent.");
    private readonly Option<string?> _tracker = Options.Text("--tracker", "item", "Its issue or work item, where there is one: acme/shop#41, github:acme/shop#41, or its address.");
    private readonly Option<string[]> _dependsOn = List("--depends-on", "What has to be done first: names of children, old or new, with commas between.");
    private readonly Option<string[]> _locks = List("--locks", "Resources that no two running children may share, with commas between.");

    public void AddTo(Command command)
    {
        Option[] parts = [_repoUrl, _tier, _lane, _pin, _dependsOn, _locks, _description, _tracker];
        command.Options.Add(_child);
        command.Options.Add(_file);
        foreach (var part in parts)
            command.Options.Add(part);
        command.Validators.Add(result =>
        {
            var given = parts.Where(part => result.GetResult(part) is { Implicit: false }).Select(part => part.Name).ToList();
            if (result.GetResult(_file) is null)
            {
                if (result.GetResult(_child) is null)
                    result.AddError("There is nothing to add. Give a child with --child, or a file with --file.");
                return;
            }

            if (result.GetResult(_child) is not null)
                given.Insert(0, _child.Name);
            if (given.Count > 0)
                result.AddError($"--file says all about its children. Leave {string.Join(", ", given)} out, or the file.");
        });
    }

    /// <summary>The children.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="context">Where paths start.</param>
    /// <param name="read">Reads a file.</param>
    public IReadOnlyList<ChildDefinition> Read(ParseResult parse, CommandContext context, Func<string, IReadOnlyList<ChildDefinition>> read)
    {
        if (parse.GetValue(_file) is { } file)
            return read(file);
        return
        [
            new()
            {
                Name = parse.GetValue(_child)!,
                RepoUrl = parse.GetValue(_repoUrl) is { } url ? OriginPaths.Repository(url, context.CurrentFolder) : null,
                Tier = parse.GetValue(_tier) == "B" ? Tier.B : Tier.A,
                Lane = parse.GetValue(_lane) ?? ChildDefinition.DefaultLane,
                Pin = parse.GetValue(_pin),
                DependsOn = [.. Names(parse, _dependsOn).Select(name => new Dependency(name))],
                Locks = [.. Names(parse, _locks)],
                Description = parse.GetValue(_description),
                Tracker = parse.GetValue(_tracker) is { } item ? ItemReferences.Of(item) : null,
            },
        ];
    }

    private static Option<string[]> List(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description + " May be repeated.", HelpName = "names" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Split(',').Any(string.IsNullOrWhiteSpace)))
                result.AddError($"Option '{name}' has an empty name. Give it names with a comma between, or leave it out.");
        });
        return option;
    }

    private static IEnumerable<string> Names(ParseResult parse, Option<string[]> option) =>
        (parse.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Distinct(Coro.Names.Comparer);
}
