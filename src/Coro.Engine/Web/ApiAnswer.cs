using System.Net;
using System.Text.Json;

namespace Coro.Engine.Web;

/// <summary>What a host answered to a request that it accepted.</summary>
/// <param name="Status">Success, or that nothing has changed.</param>
/// <param name="Body">What it said; null: nothing.</param>
/// <param name="ETag">The version of that; null: it has none.</param>
/// <param name="Next">The address of the next page; null: this is the last.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement? Body, string? ETag = null, string? Next = null)
{
    /// <summary>Whether what the asker has is still the same.</summary>
    public bool IsUnchanged => Status == HttpStatusCode.NotModified;

    /// <summary>What it said, which it has to.</summary>
    /// <exception cref="ApiException">It said nothing.</exception>
    public JsonElement Said => Body ?? throw new ApiException("it answered nothing where an answer is needed") { IsLost = true };
}
