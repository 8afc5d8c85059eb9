using System.Collections.Specialized;
using System.Net;
using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>A request to a <see cref="LoopbackServer"/>.</summary>
internal sealed class ApiCall(HttpListenerRequest request, string body)
{
    public string Method => request.HttpMethod;

    public string Path { get; } = Uri.UnescapeDataString(request.Url!.AbsolutePath);

    /// <summary>The parts of its path.</summary>
    public string[] Parts => Path.Trim('/').Split('/');

    public NameValueCollection Query { get; } = System.Web.HttpUtility.ParseQueryString(request.Url!.Query);

    public string Body => body;

    public JsonNode Json => JsonNode.Parse(body)!;

    public string? Header(string name) => request.Headers[name];

    public int Number(string name, int otherwise) => Query[name] is { } text ? int.Parse(text) : otherwise;

    /// <summary>The first thing in its query that an API does not know; null: it knows all.</summary>
    public string? Stray(params string[] known) => Query.AllKeys.FirstOrDefault(key => !known.Contains(key));

    public override string ToString() => $"{Method} {Path}{Uri.UnescapeDataString(request.Url!.Query)}";
}
