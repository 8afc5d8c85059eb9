using System.Globalization;

namespace Coro.Engine.State;

/// <summary>Sets a campaign aside, so that another of its name can start. Nothing is ever deleted.</summary>
internal static class CampaignArchive
{
    private const string UnderWay = ".archiving-";

    /// <summary>
    /// Moves everything in the workspace to <c>archive/&lt;name&gt;-&lt;time&gt;/</c> of a fresh one. The folder goes as a whole, by one
    /// rename, so that a crash leaves either the campaign or an archive to finish, and never a mixture.
    /// </summary>
    /// <exception cref="CampaignLockedException">A process runs the campaign.</exception>
    public static void SetAside(Workspace workspace, TimeProvider time, IDisk disk)
    {
        using (CampaignLock.Acquire(workspace.Lock, time, disk))
        {
            var parent = Path.GetDirectoryName(workspace.Folder)!;
            var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
            disk.MoveFolder(workspace.Folder, Path.Combine(parent, $"{UnderWay}{workspace.Name}-{stamp}"));

            // Its new name has to last before another folder gets the old one.
            disk.FlushFolder(parent);
        }

        FinishInterrupted(workspace, disk);
    }

    /// <summary>The campaigns of a workspace's name that were set aside, the latest first.</summary>
    public static IEnumerable<Workspace> Of(Workspace workspace) => RealDisk.Instance.Folders(workspace.Archive)
        .OrderDescending(StringComparer.Ordinal).Select(folder => new Workspace(folder, workspace.Name));

    /// <summary>Brings home what <see cref="SetAside"/> moved out of the way, now or before a crash.</summary>
    public static void FinishInterrupted(Workspace workspace, IDisk disk)
    {
        var parent = Path.GetDirectoryName(workspace.Folder)!;
        foreach (var moved in disk.Folders(parent).Order(StringComparer.Ordinal))
        {
            // The name of another campaign may begin with this one's.
            var stamped = Path.GetFileName(moved);
            if (!stamped.StartsWith(UnderWay + workspace.Name + "-", StringComparison.Ordinal)
                || stamped.LastIndexOf('-') != UnderWay.Length + workspace.Name.Length)
                continue;
            disk.CreateFolders(workspace.Archive);
            var earlier = Path.Combine(moved, Path.GetFileName(workspace.Archive));
            if (disk.Exists(earlier))
            {
                foreach (var old in disk.Folders(earlier))
                    disk.MoveFolder(old, Path.Combine(workspace.Archive, Path.GetFileName(old)));
                disk.FlushFolder(workspace.Archive);
                disk.DeleteFolder(earlier);
            }

            disk.MoveFolder(moved, Path.Combine(workspace.Archive, stamped[UnderWay.Length..]));
            disk.FlushFolder(workspace.Archive);
            disk.FlushFolder(parent);
        }
    }
}
