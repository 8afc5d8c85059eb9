namespace Coro.Cli.Following;

/// <summary>Whoever reads what a command writes, and may have seen enough: the other end of a pipe.</summary>
internal static class Audience
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for something to end, for as long as somebody reads.</summary>
    /// <returns>Whether it has ended; false: nobody is there any more.</returns>
    public static async Task<bool> StaysForAsync(CommandContext context, Task ending)
    {
        while (!ending.IsCompleted && await Task.WhenAny(ending, Task.Delay(Beat, context.Time)).ConfigureAwait(false) != ending)
        {
            if (context.IsAbandoned())
                return false;
        }

        return true;
    }
}
