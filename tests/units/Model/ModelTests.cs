using System.Globalization;

namespace Coro.Tests.Model;

/// <summary>
/// Random campaigns, driven at random, crashed and resumed, against a reference that is a page of rules.
/// CORO_MODEL_SEEDS=100000 tries that many; CORO_MODEL_SEED=17 replays one.
/// </summary>
[Collection("Chaos")]
public sealed class ModelTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1;

    [Fact]
    public void Whatever_happens_to_a_campaign_engine_and_reference_agree()
    {
        var seeds = Number("CORO_MODEL_SEED") is { } one ? [one] : Enumerable.Range(FirstSeed, Number("CORO_MODEL_SEEDS") ?? 200).ToArray();
        var (crashes, actions) = (0, 0);
        var difference = Try(seeds, seed =>
        {
            using var run = new ModelRun(ModelCase.Of(seed));
            run.Play();
            Interlocked.Add(ref crashes, run.Crashes);
            Interlocked.Add(ref actions, run.Trace.Count);
        });
        output.WriteLine($"{seeds.Length} campaigns, {crashes} crashes, {actions} things done and seen.");
        if (difference is var (seed, told))
            Assert.Fail(ModelShrink.Tell(seed, told));
    }

    [Fact]
    public void A_reference_that_is_wrong_is_found_out() => FoundOut(new(SkipHoldsBack: true));

    [Fact]
    public void A_disk_that_loses_what_it_said_it_flushed_is_found_out() => FoundOut(new(DiskLies: true));

    private static void FoundOut(ModelFaults faults) => Try([.. Enumerable.Range(FirstSeed, 60)], seed =>
    {
        using var run = new ModelRun(ModelCase.Of(seed), faults);
        run.Play();
    }).ShouldNotBeNull();

    // The lowest seed that fails, and what it told.
    private static (int Seed, string Told)? Try(int[] seeds, Action<int> play)
    {
        (int Seed, string Told)? failed = null;
        var gate = new Lock();
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 4 * Environment.ProcessorCount }, (seed, loop) =>
        {
            try
            {
                play(seed);
            }
            catch (Exception e)
            {
                lock (gate)
                    failed = failed?.Seed < seed ? failed : (seed, e is ModelDifference ? e.Message : $"{e}");
                loop.Break();
            }
        });
        return failed;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
