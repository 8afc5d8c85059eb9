using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>Reads the kinds of value that only the state file has.</summary>
internal static partial class CheckpointValues
{
    private const string TimeForm = "a time such as \"2026-01-31T12:00:00Z\"";
    private const string SpanForm = "a span such as \"00:01:30\" or \"1.02:03:04.5\"";

    private static readonly KeySet ProcessKeys = new("pid", "start");

    /// <summary>Whether there is a value; nothing is reported and gone past.</summary>
    public static bool IsGiven(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (!yaml.TakeNull())
            return true;
        yaml.Report("missing-value", "must have a value", place);
        return false;
    }

    /// <summary>Text that may hold anything, as what programs say may.</summary>
    public static string? Free(this YamlCursor yaml) =>
        yaml.TakeNull() ? null : yaml.TakeScalar("text")?.Value;

    /// <summary>A list of such texts.</summary>
    public static List<string> FreeList(this YamlCursor yaml)
    {
        var texts = new List<string>();
        if (yaml.TakeNull() || !yaml.EnterList("a list of texts"))
            return texts;
        while (yaml.NextItem())
        {
            if (yaml.IsGiven() && yaml.Free() is { } text)
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>A list of names.</summary>
    public static List<string> NameList(this YamlCursor yaml)
    {
        var names = new List<string>();
        if (yaml.TakeNull() || !yaml.EnterList("a list of names"))
            return names;
        while (yaml.NextItem())
        {
            if (yaml.IsGiven() && yaml.Name() is { } name)
                names.Add(name);
        }

        return names;
    }

    /// <summary>Reads a mapping, key by key.</summary>
    /// <param name="yaml">Where.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="needed">Those that it must have.</param>
    /// <param name="read">Reads the value of a key.</param>
    public static bool Mapping(this YamlCursor yaml, KeySet keys, string[] needed, Action<string> read)
    {
        var place = yaml.Here;
        if (!yaml.EnterMapping("a mapping"))
            return false;
        var seen = 0UL;
        while (yaml.NextKey(keys, ref seen) is { } key)
        {
            if (!needed.Contains(key) || yaml.IsGiven())
                read(key);
        }

        foreach (var key in needed)
        {
            if ((seen & (1UL << keys.IndexOf(key))) == 0)
                yaml.Report("missing-key", $"the key '{key}' is missing", place);
        }

        return true;
    }

    /// <summary>Reads a list, item by item.</summary>
    public static void List(this YamlCursor yaml, Action read)
    {
        if (yaml.TakeNull() || !yaml.EnterList("a list"))
            return;
        while (yaml.NextItem())
            read();
    }

    /// <summary>A word of an enum.</summary>
    public static T? Word<T>(this YamlCursor yaml) where T : struct, Enum =>
        yaml.Word(Words.All<T>()) is { } index ? Words.At<T>(index) : null;

    /// <summary>A whole number.</summary>
    public static long? Long(this YamlCursor yaml, long min)
    {
        if (yaml.TryTakeNumber(min, long.MaxValue, out var right, whole: true))
            return (long)right;
        var expected = $"a whole number from {min}";
        var place = yaml.Here;
        if (yaml.Number(min, long.MaxValue, expected) is not { } number)
            return null;
        if (number == decimal.Truncate(number))
            return (long)number;
        yaml.Report("out-of-range", $"must be {expected}, not {number}", place);
        return null;
    }

    /// <summary>An amount that may have a fraction.</summary>
    public static decimal? Amount(this YamlCursor yaml, decimal max = decimal.MaxValue) =>
        yaml.TryTakeNumber(0, max, out var right) ? right
            : yaml.Number(0, max, max == decimal.MaxValue ? "a number from 0" : $"a number from 0 to {max}");

    /// <summary>A moment with its offset from UTC.</summary>
    public static DateTimeOffset? Time(this YamlCursor yaml)
    {
        if (yaml.TakeNull() || yaml.TakeScalar(TimeForm) is not { } scalar)
            return null;
        if (TryUtc(scalar.Value, out var utc))
            return utc;
        if (TimePattern().IsMatch(scalar.Value) && DateTimeOffset.TryParse(
                scalar.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time.ToUniversalTime();
        yaml.Report("invalid-value", $"must be {TimeForm}, not {Shown.Quote(scalar.Value)}", scalar);
        return null;
    }

    /// <summary>How long something took.</summary>
    public static TimeSpan? Span(this YamlCursor yaml)
    {
        if (yaml.TakeNull() || yaml.TakeScalar(SpanForm) is not { } scalar)
            return null;
        if (SpanPattern().IsMatch(scalar.Value)
            && TimeSpan.TryParseExact(Padded(scalar.Value), "c", CultureInfo.InvariantCulture, out var span))
            return span;
        yaml.Report("invalid-value", $"must be {SpanForm}, not {Shown.Quote(scalar.Value)}", scalar);
        return null;
    }

    /// <summary>A process.</summary>
    public static ProcessIdentity? Process(this YamlCursor yaml)
    {
        if (yaml.TakeNull())
            return null;
        var process = default(ProcessIdentity);
        yaml.Mapping(ProcessKeys, ["pid", "start"], key => process = key == "pid"
            ? process with { Pid = yaml.Int(0, int.MaxValue) ?? 0 }
            : process with { Start = yaml.Long(0) ?? 0 });
        return process;
    }

    // As Coro writes it, and most others: that needs no pattern.
    private static bool TryUtc(string text, out DateTimeOffset time)
    {
        time = default;
        return text is [.., >= '0' and <= '9', 'Z'] && DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    // The exact format knows no fraction but one of seven digits.
    private static string Padded(string span)
    {
        var colon = span.LastIndexOf(':');
        var dot = span.IndexOf('.', colon);
        return dot < 0 ? span : span.PadRight(dot + 8, '0');
    }

    [GeneratedRegex(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?(Z|[+-](0\d|1[0-3]):[0-5]\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(\d{1,7}\.)?([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?\z", RegexOptions.ECMAScript)]
    private static partial Regex SpanPattern();
}
