namespace Coro.Cli.Rendering;

/// <summary>The questions that wait, for people: in short, and then what somebody has to know to answer them.</summary>
internal static class GatesView
{
    public static void Write(CommandContext context, IReadOnlyList<Gate> gates)
    {
        var page = new Page(context);
        var grid = new Grid("Gate", "Since", "Choices", "Default", "Question");
        foreach (var gate in gates)
        {
            grid.Add(
                gate.Id,
                gate.Since is { } since ? page.Moment(since) : "",
                string.Join('/', gate.Choices),
                gate.Default ?? "",
                SafeText.OneLine(gate.Question));
        }

        grid.WriteTo(context);
        foreach (var gate in gates.Where(gate => gate.Facts.Count > 0))
        {
            page.Heading(gate.Id);
            foreach (var fact in gate.Facts)
                page.Line(new Cell("  "), SafeText.OneLine(fact));
        }
    }
}
