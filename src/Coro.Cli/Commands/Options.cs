using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Coro.Cli.Commands;

/// <summary>The options that several commands share, so that they read and behave the same everywhere.</summary>
internal static class Options
{
    public static Option<string?> Root() => Text(
        "--root", "folder", "The folder that holds the campaigns. Default: CORO_HOME, else .coro in the current folder.");

    public static Option<string?> Job() => Text(
        "--job", "name or id", "The campaign: its name or its job id. Left out: the one unfinished campaign, if there is just one.");

    /// <param name="what">What is waited for.</param>
    public static Option<bool> Follow(string what) => new("--follow", "-f") { Description = what };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON to standard output, for machines." };

    public static Option<string?> CampaignName(string description)
    {
        var option = Text("--name", "name", description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } name }] && !Names.IsValid(name, out var reason))
                result.AddError($"The name '{name}' {reason}. Choose another with --name.");
        });
        return option;
    }

    /// <summary>An option with a text that must not be empty: an empty one is a variable of a script that was not set.</summary>
    public static Option<string?> Text(string name, string value, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError($"Option '{name}' is empty. Give it a value, or leave it out.");
        });
        return option;
    }

    /// <summary>An option with a whole number.</summary>
    public static Option<T?> Number<T>(string name, string description, T least) where T : struct, IBinaryInteger<T>
    {
        var option = new Option<T?>(name) { Description = description, HelpName = "number" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && (!T.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least))
                result.AddError($"Option '{name}' is '{token.Value}'. Give it a whole number from {least}.");
        });
        return option;
    }

    /// <summary>An option that may be repeated, with texts that must not be empty.</summary>
    public static Option<string[]> Texts(string name, string value, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = value };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError($"Option '{name}' is empty. Give it a value, or leave it out.");
        });
        return option;
    }

    /// <summary>An option with one of a few words.</summary>
    public static Option<string?> Word(string name, string[] words, string description)
    {
        var option = Text(name, string.Join('|', words), description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } value }] && !words.Contains(value))
                result.AddError($"Option '{name}' is '{value}'. Give it {string.Join(" or ", words)}.");
        });
        return option;
    }
}
