namespace Coro.Cli.Rendering;

/// <summary>Writes what people read: coloured on a terminal, plain elsewhere.</summary>
/// <param name="context">Where to.</param>
internal sealed class Page(CommandContext context)
{
    public TerminalTraits Terminal => context.Terminal;

    /// <summary>The time, for what counts down.</summary>
    public DateTimeOffset Now => context.Time.GetUtcNow();

    public void Line(params Cell[] line)
    {
        if (Terminal.IsTerminal && line.Length > 0)
            TerminalWriter.WriteLines(context, [line]);
        else
            PlainLine(line);
    }

    /// <summary>Many lines at once, which is faster.</summary>
    public void Lines(IReadOnlyList<Cell[]> lines)
    {
        if (Terminal.IsTerminal)
        {
            TerminalWriter.WriteLines(context, lines);
            return;
        }

        foreach (var line in lines)
            PlainLine(line);
    }

    /// <summary>A line <c>title  text</c>, if there is a text.</summary>
    public void Entry(string title, Cell text)
    {
        if (text.Text.Length > 0)
            Line(Title(title), text);
    }

    /// <summary>The title of such a line.</summary>
    public static Cell Title(string title) => new(title.PadRight(12) + " ", Tone.Dim);

    public void Heading(string text)
    {
        Line();
        Line(new Cell(text, Tone.Strong));
    }

    /// <summary>A table, with a blank line above it.</summary>
    public void Table(Grid grid)
    {
        if (grid.Rows.Count == 0)
            return;
        Line();
        grid.WriteTo(context);
    }

    /// <summary>A table right below its heading.</summary>
    public void Rows(Grid grid) => grid.WriteTo(context);

    /// <summary>A path as short as it can be pasted into the next command.</summary>
    public string Path(string? path)
    {
        if (path is null)
            return "";
        var relative = System.IO.Path.GetRelativePath(context.CurrentFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>A moment in the person's own time.</summary>
    public string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, context.Time.LocalTimeZone)
        .ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private void PlainLine(Cell[] line)
    {
        foreach (var piece in line)
            context.Out.Write(piece.Text);
        context.Out.Write('\n');
    }
}
