using System.Globalization;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Reads dates and times, as RFC 3339 writes them.</summary>
internal static partial class TomlMoments
{
    /// <summary>Whether a word can only be meant as a date or a time.</summary>
    public static bool LooksLikeOne(string word) => word.Contains(':') || Dashes().IsMatch(word);

    /// <summary>Whether a word is a date, after which a blank and a time may follow.</summary>
    public static bool IsDate(ReadOnlySpan<char> word) =>
        word.Length == 10 && word[4] == '-' && word[7] == '-' && !word.ContainsAnyExcept("0123456789-");

    /// <summary>Reads a word as a date, a time, or both.</summary>
    /// <exception cref="TomlException">It is none.</exception>
    public static TomlMoment Read(string word, Place place)
    {
        var match = Form().Match(word);
        var (date, time, zone) = (match.Groups["date"], match.Groups["time"], match.Groups["zone"]);
        var both = date.Success && time.Success;
        if (!(date.Success || time.Success) || match.Groups["between"].Success != both || (zone.Success && !both))
        {
            throw new TomlException(
                $"{Shown.Quote(word)} is no date or time; write 1979-05-27, 07:32:00, 1979-05-27T07:32:00 or 1979-05-27T07:32:00Z, "
                + "or put it into quotes for a text",
                place);
        }

        var clock = date.Success ? DateOf(date.Value, place) : default;
        if (time.Success)
            clock += TimeOf(time.Value, match.Groups["fraction"].Value, place);
        var kind = !date.Success ? TomlMomentKind.LocalTime
            : !time.Success ? TomlMomentKind.LocalDate
            : zone.Success ? TomlMomentKind.OffsetDateTime
            : TomlMomentKind.LocalDateTime;
        return new(clock, kind, zone.Success ? OffsetOf(zone.Value, place) : default, place);
    }

    private static DateTime DateOf(string text, Place place)
    {
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        if (year == 0)
            throw new TomlException("there is no year 0000; years go from 0001 to 9999", place);
        if (month is 0 or > 12)
            throw new TomlException($"there is no month {text[5..7]}; months go from 01 to 12", place);
        var days = DateTime.DaysInMonth(year, month);
        return day >= 1 && day <= days
            ? new(year, month, day)
            : throw new TomlException($"there is no day {text[8..10]} in {text[..7]}; its days go from 01 to {days}", place);
    }

    private static TimeSpan TimeOf(string text, string fraction, Place place)
    {
        var (hour, minute, second) = (Number(text, 0, 2), Number(text, 3, 2), Number(text, 6, 2));
        CheckClock(hour, minute, text, place);
        if (second > 60)
            throw new TomlException($"there is no second {text[6..8]}; seconds go from 00 to 59", place);

        // What is beyond the clock's precision is cut off. A leap second is the last moment of its minute.
        var ticks = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        return new TimeSpan(hour, minute, Math.Min(second, 59)) + new TimeSpan(second == 60 ? TimeSpan.TicksPerSecond - 1 : ticks);
    }

    private static TimeSpan OffsetOf(string text, Place place)
    {
        if (text is "Z" or "z")
            return default;
        var (hour, minute) = (Number(text, 1, 2), Number(text, 4, 2));
        CheckClock(hour, minute, text[1..], place);
        return new TimeSpan(hour, minute, 0) * (text[0] == '-' ? -1 : 1);
    }

    private static void CheckClock(int hour, int minute, string text, Place place)
    {
        if (hour > 23)
            throw new TomlException($"there is no hour {text[..2]}; hours go from 00 to 23", place);
        if (minute > 59)
            throw new TomlException($"there is no minute {text[3..5]}; minutes go from 00 to 59", place);
    }

    private static int Number(string text, int start, int length) =>
        int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9]+-[0-9]")]
    private static partial Regex Dashes();

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})?(?<between>[Tt ])?((?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?)?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
