using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>Something that children had to work around.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Children">Who, some of them.</param>
internal sealed record SiblingWorkaround(string Text, IReadOnlyList<string> Children);

/// <summary>
/// What children that are done had to work around, for one that is about to start: first what it depends on, then the latest of
/// the others. Bounded, so that telling each child costs the same however many there are.
/// </summary>
internal static class SiblingWorkarounds
{
    /// <summary>How many are told.</summary>
    public const int Most = 50;

    private const int MostChildren = 5;

    /// <param name="state">The campaign.</param>
    /// <param name="own">The children that it is told to; their own workarounds are not among it.</param>
    /// <param name="dependencies">What they depend on.</param>
    public static IReadOnlyList<SiblingWorkaround> Of(
        CampaignState state, IReadOnlyCollection<ChildState> own, IEnumerable<ChildState> dependencies)
    {
        var told = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var child in dependencies.Concat(state.WorkedAround()).Distinct().Except(own))
        {
            foreach (var text in child.Workarounds.Take(Most))
            {
                if (!told.TryGetValue(text, out var children))
                {
                    if (told.Count == Most)
                        continue;
                    told.Add(text, children = []);
                }

                if (children.Count < MostChildren)
                    children.Add(child.Name);
            }
        }

        return [.. told.Select(one => new SiblingWorkaround(one.Key, one.Value))];
    }
}
