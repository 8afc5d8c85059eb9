using System.Net;

namespace Coro.Engine.Web;

/// <summary>A host could not be asked, or refused.</summary>
/// <param name="message">What happened and what to do about it, in one line; no secret is in it.</param>
internal sealed class ApiException(string message) : Exception(message)
{
    /// <summary>What it answered with; null: it did not answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Before when there is no use in asking again; null: it does not say.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>Whether it goes away by itself, as far as one can tell.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether the request may have been carried out all the same.</summary>
    public bool IsLost { get; init; }
}
