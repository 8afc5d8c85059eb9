namespace Coro.Cli.Following;

/// <summary>What there is to say at the end of what was shown, on standard error.</summary>
internal sealed class Notes(CommandContext context)
{
    private readonly List<string> _notes = [];

    public void Add(string note) => _notes.Add(note);

    public void Tell()
    {
        foreach (var note in _notes)
            Failure.WriteLines(context.Error, note + ".");
    }
}
