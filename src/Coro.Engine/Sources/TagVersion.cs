using System.Globalization;
using System.Text.RegularExpressions;

namespace Coro.Engine.Sources;

/// <summary>
/// The version in a tag's name, as people write them: one to four numbers, then perhaps a pre-release. Ordered as
/// semantic versions are.
/// </summary>
internal sealed partial class TagVersion : IComparable<TagVersion>
{
    private readonly long[] _numbers;
    private readonly string[] _preRelease;

    private TagVersion(long[] numbers, string[] preRelease)
    {
        _numbers = numbers;
        _preRelease = preRelease;
    }

    public bool IsPreRelease => _preRelease.Length > 0;

    /// <summary>Reads a version with nothing before it, for example <c>1.2.0-rc.1+linux</c>; null: it is none.</summary>
    public static TagVersion? Parse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success)
            return null;
        var numbers = new List<long>(4);
        foreach (var part in match.Groups["numbers"].Value.Split('.'))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        var suffix = match.Groups["suffix"].Value.TrimStart('-', '.', '_');
        // How Java's projects mark what is not a pre-release.
        var isFinal = suffix.Length == 0 || suffix.ToUpperInvariant() is "FINAL" or "RELEASE" or "GA";
        return new TagVersion([.. numbers], isFinal ? [] : suffix.Split('.'));
    }

    /// <summary>How many leading numbers two versions have in common.</summary>
    public int SharedNumbers(TagVersion other)
    {
        var count = 0;
        while (count < 4 && Number(count) == other.Number(count))
            count++;
        return count;
    }

    /// <summary>How far apart two versions are in the first number that differs.</summary>
    public long Distance(TagVersion other)
    {
        var shared = SharedNumbers(other);
        return shared == 4 ? 0 : Math.Abs(Number(shared) - other.Number(shared));
    }

    /// <inheritdoc/>
    public int CompareTo(TagVersion? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < 4; i++)
        {
            if (Number(i).CompareTo(other.Number(i)) is var order and not 0)
                return order;
        }

        if (IsPreRelease != other.IsPreRelease)
            return IsPreRelease ? -1 : 1;
        for (var i = 0; i < Math.Min(_preRelease.Length, other._preRelease.Length); i++)
        {
            if (ComparePart(_preRelease[i], other._preRelease[i]) is var order and not 0)
                return order;
        }

        var length = _preRelease.Length.CompareTo(other._preRelease.Length);
        // v5 follows v5.0.1 around; v5.0.0 is the one that stays.
        return length != 0 ? length : _numbers.Length.CompareTo(other._numbers.Length);
    }

    private long Number(int index) => index < _numbers.Length ? _numbers[index] : 0;

    private static int ComparePart(string left, string right)
    {
        var leftIsNumber = long.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var l);
        var rightIsNumber = long.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var r);
        return (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => l.CompareTo(r),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(left, right),
        };
    }

    [GeneratedRegex(
        @"^(?<numbers>[0-9]+(\.[0-9]+){0,3})(?<suffix>[-._]?[A-Za-z][0-9A-Za-z.-]*|-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
