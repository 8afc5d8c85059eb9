namespace Coro.Engine;

/// <summary>What is said to somebody who names a child that there is not.</summary>
internal static class UnknownChild
{
    // A list that people read, not a dump.
    private const int MostNamed = 20;

    public static InvalidStateException Of(string campaign, string name, IReadOnlyList<string> known)
    {
        var more = known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "";
        return new(
            $"Campaign '{campaign}' has no child '{name}'{Nearest.End(name, known)} "
            + $"Its children are {string.Join(", ", known.Take(MostNamed))}{more}.");
    }
}
