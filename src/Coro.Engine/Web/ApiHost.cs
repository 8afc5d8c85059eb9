namespace Coro.Engine.Web;

/// <summary>A host with an API.</summary>
/// <param name="Name">What it is called in messages, for example <c>GitHub</c>.</param>
/// <param name="Base">The API's base; its path ends with a slash.</param>
/// <param name="Token">What opens it.</param>
internal sealed record ApiHost(string Name, Uri Base, ApiToken Token)
{
    /// <summary>What every request has in its head.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An API's base from what somebody wrote.</summary>
    public static Uri At(string url) => new(url.EndsWith('/') ? url : url + "/", UriKind.Absolute);

    /// <summary>Why a token must not be sent to an address; null: it may.</summary>
    public static string? Objection(string url) => !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0
        ? "is no address; write for example https://ghe.example.org/api/v3"
        : uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) ? null
        : "has to start with https://, since a token is sent there";
}
