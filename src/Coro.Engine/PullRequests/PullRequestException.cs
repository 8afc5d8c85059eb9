using Coro.Engine.Web;

namespace Coro.Engine.PullRequests;

/// <summary>A host of pull requests could not be asked, or refused. It is asked again later.</summary>
/// <param name="message">What happened and what to do about it, in one line.</param>
/// <param name="retryAfter">Before when there is no use in asking again; null: the host does not say.</param>
internal sealed class PullRequestException(string message, DateTimeOffset? retryAfter = null) : Exception(message)
{
    /// <summary>Before when there is no use in asking again; null: the host does not say.</summary>
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
            throw new PullRequestException(problem.Message, problem.RetryAfter);
        }
    }
}
