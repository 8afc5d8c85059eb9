namespace Coro.Cli.Rendering;

/// <summary>What was exported, or would be, for people. What could not be is not in it: that goes to standard error.</summary>
internal static class ExportView
{
    public static void Write(CommandContext context, ExportPlan plan, bool isPreview)
    {
        var page = new Page(context);
        var grid = new Grid("Skill", "Tier", "Score", "From", "To", "Note");
        foreach (var item in plan.Items.Where(item => item.Problem is null))
        {
            grid.Add(
                item.Name,
                item.Tier is { } tier ? Words.Of(tier) : "",
                new Cell(Figures.Score(item.QualityScore), item.BelowTarget ? Tone.Warning : Tone.Plain),
                page.Path(item.SkillPath),
                page.Path(item.ExportPath),
                NoteOf(item, isPreview));
        }

        grid.WriteTo(context);
        foreach (var file in plan.ContextFiles.Where(file => file.Problem is null))
            page.Line(new Cell(page.Path(file.Path), Tone.Strong), isPreview ? " would list them" : " lists them");
        foreach (var note in plan.Notes)
            page.Line(note);
        if (grid.Count == 0)
            page.Line(isPreview ? "There is nothing to export." : "Nothing was exported.");
        if (isPreview)
            page.Line("Nothing was changed.");
    }

    private static string NoteOf(ExportItem item, bool isPreview)
    {
        var notes = new List<string>(2);
        if (item.BelowTarget)
            notes.Add("below target");
        if (isPreview && item.Replaces)
            notes.Add("replaces the one that is there");
        return string.Join(", ", notes);
    }
}
