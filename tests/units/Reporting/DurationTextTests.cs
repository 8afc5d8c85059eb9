using Coro.Engine.Reporting;

namespace Coro.Tests.Reporting;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(-5, "0s")]
    [InlineData(0.9, "0s")]
    [InlineData(59.99, "59s")]
    [InlineData(60, "1m 0s")]
    [InlineData(3600, "1h 0m 0s")]
    [InlineData(90061, "25h 1m 1s")]
    public void Whole_seconds_are_cut_off(double seconds, string text) =>
        DurationText.Whole(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(0.04, "0.0s")]
    [InlineData(1.25, "1.2s")]
    [InlineData(9.96, "10s")]
    [InlineData(59.99, "1m 0s")]
    [InlineData(61, "1m 1s")]
    public void Short_durations_have_tenths(double seconds, string text) =>
        DurationText.Short(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
