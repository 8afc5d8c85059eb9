namespace Coro.Tests.Support;

/// <summary>A clock that leaps: a wait of a second or more is over at once, and that much later it is. Shorter ones take their time.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _leapt;

    /// <summary>The waits that were leapt over, in order.</summary>
    public List<TimeSpan> Leaps { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return DateTimeOffset.UtcNow + _leapt;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.FromSeconds(1))
            return System.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            Leaps.Add(dueTime);
            _leapt += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
