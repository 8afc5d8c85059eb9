using System.Globalization;
using Coro.Engine.Loading;
using YamlDotNet.Core.Events;

namespace Coro.Engine.State.SkillForge;

/// <summary>
/// Values as Skill Forge's schema has them: what has to be text is nothing else, since its own readers take 2.10 without quotes
/// for a number.
/// </summary>
internal static class SkillForgeValues
{
    private const string OrNothing = "text or null";

    /// <summary>Text that is there.</summary>
    public static string? StrictText(this YamlCursor yaml) => yaml.TakeStrict("text");

    /// <summary>Text, or null.</summary>
    public static string? StrictTextOrNull(this YamlCursor yaml) => yaml.TakeNull() ? null : yaml.TakeStrict(OrNothing);

    /// <summary>The name of a skill, which has to be fit for a folder.</summary>
    public static string? StrictName(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (yaml.StrictText() is not { } name)
            return null;
        if (!Names.IsValid(name, out var reason))
            yaml.Report("invalid-name", $"the name {Shown.Quote(name)} {reason}; rename the skill", place);
        return name;
    }

    /// <summary>A list of texts.</summary>
    public static List<string> StrictTexts(this YamlCursor yaml) => yaml.StrictList(StrictText);

    /// <summary>A list that is there.</summary>
    public static List<string> StrictList(this YamlCursor yaml, Func<YamlCursor, string?> read)
    {
        var items = new List<string>();
        if (!yaml.EnterList("a list of texts"))
            return items;
        while (yaml.NextItem())
        {
            if (read(yaml) is { } item)
                items.Add(item);
        }

        return items;
    }

    /// <summary>A number of any size, or null.</summary>
    public static decimal? NumberOrNull(this YamlCursor yaml) =>
        yaml.Number(decimal.MinValue, decimal.MaxValue, "a number or null");

    /// <summary>A score: Skill Forge allows any number, but one can judge only by those from 0 to 100.</summary>
    public static decimal? ScoreOrNull(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (yaml.NumberOrNull() is not { } score)
            return null;
        if (score is >= 0 and <= 100)
            return score;
        yaml.Report("invalid-score", $"must be a score from 0 to 100, not {score.ToString(CultureInfo.InvariantCulture)}", place);
        return null;
    }

    /// <summary>A count, or null.</summary>
    public static decimal? WholeOrNull(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (yaml.NumberOrNull() is not { } number)
            return null;
        if (number == decimal.Truncate(number))
            return decimal.Truncate(number);
        yaml.Report("wrong-type", $"must be a whole number or null, not {number.ToString(CultureInfo.InvariantCulture)}", place);
        return null;
    }

    private static string? TakeStrict(this YamlCursor yaml, string expected)
    {
        if (yaml.Current is Scalar nothing && YamlCursor.IsNull(nothing))
        {
            yaml.ReportType(expected);
            yaml.Skip();
            return null;
        }

        if (yaml.TakeScalar(expected) is not { } scalar)
            return null;
        if (YamlCursor.IsPlain(scalar) && IsSomethingElse(scalar.Value))
            yaml.Report("wrong-type", $"must be {expected}, and is a {(IsBool(scalar.Value) ? "truth value" : "number")} without quotes; write \"{scalar.Value}\"", scalar);
        return scalar.Value;
    }

    private static bool IsSomethingElse(string text) => IsBool(text)
        || text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.')
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsBool(string text) => text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";
}
