namespace Coro.Benchmarks.Harness;

/// <summary>Something that is measured: Coro's and its peers' ways to do the same work.</summary>
internal abstract class Scenario
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What is done, in a line.</summary>
    public abstract string Work { get; }

    /// <summary>The sizes that it is measured at unless others are asked for.</summary>
    public abstract IReadOnlyList<int> Sizes { get; }

    /// <summary>How many things a run of that size does, which what it took is shared among.</summary>
    public virtual int Units(int size) => size;

    /// <summary>Lays out what is needed, once, and says what is to be run.</summary>
    /// <param name="size">How many children, steps, transitions or the like.</param>
    /// <param name="folder">A folder for this scenario and size alone; it exists and is empty.</param>
    /// <param name="tools">What is there to compare with.</param>
    public abstract IEnumerable<Contender> Contenders(int size, string folder, Tools tools);

    /// <summary>Objects where a run did not print something.</summary>
    protected static string? Missing(string told, string expected) =>
        told.Contains(expected, StringComparison.Ordinal) ? null : $"'{expected}' is missing";

    /// <summary>Removes a folder with all that is in it, by giving it another name: a file system is slow for a while after it deleted a lot.</summary>
    protected static void SetAside(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Move(folder, $"{folder}.{Path.GetRandomFileName()}");
    }

    /// <summary>A file in a folder, with its content.</summary>
    protected static string Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
