using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>state repair --json</c>.</summary>
internal static class RepairJson
{
    public static void Write(Utf8JsonWriter json, StateRepair repair)
    {
        json.WriteStartObject();
        json.WriteString("campaign", repair.Campaign);
        json.WriteString("workspace", repair.Workspace);
        json.WriteStrings("found", repair.Found);
        json.WriteStrings("actions", repair.Actions);
        json.WriteString("loss", repair.Loss);
        json.WriteString("question", repair.Question);
        json.WriteBoolean("done", repair.Done);
        json.WriteNumber("exit_code", (int)repair.ExitCode);
        json.WriteEndObject();
    }
}
