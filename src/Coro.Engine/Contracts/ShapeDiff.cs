using System.Text.Json;

namespace Coro.Engine.Contracts;

/// <summary>
/// Compares two shapes member by member. A shape is an object of members, an array of the shape of its elements, or the name of a
/// type. A member whose name ends in <c>?</c> may be absent.
/// </summary>
internal static class ShapeDiff
{
    private const int LongestShown = 80;

    /// <summary>Where the second is not what the first says; in the first one's order, and then what only the second has.</summary>
    public static IReadOnlyList<ContractDifference> Of(JsonElement promised, JsonElement shipped)
    {
        var found = new List<ContractDifference>();
        Compare(promised, shipped, "$", found);
        return found;
    }

    private static void Compare(JsonElement promised, JsonElement shipped, string path, List<ContractDifference> found)
    {
        if (promised.ValueKind != shipped.ValueKind)
            found.Add(new(path, ContractDifferenceKind.Changed, Show(promised), Show(shipped)));
        else if (promised.ValueKind == JsonValueKind.Object)
            Members(promised, shipped, path, found);
        else if (promised.ValueKind == JsonValueKind.Array)
            Elements(promised, shipped, path, found);
        else if (!IsSame(promised, shipped))
            found.Add(new(path, ContractDifferenceKind.Changed, Show(promised), Show(shipped)));
    }

    private static void Members(JsonElement promised, JsonElement shipped, string path, List<ContractDifference> found)
    {
        var there = new Dictionary<string, (JsonElement Value, bool IsOptional)>(StringComparer.Ordinal);
        foreach (var member in shipped.EnumerateObject())
            there[Name(member, out var isOptional)] = (member.Value, isOptional);
        foreach (var member in promised.EnumerateObject())
        {
            var name = Name(member, out var mayBeAbsent);
            var at = $"{path}.{name}";
            if (!there.Remove(name, out var other))
            {
                if (!mayBeAbsent)
                    found.Add(new(at, ContractDifferenceKind.Missing, Show(member.Value), null));
                continue;
            }

            if (other.IsOptional && !mayBeAbsent)
                found.Add(new(at, ContractDifferenceKind.Changed, "always there", "optional"));
            Compare(member.Value, other.Value, at, found);
        }

        foreach (var (name, (value, _)) in there)
            found.Add(new($"{path}.{name}", ContractDifferenceKind.Added, null, Show(value)));
    }

    private static void Elements(JsonElement promised, JsonElement shipped, string path, List<ContractDifference> found)
    {
        var (wanted, given) = (promised.GetArrayLength(), shipped.GetArrayLength());
        for (var i = 0; i < Math.Max(wanted, given); i++)
        {
            // A list has one element that stands for all; a tuple has several, each in its place.
            var at = wanted <= 1 && given <= 1 ? $"{path}[]" : $"{path}[{i}]";
            if (i >= given)
                found.Add(new(at, ContractDifferenceKind.Missing, Show(promised[i]), null));
            else if (i >= wanted)
                found.Add(new(at, ContractDifferenceKind.Added, null, Show(shipped[i])));
            else
                Compare(promised[i], shipped[i], at, found);
        }
    }

    private static bool IsSame(JsonElement one, JsonElement other) => one.ValueKind == JsonValueKind.String
        ? one.GetString() == other.GetString()
        : one.GetRawText() == other.GetRawText();

    private static string Name(JsonProperty member, out bool isOptional)
    {
        isOptional = member.Name.Length > 1 && member.Name.EndsWith('?');
        return isOptional ? member.Name[..^1] : member.Name;
    }

    private static string Show(JsonElement value)
    {
        var text = ShapeText.Of(value);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "...";
    }
}
