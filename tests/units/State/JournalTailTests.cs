using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class JournalTailTests
{
    private const string Path = "/w/journal";
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryDisk _disk = new();

    [Fact]
    public void A_journal_cut_anywhere_gives_every_finished_line_and_the_rest_of_it_once_it_is_there()
    {
        var whole = Lines(6, flushed: number => number - 1);
        for (var length = 0; length <= whole.Length; length++)
        {
            _disk[Path] = whole[..length];
            var tail = Tail();

            var first = Read(tail);
            first.Count.ShouldBe(whole.AsSpan(0, length).Count((byte)'\n'), $"cut at {length}");
            tail.EndsBadly.ShouldBe(length > 0 && whole[length - 1] != '\n');
            _disk[Path] = whole;
            first.Concat(Read(tail)).ShouldBe([1, 2, 3, 4, 5, 6], $"cut at {length}");
            Read(tail).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_whole_line_that_lacks_its_end_counts_where_nobody_is_about_to_write_it()
    {
        var whole = Lines(3, flushed: _ => 0);
        _disk[Path] = whole[..^1];
        var tail = Tail();

        Read(tail).ShouldBe([1, 2]);
        Read(tail, unended: true).ShouldBe([3]);
        _disk[Path] = [.. whole, .. Line(4, 3)];
        Read(tail).ShouldBe([4]);
    }

    [Fact]
    public void Only_what_a_later_line_tells_of_is_given_where_the_reader_cannot_flush()
    {
        _disk[Path] = Lines(5, flushed: number => number == 5 ? 3 : 0);
        _disk.OnFlush = () => throw new UnauthorizedAccessException();
        var tail = Tail();

        Read(tail).ShouldBe([1, 2, 3]);
        Read(tail).ShouldBeEmpty();
        tail.Withheld.ShouldBe(2);
        _disk[Path] = [.. _disk[Path], .. Line(6, 5)];
        Read(tail).ShouldBe([4, 5]);
    }

    [Fact]
    public void A_flush_of_the_readers_own_proves_nothing_where_another_machine_writes()
    {
        _disk[Path] = Lines(3, flushed: _ => 0);
        var tail = Tail();

        for (var i = 0; i < 3; i++)
            Read(tail, own: false).ShouldBeEmpty();
        _disk.Flushes.ShouldBe(0);
    }

    [Fact]
    public void While_later_lines_come_the_reader_flushes_nothing_and_then_once()
    {
        _disk[Path] = Line(1, 0);
        var tail = Tail();

        Read(tail, atOnce: false).ShouldBeEmpty();
        for (var number = 2; number <= 5; number++)
        {
            _disk[Path] = [.. _disk[Path], .. Line(number, number - 1)];
            Read(tail, atOnce: false).ShouldBe([number - 1]);
        }

        _disk.Flushes.ShouldBe(0);
        Read(tail, atOnce: false).ShouldBe([5]);
        for (var i = 0; i < 3; i++)
            Read(tail, atOnce: false).ShouldBeEmpty();
        _disk.Flushes.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_is_given_survives_a_power_cut_and_is_given_once_and_in_order(int seed)
    {
        // The writer's flushes take as long as it pleases them, so that most of what there is to read is not on the disk yet.
        using var disk = new PowerCutDisk(Path);
        var random = new Random(seed);
        var (given, written) = (new List<long>(), 0L);
        var tail = new JournalTail<JournalEntry>(disk, Path, Pick);
        await using (var writer = new JournalWriter(disk, Path, new FixedTime(Noon), default))
        {
            try
            {
                for (var i = 0; i < 300; i++)
                {
                    for (var many = random.Next(1, 4); many > 0; many--)
                        written = writer.Append(new NoteWritten(NoteLevel.Info, new string('x', random.Next(200)))).Sequence;
                    var flush = writer.FlushAsync();
                    var own = random.Next(3) == 0;
                    foreach (var entry in tail.Read(unended: false, own, atOnce: own && random.Next(2) == 0))
                    {
                        disk.Durable.ShouldBeGreaterThanOrEqualTo(entry.Sequence);
                        given.Add(entry.Sequence);
                    }

                    disk.Let(random.Next(2));
                    if (random.Next(4) > 0)
                        continue;
                    disk.Let(2);
                    await flush;
                }
            }
            finally
            {
                disk.LetAll();
            }
        }

        given.AddRange(Read(tail));
        given.ShouldBe(Enumerable.Range(1, (int)written).Select(number => (long)number));
    }

    [Fact]
    public void However_long_a_journal_is_a_read_costs_what_has_come()
    {
        using var disk = new PowerCutDisk(Path);
        var journal = disk.OpenWrite(Path);
        journal.Write(0, Lines(20_000, flushed: number => number - 1));
        var tail = new JournalTail<JournalEntry>(disk, Path, Pick);
        Read(tail).Count.ShouldBe(20_000);
        var (before, line) = (disk.BytesRead, Line(20_001, 20_000));

        Read(tail).ShouldBeEmpty();
        journal.Write(journal.Length, line);
        Read(tail).ShouldBe([20_001]);

        (disk.BytesRead - before).ShouldBeLessThan(line.Length + 500);
    }

    [Fact]
    public void What_a_crash_left_unfinished_is_cut_off_and_what_comes_in_its_place_is_given()
    {
        var whole = Lines(4, flushed: number => number - 1);
        _disk[Path] = [.. whole, .. Line(5, 4)[..30]];
        var tail = Tail();

        Read(tail).ShouldBe([1, 2, 3, 4]);
        tail.EndsBadly.ShouldBeTrue();
        _disk[Path] = whole;
        Read(tail).ShouldBeEmpty();
        _disk[Path] = [.. whole, .. Line(5, 4), .. Line(6, 4)];
        Read(tail).ShouldBe([5, 6]);
        tail.EndsBadly.ShouldBeFalse();
    }

    [Fact]
    public void What_happened_as_one_is_given_as_a_whole_or_not_at_all_and_each_entry_of_it_by_itself()
    {
        byte[] before = [.. Lines(2, _ => 0)], together = Line(3, 2, Note(3), Note(4), Note(5)), after = Line(6, 5);
        for (var length = 0; length < together.Length; length++)
        {
            _disk[Path] = [.. before, .. together[..length]];
            var tail = Tail();
            Read(tail).ShouldBe([1, 2], $"cut at {length}");
            _disk[Path] = [.. before, .. together, .. after];
            Read(tail).ShouldBe([3, 4, 5, 6]);
        }
    }

    [Fact]
    public void Lines_behind_a_bad_one_are_not_given()
    {
        _disk[Path] = [.. Lines(2, _ => 0), .. "nonsense\n"u8, .. Line(3, 2)];
        Read(Tail()).ShouldBe([1, 2]);
        _disk[Path] = [.. Lines(2, _ => 0), .. Line(4, 2)];
        Read(Tail()).ShouldBe([1, 2]);
    }

    [Fact]
    public void Space_that_was_set_aside_is_no_bad_end()
    {
        _disk[Path] = [.. Lines(2, _ => 0), .. new byte[5000]];
        var tail = Tail();
        Read(tail).ShouldBe([1, 2]);
        tail.EndsBadly.ShouldBeFalse();
    }

    [Fact]
    public void A_journal_that_was_begun_anew_after_damage_goes_on_with_its_numbers()
    {
        _disk[Path] = [.. Created("job-1", 1), .. Line(2, 1), .. Line(3, 2)];
        var tail = Tail();
        Read(tail).ShouldBe([1, 2, 3]);

        _disk[Path] = [.. Created("job-1", 4), .. Line(5, 3)];
        Read(tail).ShouldBe([4, 5]);
        tail.Place.ShouldBe(JournalPlace.Same);
    }

    [Fact]
    public void The_journal_of_another_campaign_is_not_read_and_the_rest_of_this_one_is_found_elsewhere()
    {
        byte[] journal = [.. Created("job-1", 1), .. Line(2, 1)];
        _disk[Path] = journal;
        var tail = Tail();
        Read(tail).ShouldBe([1, 2]);

        _disk["/archived"] = [.. journal, .. Line(3, 2)];
        _disk[Path] = Created("job-2", 1);
        Read(tail).ShouldBeEmpty();
        tail.Place.ShouldBe(JournalPlace.Other);
        tail.TryGoOnIn(Path).ShouldBeFalse();
        tail.TryGoOnIn("/archived").ShouldBeTrue();
        Read(tail).ShouldBe([3]);
    }

    [Fact]
    public void A_line_of_several_events_gives_each_of_them()
    {
        CampaignEvent[] together = [new ChildSkipped("a", "ann", "why: {\"x\": [1]}"), new GateAnswered("quality:a", new("skip", "ann")), new ChildCompleted("b", 1)];
        _disk[Path] = [.. Line(1, 0), .. Line(2, 1, together), .. Line(5, 4)];

        var read = Tail().Read(unended: false, own: true, atOnce: true).ToList();

        read.Select(entry => entry.Sequence).ShouldBe([1, 2, 3, 4, 5]);
        read.Skip(1).Take(3).Select(entry => Dump.Of(entry.Event)).ShouldBe(together.Select(one => Dump.Of(one)));
    }

    [Fact]
    public void Where_there_is_no_journal_there_is_nothing_to_read()
    {
        var tail = Tail();
        Read(tail).ShouldBeEmpty();
        tail.Place.ShouldBe(JournalPlace.Missing);
        tail.TryGoOnIn(Path).ShouldBeFalse();
        _disk[Path] = Line(1, 0);
        tail.TryGoOnIn(Path).ShouldBeFalse("nothing is known of this one");
        Read(tail).ShouldBe([1]);
    }

    private JournalTail<JournalEntry> Tail() => new(_disk, Path, Pick);

    private static bool Pick(in JournalLine line, ReadOnlySpan<byte> bytes, out JournalEntry entry)
    {
        entry = line.Entry(bytes);
        return true;
    }

    private static List<long> Read(JournalTail<JournalEntry> tail, bool unended = false, bool own = true, bool atOnce = true) =>
        [.. tail.Read(unended, own, atOnce).Select(entry => entry.Sequence)];

    private static byte[] Lines(int count, Func<long, long> flushed) =>
        [.. Enumerable.Range(1, count).SelectMany(number => Line(number, flushed(number)))];

    private static byte[] Line(long number, long flushed) => Line(number, flushed, Note(number));

    private static NoteWritten Note(long number) => new(NoteLevel.Info, $"note {number}");

    private static byte[] Created(string job, long number) =>
        Line(number, number - 1, new CampaignCreated(Demo.Name, job, Demo.Definition().Settings));

    private static byte[] Line(long number, long flushed, params CampaignEvent[] happened)
    {
        var buffer = new ByteBuffer();
        using var json = new System.Text.Json.Utf8JsonWriter(buffer, EventJson.Readable);
        JournalLine.Write(buffer, json, [.. happened.Select((one, i) => new JournalEntry(number + i, Noon, one))], flushed);
        return buffer.Written.ToArray();
    }
}
