using System.Text;

namespace Coro.Engine.Loading;

/// <summary>Writes a step as <c>{name: …, run: […]}</c>; what is as it would be anyway is left out.</summary>
internal static class StepWriter
{
    private static readonly StepDefinition Usual = new() { Name = "" };
    private static readonly Dictionary<string, string> NoValues = [];

    public static void Write(StringBuilder yaml, StepDefinition step) => Put(new(yaml), step).End();

    /// <summary>Writes its keys into a mapping that has begun.</summary>
    public static FlowWriter Put(FlowWriter yaml, StepDefinition step) => yaml
        .Text("name", step.Name)
        .Texts("run", step.Run)
        .Text("shell", step.Shell)
        .Text("script", step.Script)
        .Text("agent", step.Agent)
        .Text("provider", step.Provider)
        .Raw("timeout", Duration(step.Timeout))
        .Raw("idle_timeout", Duration(step.IdleTimeout))
        .Raw("retries", step.Retries == Usual.Retries ? null : FlowWriter.Number(step.Retries))
        .Raw("retry_delay", step.RetryDelay == Usual.RetryDelay ? null : Durations.Format(step.RetryDelay))
        .Raw("result_required", step.ResultRequired ? "true" : null)
        .Raw("kickoff_on_stdin", step.KickoffOnStdin ? "true" : null)
        .Texts("secrets", step.Secrets ?? [])
        .Map("env", step.Environment, static (yaml, value) => yaml.AppendYaml(value))
        .Map("using", step.Using ?? NoValues, static (yaml, value) => yaml.AppendYaml(value))
        .Texts("modules", step.Modules ?? []);

    private static string? Duration(TimeSpan? duration) => duration is { } time ? Durations.Format(time) : null;
}
