using System.Globalization;
using System.Text;

namespace PackageSkills.Preparing;

/// <summary>
/// A package's own git repository: bare, one commit for each version, tagged with it. Equal content makes equal commits, on
/// every machine.
/// </summary>
internal static class SourceRepository
{
    /// <summary>Changes when what goes into a commit does, so that repositories of an older program are made anew.</summary>
    private const string Edition = "1";

    /// <summary>Makes the repository, or does nothing where it is there already.</summary>
    /// <returns>Whether anything had to be done.</returns>
    public static bool Ensure(string repository, RestoredPackage package, string? overlay)
    {
        var files = PackageContent.Choose(package, overlay);
        var stamp = Path.Combine(repository, "package-skills");
        var state = $"edition {Edition}, overlay {overlay ?? "none"}, {package.Version}\n";
        if (File.Exists(stamp) && File.ReadAllText(stamp) == state)
            return false;

        if (Directory.Exists(repository))
            Directory.Delete(repository, recursive: true);
        Directory.CreateDirectory(repository);
        Git.Run(repository, ["init", "-q", "--bare", "-b", "main"]);
        Git.Run(repository, ["fast-import", "--quiet", "--date-format=raw"], stream => Write(stream, package, files));
        File.WriteAllText(stamp, state);
        return true;
    }

    private static void Write(Stream stream, RestoredPackage package, SortedDictionary<string, string> files)
    {
        const string Committer = "committer package-skills <package-skills@example.org> 946684800 +0000\n";
        Put(stream, "commit refs/heads/main\n" + Committer);
        PutData(stream, Encoding.UTF8.GetBytes($"{package.Name} {package.Version}, as restored from its feed\n"));
        foreach (var (path, file) in files)
        {
            Put(stream, $"M 100644 inline {Quote(path)}\n");
            PutData(stream, File.ReadAllBytes(file));
        }

        Put(stream, $"\nreset refs/tags/{package.Version}\nfrom refs/heads/main\n\ndone\n");
    }

    private static string Quote(string path) =>
        '"' + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void PutData(Stream stream, byte[] data)
    {
        Put(stream, string.Create(CultureInfo.InvariantCulture, $"data {data.Length}\n"));
        stream.Write(data);
        Put(stream, "\n");
    }
}
