using Coro.Engine.Running;

namespace Coro.Tests.Running;

public sealed class BackoffTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(60, 300)]
    public void A_retry_waits_twice_as_long_as_the_one_before_up_to_five_minutes(int retry, int seconds) =>
        Backoff.Retry(TimeSpan.FromSeconds(1), retry).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_rate_limit_is_never_over_before_the_time_that_the_provider_named()
    {
        var named = Now.AddMinutes(90);
        Backoff.RateLimit(named, Now, refusal: 7, spread: 0).ShouldBe(named);
        Backoff.RateLimit(Now.AddSeconds(-1), Now, refusal: 1, spread: 0).ShouldBe(Now);
    }

    [Theory]
    [InlineData(1, 0.0, 4)]
    [InlineData(1, 0.5, 5)]
    [InlineData(1, 1.0, 6)]
    [InlineData(3, 0.5, 20)]
    [InlineData(99, 1.0, 2160)]
    public void Without_one_it_doubles_from_five_seconds_to_half_an_hour_give_or_take_a_fifth(
        int refusal, double spread, double seconds) =>
        (Backoff.RateLimit(null, Now, refusal, spread) - Now).TotalSeconds.ShouldBe(seconds, 0.001);
}
