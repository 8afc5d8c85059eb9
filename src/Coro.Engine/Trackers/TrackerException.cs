using Coro.Engine.Web;

namespace Coro.Engine.Trackers;

/// <summary>A tracker could not be reached, or refused.</summary>
/// <param name="message">What happened and what to do about it, in one line.</param>
/// <param name="retryAfter">Before when there is no use in trying again; null: nobody says.</param>
internal sealed class TrackerException(string message, DateTimeOffset? retryAfter = null) : Exception(message)
{
    /// <summary>Before when there is no use in trying again; null: nobody says.</summary>
    public DateTimeOffset? RetryAfter => retryAfter;

    /// <summary>Does something with an API whose problems become this kind.</summary>
    public static async Task<T> FromAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (ApiException problem)
        {
            throw new TrackerException(problem.Message, problem.RetryAfter);
        }
    }

    /// <summary>The same for what gives nothing.</summary>
    public static Task FromAsync(Func<Task> work) => FromAsync(async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
