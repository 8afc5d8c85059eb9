using System.Buffers;
using System.Text.Json;
using Coro.Engine.Directives;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>Writes the list of a batch's children.</summary>
internal static class BatchFile
{
    public const string Name = "batch.json";

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChildState> children, DirectiveOrders orders)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var child in children)
            {
                json.WriteStartObject();
                json.WriteString("name", child.Name);
                json.WriteString("repo_url", child.Definition.RepoUrl);
                json.WriteString("pin", child.Definition.Pin);
                json.WriteString("commit_sha", child.CommitSha);
                ContextChild.Texts(json, "flags", orders.FlagsOf(child));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }
}
