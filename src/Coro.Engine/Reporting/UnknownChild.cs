namespace Coro.Engine.Reporting;

/// <summary>What somebody is told who names a child that a campaign does not have.</summary>
public static class UnknownChild
{
    private const int MostNamed = 10;

    // Comparing spellings takes its time; nobody looks through so many by eye.
    private const int MostSorted = 2000;

    /// <summary>The message: what may have been meant, and a few of the children that there are, the most similar first.</summary>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="name">What was named.</param>
    /// <param name="known">The children's names, in their order.</param>
    public static string Message(string campaign, string name, IReadOnlyList<string> known)
    {
        var listed = known.Count > MostSorted ? known : [.. known.OrderBy(one => Nearest.Distance(name, one))];
        var names = string.Join(", ", listed.Take(MostNamed));
        var more = known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "";
        var hint = Nearest.To(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        return $"Campaign '{campaign}' has no child {Shown.Quote(name)}{hint} Its children are {names}{more}.";
    }
}
