using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>What a <see cref="LoopbackServer"/> answers.</summary>
internal sealed record ApiReply(int Status, JsonNode? Body = null)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static ApiReply Refused(int status, string message) => new(status, new JsonObject { ["message"] = message });
}
