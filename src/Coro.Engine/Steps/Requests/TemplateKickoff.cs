using System.Globalization;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>
/// The kickoff of a child as a template has it. The names of the Skill Forge kickoff are among the placeholders. What is run for a batch or for
/// the whole campaign gets the kickoff that Coro writes.
/// </summary>
/// <param name="template">Markdown with the placeholders of <see cref="Known"/>.</param>
internal sealed class TemplateKickoff(string template) : IKickoffWriter
{
    private const string Nothing = "None.";

    private static readonly PlainKickoff Plain = new();

    /// <summary>What a template can have in it, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Subject, string?>> Known = new Dictionary<string, Func<Subject, string?>>
    {
        ["campaign_name"] = s => s.State.Name,
        ["job_id"] = s => s.State.JobId,
        ["current_stage"] = s => s.State.RunningStage,
        ["child_name"] = s => s.Child.Name,
        ["child_tier"] = s => Words.Of(s.Child.Definition.Tier),
        ["child_lane"] = s => s.Child.Definition.Lane,
        ["child_attempt"] = s => s.Child.Attempt.ToString(CultureInfo.InvariantCulture),
        ["skill_name"] = s => s.Child.Name,
        ["skill_tier"] = s => Words.Of(s.Child.Definition.Tier),
        ["repo_url"] = s => s.Child.Definition.RepoUrl,
        ["pin"] = s => s.Child.Definition.Pin,
        ["commit_sha"] = s => s.Child.CommitSha,
        ["description"] = s => Block(s.Child.Definition.Description),
        ["brief_summary"] = s => Block(s.Child.Definition.Description),
        ["persistent_facts"] = s => Block(KickoffParts.Facts(s.State)),
        ["dependency_status_table"] = s => s.Child.Definition.DependsOn.Count == 0
            ? Nothing
            : KickoffParts.Table(s.Child.Definition.DependsOn.Select(dependency => s.State[dependency.Child])).TrimEnd(),
        ["directive_content"] = s => Block(s.Directive),
        ["workarounds_list"] = s => Block(string.Join('\n', s.Child.Workarounds.Select(workaround => "- " + workaround.ReplaceLineEndings("\n  ")))),
        ["plain_kickoff"] = s => Plain.ForChild(s.State, s.Child, s.Directive).TrimEnd(),
    };

    public string ForChild(CampaignState state, ChildState child, string? directive)
    {
        var subject = new Subject(state, child, directive);
        return Template.Fill(template, name => Known.TryGetValue(name, out var value) ? value(subject) ?? "" : null);
    }

    public string ForBatch(CampaignState state, IReadOnlyList<ChildState> children, string? directive) =>
        Plain.ForBatch(state, children, directive);

    public string ForStage(CampaignState state, string stage, string? directive) => Plain.ForStage(state, stage, directive);

    private static string Block(string? text) => string.IsNullOrWhiteSpace(text) ? Nothing : text.Trim();

    /// <summary>What a kickoff is about.</summary>
    internal sealed record Subject(CampaignState State, ChildState Child, string? Directive);
}
