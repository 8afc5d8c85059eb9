using System.Globalization;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>Keeps aside what is of no use, and puts something good in its place.</summary>
internal static class Repair
{
    /// <summary>Gives a file a second name that says since when it is broken. It keeps its first until replaced.</summary>
    public static void SetAside(IDisk disk, string path, DateTimeOffset now)
    {
        var name = $"{path}.broken-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        var free = name;
        for (var i = 2; disk.Exists(free); i++)
            free = $"{name}-{i}";
        disk.Keep(path, free);
    }

    /// <summary>Begins the journal anew, its numbers going on where the old one's ended.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="loaded">What it begins with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="take">Gets each entry.</param>
    public static JournalEnd BeginAnew(
        IDisk disk, Workspace workspace, LoadedCampaign loaded, TimeProvider time, Action<JournalEntry> take)
    {
        var now = time.GetUtcNow();
        if (disk.Exists(workspace.Journal))
            SetAside(disk, workspace.Journal, now);
        return JournalFile.Begin(
            disk, workspace, now > loaded.End.Time ? now : loaded.End.Time, loaded.Beginning!, loaded.End.Sequence,
            take);
    }
}
