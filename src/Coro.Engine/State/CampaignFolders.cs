namespace Coro.Engine.State;

/// <summary>Where the campaigns of a root lie, and which are there.</summary>
/// <param name="root">The absolute folder.</param>
internal sealed class CampaignFolders(string root)
{
    public string Root { get; } = root;

    private string Campaigns => Path.Combine(Root, "campaigns");

    /// <summary>The workspace of a campaign, whether it is there or not.</summary>
    public Workspace Of(string name) => new(Path.Combine(Campaigns, name));

    /// <summary>Whether a campaign lies there: any trace of one, since a damaged campaign is one, too.</summary>
    public static bool Exists(Workspace workspace) =>
        File.Exists(workspace.Journal) || File.Exists(workspace.Checkpoint) || File.Exists(workspace.CheckpointBackup);

    /// <summary>All campaigns that are there, by name.</summary>
    public IReadOnlyList<Workspace> All()
    {
        if (!Directory.Exists(Campaigns))
            return [];
        return Directory.EnumerateDirectories(Campaigns)
            .Where(folder => Names.IsValid(Path.GetFileName(folder), out _))
            .OrderBy(folder => Path.GetFileName(folder), StringComparer.Ordinal)
            .Select(folder => new Workspace(folder))
            .Where(Exists)
            .ToList();
    }

    /// <summary>The campaign of a name, with the case as it is on disk; null: there is none.</summary>
    public Workspace? Find(string name)
    {
        if (!Names.IsValid(name, out _))
            return null;
        var exact = Of(name);
        return Exists(exact) ? exact : All().FirstOrDefault(other => Names.Comparer.Equals(Path.GetFileName(other.Folder), name));
    }
}
