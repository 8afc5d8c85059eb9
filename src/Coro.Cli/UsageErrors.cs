using System.CommandLine;
using System.CommandLine.Parsing;
using Coro.Engine;

namespace Coro.Cli;

/// <summary>Turns all that is wrong with a command line into one error, with what may have been meant.</summary>
internal static class UsageErrors
{
    public static UsageException From(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var lines = Errors(parse, command).Distinct().ToList();
        foreach (var word in parse.UnmatchedTokens)
        {
            if (Guess(word, command) is { } guess)
                lines.Add($"Did you mean '{guess}' instead of '{word}'?");
        }

        var commands = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
        if (commands.Length > 0 && parse.UnmatchedTokens.Count == 0)
            lines.Add($"The commands are {commands}.");
        lines.Add($"See '{Path(parse)} --help'.");
        return new UsageException(string.Join('\n', lines));
    }

    private static IEnumerable<string> Errors(ParseResult parse, Command command)
    {
        if (command.Subcommands.Count == 0)
            return parse.Errors.Select(error => error.Message);
        return parse.UnmatchedTokens.Count == 0
            ? [$"'{Path(parse)}' needs a command."]
            : [$"There is no '{Path(parse)} {parse.UnmatchedTokens[0]}'."];
    }

    private static string Path(ParseResult parse)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = parse.CommandResult; at is CommandResult result; at = at.Parent)
            names.Push(result.Command.Name);
        return string.Join(' ', names);
    }

    private static string? Guess(string word, Command command)
    {
        var known = command.Subcommands.Select(sub => sub.Name)
            .Concat(command.Options.Where(option => !option.Hidden).Select(option => option.Name))
            .ToList();
        return known.Find(name => word.Length > 2 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ?? Nearest.To(word, known);
    }
}
