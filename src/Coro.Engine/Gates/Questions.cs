using Coro.Engine.Exports;
using Coro.Engine.Reporting;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Gates;

/// <summary>The questions about a campaign as a whole: the one place where their words, choices and defaults are written down.</summary>
internal static class Questions
{
    private const int MostNames = 12;

    public static Gate Plan(CampaignPlan plan) => Ask(
        GateKind.Plan,
        PlanQuestion(plan),
        PlanFacts(plan)) with
    { Default = Choices.Run };

    /// <summary>Whether a plan is the one to run.</summary>
    public static string PlanQuestion(CampaignPlan plan) =>
        $"Run {Count(plan.Children.Count, "child", "children")} in {Count(plan.Levels.Count, "level", "levels")}{Batched(plan)}?";

    /// <summary>A plan in a few lines.</summary>
    public static IReadOnlyList<string> PlanFacts(CampaignPlan plan) =>
        [.. plan.Levels.Take(MostNames).Select((level, i) => $"level {i}: {Names(level)}"), .. Path(plan)];

    public static Gate Export(ExportPlan plan) => Ask(
        GateKind.Export,
        $"Write {plan.Items.Count} {(plan.Items.Count == 1 ? "skill" : "skills")}{(plan.Folder is null ? "" : $" to {plan.Folder}")}?",
        ExportTable.Lines(plan)) with
    { Default = Choices.Export };

    /// <summary>Where nobody is asked, a campaign does what its brief says: it makes the skills.</summary>
    public static Gate Present(IReadOnlyCollection<string> names, string folder, bool found) => Ask(
        GateKind.Present,
        $"{(names.Count == 1 ? "1 skill is" : $"{names.Count} skills are")} in {folder} already: {Names(names)}. Rebuild, or keep (those children are skipped)?") with
    {
        Id = found ? GateId.Of(GateKind.Present, StageList.Strategy.Slug) : GateId.Of(GateKind.Present),
        Default = Choices.Rebuild,
    };

    /// <summary>A headless start was given its brief on purpose, so it overwrites; the old campaign is archived, never lost.</summary>
    public static Gate Existing(string name, string folder) => Ask(
        GateKind.Existing,
        $"The campaign {name} exists already ({folder}). Resume it, or archive it and start afresh (overwrite)?") with
    {
        Default = Choices.Overwrite,
    };

    public static Gate Checkpoint(StageName stage, CampaignState state) => Ask(
        GateKind.Checkpoint,
        $"Go on with stage {stage.Number} {stage.Slug}?",
        [Tally(state)]) with
    { Id = GateId.Of(GateKind.Checkpoint, stage.Slug) };

    /// <summary>How many children ended in which way.</summary>
    public static string Tally(CampaignState state) =>
        $"{state.Count(ChildStatus.Completed)} completed, {state.Count(ChildStatus.Skipped)} skipped, {state.Count(ChildStatus.Failed)} failed, "
        + $"{state.Count(ChildStatus.Cancelled)} cancelled, of {state.Children.Count} children";

    /// <summary>
    /// The checkpoint at the end of a stage of <c>delivery</c>. Where nobody is asked the campaign goes on, unless the brief names the
    /// stage among its checkpoints.
    /// </summary>
    public static Gate EndOf(StageName stage, CampaignState state, string question, IReadOnlyList<string> facts) =>
        Ask(GateKind.Checkpoint, question, facts) with
        {
            Id = GateId.Of(GateKind.Checkpoint, stage.Slug),
            Default = state.Settings.Checkpoints.Contains(stage.Slug) ? null : Choices.Continue,
        };

    /// <summary>Nobody's default: what does not fit together is a person's to take.</summary>
    public static Gate Integration(string? doubt, IReadOnlyList<CampaignContract> broken, IReadOnlyList<string> problems)
    {
        var reasons = new List<string>();
        if (doubt is not null)
            reasons.Add(doubt);
        if (broken.Count > 0)
            reasons.Add($"{Count(broken.Count, "contract is", "contracts are")} not kept: {Names([.. broken.Select(contract => contract.Id)])}");
        if (problems.Count > 0)
            reasons.Add("the index of contracts cannot be read");
        return Ask(
            GateKind.Integration,
            $"{string.Join("; ", reasons)}. Accept it as it is, have it judged again (rerun), or halt?",
            [.. problems, .. broken.SelectMany(Diff)]);
    }

    private static IEnumerable<string> Diff(CampaignContract contract) => contract.Problem is { } problem
        ? [$"{contract.Id} ({contract.Producer}): {problem}"]
        : contract.Differences.Select(difference => $"{contract.Id} ({contract.ShippedBy}): {difference}");

    /// <summary>Where nobody is asked, a child that has ended is left as it is.</summary>
    public static Gate From(ChildState child) => Ask(
        GateKind.From,
        $"{child.Name} is {StatusText.Of(child.Status)}: run it again, go on with the next, or halt?") with
    {
        Id = GateId.Of(GateKind.From, child.Name),
        Child = child.Name,
        Default = Choices.Next,
    };

    public static Gate Conflict(IReadOnlyCollection<string> subjects) => Ask(
        GateKind.Conflict,
        $"The state file was edited by hand, and what happened later contradicts the edit: {Names(subjects)}. Which one holds: the journal, or the file?");

    public static Gate Recovery() => Ask(
        GateKind.Recovery,
        "The state file was edited by hand and is older than its backup. Keep the edit, and lay what happened later over it, or "
        + "recover the state without it?") with
    { Default = Choices.Keep };

    /// <summary>Some names, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";

    private static IEnumerable<string> Path(CampaignPlan plan)
    {
        if (plan.Levels.Count > MostNames)
            yield return $"and {plan.Levels.Count - MostNames} levels more";
        if (plan.CriticalPath.Count > 1)
            yield return $"critical path: {string.Join(" -> ", plan.CriticalPath.Take(MostNames))}{(plan.CriticalPath.Count > MostNames ? " -> ..." : "")}";
    }

    private static string Batched(CampaignPlan plan) =>
        plan.Children.Count(child => child.Tier == Tier.B) is var batched and > 0 ? $", {batched} of them in batches" : "";

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    private static Gate Ask(GateKind kind, string question, IReadOnlyList<string>? facts = null) => new()
    {
        Id = GateId.Of(kind),
        Kind = kind,
        Question = question,
        Facts = facts ?? [],
        Choices = Choices.Of(kind),
    };
}
