using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>A directive as Coro understands it, as JSON.</summary>
internal static class DirectiveJson
{
    public static void Write(Utf8JsonWriter json, CampaignDirective directive)
    {
        json.WriteStartObject();
        json.WriteString("path", directive.Path);
        json.WriteString("sha256", directive.Sha256);
        WriteOverrides(json, directive.QualityOverrides);
        json.WriteStartArray("skips");
        foreach (var skip in directive.Skips)
        {
            json.WriteStartObject();
            json.WriteString("child", skip.Child);
            json.WriteString("reason", skip.Reason);
            json.WriteNumber("line", skip.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("flags");
        foreach (var flag in directive.Flags)
        {
            json.WriteStartObject();
            json.WriteString("child", flag.Child);
            json.WriteBoolean("only_unpinned", flag.OnlyUnpinned);
            json.WriteStrings("arguments", flag.Arguments);
            json.WriteString("reason", flag.Reason);
            json.WriteNumber("line", flag.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("guidance", directive.Guidance);
        ErrorsJson.WriteMember(json, "problems", directive.Problems);
        json.WriteEndObject();
    }

    /// <summary>The member <c>quality_overrides</c>.</summary>
    public static void WriteOverrides(Utf8JsonWriter json, IReadOnlyList<QualityOverride> overrides)
    {
        json.WriteStartArray("quality_overrides");
        foreach (var one in overrides)
        {
            json.WriteStartObject();
            json.WriteString("child", one.Child);
            json.WriteMaybe("soft_target", one.SoftTarget);
            json.WriteMaybe("soft_fallback", one.SoftFallback);
            json.WriteString("reason", one.Reason);
            json.WriteNumber("line", one.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
