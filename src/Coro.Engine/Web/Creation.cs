using System.Net;

namespace Coro.Engine.Web;

/// <summary>Creates something once, although the answer to a request that created it may be lost.</summary>
internal static class Creation
{
    private const int MostTries = 3;

    /// <summary>Finds it, or creates it; and looks again after a request of which nobody knows what became.</summary>
    /// <param name="find">Looks whether it is there; null: it is not.</param>
    /// <param name="create">Creates it.</param>
    /// <param name="settle">How long what was created may take until it is found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ApiException">It was not created, as far as is known.</exception>
    public static async Task<T> OnceAsync<T>(
        Func<Task<T?>> find, Func<Task<T>> create, TimeSpan settle, TimeProvider time, CancellationToken cancellationToken)
        where T : class
    {
        for (var tried = 1; ; tried++)
        {
            if (await find().ConfigureAwait(false) is { } there)
                return there;
            try
            {
                return await create().ConfigureAwait(false);
            }
            catch (ApiException problem) when (problem.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
            {
                // Somebody else may have been faster.
                if (await find().ConfigureAwait(false) is { } now)
                    return now;
                throw;
            }
            catch (ApiException problem) when (problem.IsLost && tried < MostTries)
            {
                await Task.Delay(settle, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
