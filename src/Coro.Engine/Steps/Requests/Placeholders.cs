using System.Text.RegularExpressions;

namespace Coro.Engine.Steps.Requests;

/// <summary>
/// The <c>{name}</c> placeholders of a command. A name is lower-case letters, digits, dots and underscores, starting
/// with a letter: JSON, awk programs with blanks and Go templates pass as they are. <c>{{name}}</c> is the text <c>{name}</c>.
/// </summary>
internal static partial class Placeholders
{
    /// <summary>The placeholder for the architecture document.</summary>
    public const string ArchitectureDocument = "architecture_doc";

    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Placeholder> Known = new Placeholder[]
    {
        new("kickoff", PlaceholderScope.Any, null, "the kickoff's text"),
        new("kickoff_path", PlaceholderScope.Any, StepVariables.Kickoff, "the kickoff's file"),
        new("context", PlaceholderScope.Any, StepVariables.Context, "the file context.json"),
        new("result", PlaceholderScope.Any, StepVariables.Result, "the file for the step's answer"),
        new("step.name", PlaceholderScope.Any, StepVariables.Step, "the step's name"),
        new("step.try", PlaceholderScope.Any, StepVariables.Try, "the number of the try, from 1"),
        new("campaign.name", PlaceholderScope.Any, StepVariables.Campaign, "the campaign's name"),
        new("campaign.job_id", PlaceholderScope.Any, StepVariables.JobId, "the campaign's job id"),
        new("workspace", PlaceholderScope.Any, StepVariables.Workspace, "the campaign's folder"),
        new("origin", PlaceholderScope.Any, StepVariables.Origin, "the brief's folder"),
        new("report_path", PlaceholderScope.Any, StepVariables.ReportPath, "the file of the report, once there is one"),
        new("export_path", PlaceholderScope.Any, StepVariables.ExportPath, "the export folder; empty when there is none"),
        new("flags", PlaceholderScope.Any, StepVariables.Flags, "the directive's flags for the step, with blanks between; empty when there are none"),
        new("child.name", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.Child, "the child's name"),
        new("child.tier", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.Tier, "its tier, A or B"),
        new("child.lane", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.Lane, "its lane"),
        new("child.pin", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.Pin, "its pin; empty when it has none"),
        new("child.repo_url", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.RepoUrl, "its repository; empty when it has none"),
        new("child.commit_sha", PlaceholderScope.Child | PlaceholderScope.Export, StepVariables.Commit, "the commit of its pin; empty when unknown"),
        new("child.folder", PlaceholderScope.Child, StepVariables.ChildFolder, "the folder of its attempt"),
        new("child.attempt", PlaceholderScope.Child, StepVariables.Attempt, "the number of its attempt, from 1"),
        new("batch_file", PlaceholderScope.Batch, StepVariables.BatchFile, "the file that lists the batch's children"),
        new("stage", PlaceholderScope.Campaign | PlaceholderScope.Export, StepVariables.Stage, "the stage's name"),
        new("skills_file", PlaceholderScope.Campaign | PlaceholderScope.Export, StepVariables.SkillsFile, "the file that lists the completed children's skills"),
        new(ArchitectureDocument, PlaceholderScope.Campaign | PlaceholderScope.Export, StepVariables.ArchitectureDoc, "the architecture document; empty when there is none"),
        new("stack_skill", PlaceholderScope.Campaign | PlaceholderScope.Export, StepVariables.StackSkill, "the skill that capstone made; empty when there is none"),
        new("verification_report", PlaceholderScope.Campaign | PlaceholderScope.Export, StepVariables.VerificationReport, "the report that verify wrote; empty when there is none"),
        new("skill_path", PlaceholderScope.Export, StepVariables.SkillPath, "the folder of the skill that is exported"),
        new("skill_target", PlaceholderScope.Export, StepVariables.SkillTarget, "where the export folder has its place; empty when there is none"),
    }.ToDictionary(placeholder => placeholder.Name, StringComparer.Ordinal);

    /// <summary>The names of the placeholders in an argument, known or not, in order.</summary>
    public static IEnumerable<string> Find(string argument) =>
        !argument.Contains('{')
            ? []
            : Pattern().Matches(argument).Select(match => match.Groups["name"])
                .Where(name => name.Success).Select(name => name.Value);

    /// <summary>Whether a step's command has a placeholder.</summary>
    public static bool Uses(StepDefinition step, string name) => step.Run.SelectMany(Find).Contains(name);

    /// <summary>The placeholders of a step's command that mean nothing where it runs, each once.</summary>
    public static IEnumerable<string> Check(StepDefinition step, PlaceholderScope scope = PlaceholderScope.Any) =>
        step.Run.SelectMany(Find).Distinct()
            .Where(name => !Known.TryGetValue(name, out var known) || (known.Scope & scope) == 0);

    /// <summary>
    /// Puts the values in. What a value holds is not looked at again, and the result is one argument whatever it holds.
    /// </summary>
    /// <exception cref="KeyNotFoundException">A name has no value; <see cref="Check"/> would have found it.</exception>
    public static string Substitute(string argument, IReadOnlyDictionary<string, string> values) =>
        !argument.Contains('{')
            ? argument
            : Pattern().Replace(
                argument,
                match => match.Groups["name"] is { Success: true } name
                    ? values.TryGetValue(name.Value, out var value) ? value : throw new KeyNotFoundException(name.Value)
                    : match.Value[1..^1]);

    [GeneratedRegex(@"\{\{[a-z][a-z0-9_.]*\}\}|\{(?<name>[a-z][a-z0-9_.]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
