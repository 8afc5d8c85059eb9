namespace Coro.Cli.Rendering;

/// <summary>A job for people.</summary>
internal static class JobView
{
    public static void Write(CommandContext context, CoroJob job, TriageDecision? decision, IReadOnlyList<string>? diff = null)
    {
        var page = new Page(context);
        page.Entry("job", new Cell(job.Id.Length > 0 ? job.Id : "not created", Tone.Strong));
        page.Entry("name", job.Name);
        page.Entry("title", SafeText.OneLine(job.Title));
        page.Entry("status", Words.Of(job.Status));
        page.Entry("lane", job.Lane);
        page.Entry("created", job.Id.Length > 0 ? page.Moment(job.CreatedAt) : null);
        page.Entry("from", job.Tracker is { } item ? Items.Text(item) : null);
        page.Entry("repositories", string.Join(", ", job.Repositories));
        page.Entry("children", string.Join(", ", job.Children.Select(child => child.Name)));
        WriteAll(page, "Acceptance criteria", job.AcceptanceCriteria);
        if (decision is not null)
            Write(context, page, decision);
        WriteAll(page, "The plan changes", diff ?? []);
        WriteAll(page, "History", [.. job.History.Select(one => $"{page.Moment(one.At)} {one.What}, by {one.By}{(one.Why is null ? "" : $": {one.Why}")}")]);
        context.Out.Flush();
    }

    public static void WriteList(CommandContext context, IReadOnlyList<CoroJob> jobs)
    {
        var grid = new Grid("Job", "Name", "Status", "Lane", "From", "Title");
        foreach (var job in jobs)
            grid.Add(job.Id.Length > 0 ? job.Id : "not created", job.Name, Words.Of(job.Status), job.Lane, job.Tracker?.Key, SafeText.OneLine(job.Title));
        grid.WriteTo(context);
    }

    /// <summary>A job on one line.</summary>
    public static void WriteLine(CommandContext context, CoroJob job) =>
        context.Out.WriteLine($"{job.Id} {job.Name}{(job.Tracker is { } item ? $" ({item.Key})" : "")}: {SafeText.OneLine(job.Title)}".TrimStart());

    private static void Write(CommandContext context, Page page, TriageDecision decision)
    {
        page.Heading("Triage");
        page.Line(new Cell($"  {SafeText.OneLine(decision.Reason)}", Tone.Strong), new Cell($" (by {decision.By})", Tone.Dim));
        var grid = new Grid("Signal", "Value", "Threshold", "Verdict");
        foreach (var signal in decision.Signals)
        {
            grid.Add(
                signal.Name, signal.Value, signal.Threshold,
                new Cell(signal.Holds ? signal.IsPolicy ? "campaign" : "yes" : "no", signal.Holds ? Tone.Warning : Tone.Plain));
        }

        grid.WriteTo(context);
        WriteAll(page, "Its plan", decision.PlanDiff);
    }

    private static void WriteAll(Page page, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        page.Heading(heading);
        foreach (var line in lines)
            page.Line(new Cell("  "), SafeText.OneLine(line));
    }
}
