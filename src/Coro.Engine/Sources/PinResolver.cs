namespace Coro.Engine.Sources;

/// <summary>
/// Decides what a pin means. The order, first hit wins: the tag of that name; a tag that spells the same version in one of
/// the usual ways (<see cref="TagSpellings"/>); the branch of that name; the commit. Without a pin: the highest release,
/// the highest pre-release where there is no release, the default branch where there are no versions.
/// </summary>
internal static class PinResolver
{
    private const int ShortestSha = 7;

    /// <summary>Resolves one pin.</summary>
    /// <param name="refs">What the repository answered.</param>
    /// <param name="pin">The pin; null or empty: none.</param>
    /// <param name="names">The names that tags may carry before a version: the child's and the repository's.</param>
    public static PinResolution Resolve(RemoteRefs refs, string? pin, IReadOnlyCollection<string> names)
    {
        if (string.IsNullOrEmpty(pin))
            return Latest(refs, names);
        return ByRef(refs, pin)
            ?? BySpelling(refs, pin, names)
            ?? (refs.Branches.TryGetValue(pin, out var branch) ? Resolved(pin, branch, "a branch: it moves") : null)
            ?? ByCommit(refs, pin)
            ?? new UnknownPin("is no tag, branch or commit there", PinSuggestions.For(refs, pin, names), refs.Tags.Count);
    }

    private static PinResolution Latest(RemoteRefs refs, IReadOnlyCollection<string> names)
    {
        var versions = refs.Tags.Values
            .Select(tag => (Tag: tag, Version: TagSpellings.Version(tag.Name, names)))
            .Where(entry => entry.Version is not null)
            .OrderBy(entry => entry.Version!.IsPreRelease)
            .ThenByDescending(entry => entry.Version)
            .ThenBy(entry => entry.Tag.Name.Length)
            .ThenBy(entry => entry.Tag.Name, StringComparer.Ordinal);
        var (latest, version) = versions.FirstOrDefault();
        if (latest is not null)
        {
            var note = version!.IsPreRelease ? "the latest pre-release: there is no release" : "the latest release";
            return Resolved(latest.Name, latest, note);
        }

        return refs.Head is { } head
            ? Resolved(head.Name, head, "the default branch: no tag is a version")
            : new UnknownPin("cannot be chosen: the repository is empty", [], 0);
    }

    private static ResolvedPin? ByRef(RemoteRefs refs, string pin)
    {
        if (refs.Tags.TryGetValue(pin, out var tag))
            return Resolved(pin, tag);
        if (pin == "HEAD" && refs.Head is { } head)
            return Resolved(pin, head, "the default branch: it moves");
        if (pin.StartsWith("refs/tags/", StringComparison.Ordinal) && refs.Tags.TryGetValue(pin[10..], out tag))
            return Resolved(pin, tag);
        return pin.StartsWith("refs/heads/", StringComparison.Ordinal) && refs.Branches.TryGetValue(pin[11..], out var branch)
            ? Resolved(pin, branch, "a branch: it moves")
            : null;
    }

    private static ResolvedPin? BySpelling(RemoteRefs refs, string pin, IReadOnlyCollection<string> names)
    {
        var version = TagSpellings.WithoutPrefix(pin, names);
        if (!char.IsAsciiDigit(version[0]))
            return null;
        foreach (var prefix in TagSpellings.Prefixes(names))
        {
            if (refs.Tags.TryGetValue(prefix + version, out var tag))
                return Resolved(pin, tag);
        }

        return null;
    }

    private static PinResolution? ByCommit(RemoteRefs refs, string pin)
    {
        if (pin.Length < ShortestSha || pin.Length > 64 || !pin.All(char.IsAsciiHexDigit))
            return null;
        var tips = refs.Tags.Values.Concat(refs.Branches.Values)
            .Where(tip => Begins(tip.CommitSha, pin) || Begins(tip.Sha, pin))
            .ToList();
        var commits = tips.Select(tip => tip.CommitSha).Distinct(StringComparer.Ordinal).ToList();
        if (commits.Count > 1)
            return new UnknownPin("is the beginning of several commits", commits[..Math.Min(5, commits.Count)], refs.Tags.Count);
        if (commits.Count == 1)
            return Resolved(pin, tips[0]);
        // No server tells about commits in between; whoever checks it out will see whether it exists.
        var commit = pin.ToLowerInvariant();
        return pin.Length is 40 or 64
            ? new ResolvedPin(pin, commit, commit, "a commit that no branch or tag ends at: taken as given")
            : null;
    }

    private static bool Begins(string sha, string pin) => sha.StartsWith(pin, StringComparison.OrdinalIgnoreCase);

    private static ResolvedPin Resolved(string pin, RefTip tip, string? note = null) =>
        new(pin, tip.Ref, tip.CommitSha, note);
}
