namespace Coro.Cli.Rendering;

/// <summary>The questions that wait, for people.</summary>
internal static class GatesView
{
    public static void Write(CommandContext context, IReadOnlyList<Gate> gates)
    {
        var page = new Page(context);
        var grid = new Grid("Gate", "Since", "Choices", "Question");
        foreach (var gate in gates)
        {
            grid.Add(
                gate.Id,
                gate.Since is { } since ? page.Moment(since) : "",
                string.Join('/', gate.Choices),
                gate.Question);
        }

        grid.WriteTo(context);
    }
}
