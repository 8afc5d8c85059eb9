using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class DecisionLogTests
{
    private const string Path = "/log";
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryDisk _disk = new();

    [Fact]
    public void A_decision_is_one_line_with_time_number_who_and_why() =>
        DecisionText.For(new(7, Noon, new ChildSkipped("api", "kim", "not\nneeded")))
            .ShouldBe("- 2026-07-01T12:00:00Z #7 api skipped, by kim: not needed");

    [Fact]
    public void What_is_no_decision_has_no_line() =>
        DecisionText.For(new(7, Noon, new AttemptStarted("api", 1, "A"))).ShouldBeNull();

    [Fact]
    public void Only_what_is_on_the_disk_is_told()
    {
        var log = new DecisionLog(_disk, Path);
        log.Add(Skip(5));
        log.Add(Skip(6));

        log.Write(through: 5);

        Lines().ShouldHaveSingleItem().ShouldContain("#5 ");
        log.Write(through: 6);
        Lines().Count.ShouldBe(2);
    }

    [Fact]
    public void What_a_crash_kept_from_being_written_is_added_later_and_nothing_twice()
    {
        var whole = new DecisionLog(_disk, Path);
        for (var n = 1; n <= 3; n++)
            whole.Add(Skip(n));
        whole.Write(3);
        var complete = _disk[Path];
        for (var length = 0; length <= complete.Length; length++)
        {
            _disk[Path] = [.. complete[..length], 0, 0];
            var log = new DecisionLog(_disk, Path);
            log.Open();
            for (var n = 1; n <= 3; n++)
                log.Add(Skip(n));
            log.Write(3);
            Lines().Count.ShouldBe(3, $"cut at {length}");
        }
    }

    [Fact]
    public void A_persons_own_lines_stay()
    {
        _disk[Path] = "# Decisions\n\nMy note, #99 of many\n- mine, too #98 x\n"u8.ToArray();
        var log = new DecisionLog(_disk, Path);
        log.Open();
        log.Add(Skip(1));
        log.Write(1);

        System.Text.Encoding.UTF8.GetString(_disk[Path]).ShouldStartWith("# Decisions\n\nMy note, #99 of many\n- mine, too #98 x\n- 2026");
    }

    private static JournalEntry Skip(long n) => new(n, Noon, new ChildSkipped("api", "kim", null));

    private IReadOnlyList<string> Lines() => DecisionLog.Tail(_disk, Path, 100);
}
