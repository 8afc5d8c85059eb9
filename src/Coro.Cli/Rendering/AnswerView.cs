using Coro.Engine;

namespace Coro.Cli.Rendering;

/// <summary>What became of a request, or would, for people. What was refused is not in it: that goes to standard error.</summary>
internal static class AnswerView
{
    public static void Write(CommandContext context, IReadOnlyList<ControlOutcome> outcomes)
    {
        var page = new Page(context);
        foreach (var outcome in outcomes.Where(outcome => outcome.Verdict != ControlVerdict.Refused))
            page.Line(TextOf(outcome));
    }

    public static void Write(CommandContext context, ControlPreview preview)
    {
        var page = new Page(context);
        foreach (var unchanged in preview.Outcomes.Where(outcome => outcome.Verdict == ControlVerdict.Unchanged))
            page.Line(TextOf(unchanged));
        if (preview.Additions.Count > 0)
            WriteAdditions(context, preview.Additions);
        else
            page.Entry("would touch", ListOf(preview.Touched));
        page.Entry("could start", ListOf(preview.WouldStart));
        page.Line("Nothing was changed.");
    }

    /// <summary>For example <c>api: done, now pending</c> or <c>api: it is completed</c>.</summary>
    public static string TextOf(ControlOutcome outcome) => outcome.Verdict switch
    {
        ControlVerdict.Refused => $"{outcome.Target}: {outcome.Reason}",
        ControlVerdict.Unchanged => $"{outcome.Target}: unchanged" + (outcome.Reason is { } why ? $", {why}" : ""),
        _ => $"{outcome.Target}: done"
            + (outcome.Child is { } child ? $", now {Words.Of(child.Status)}" : "")
            + (outcome.Reason is { } reason ? $"; {reason}" : ""),
    };

    private static void WriteAdditions(CommandContext context, IReadOnlyList<PlannedAddition> additions)
    {
        var grid = new Grid("#", "Child", "Waits for");
        foreach (var addition in additions)
            grid.Add($"{addition.Place} of {addition.Of}", addition.Child, addition.WaitsFor ?? "");
        grid.WriteTo(context);
    }

    private static string ListOf(IReadOnlyList<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names);
}
