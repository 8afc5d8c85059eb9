using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Whether a child that somebody names anew is one that is there already.</summary>
internal static class SameChild
{
    /// <summary>What sets the two apart; empty: they are the same, however their descriptions put it.</summary>
    /// <param name="present">The one that is there.</param>
    /// <param name="named">The one that is named anew.</param>
    public static IReadOnlyList<string> Differences(ChildState present, ChildDefinition named)
    {
        var there = present.Definition;

        // What the campaign chose, or somebody for a rerun, is not what was asked for at first.
        var pin = present.PinChosen ? null : there.Pin;
        var lane = present.Earlier is [var first, ..] ? first.Lane : there.Lane;
        return
        [
            .. Differing("repo_url", there.RepoUrl == named.RepoUrl),
            .. Differing("tier", there.Tier == named.Tier),
            .. Differing("lane", Names.Comparer.Equals(lane, named.Lane)),
            .. Differing("pin", pin == named.Pin),
            .. Differing("depends_on", Edges(there).SetEquals(Edges(named))),
            .. Differing("locks", there.Locks.ToHashSet(Names.Comparer).SetEquals(named.Locks)),
            .. Differing("steps", Steps(there) == Steps(named)),
        ];
    }

    private static IEnumerable<string> Differing(string what, bool same) => same ? [] : [what];

    private static HashSet<string> Edges(ChildDefinition child) =>
        child.DependsOn.Select(on => $"{on.Child} {on.Require}").ToHashSet(Names.Comparer);

    private static string? Steps(ChildDefinition child) =>
        child.Steps is { } steps ? JsonSerializer.Serialize(steps, EventJson.Default.IReadOnlyListStepDefinition) : null;
}
