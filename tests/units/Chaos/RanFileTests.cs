using Coro.Tests.Support;

namespace Coro.Tests.Chaos;

/// <summary>The chaos test is worth what its checks are.</summary>
public sealed class RanFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Steps_one_after_the_other_are_fine_and_so_is_one_that_was_killed() =>
        Read("a 1 AN 1 start", "a 1 AN 2 start", "b 1 AN 1 start", "a 1 AN 2 done", "b 1 AN 1 done", "a 1 TS 1 start").CheckOneAtATime();

    [Fact]
    public void A_process_that_goes_on_while_the_next_one_runs_is_found() =>
        Should.Throw<ShouldAssertException>(() => Read("a 1 AN 1 start", "a 1 AN 2 start", "a 1 AN 1 done").CheckOneAtATime());

    [Fact]
    public void A_try_that_is_started_twice_is_found() =>
        Should.Throw<ShouldAssertException>(() => Read("a 1 AN 1 start", "a 1 AN 1 done", "a 1 AN 1 start").CheckOneAtATime());

    [Fact]
    public void Starts_are_counted_over_all_tries() =>
        Read("a 1 AN 1 start", "a 1 AN 2 start", "a 2 AN 1 start", "ab 1 AN 1 start").Starts("a 1 AN").ShouldBe(2);

    private RanFile Read(params string[] lines) => RanFile.Read(_folder.Write("ran", string.Concat(lines.Select(line => line + "\n"))));
}
