using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Stages;

/// <summary>Tells the command that runs at the end where the report is: <c>--report-path=…</c>, as in the Skill Forge campaign.</summary>
internal static class ReportArgument
{
    private const string Placeholder = "report_path";

    /// <summary>The command with that argument at its end; as it is, where it says for itself what it does with the path.</summary>
    public static StepDefinition AddTo(StepDefinition step)
    {
        // A shell gets values through variables only: in the line itself a path could become code.
        if (step.Shell is { } line)
        {
            var variable = OperatingSystem.IsWindows() ? $"%{StepVariables.ReportPath}%" : $"${StepVariables.ReportPath}";
            return line.Contains(StepVariables.ReportPath, StringComparison.Ordinal)
                ? step
                : step with { Shell = $"{line.TrimEnd()} --report-path=\"{variable}\"" };
        }

        return Placeholders.Uses(step, Placeholder) ? step : step with { Run = [.. step.Run, $"--report-path={{{Placeholder}}}"] };
    }
}
