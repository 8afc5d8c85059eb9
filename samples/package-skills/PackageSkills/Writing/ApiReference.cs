using System.Text;
using System.Text.RegularExpressions;
using PackageSkills.Analysing;

namespace PackageSkills.Writing;

/// <summary>The list of types that skills carry: how it is written, and how it is read back.</summary>
internal static partial class ApiReference
{
    private const int MembersInLine = 8;

    public static string Write(PackageAnalysis package)
    {
        var text = new StringBuilder();
        text.Append($"# Public types of {package.Name} {package.Version}\n");
        foreach (var space in package.Types.GroupBy(type => type.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {(space.Key.Length == 0 ? "(global)" : space.Key)}\n\n");
            foreach (var type in space)
                text.Append(Line(type));
        }

        return text.ToString();
    }

    /// <summary>One type in a list.</summary>
    public static string Line(ApiType type)
    {
        var members = type.Members == 1 ? "1 member" : $"{type.Members} members";
        var about = type.Summary ?? MembersOf(type);
        return $"- `{type.Name}` ({type.Kind}, {members}){(about is null ? "" : $": {about}")}\n";
    }

    /// <summary>A type that only holds functions is often described through them alone.</summary>
    private static string? MembersOf(ApiType type)
    {
        if (type.DocumentedMembers.Count == 0)
            return null;
        var names = string.Join(", ", type.DocumentedMembers.Take(MembersInLine).Select(name => $"`{name}`"));
        return names + (type.DocumentedMembers.Count > MembersInLine ? " and others" : "");
    }

    /// <summary>The names of the types that a text describes, not only names.</summary>
    public static HashSet<string> Described(string text) =>
        [.. DescribedLine().Matches(text).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"^- `(?<name>[^`]+)` \([^)]*\): \S", RegexOptions.Multiline)]
    private static partial Regex DescribedLine();
}
