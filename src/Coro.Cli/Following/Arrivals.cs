namespace Coro.Cli.Following;

/// <summary>Shows what arrives, piece by piece, for as long as somebody looks.</summary>
internal static class Arrivals
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>Shows each piece.</summary>
    /// <param name="context">Who looks.</param>
    /// <param name="arriving">Gives the pieces, until it is told to stop.</param>
    /// <param name="show">Shows one; it may wait to be handed over.</param>
    /// <param name="handOver">Hands over what was shown: nothing more is there at present.</param>
    public static async Task ShowAsync<T>(
        CommandContext context, Func<CancellationToken, IAsyncEnumerable<T>> arriving, Action<T> show, Action handOver)
    {
        using var stop = new CancellationTokenSource();
        await using var pieces = arriving(stop.Token).GetAsyncEnumerator(stop.Token);
        while (true)
        {
            var next = pieces.MoveNextAsync();
            if (!next.IsCompleted)
                handOver();
            var (there, left) = await NextAsync(context, next.AsTask(), stop).ConfigureAwait(false);
            if (left)
                return;
            if (!there)
                break;
            show(pieces.Current);
        }

        handOver();
    }

    private static async Task<(bool There, bool Left)> NextAsync(CommandContext context, Task<bool> next, CancellationTokenSource stop)
    {
        while (!next.IsCompleted && await Task.WhenAny(next, Task.Delay(Beat, context.Time)).ConfigureAwait(false) != next)
        {
            if (!context.IsAbandoned())
                continue;
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return (false, true);
        }

        return (await next.ConfigureAwait(false), false);
    }
}
