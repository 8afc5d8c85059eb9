using Coro.Engine;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Following;

public sealed class LastEventsTests : IDisposable
{
    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task Only_the_last_events_of_those_that_are_wanted_are_told()
    {
        await _campaign.StartAsync(Child("a"), Child("b"));
        var all = await ReadAsync(new());
        (await ReadAsync(new() { Last = 3 })).ShouldBe(all.TakeLast(3));
        (await ReadAsync(new() { Last = 0 })).ShouldBeEmpty();
        (await ReadAsync(new() { Last = all.Count + 1 })).ShouldBe(all);
        (await ReadAsync(new() { Last = 1, Kinds = ["child-completed"] })).ShouldHaveSingleItem().ShouldBe(
            (await ReadAsync(new() { Kinds = ["child-completed"] }))[^1]);
    }

    private async Task<List<long>> ReadAsync(EventQuery query)
    {
        var events = new List<long>();
        await foreach (var happened in new CampaignFeed(_campaign.Root).ReadAsync(null, query, cancellationToken: TestContext.Current.CancellationToken))
            events.Add(happened.Sequence);
        return events;
    }
}
