namespace Coro.Engine.Sources;

/// <summary>The ways in which projects write a version into a tag, the usual ones first.</summary>
internal static class TagSpellings
{
    private static readonly string[] Plain =
        ["", "v", "V", "release-", "release/", "release-v", "release/v", "version-", "ver-"];

    private static readonly string[] Named = ["-", "-v", "/", "/v", "@", "@v", "_", "_v"];

    /// <summary>What may stand before a version, in the order in which it is looked for.</summary>
    /// <param name="names">The child's name and the repository's: many tags carry them.</param>
    public static IEnumerable<string> Prefixes(IReadOnlyCollection<string> names) =>
        Plain.Concat(names.SelectMany(name => Named, (name, mark) => name + mark));

    /// <summary>The version in a tag; null: it carries none.</summary>
    public static TagVersion? Version(string tag, IReadOnlyCollection<string> names)
    {
        var rest = WithoutPrefix(tag, names);
        // A lone number is a version only behind a mark that says so: 20240131 is a day.
        return rest.Length == tag.Length && !tag.Contains('.') ? null : TagVersion.Parse(rest);
    }

    /// <summary>What is left of a tag or a pin without what stands before its version.</summary>
    public static string WithoutPrefix(string tag, IReadOnlyCollection<string> names)
    {
        var longest = Prefixes(names)
            .Where(prefix => tag.Length > prefix.Length
                && tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && char.IsAsciiDigit(tag[prefix.Length]))
            .MaxBy(prefix => prefix.Length);
        return tag[(longest?.Length ?? 0)..];
    }
}
