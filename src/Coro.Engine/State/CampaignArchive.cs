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
    public static void SetAside(Workspace workspace, TimeProvider time)
    {
        using (CampaignLock.Acquire(workspace.Lock, time))
        {
            var parent = Path.GetDirectoryName(workspace.Folder)!;
            var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
            Directory.Move(workspace.Folder, Path.Combine(parent, $"{UnderWay}{workspace.Name}-{stamp}"));
        }

        FinishInterrupted(workspace);
    }

    /// <summary>The campaigns of a workspace's name that were set aside, the latest first.</summary>
    public static IEnumerable<Workspace> Of(Workspace workspace) => !Directory.Exists(workspace.Archive)
        ? []
        : Directory.GetDirectories(workspace.Archive).OrderDescending(StringComparer.Ordinal).Select(folder => new Workspace(folder, workspace.Name));

    /// <summary>Brings home what <see cref="SetAside"/> moved out of the way, now or before a crash.</summary>
    public static void FinishInterrupted(Workspace workspace)
    {
        var parent = Path.GetDirectoryName(workspace.Folder)!;
        var name = workspace.Name;
        if (!Directory.Exists(parent))
            return;
        foreach (var moved in Directory.EnumerateDirectories(parent, $"{UnderWay}{name}-*").Order(StringComparer.Ordinal).ToList())
        {
            // The name of another campaign may begin with this one's.
            var stamped = Path.GetFileName(moved)[UnderWay.Length..];
            if (stamped.LastIndexOf('-') != name.Length)
                continue;
            Directory.CreateDirectory(workspace.Archive);
            var earlier = Path.Combine(moved, Path.GetFileName(workspace.Archive));
            if (Directory.Exists(earlier))
            {
                foreach (var old in Directory.GetDirectories(earlier))
                    Directory.Move(old, Path.Combine(workspace.Archive, Path.GetFileName(old)));
                Directory.Delete(earlier);
            }

            Directory.Move(moved, Path.Combine(workspace.Archive, stamped));
        }
    }
}
