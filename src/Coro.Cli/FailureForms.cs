using System.CommandLine;
using System.CommandLine.Parsing;
using Coro.Engine;

namespace Coro.Cli;

/// <summary>Finds out how a command line wants to hear of failures, even one that is wrong itself.</summary>
internal static class FailureForms
{
    public static FailureForm Of(ParseResult parse, CommandContext context)
    {
        if (IsOn(parse, "--json"))
            return FailureForm.Json;
        var runs = parse.CommandResult.Command.Options.Any(option => option.Name == "--headless");
        var headless = runs && HeadlessRule.IsHeadless(
            IsOn(parse, "--headless"), IsOn(parse, "--interactive"), IsGiven(parse, "--brief") || IsGiven(parse, "--manifest"),
            CampaignRoot.Resolve(Text(parse, "--root"), context.CurrentFolder));
        return headless ? FailureForm.Headless : FailureForm.Text;
    }

    private static bool IsGiven(ParseResult parse, string option) => parse.GetResult(option) is not null;

    private static string? Text(ParseResult parse, string option) =>
        parse.GetResult(option) is OptionResult { Tokens: [var token] } ? token.Value : null;

    private static bool IsOn(ParseResult parse, string option) =>
        parse.GetResult(option) is OptionResult result && !result.Errors.Any() && result.GetValueOrDefault<bool>();
}
