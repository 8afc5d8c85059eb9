namespace Coro.Engine.State;

/// <summary>Where the campaigns of a root lie, and which are there.</summary>
/// <param name="root">The absolute folder.</param>
/// <param name="disk">Where it is; null: the machine's own.</param>
internal sealed class CampaignFolders(string root, IDisk? disk = null)
{
    private readonly IDisk _disk = disk ?? RealDisk.Instance;

    // What is left in a folder when its campaign was set aside, or never got beyond its first moment.
    private static readonly string[] Leftovers = ["archive", "control", "_campaign.lock"];

    public string Root { get; } = root;

    /// <summary>The folder that has one for each campaign.</summary>
    public string Campaigns => Path.Combine(Root, "campaigns");

    /// <summary>The folder in the root that is a campaign's own. It is the workspace, or says where that is.</summary>
    public string Home(string name) => Path.Combine(Campaigns, name);

    /// <summary>Whether a campaign lies there: any trace of one, since a damaged campaign is one, too.</summary>
    public static bool Exists(Workspace workspace) =>
        File.Exists(workspace.Journal) || File.Exists(workspace.Checkpoint) || File.Exists(workspace.CheckpointBackup);

    /// <summary>The names of all campaigns, in ordinal order; one that lies elsewhere and cannot be reached among them.</summary>
    public IReadOnlyList<string> All()
    {
        if (!Directory.Exists(Campaigns))
            return [];
        return Directory.EnumerateDirectories(Campaigns)
            .Select(folder => Path.GetFileName(folder))
            .Where(name => Names.IsValid(name, out _))
            .Where(name => Exists(new(Home(name))) || File.Exists(WorkspacePointer.In(Home(name))))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The campaign of a name, with the case as it is on disk; null: there is none.</summary>
    /// <exception cref="CorruptStateException">The root does not know where it is.</exception>
    public Workspace? Find(string name)
    {
        if (!Names.IsValid(name, out _))
            return null;
        var exact = At(name);
        if (Exists(exact))
            return exact;
        var respelt = All().FirstOrDefault(other => other != name && Names.Comparer.Equals(other, name));
        return respelt is not null && At(respelt) is var found && Exists(found) ? found : null;
    }

    /// <summary>The workspace of a campaign that <see cref="All"/> names.</summary>
    /// <exception cref="InvalidStateException">It lies elsewhere and cannot be reached.</exception>
    /// <exception cref="CorruptStateException">The root does not know where it is.</exception>
    public Workspace Reach(string name)
    {
        var workspace = At(name);
        return Exists(workspace) ? workspace : throw new InvalidStateException(
            $"Campaign '{name}' lies in {workspace.Folder}, and there is nothing of it there. Have that folder back (is its disk mounted?); "
            + $"or remove {WorkspacePointer.In(Home(name))}, which says so.");
    }

    /// <summary>The workspace of a campaign as the root knows it, whether it is there or not.</summary>
    public Workspace At(string name)
    {
        var home = new Workspace(Home(name));
        return Exists(home) || WorkspacePointer.Read(home.Folder) is not { } folder ? home : new(folder, name);
    }

    /// <summary>Has a campaign that is about to begin lie somewhere, and the root know where.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folder">The absolute folder; null: its own folder in the root.</param>
    /// <exception cref="InvalidStateException">Something else is there.</exception>
    /// <exception cref="IOException">The root cannot be written.</exception>
    public Workspace Place(string name, string? folder)
    {
        var home = Home(name);
        if (folder is null || folder == home)
        {
            WorkspacePointer.Remove(home, _disk);
            return new(home);
        }

        var workspace = new Workspace(folder, name);
        if (Exists(workspace) && At(name).Folder != folder)
        {
            throw new InvalidStateException(
                $"There is a campaign in {folder} already, and {Root} knows nothing of it. Move it away, or change campaign_workspace_path. "
                + $"To make it one of this root instead, write the folder's path into {WorkspacePointer.In(home)}.");
        }

        if (!Exists(workspace) && (File.Exists(folder) || Foreign(folder) is not null))
        {
            throw new InvalidStateException(
                $"The workspace of '{name}' would be {folder}, which "
                + (Foreign(folder) is { } other ? $"has other files in it, for example {other}" : "is a file")
                + ". Have campaign_workspace_path name folders that are for campaigns only.");
        }

        WorkspacePointer.Write(home, folder, _disk);
        return workspace;
    }

    private static string? Foreign(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))
            .FirstOrDefault(name => !Leftovers.Contains(name));
}
