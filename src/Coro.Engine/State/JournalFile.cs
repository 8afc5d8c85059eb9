using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>Begins a journal, whole or not at all.</summary>
internal static class JournalFile
{
    private const int ChildrenPerEntry = 500;

    /// <summary>The events that every journal begins with.</summary>
    public static IEnumerable<CampaignEvent> Beginning(
        string name, string jobId, CampaignSettings settings, IEnumerable<ChildDefinition> children)
    {
        yield return new CampaignCreated(name, jobId, settings);
        foreach (var some in children.Chunk(ChildrenPerEntry))
            yield return new ChildrenAdded(some);
    }

    /// <summary>Writes a journal under another name and, once it is on the disk, gives it its own.</summary>
    /// <param name="disk">Where it goes.</param>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="time">When all of it happened.</param>
    /// <param name="events">What it begins with.</param>
    /// <param name="after">The number that the first entry comes after; 0 unless an older journal went before.</param>
    /// <param name="take">Gets each entry.</param>
    public static JournalEnd Begin(
        IDisk disk, Workspace workspace, DateTimeOffset time, IEnumerable<CampaignEvent> events, long after, Action<JournalEntry> take)
    {
        var buffer = new ByteBuffer();
        using var json = new Utf8JsonWriter(buffer, EventJson.Readable);
        var entry = new JournalEntry(after, time, null!);
        var temporary = workspace.Journal + ".tmp";
        long end = 0;
        using (var file = disk.OpenWrite(temporary))
        {
            file.SetLength(0);
            foreach (var happened in events)
            {
                entry = new(entry.Sequence + 1, time, happened);
                JournalLine.Write(buffer, json, [entry], after);
                file.Write(end, buffer.Written);
                end += buffer.Length;
                buffer.Clear();
                take(entry);
            }

            file.Flush();
        }

        disk.Rename(temporary, workspace.Journal);
        disk.FlushFolder(workspace.Folder);
        return new(end, entry.Sequence, time, entry.Sequence);
    }
}
