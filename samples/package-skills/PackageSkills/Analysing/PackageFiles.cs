using System.Formats.Tar;

namespace PackageSkills.Analysing;

/// <summary>The files of a package's repository at one commit.</summary>
internal sealed class PackageFiles(IReadOnlyDictionary<string, byte[]> files)
{
    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    public byte[] this[string path] => files[path];

    /// <summary>The file whose path this is, ignoring case; null: there is none.</summary>
    public string? Find(string path) =>
        Paths.FirstOrDefault(known => known.Equals(path.Replace('\\', '/'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a commit, whatever has happened to the repository since.</summary>
    public static PackageFiles At(string repository, string commit)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Git.Run(repository, ["archive", "--format=tar", commit], read: stream =>
        {
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    files[entry.Name] = Content(entry);
            }

            stream.CopyTo(Stream.Null);
        });
        return new PackageFiles(files);
    }

    private static byte[] Content(TarEntry entry)
    {
        var content = new MemoryStream((int)entry.Length);
        entry.DataStream?.CopyTo(content);
        return content.ToArray();
    }
}
