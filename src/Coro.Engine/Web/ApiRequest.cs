namespace Coro.Engine.Web;

/// <summary>A request to a host's API.</summary>
/// <param name="Method">What to do.</param>
/// <param name="Path">Where, from the API's base on, with its query; or an absolute address of the same host, as in a link to the next page.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    /// <summary>What is sent: JSON; null: nothing is.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What kind of JSON that is.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The version that the asker has already; the answer may be that it is still the same.</summary>
    public string? ETag { get; init; }

    /// <summary>Whether it changes nothing, so that it may be sent again whatever became of it.</summary>
    public bool IsSafe { get; init; } = Method == HttpMethod.Get;

    /// <summary>A request for something.</summary>
    public static ApiRequest Get(string path) => new(HttpMethod.Get, path);

    /// <summary>A request that sends an object.</summary>
    public static ApiRequest Post(string path, JsonBody body) => new(HttpMethod.Post, path) { Body = body.ToArray() };
}
