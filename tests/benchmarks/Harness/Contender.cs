namespace Coro.Benchmarks.Harness;

/// <summary>One way to do a scenario's work, as a whole process.</summary>
/// <param name="Name">Who does it.</param>
/// <param name="Command">The program, absolute or found on the path, and its arguments.</param>
internal sealed record Contender(string Name, params IReadOnlyList<string> Command)
{
    /// <summary>Where it runs.</summary>
    public required string Folder { get; init; }

    /// <summary>Undoes what the run before left; not measured. Null: nothing to undo.</summary>
    public Action? Prepare { get; init; }

    /// <summary>Looks at what a run did and objects where that is not the work; not measured. Gets its standard output.</summary>
    public Func<string, string?>? Objection { get; init; }

    /// <summary>The exit code of a run that did the work.</summary>
    public int ExpectedExit { get; init; }

    /// <summary>A number that a run tells of itself, such as flushes for each child; gets its standard output.</summary>
    public Func<string, string>? Remark { get; init; }
}
