using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>What a command with <c>--json</c> writes when it fails: <c>{"exit_code":2,"errors":[…]}</c>.</summary>
internal static class ErrorsJson
{
    public static void Write(Utf8JsonWriter json, ExitCode code, IReadOnlyList<Diagnostic> errors)
    {
        json.WriteStartObject();
        json.WriteNumber("exit_code", (int)code);
        WriteMember(json, "errors", errors);
        json.WriteEndObject();
    }

    /// <summary>A member with a list of them.</summary>
    public static void WriteMember(Utf8JsonWriter json, string name, IReadOnlyList<Diagnostic> errors)
    {
        json.WriteStartArray(name);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteString("file", error.File);
            json.WriteMaybe("line", error.Line);
            json.WriteMaybe("column", error.Column);
            json.WriteString("path", error.Path);
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
    }
}
