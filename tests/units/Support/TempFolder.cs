namespace Coro.Tests.Support;

/// <summary>A folder of its own for a test, gone at its end.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coro-test-").FullName;

    /// <summary>An absolute path in the folder.</summary>
    public string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a text file, with the folders above it.</summary>
    public string Write(string name, string text)
    {
        var path = In(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // git's objects are read-only, which keeps Windows from deleting them.
            if (file.LinkTarget is null && file.IsReadOnly)
                file.IsReadOnly = false;
        }

        Directory.Delete(Path, recursive: true);
    }
}
