using System.Globalization;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>
/// Reads values of a type. Each returns null for a value that stands for nothing, which means the same as leaving the key
/// out, and for one that is wrong, which is then reported.
/// </summary>
internal static class YamlValues
{
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Text as it stands there: <c>2.10</c> stays <c>2.10</c>. It may have several lines.</summary>
    public static string? Text(this YamlCursor yaml, string expected = "text")
    {
        if (yaml.TakeNull() || yaml.TakeText(expected) is not { } scalar)
            return null;
        if (!scalar.Value.Contains('\0'))
            return scalar.Value;
        yaml.Report("control-character", "contains a NUL character; remove it", scalar);
        return null;
    }

    /// <summary>Text of one line, and not empty.</summary>
    public static string? Line(this YamlCursor yaml, string expected = "text")
    {
        if (yaml.TakeNull() || yaml.TakeText(expected) is not { } scalar)
            return null;
        var wrong = scalar.Value.Length == 0 ? "is empty; give a value or leave the key out"
            : scalar.Value.Any(char.IsControl) ? "contains a line break or another control character; remove it"
            : null;
        if (wrong is null)
            return scalar.Value;
        yaml.Report("invalid-value", wrong, scalar);
        return null;
    }

    /// <summary>Text of one line that a program which gets it as an argument cannot take for an option.</summary>
    public static string? Argument(this YamlCursor yaml, string expected)
    {
        var place = yaml.Here;
        if (yaml.Line(expected) is not { } text)
            return null;
        if (!text.StartsWith('-'))
            return text;
        yaml.Report("invalid-value", $"{Shown.Quote(text)} starts with '-'; a program would take it for an option", place);
        return null;
    }

    /// <summary>A name; see <see cref="Names"/>. A wrong one is returned all the same, so that others may refer to it.</summary>
    public static string? Name(this YamlCursor yaml, string expected = "a name")
    {
        if (yaml.TakeNull() || yaml.TakeText(expected) is not { } scalar)
            return null;
        yaml.CheckName(scalar);
        return scalar.Value;
    }

    public static void CheckName(this YamlCursor yaml, Scalar scalar)
    {
        if (!Names.IsValid(scalar.Value, out var reason))
            yaml.Report("invalid-name", $"the name {Shown.Quote(scalar.Value)} {reason}", scalar);
    }

    public static int? Int(this YamlCursor yaml, int min, int max)
    {
        if (yaml.TryTakeNumber(min, max, out var right, whole: true))
            return (int)right;
        var expected = $"a whole number from {min} to {max}";
        if (yaml.TakeNull() || yaml.TakeScalar(expected) is not { } scalar)
            return null;
        if (!yaml.IsNumber(scalar, expected, out var number))
            return null;
        if (number == decimal.Truncate(number) && number >= min && number <= max)
            return (int)number;
        yaml.Report("out-of-range", $"must be {expected}, not {scalar.Value}", scalar);
        return null;
    }

    public static decimal? Number(this YamlCursor yaml, decimal min, decimal max, string expected)
    {
        if (yaml.TryTakeNumber(min, max, out var right))
            return right;
        if (yaml.TakeNull() || yaml.TakeScalar(expected) is not { } scalar || !yaml.IsNumber(scalar, expected, out var number))
            return null;
        if (number >= min && number <= max)
            return number;
        yaml.Report("out-of-range", $"must be {expected}, not {scalar.Value}", scalar);
        return null;
    }

    public static bool? Bool(this YamlCursor yaml)
    {
        if (yaml.TakeNull() || yaml.TakeScalar("true or false") is not { } scalar)
            return null;
        if (YamlCursor.IsPlain(scalar) && scalar.Value is "true" or "True" or "TRUE")
            return true;
        if (YamlCursor.IsPlain(scalar) && scalar.Value is "false" or "False" or "FALSE")
            return false;
        yaml.Report("wrong-type", $"must be true or false, without quotes, not {Shown.Quote(scalar.Value)}", scalar);
        return null;
    }

