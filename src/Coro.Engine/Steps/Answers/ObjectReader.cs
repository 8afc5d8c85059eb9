using System.Globalization;
using System.Text.Json;

namespace Coro.Engine.Steps.Answers;

/// <summary>
/// Reads the members of one JSON object and notes everything that is wrong with them. A member that is null counts as
/// absent; what nobody asked for is left.
/// </summary>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
    private readonly List<string> _problems;
    private readonly string _path;

    public ObjectReader(JsonElement element, string path, List<string> problems)
    {
        _path = path;
        _problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Complain("", $"must be an object, not {Name(element)}");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!_left.TryAdd(member.Name, member.Value))
                Complain(member.Name, "is there twice");
        }
    }

    /// <summary>What was not asked for.</summary>
    public IReadOnlyDictionary<string, JsonElement> Left => _left;

    public string PathOf(string name) => _path.Length == 0 || name.Length == 0 ? _path + name : $"{_path}.{name}";

    public void Complain(string name, string problem)
    {
        // The first hundred are enough to mend it by.
        if (_problems.Count < 100)
            _problems.Add($"{(PathOf(name) is { Length: > 0 } path ? path + ": " : "")}{problem}");
    }

    /// <summary>Takes a member out; false when it is absent.</summary>
    public bool Take(string name, out JsonElement value) =>
        _left.Remove(name, out value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name)
    {
        if (!Take(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Complain(name, $"must be a string, not {Name(value)}");
        return null;
    }

    public string? RequiredText(string name)
    {
        if (!_left.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            Complain(name, "is required");
            return null;
        }

        var text = Text(name);
        if (text is { Length: 0 })
            Complain(name, "is empty");
        return text;
    }

    public decimal? Number(string name, decimal lowest, decimal highest)
    {
        if (!Take(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Number)
            Complain(name, $"must be a number, not {Name(value)}");
        else if (value.TryGetDecimal(out var number) && number >= lowest && number <= highest)
            return number;
        else
            Complain(name, FormattableString.Invariant($"must be {Range(lowest, highest)}, not {Show(value)}"));
        return null;
    }

    public long? Count(string name, long highest = long.MaxValue)
    {
        var number = Number(name, 0, highest);
        if (number is null || decimal.IsInteger(number.Value))
            return (long?)number;
        Complain(name, FormattableString.Invariant($"must be a whole number, not {number}"));
        return null;
    }

    /// <summary>The items of an array; null when it is absent or is none.</summary>
    public List<JsonElement>? Items(string name)
    {
        if (!Take(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        Complain(name, $"must be an array, not {Name(value)}");
        return null;
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Items(name) is not { } items)
            return null;
        var texts = new List<string>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].ValueKind == JsonValueKind.String)
                texts.Add(items[i].GetString() ?? "");
            else
                Complain($"{name}[{i}]", $"must be a string, not {Name(items[i])}");
        }

        return texts;
    }

    public static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };

    private static string Range(decimal lowest, decimal highest) => highest == long.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"{lowest} or more")
        : string.Create(CultureInfo.InvariantCulture, $"between {lowest} and {highest}");

    private static string Show(JsonElement value) => value.GetRawText() is { Length: <= 40 } text ? text : "that";
}
