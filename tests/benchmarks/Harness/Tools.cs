namespace Coro.Benchmarks.Harness;

/// <summary>The programs that take part.</summary>
/// <param name="Coro">The command that is measured.</param>
/// <param name="Against">A build of it to compare with; null: none.</param>
internal sealed record Tools(string Coro, string? Against)
{
    /// <summary>The builds of Coro that take part, with what they are called in the table.</summary>
    public IEnumerable<(string Name, string Path)> Builds =>
        Against is null ? [("coro", Coro)] : [("coro", Coro), ("coro (other build)", Against)];

    /// <summary>A peer's path; null when it is not on this machine.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>This program, for scenarios that are run in a process of their own.</summary>
    public static string Self => Environment.ProcessPath!;
}
