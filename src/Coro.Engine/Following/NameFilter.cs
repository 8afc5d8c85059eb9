using System.IO.Enumeration;

namespace Coro.Engine.Following;

/// <summary>Names that are wanted, <c>*</c> and <c>?</c> standing for other letters; no name at all means every one.</summary>
internal sealed class NameFilter(IReadOnlyList<string> wanted)
{
    private readonly Dictionary<string, bool> _known = new(Names.Comparer);

    /// <summary>Whether every name is wanted, and so is what has none.</summary>
    public bool TakesAll => wanted.Count == 0;

    /// <summary>Those that stand for one name, and for one only.</summary>
    public IEnumerable<string> Exact => wanted.Where(name => !IsPattern(name));

    /// <summary>Those that stand for any number of names.</summary>
    public IEnumerable<string> Patterns => wanted.Where(IsPattern);

    public bool Takes(string? name)
    {
        if (TakesAll || name is null)
            return TakesAll;
        if (!_known.TryGetValue(name, out var takes))
            _known[name] = takes = wanted.Any(one => Matches(one, name));
        return takes;
    }

    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    private static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;
}
