namespace Coro.Engine;

/// <summary>Copies folders.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a folder with all that is in it but links, which could bring in what lies outside of it.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="target">The folder that it becomes; created where it does not exist.</param>
    public static void Copy(string source, string target) => Copy(new DirectoryInfo(source), target);

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null)
                continue;
            var place = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo folder)
                Copy(folder, place);
            else
                File.Copy(entry.FullName, place);
        }
    }
}
