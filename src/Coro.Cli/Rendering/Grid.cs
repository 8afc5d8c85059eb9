namespace Coro.Cli.Rendering;

/// <summary>A table: drawn and coloured on a terminal, plain columns that grep and awk understand elsewhere.</summary>
/// <param name="headers">The columns' titles.</param>
internal sealed class Grid(params string[] headers)
{
    // A drawn table is measured and laid out as a whole before its first line; past this it is faster to read plain.
    private const int MostDrawn = 1000;

    private readonly List<Cell[]> _rows = [];

    public IReadOnlyList<string> Headers { get; } = headers;

    public IReadOnlyList<Cell[]> Rows => _rows;

    public int Count => _rows.Count;

    public void Add(params Cell[] row) => _rows.Add(row);

    public void WriteTo(CommandContext context)
    {
        if (_rows.Count == 0)
            return;
        if (context.Terminal.IsTerminal && _rows.Count <= MostDrawn)
            TerminalWriter.Write(context, this);
        else
            WritePlain(context.Out);
    }

    /// <summary>How many characters each column needs.</summary>
    public int[] Widths()
    {
        var widths = new int[Headers.Count];
        for (var column = 0; column < widths.Length; column++)
        {
            widths[column] = Headers[column].Length;
            foreach (var row in _rows)
                widths[column] = Math.Max(widths[column], row[column].Text.Length);
        }

        return widths;
    }

    private void WritePlain(TextWriter output)
    {
        var widths = Widths();
        WriteLine(output, widths, column => Headers[column].ToUpperInvariant());
        foreach (var row in _rows)
            WriteLine(output, widths, column => row[column].Text);
    }

    private static void WriteLine(TextWriter output, int[] widths, Func<int, string> text)
    {
        var pending = 0;
        for (var column = 0; column < widths.Length; column++)
        {
            var cell = text(column);
            if (cell.Length > 0)
            {
                // Blanks go out only in front of something: no line ends in any.
                for (; pending > 0; pending--)
                    output.Write(' ');
                output.Write(cell);
            }

            pending += widths[column] - cell.Length + 2;
        }

        output.Write('\n');
    }
}
