using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Reads numbers: whole ones in four bases, and those with a fraction or an exponent.</summary>
internal static partial class TomlNumbers
{
    /// <summary>Reads a word as a number.</summary>
    /// <exception cref="TomlException">It begins like one, and is none.</exception>
    public static TomlValue Read(string word, Place place)
    {
        var digits = word.Replace("_", "", StringComparison.Ordinal);
        if (Decimal().IsMatch(word))
            return Integer(digits, 10, word, place);
        if (Based().IsMatch(word))
            return Integer(digits[2..], BaseOf(word[1]), word, place);
        if (Float().IsMatch(word))
            return new TomlFloat(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture), place);
        if (word.TrimStart('+', '-') is var special && word.Length - special.Length < 2)
        {
            if (special == "inf")
                return new TomlFloat(word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity, place);
            if (special == "nan")
                return new TomlFloat(double.NaN, place);
        }

        throw new TomlException($"{Shown.Quote(word)} is no number: {Objection(word)}", place);
    }

    private static TomlInteger Integer(string digits, int inBase, string word, Place place)
    {
        var whole = inBase switch
        {
            10 => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null,
            16 => Bits(digits, 4),
            8 => Bits(digits, 3),
            _ => Bits(digits, 1),
        };
        return new(
            whole ?? throw new TomlException($"{Shown.Quote(word)} is too large: a whole number goes from {long.MinValue} to {long.MaxValue}", place),
            place);
    }

    private static long? Bits(string digits, int each)
    {
        var number = 0L;
        foreach (var digit in digits)
        {
            if (number > long.MaxValue >> each)
                return null;
            number = (number << each) | (uint)Convert.ToInt32(digit.ToString(), 16);
        }

        return number;
    }

    private static int BaseOf(char letter) => letter switch { 'x' => 16, 'o' => 8, _ => 2 };

    private static string Objection(string word)
    {
        var unsigned = word.TrimStart('+', '-');
        if (word.Length - unsigned.Length > 1)
            return "it has more than one sign";
        if (unsigned.StartsWith('_') || unsigned.EndsWith('_') || unsigned.Contains("__", StringComparison.Ordinal) || Apart().IsMatch(unsigned))
            return "an underscore has to stand between two digits";
        if (unsigned.Length > 1 && unsigned[0] == '0' && char.ToLowerInvariant(unsigned[1]) is 'x' or 'o' or 'b')
        {
            return unsigned.Length != word.Length ? "a hexadecimal, octal or binary number has no sign"
                : char.IsAsciiLetterUpper(unsigned[1]) ? "the letter after the 0 has to be x, o or b, in lower case"
                : unsigned.Length == 2 ? "its digits are missing"
                : "it has a character that is no digit of its base";
        }

        if (unsigned.Length > 1 && unsigned[0] == '0' && char.IsAsciiDigit(unsigned[1]))
            return "it begins with a 0; leave that out, or put it into quotes for a text";
        return unsigned.StartsWith('.') || unsigned.EndsWith('.') || unsigned.Contains(".e", StringComparison.OrdinalIgnoreCase)
            ? "a point has to stand between two digits"
            : "put it into quotes for a text";
    }

    // Every choice in these patterns is settled by the next character, so that no word takes long.
    [GeneratedRegex(@"^[+-]?(0|[1-9](_?[0-9])*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0(x[0-9A-Fa-f](_?[0-9A-Fa-f])*|o[0-7](_?[0-7])*|b[01](_?[01])*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Based();

    [GeneratedRegex(@"^[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Float();

    [GeneratedRegex("_[^0-9A-Fa-f]|[^0-9A-Fa-f]_", RegexOptions.ExplicitCapture)]
    private static partial Regex Apart();
}
