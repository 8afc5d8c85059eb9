using System.Globalization;

namespace Coro.Engine.Reporting;

/// <summary>
/// What a check of a state file found, as the one line that automation reads:
/// <c>{"valid":false,"errors":[{"field":"campaign.current_stage","message":"…"}],"halt_reason":"state-invalid"}</c>. The line is
/// Skill Forge's contract, and has no other keys.
/// </summary>
public static class StateCheckLine
{
    private const string WholeFile = "(file)";

    /// <summary>Writes the line, without a line break at its end.</summary>
    /// <param name="check">What was found.</param>
    public static string Of(StateCheck check) => OneLineJson.Write(json =>
    {
        json.WriteBoolean("valid", check.Valid);
        json.WriteStartArray("errors");
        foreach (var error in check.Errors)
        {
            json.WriteStartObject();
            json.WriteString("field", error.Path ?? WholeFile);
            json.WriteString("message", Message(error));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("halt_reason", check.HaltReason);
    });

    private static string Message(Diagnostic error) => error.Line is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"{error.Message} [{error.Code}, line {line}]")
        : $"{error.Message} [{error.Code}]";
}
