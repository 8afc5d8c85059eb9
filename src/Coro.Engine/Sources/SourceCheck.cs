using Coro.Engine.Loading;

namespace Coro.Engine.Sources;

/// <summary>Asks the repositories of all children what their pins mean, and reports everything at once.</summary>
/// <param name="catalog">The answers so far, and how to get more.</param>
/// <param name="folder">The brief's folder, where relative paths start.</param>
internal sealed class SourceCheck(RemoteCatalog catalog, string folder)
{
    private const int NamesInLine = 100;
    private const int UrlsInLine = 10;

    /// <summary>Resolves every child that has a repository; those without are passed over.</summary>
    public async Task<SourceReport> CheckAsync(IReadOnlyList<ChildSource> children, CancellationToken cancellationToken)
    {
        var asked = children
            .Where(child => !string.IsNullOrEmpty(child.Url))
            .Select(child => new Asked(child, OriginPaths.Repository(child.Url!, folder)))
            .ToList();
        await catalog.AskAsync(asked.Select(child => child.Url), cancellationToken).ConfigureAwait(false);

        var resolved = new List<ResolvedSource>();
        var unreachable = new List<(Asked Child, Unreachable Why)>();
        var unknown = new List<(Asked Child, UnknownPin Why)>();
        foreach (var child in asked)
        {
            switch (catalog[child.Url])
            {
                case Unreachable why:
                    unreachable.Add((child, why));
                    break;
                case Reached { Refs: var refs }:
                    Sort(child, PinResolver.Resolve(refs, child.Source.Pin, child.Names), resolved, unknown);
                    break;
            }
        }

        return new SourceReport(
            resolved,
            [.. unreachable.GroupBy(entry => (entry.Why.Cause, entry.Why.Remedy)).Select(Inaccessible)],
            [.. unknown.GroupBy(entry => (entry.Child.Url, entry.Child.Source.Pin)).Select(InvalidPin)]);
    }

    private static void Sort(
        Asked child, PinResolution resolution, List<ResolvedSource> resolved, List<(Asked Child, UnknownPin Why)> unknown)
    {
        if (resolution is ResolvedPin pin)
            resolved.Add(new ResolvedSource(child.Source.Child, pin.Pin, pin.Ref, pin.CommitSha, pin.Note));
        else if (resolution is UnknownPin why)
            unknown.Add((child, why));
    }

    private static Diagnostic Inaccessible(IGrouping<(string Cause, string Remedy), (Asked Child, Unreachable Why)> group)
    {
        var (cause, remedy) = group.Key;
        var children = group.Select(entry => entry.Child).ToList();
        var who = children is [var only]
            ? $"child '{only.Source.Child}', repository '{SourceUrl.Mask(only.Source.Url!)}' cannot be read: {cause}"
            : $"repositories of {children.Count} children cannot be read: {cause}: {Names(children, children.Count <= UrlsInLine)}";
        return new Diagnostic { Code = "inaccessible-repo", Message = $"{who}. {remedy}" };
    }

    private static Diagnostic InvalidPin(IGrouping<(string Url, string? Pin), (Asked Child, UnknownPin Why)> group)
    {
        var (child, why) = group.First();
        var children = group.Select(entry => entry.Child).ToList();
        var who = children.Count == 1
            ? $"child '{child.Source.Child}'"
            : $"{children.Count} children ({Names(children, withUrl: false)})";
        var pin = string.IsNullOrEmpty(child.Source.Pin) ? "the latest release" : $"the pin '{child.Source.Pin}'";
        var remedy = why.Suggestions.Count == 0
            ? "Give it a tag, a branch or a commit."
            : $"Nearest of {(why.Tags == 1 ? "1 tag" : $"{why.Tags} tags")}: {string.Join(", ", why.Suggestions)}.";
        return new Diagnostic
        {
            Code = "invalid-pin",
            Message = $"{who}, repository '{SourceUrl.Mask(child.Source.Url!)}': {pin} {why.Reason}. {remedy}",
        };
    }

    private static string Names(List<Asked> children, bool withUrl)
    {
        var names = children.Take(NamesInLine).Select(child =>
            withUrl ? $"{child.Source.Child} ({SourceUrl.Mask(child.Source.Url!)})" : child.Source.Child);
        var rest = children.Count > NamesInLine ? $" and {children.Count - NamesInLine} more" : "";
        return string.Join(", ", names) + rest;
    }

    private sealed record Asked(ChildSource Source, string Url)
    {
        public string[] Names => [Source.Child, SourceUrl.RepositoryName(Url)];
    }
}
