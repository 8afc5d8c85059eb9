namespace Coro.Engine.Reporting;

/// <summary>The line of the headless contract that goes to standard error when a stage begins or ends.</summary>
public static class ProgressLine
{
    /// <summary>Writes the line, without a line break at its end.</summary>
    /// <param name="progress">What happened.</param>
    /// <returns>For example <c>{"stage":4,"name":"skill-loop","status":"start"}</c>.</returns>
    public static string Of(StageProgress progress) => OneLineJson.Write(json =>
    {
        if (progress.Stage is { } stage)
            json.WriteNumber("stage", stage);
        else
            json.WriteNull("stage");
        json.WriteString("name", progress.Name);
        json.WriteString("status", progress.Status);
        if (progress.Exit is { } exit)
            json.WriteNumber("exit", (int)exit);
    });
}
