using System.Globalization;

namespace Coro.Tests.Chaos;

/// <summary>
/// The built command, killed again and again while it runs a real campaign: CORO_CHAOS_KILLS=5000 kills it as often as that,
/// CORO_CHAOS_SEED=17 begins with that seed.
/// </summary>
[Collection("Chaos")]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Campaigns = 2;

    [Fact]
    public async Task Whenever_the_command_is_killed_nothing_that_was_told_is_lost_and_nothing_that_was_done_is_done_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It looks for what is left in /proc, and its steps are written for sh.");
        var (kills, seed) = (Number("CORO_CHAOS_KILLS") ?? 200, Number("CORO_CHAOS_SEED") ?? Random.Shared.Next(1_000_000));
        await Task.WhenAll(Enumerable.Range(seed, Campaigns).Select(one => Task.Run(() => RunAsync(one, (kills + Campaigns - 1) / Campaigns))));
    }

    private async Task RunAsync(int seed, int kills)
    {
        using var campaign = new ChaosCampaign(seed);
        try
        {
            await campaign.RunAsync(kills);
            campaign.Check();
            output.WriteLine($"seed {seed}: killed {campaign.Kills} times");
        }
        catch (Exception)
        {
            output.WriteLine($"CORO_CHAOS_SEED={seed}\n{campaign.Trace}");
            throw;
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
