using System.Security.Cryptography;
using System.Text;

namespace Coro.Tests.Crash;

/// <summary>What is on a disk: names in folders, and the content of files. Node 0 is the folder that everything is in.</summary>
/// <param name="Names">What each name stands for.</param>
/// <param name="Contents">The content of each file.</param>
internal sealed record DiskImage(IReadOnlyDictionary<(int Folder, string Name), int> Names, IReadOnlyDictionary<int, byte[]> Contents)
{
    public static readonly DiskImage Empty = new(new Dictionary<(int, string), int>(), new Dictionary<int, byte[]>());

    /// <summary>Every file and folder that can be reached, by its path; folders have no content.</summary>
    public IEnumerable<(string Path, byte[]? Content)> Entries()
    {
        var inFolder = Names.ToLookup(one => one.Key.Folder, one => (one.Key.Name, Node: one.Value));
        return Under(0, "");

        IEnumerable<(string, byte[]?)> Under(int folder, string path)
        {
            foreach (var (name, node) in inFolder[folder].OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                var inner = path + "/" + name;
                yield return (inner, Contents.GetValueOrDefault(node));
                if (Contents.ContainsKey(node))
                    continue;
                foreach (var below in Under(node, inner))
                    yield return below;
            }
        }
    }

    /// <summary>The same for what looks the same.</summary>
    public (ulong, ulong) Fingerprint(Func<byte[], byte[]> hashOf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in Entries())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(content is null ? "/"u8 : hashOf(content));
        }

        var bytes = hash.GetHashAndReset();
        return (BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes, 8));
    }

    /// <summary>Puts it on the machine's own disk.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, content) in Entries())
        {
            if (content is null)
                Directory.CreateDirectory(folder + path);
            else
                File.WriteAllBytes(folder + path, content);
        }
    }

    /// <summary>The machine's own disk as it is now.</summary>
    public static DiskImage ReadFrom(string folder)
    {
        var (names, contents, next) = (new Dictionary<(int, string), int>(), new Dictionary<int, byte[]>(), 1);
        Read(folder, 0);
        return new(names, contents);

        void Read(string path, int node)
        {
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
            {
                var id = next++;
                names.Add((node, entry.Name), id);
                if (entry is DirectoryInfo)
                    Read(entry.FullName, id);
                else
                    contents.Add(id, File.ReadAllBytes(entry.FullName));
            }
        }
    }
}
