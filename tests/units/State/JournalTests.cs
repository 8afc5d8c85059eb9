using System.Text;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class JournalTests
{
    private const string Path = "/journal";

    [Fact]
    public async Task A_line_is_json_with_checksum_number_flushed_number_time_and_event()
    {
        var (disk, _) = await WriteAsync(1);

        var line = Encoding.UTF8.GetString(disk[Path]).Split('\n')[2];

        var json = System.Text.Json.JsonDocument.Parse(line).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["c", "n", "f", "t", "d"]);
        json.GetProperty("c").GetString()!.Length.ShouldBe(8);
        json.GetProperty("n").GetInt64().ShouldBe(3);
        json.GetProperty("f").GetInt64().ShouldBe(2);
        json.GetProperty("t").GetString().ShouldBe("2026-07-01T12:00:00.0000000Z");
        json.GetProperty("d").GetProperty("e").GetString().ShouldBe("commit-recorded");
    }

    [Fact]
    public async Task A_journal_cut_anywhere_gives_every_entry_that_is_whole()
    {
        var (disk, entries) = await WriteAsync(6);
        var whole = disk[Path];
        for (var length = 0; length <= whole.Length; length++)
        {
            disk[Path] = whole[..length];

            var (scan, read) = Read(disk);

            // The last line's end may be missing: its checksum says that it is whole.
            var text = whole.AsSpan(0, Math.Min(length + 1, whole.Length));
            read.Count.ShouldBe(text.Count((byte)'\n'), $"cut at {length}");
            Same(read, entries);
            scan.IsDamaged(0).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task What_happened_together_is_there_as_a_whole_or_not_at_all_wherever_the_journal_is_cut()
    {
        var (disk, entries) = await WriteTogetherAsync();
        var whole = disk[Path];
        Read(disk).Entries.Select(entry => entry.Sequence).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        for (var length = 0; length <= whole.Length; length++)
        {
            disk[Path] = whole[..length];

            var (scan, read) = Read(disk);

            Same(read, entries);
            read.Count.ShouldBeOneOf(0, 1, 2, 3, 6, 7);
            scan.End.Sequence.ShouldBe(read.Count);
        }
    }

    [Fact]
    public async Task What_happened_together_behind_damage_is_counted_and_read_entry_by_entry()
    {
        var (disk, entries) = await WriteTogetherAsync();
        var lines = Encoding.UTF8.GetString(disk[Path]).Split('\n');
        lines[2] = "spoiled";
        disk[Path] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        var (scan, _) = Read(disk);
        var later = new List<JournalEntry>();
        JournalReader.Read(disk, Path, scan.Later.ShouldHaveSingleItem(), later.Add);

        (scan.Later[0].First, scan.Later[0].Last, scan.Highest).ShouldBe((4, 7, 7));
        later.ShouldBe(entries.Skip(3));
    }

    [Fact]
    public async Task A_changed_byte_is_never_read_as_something_else()
    {
        var (disk, entries) = await WriteAsync(4);
        var whole = disk[Path];
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var mask in (byte[])[0x01, 0x20, 0x80, 0xFF])
            {
                disk[Path] = [.. whole];
                disk[Path][at] ^= mask;

                var (scan, read) = Read(disk);

                Same(read, entries);
                read.Count.ShouldBeLessThan(entries.Count + 1);

                // Behind the last two lines there may be none that tells: a changed line end makes one of both.
                if (scan.BadLine > 0 && read.Count < entries.Count - 2)
                    scan.IsDamaged(0).ShouldBeTrue($"byte {at} lies in what was flushed");
            }
        }
    }

    [Fact]
    public async Task Nul_bytes_at_the_end_are_space_set_aside()
    {
        var (disk, entries) = await WriteAsync(3);
        var length = disk[Path].Length;
        disk[Path] = [.. disk[Path], .. new byte[5000]];

        var (scan, read) = Read(disk);

        read.Count.ShouldBe(entries.Count);
        scan.BadLine.ShouldBe(0);
        scan.End.Offset.ShouldBe(length);
    }

    [Fact]
    public async Task An_unfinished_tail_that_was_not_flushed_is_no_damage_even_with_good_lines_behind_it()
    {
        var disk = new MemoryDisk();
        var writer = New(disk);
        writer.Append(new CommitRecorded("core", "1"));
        writer.Append(new CommitRecorded("core", "2"));
        writer.Append(new CommitRecorded("core", "3"));
        await writer.DisposeAsync();
        var lines = Encoding.UTF8.GetString(disk[Path]).Split('\n');
        disk[Path] = Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..3], new string('\0', lines[3].Length), .. lines[4..]]));

        var (scan, read) = Read(disk);

        read.Count.ShouldBe(3);
        scan.BadLine.ShouldBe(4);
        scan.Later.ShouldBe([new(scan.Later[0].Offset, 5, 5)]);
        scan.IsDamaged(0).ShouldBeFalse();
        scan.IsDamaged(vouched: 4).ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_line_is_noticed()
    {
        var (disk, _) = await WriteAsync(5);
        var lines = Encoding.UTF8.GetString(disk[Path]).Split('\n').ToList();
        lines.RemoveAt(3);
        disk[Path] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        var (scan, read) = Read(disk);

        read.Count.ShouldBe(3);
        scan.IsDamaged(0).ShouldBeTrue();
        scan.Highest.ShouldBe(7);
    }

    [Fact]
    public void An_entry_of_a_newer_version_is_refused_and_named()
    {
        var disk = new MemoryDisk();
        JournalFile.Begin(disk, new("/"), Now, [Created], 0, _ => { });
        var buffer = new ByteBuffer();
        JournalLine.Write(buffer, new(buffer), [new(2, Now, new ChildExported("core", "/x"))], 1);
        var line = Encoding.UTF8.GetString(buffer.Written).Replace("child-exported", "child-exploded");
        var crc = 0xFFFFFFFFu;
        foreach (var b in Encoding.UTF8.GetBytes(line[16..^1]))
            crc = System.Numerics.BitOperations.Crc32C(crc, b);
        disk[Path] = [.. disk[new Workspace("/").Journal], .. Encoding.UTF8.GetBytes($"{line[..6]}{~crc:x8}{line[14..]}")];

        var refusal = Should.Throw<CorruptStateException>(() => Read(disk));

        refusal.Message.ShouldContain("/journal(2)");
        refusal.Message.ShouldContain("newer Coro");
    }

    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CampaignCreated Created => new(Demo.Name, "job-1", Demo.Definition().Settings);

    private static JournalWriter New(MemoryDisk disk)
    {
        var workspace = new Workspace("/");
        var end = JournalFile.Begin(disk, workspace, Now, [Created, new ChildrenAdded(Demo.Definition().Children)], 0, _ => { });
        disk.Rename(workspace.Journal, Path);
        return new(disk, Path, new FixedTime(Now), end);
    }

    private static async Task<(MemoryDisk Disk, IReadOnlyList<JournalEntry> Entries)> WriteAsync(int count)
    {
        var disk = new MemoryDisk();
        var writer = New(disk);
        for (var i = 0; i < count; i++)
        {
            writer.Append(new CommitRecorded("core", i.ToString()));
            await writer.FlushAsync();
        }

        await writer.DisposeAsync();
        return (disk, Read(disk).Entries);
    }

    // Entry 3 alone, 4 to 6 together, 7 alone.
    private static async Task<(MemoryDisk Disk, IReadOnlyList<JournalEntry> Entries)> WriteTogetherAsync()
    {
        var disk = new MemoryDisk();
        var writer = New(disk);
        writer.Append(new CommitRecorded("core", "3"));
        await writer.FlushAsync();
        writer.Append([.. Enumerable.Range(4, 3).Select(i => new JournalEntry(i, Now, new CommitRecorded("core", $"{i}")))]);
        await writer.FlushAsync();
        writer.Append(new CommitRecorded("core", "7"));
        await writer.DisposeAsync();
        return (disk, Read(disk).Entries);
    }

    private static (JournalScan Scan, List<JournalEntry> Entries) Read(MemoryDisk disk)
    {
        var entries = new List<JournalEntry>();
        return (JournalReader.Read(disk, Path, entries.Add)!, entries);
    }

    private static void Same(List<JournalEntry> read, IReadOnlyList<JournalEntry> written)
    {
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i].Event is CommitRecorded)
                read[i].ShouldBe(written[i]);
            else
                Dump.Of(read[i].Event).ShouldBe(Dump.Of(written[i].Event));
        }
    }
}
