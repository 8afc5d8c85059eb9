using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class JournalWriterTests
{
    private const string Path = "/journal";
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryDisk _disk = new();
    private readonly FixedTime _time = new(Noon);

    [Fact]
    public async Task All_who_wait_while_a_flush_runs_share_the_next_one()
    {
        var (started, go) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        _disk.OnFlush = () =>
        {
            started.Release();
            go.Wait();
        };
        await using var writer = New();
        writer.Append(Note("first"));
        var first = writer.FlushAsync();
        await started.WaitAsync();

        var waiting = new List<Task>();
        for (var i = 0; i < 100; i++)
        {
            writer.Append(Note("later"));
            waiting.Add(writer.FlushAsync());
        }

        first.IsCompleted.ShouldBeFalse();
        go.Release(2);
        await first;
        await Task.WhenAll(waiting);
        _disk.Flushes.ShouldBe(2);
        writer.Flushed.ShouldBe(101);
    }

    [Fact]
    public async Task Nobody_waits_for_what_is_on_the_disk_already()
    {
        await using var writer = New();
        writer.Append(Note("x"));
        await writer.FlushAsync();

        writer.FlushAsync(1).IsCompletedSuccessfully.ShouldBeTrue();
        _disk.Flushes.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_back_after_a_crash_is_flushed_before_it_is_vouched_for()
    {
        await using var writer = new JournalWriter(_disk, Path, _time, new(0, 5, Noon, Flushed: 3));

        await writer.FlushAsync();

        _disk.Flushes.ShouldBe(1);
        writer.Flushed.ShouldBe(5);
    }

    [Fact]
    public async Task After_a_failure_every_waiter_is_told_and_nothing_is_acknowledged()
    {
        _disk.OnFlush = () => throw new IOException("No space left on device", 28);
        await using var writer = New();
        writer.Append(Note("x"));

        var failure = await Should.ThrowAsync<IOException>(() => writer.FlushAsync());

        failure.Message.ShouldContain(Path);
        failure.Message.ShouldContain("Make room");
        _disk.OnFlush = () => { };
        await Should.ThrowAsync<IOException>(() => writer.FlushAsync());
        Should.Throw<IOException>(() => writer.Append(Note("y")));
        writer.Flushed.ShouldBe(0);
    }

    [Fact]
    public async Task Time_never_goes_backwards()
    {
        await using var writer = New();
        writer.Append(Note("x")).Time.ShouldBe(Noon);
        _time.Now = Noon.AddHours(-1);
        writer.Append(Note("y")).Time.ShouldBe(Noon);
        _time.Now = Noon.AddHours(1);
        writer.Append(Note("z")).Time.ShouldBe(Noon.AddHours(1));
    }

    [Fact]
    public async Task A_journal_whose_last_line_lacks_its_end_goes_on_behind_it()
    {
        var line = "{}"u8.ToArray();
        _disk[Path] = line;
        await using (var writer = new JournalWriter(_disk, Path, _time, new(2, 1, Noon, 1, LineIsOpen: true)))
            writer.Append(Note("x"));

        System.Text.Encoding.UTF8.GetString(_disk[Path]).ShouldStartWith("{}\n{\"c\":");
    }

    [Fact]
    public async Task Text_that_is_no_text_does_no_harm()
    {
        await using (var writer = New())
        {
            writer.Append(new CampaignCreated("x", "lone \ud800 surrogate \0", new() { Origin = "/" }));
            await writer.FlushAsync();
        }

        var read = new List<JournalEntry>();
        JournalReader.Read(_disk, Path, read.Add);
        ((CampaignCreated)read.ShouldHaveSingleItem().Event).JobId.ShouldBe("lone \ufffd surrogate \0");
    }

    private static NoteWritten Note(string text) => new(NoteLevel.Info, text);

    private JournalWriter New() => new(_disk, Path, _time, default);
}
