namespace Coro.Engine.Loading;

/// <summary>
/// Reads manifests: <c>name,repo_url,tier[,pin][;dep1,dep2]</c> a line. A bad line fails the whole file, and every bad line is
/// reported; docs/brief-format.md has the format.
/// </summary>
public static class ManifestLoader
{
    /// <summary>Reads a manifest from a file of at most 64 MB.</summary>
    /// <param name="path">Where it is; absolute. Relative repository paths start at its folder.</param>
    /// <param name="campaignName">The campaign's name; see <see cref="Names"/>. Null: the file's name without its extension.</param>
    /// <param name="shownAs">How the user named the file, for messages; null: as <paramref name="path"/>.</param>
    /// <param name="settings">The pipelines and all else that a manifest does not say; its origin is replaced by the file's folder.</param>
    /// <param name="planOnly">Whether nothing is to run, so that no pipelines are needed.</param>
    /// <param name="pipelinesIn">The file that pipelines can be put into, for messages; null: the root's customize.toml.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty, or names no target.</exception>
    public static LoadResult Load(
        string path, string? campaignName = null, string? shownAs = null, CampaignSettings? settings = null, bool planOnly = false,
        string? pipelinesIn = null)
    {
        var shown = shownAs ?? path;
        var problems = new Problems(shown);
        var name = campaignName ?? Path.GetFileNameWithoutExtension(path);
        return InputFile.Read(path, shown, "manifest", problems) is { } text
            ? Read(text, name, shown, Path.GetDirectoryName(path)!, settings, planOnly, pipelinesIn, problems)
            : new(null, problems.InOrder());
    }

    /// <summary>Reads a manifest from text.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="campaignName">The campaign's name; see <see cref="Names"/>.</param>
    /// <param name="fileName">What to call the text in messages.</param>
    /// <param name="origin">The absolute folder that relative repository paths start at.</param>
    /// <param name="settings">The pipelines and all else that a manifest does not say.</param>
    /// <param name="planOnly">Whether nothing is to run, so that no pipelines are needed.</param>
    /// <param name="pipelinesIn">The file that pipelines can be put into, for messages; null: the root's customize.toml.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    /// <exception cref="MissingBriefException">The text names no target.</exception>
    public static LoadResult LoadText(
        string text, string campaignName, string fileName, string origin, CampaignSettings? settings = null, bool planOnly = false,
        string? pipelinesIn = null)
    {
        var problems = new Problems(fileName);
        return InputFile.IsText(text, problems)
            ? Read(text, campaignName, fileName, origin, settings, planOnly, pipelinesIn, problems)
            : new(null, problems.InOrder());
    }

    private static LoadResult Read(
        string text, string name, string shown, string origin, CampaignSettings? settings, bool planOnly, string? pipelinesIn, Problems problems)
    {
        if (!Names.IsValid(name, out var reason))
            problems.Add("invalid-name", $"the campaign name {Shown.Quote(name)} {reason}; give another one");
        var reader = new ManifestReader(origin, problems);
        reader.Read(text);
        if (reader.Children.Count == 0 && !problems.Any)
            throw new MissingBriefException($"The manifest '{shown}' names no target. A line is name,repo_url,tier[,pin][;dep1,dep2].");

        reader.CheckGraph();
        var campaign = (settings ?? new() { Origin = origin }) with { Origin = origin };
        if (!planOnly)
            reader.CheckPipelines(campaign, pipelinesIn ?? "customize.toml in the root");
        return new(
            problems.Any ? null : new() { Name = name, Settings = campaign, Children = reader.Children }, problems.InOrder());
    }
}
