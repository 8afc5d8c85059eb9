namespace Coro.Cli.Following;

/// <summary>Shows what arrives, piece by piece, for as long as somebody looks.</summary>
internal static class Arrivals
{
    // Where much is there at once, nobody is waited for, and so it is asked now and then whether somebody still looks.
    private const int Askings = 64;

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
        for (var shown = 1; ; shown++)
        {
            var next = pieces.MoveNextAsync();
            if (!next.IsCompleted)
                handOver();
            var arrival = next.AsTask();
            if ((shown % Askings == 0 && context.IsAbandoned()) || !await Audience.StaysForAsync(context, arrival).ConfigureAwait(false))
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)arrival).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            if (!await arrival.ConfigureAwait(false))
                break;
            show(pieces.Current);
        }

        handOver();
    }
}
