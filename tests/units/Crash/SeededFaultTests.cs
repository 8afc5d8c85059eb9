namespace Coro.Tests.Crash;

/// <summary>Mistakes that are made on purpose have to be found: so is what a check that finds nothing says worth something.</summary>
[Collection("Crash")]
public sealed class SeededFaultTests(ITestOutputHelper output)
{
    private const int Enough = 1500;

    [Theory]
    [InlineData("file", "_campaign-journal.jsonl")]
    [InlineData("file", "_campaign-journal.jsonl.tmp")]
    [InlineData("late", "_campaign-journal.jsonl.tmp")]
    [InlineData("file", "_campaign-state.yaml.tmp")]
    [InlineData("late", "_campaign-state.yaml.tmp")]
    [InlineData("file", ".request.json.tmp")]
    [InlineData("folder", "control")]
    [InlineData("folder", "campaigns/test")]
    [InlineData("folder", "campaigns")]
    [InlineData("file", "campaign-report.md.tmp")]
    public Task One_in_a_campaign_is_found(string kind, string pathEnd) => FindAsync(CrashRuns.WholeAsync, kind, pathEnd);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task One_in_looking_at_what_a_killed_process_left_is_found(bool follow) => FindAsync(
        fault => CrashRuns.KilledAsync(1, fault, follow, always: "_campaign-journal.jsonl"), "look", "_campaign-journal.jsonl");

    [Theory]
    [InlineData("folder", "archive")]
    [InlineData("folder", "campaigns")]
    public Task One_in_an_overwrite_is_found(string kind, string pathEnd) => FindAsync(CrashRuns.OverwrittenAsync, kind, pathEnd, first: 1);

    [Theory]
    [InlineData("file", "_campaign-workspace-path.txt.tmp")]
    [InlineData("folder", "campaigns/test")]
    public Task One_in_saying_where_a_campaign_lies_is_found(string kind, string pathEnd) => FindAsync(CrashRuns.RelocatedAsync, kind, pathEnd);

    private async Task FindAsync(Func<SeededFault, Task<Recorded>> record, string kind, string pathEnd, int first = 0)
    {
        var fault = new SeededFault(kind, pathEnd, first);
        using var run = await record(fault);
        fault.Made.ShouldBeGreaterThan(0);

        var found = await Should.ThrowAsync<CrashException>(() => new Exploration(run, seed: 1, keeps: false).RunAsync(Enough));

        output.WriteLine(found.Message);
    }
}
