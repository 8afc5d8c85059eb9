using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>Writes the list of the completed children's skills. A file, since a variable has room for a few hundred paths at most.</summary>
internal static class SkillsFile
{
    public const string Name = "skills.json";

    public static ReadOnlyMemory<byte> Write(CampaignState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var child in state.Children.Where(child => child is { Status: ChildStatus.Completed, SkillPath: not null }))
            {
                json.WriteStartObject();
                json.WriteString("name", child.Name);
                json.WriteString("skill_path", child.SkillPath);
                if (child.QualityScore is { } score)
                    json.WriteNumber("quality_score", score);
                else
                    json.WriteNull("quality_score");
                json.WriteBoolean("below_target", child.BelowTarget);
                json.WriteString("pin", child.Definition.Pin);
                json.WriteString("commit_sha", child.CommitSha);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }
}