    /// <summary>A duration; see <see cref="Durations"/>.</summary>
    public static TimeSpan? Duration(this YamlCursor yaml, TimeSpan max, bool zero = false)
    {
        if (yaml.TakeNull() || yaml.TakeText("a duration, for example 45s, 30m or 1h30m") is not { } scalar)
            return null;
        if (!Durations.TryParse(scalar.Value, out var duration))
        {
            var digits = scalar.Value.Length > 0 && scalar.Value.All(char.IsAsciiDigit);
            yaml.Report(
                "wrong-type",
                digits
                    ? $"'{scalar.Value}' has no unit; write {scalar.Value}s, {scalar.Value}m or {scalar.Value}h"
                    : $"{Shown.Quote(scalar.Value)} is not a duration; write for example 500ms, 45s, 30m, 1h30m or 2d",
                scalar);
            return null;
        }

        if (duration <= max && (zero || duration > TimeSpan.Zero))
            return duration;
        yaml.Report(
            "out-of-range", $"must be {(zero ? "" : "more than 0s and ")}at most {Durations.Format(max)}, not {scalar.Value}", scalar);
        return null;
    }

    /// <summary>A size in bytes; see <see cref="Sizes"/>.</summary>
    public static long? Size(this YamlCursor yaml, long min)
    {
        if (yaml.TakeNull() || yaml.TakeText("a size, for example 64MB") is not { } scalar)
            return null;
        if (!Sizes.TryParse(scalar.Value, out var size))
            yaml.Report("wrong-type", $"{Shown.Quote(scalar.Value)} is not a size; write for example 512KB, 64MB or 1GB", scalar);
        else if (size < min)
            yaml.Report("out-of-range", $"must be at least {Sizes.Format(min)}, not {scalar.Value}", scalar);
        else
            return size;
        return null;
    }

    /// <summary>One of a few words, as its position among them.</summary>
    public static int? Word(this YamlCursor yaml, params string[] words)
    {
        if (yaml.Current is Scalar known && Array.IndexOf(words, known.Value) is >= 0 and var right)
        {
            yaml.Skip();
            return right;
        }

        var expected = words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
        if (yaml.TakeNull() || yaml.TakeText(expected) is not { } scalar)
            return null;
        var index = Array.IndexOf(words, scalar.Value);
        if (index >= 0)
            return index;
        yaml.Report(
            "invalid-value", $"must be {expected}, not {Shown.Quote(scalar.Value)}{Nearest.Hint(scalar.Value, words)}", scalar);
        return null;
    }

    /// <summary>Which findings escalate a child.</summary>
    public static HardGate? HardGate(this YamlCursor yaml) => (HardGate?)yaml.Word("zero-critical-high", "zero-critical", "none");

    /// <summary>A quality score.</summary>
    public static decimal? Score(this YamlCursor yaml) => yaml.Number(0, 100, "a score from 0 to 100");

    /// <summary>A list of texts, each as it stands there.</summary>
    public static List<string> Texts(this YamlCursor yaml, string expected)
    {
        var texts = new List<string>();
        if (yaml.TakeNull() || !yaml.EnterList(expected))
            return texts;
        while (yaml.NextItem())
        {
            if (yaml.Text() is { } text)
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>
    /// Takes a number that is right. Nearly all of a large file is, and what is right needs no words for what would be.
    /// </summary>
    public static bool TryTakeNumber(this YamlCursor yaml, decimal min, decimal max, out decimal number, bool whole = false)
    {
        number = 0;
        if (yaml.Current is not Scalar scalar || !YamlCursor.IsPlain(scalar)
            || !decimal.TryParse(scalar.Value, NumberForm, CultureInfo.InvariantCulture, out number) || number < min || number > max
            || whole && number != decimal.Truncate(number))
            return false;
        yaml.Skip();
        return true;
    }

    private static bool IsNumber(this YamlCursor yaml, Scalar scalar, string expected, out decimal number)
    {
        if (decimal.TryParse(scalar.Value, NumberForm, CultureInfo.InvariantCulture, out number) && YamlCursor.IsPlain(scalar))
            return true;
        yaml.Report(
            "wrong-type",
            $"must be {expected}, not {(YamlCursor.IsPlain(scalar) ? Shown.Quote(scalar.Value) : $"text: write {scalar.Value} without quotes")}",
            scalar);
        return false;
    }
}
