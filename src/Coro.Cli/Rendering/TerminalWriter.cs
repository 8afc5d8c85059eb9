using Coro.Cli.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coro.Cli.Rendering;

/// <summary>Everything that is drawn on a terminal. Nothing else touches Spectre.Console, which takes its time to load.</summary>
internal static class TerminalWriter
{
    private const int Gap = 2;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public static void Write(CommandContext context, Grid grid)
    {
        var terminal = context.Terminal;
        var console = Console(context);
        var table = new Table().Border(TableBorder.None);

        // Only the last column is worth several lines; but where the others leave no room for it, all have to give.
        var lastMayWrap = grid.Widths().SkipLast(1).Sum(width => width + Gap) + grid.Headers[^1].Length <= console.Profile.Width;
        for (var column = 0; column < grid.Headers.Count; column++)
        {
            var header = new TableColumn(new Text(grid.Headers[column], StyleOf(Tone.Strong, terminal)));
            header.NoWrap = lastMayWrap && column < grid.Headers.Count - 1;
            header.Padding = new Padding(0, 0, column < grid.Headers.Count - 1 ? Gap : 0, 0);
            table.AddColumn(header);
        }

        foreach (var row in grid.Rows)
            table.AddRow(row.Select(cell => (IRenderable)new Text(cell.Text, StyleOf(cell.Tone, terminal))));
        console.Write(table);
    }

    public static void WriteLines(CommandContext context, IReadOnlyList<Cell[]> lines)
    {
        if (lines.Count == 0)
            return;
        var console = Console(context);
        foreach (var line in lines)
            console.Write(Stay(line, context.Terminal));
    }

    /// <summary>Draws until the run has ended or a question interrupts it, and then wipes away what does not stay.</summary>
    public static Task LiveAsync(CommandContext context, LiveModel model, Task running, Func<bool> goesOn)
    {
        var console = Console(context);
        return console.Live(Text.Empty).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            while (!running.IsCompleted && goesOn())
            {
                foreach (var line in model.TakeLines())
                    console.Write(Stay(line, context.Terminal));

                // The blank line is more than air: to redraw a single line, Spectre.Console would go up one too many.
                var changing = model.Draw(console.Profile.Height).Select(line => Change(line, context.Terminal));
                live.UpdateTarget(new Rows([new Text(" "), .. changing]));
                await Task.WhenAny(running, Task.Delay(Beat)).ConfigureAwait(false);
            }
        });
    }

    private static Rows Stay(Cell[] line, TerminalTraits terminal) => new(Pieces(line, terminal));

    // Cut off where it is too long: the height of what changes must not depend on the width of the terminal.
    private static Paragraph Change(Cell[] line, TerminalTraits terminal)
    {
        var paragraph = Pieces(line, terminal);
        paragraph.Overflow = Overflow.Ellipsis;
        return paragraph;
    }

    private static Paragraph Pieces(Cell[] line, TerminalTraits terminal)
    {
        var paragraph = new Paragraph();
        foreach (var piece in line)
            paragraph.Append(piece.Text, StyleOf(piece.Tone, terminal));
        return paragraph;
    }

    private static IAnsiConsole Console(CommandContext context)
    {
        var terminal = context.Terminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Out),
            Ansi = terminal.IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Capabilities.Unicode = terminal.Unicode;
        return console;
    }

    private static Style StyleOf(Tone tone, TerminalTraits terminal) => !terminal.Colour ? Style.Plain : tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Busy => new Style(Color.Aqua),
        Tone.Dim => new Style(Color.Grey),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
