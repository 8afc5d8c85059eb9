using System.Globalization;
using System.Text;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>The kickoff as Coro writes it where nobody gave a template: what there is to know, in Markdown.</summary>
internal sealed class PlainKickoff : IKickoffWriter
{
    public string ForChild(CampaignState state, ChildState child, string? directive)
    {
        var definition = child.Definition;
        var text = new StringBuilder(512);
        text.Append("# ").Append(definition.Name).Append("\n\n");
        Describe(text, "Campaign", state.Name);
        Describe(text, "Tier", Words.Of(definition.Tier));
        Describe(text, "Lane", definition.Lane);
        Describe(text, "Repository", definition.RepoUrl);
        Describe(text, "Pin", definition.Pin);
        Describe(text, "Commit", child.CommitSha);
        Describe(text, "Attempt", child.Attempt.ToString(CultureInfo.InvariantCulture));
        Paragraph(text, "Task", definition.Description);
        if (definition.DependsOn.Count > 0)
            Table(text, "Dependencies", definition.DependsOn.Select(dependency => state[dependency.Child]));
        Common(text, state, directive);
        return text.ToString();
    }

    public string ForBatch(CampaignState state, IReadOnlyList<ChildState> children, string? directive)
    {
        var text = new StringBuilder(512 + children.Count * 64);
        text.Append("# Batch\n\n");
        Describe(text, "Campaign", state.Name);
        Table(text, "Children", children);
        foreach (var child in children.Where(child => child.Definition.Description is not null))
            Paragraph(text, child.Name, child.Definition.Description);
        Common(text, state, directive);
        return text.ToString();
    }

    public string ForStage(CampaignState state, string stage, string? directive)
    {
        var text = new StringBuilder(512 + state.Children.Count * 64);
        text.Append("# ").Append(stage).Append("\n\n");
        Describe(text, "Campaign", state.Name);
        Describe(text, "Architecture document", state.Settings.ArchitectureDocPath);
        Describe(text, "Skills", "listed in the JSON file that `CORO_SKILLS_FILE` names");
        Describe(text, "Stack skill", state.Answered(StageList.Capstone)?.SkillPath);
        Describe(text, "Verification report", state.Answered(StageList.Verify)?.ReportPath);
        Table(text, "Children", state.Children);
        Common(text, state, directive);
        return text.ToString();
    }

    private static void Common(StringBuilder text, CampaignState state, string? directive)
    {
        if (state.Settings.PersistentFacts.Count > 0)
        {
            text.Append("\n## Facts\n\n");
            foreach (var fact in state.Settings.PersistentFacts)
                text.Append("- ").Append(fact.ReplaceLineEndings("\n  ")).Append('\n');
        }

        Paragraph(text, "Directive", directive);
        text.Append("\nEverything above and more is in the JSON file that `CORO_CONTEXT` names. "
            + "Answer with one JSON object in the file that `CORO_RESULT` names.\n");
    }

    private static void Describe(StringBuilder text, string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.Append("- ").Append(what).Append(": ").Append(value).Append('\n');
    }

    private static void Paragraph(StringBuilder text, string title, string? content)
    {
        if (!string.IsNullOrWhiteSpace(content))
            text.Append("\n## ").Append(title).Append("\n\n").Append(content.Trim()).Append('\n');
    }

    private static void Table(StringBuilder text, string title, IEnumerable<ChildState> children)
    {
        text.Append("\n## ").Append(title).Append("\n\n| Child | Status | Pin | Score |\n|---|---|---|---|\n");
        foreach (var child in children)
        {
            text.Append("| ").Append(child.Name)
                .Append(" | ").Append(Words.Of(child.Status))
                .Append(" | ").Append(child.Definition.Pin)
                .Append(" | ").Append(child.QualityScore?.ToString(CultureInfo.InvariantCulture))
                .Append(" |\n");
        }
    }
}
