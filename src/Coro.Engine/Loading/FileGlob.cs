using System.IO.Enumeration;

namespace Coro.Engine.Loading;

/// <summary>
/// Finds files by a pattern: <c>*</c> and <c>?</c> within a name, <c>**</c> for folders at whatever depth. Links to folders are not followed, and
/// folders that begin with a dot are found only by a pattern that says so.
/// </summary>
internal static class FileGlob
{
    // More names than a folder of documents has; a pattern that begins at the disk's root is a mistake.
    private const int MostSeen = 50_000;

    /// <summary>Whether a path is a pattern.</summary>
    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files that a pattern names, in ordinal order.</summary>
    /// <param name="pattern">The pattern, with / between names.</param>
    /// <param name="folder">The absolute folder that it starts at, if it is relative.</param>
    /// <returns>Absolute paths; null: there is too much to look at.</returns>
    public static IReadOnlyList<string>? Find(string pattern, string folder)
    {
        var names = pattern.Split(OperatingSystem.IsWindows() ? ['/', '\\'] : ['/']);
        var fixedNames = names.TakeWhile(name => !IsPattern(name)).Count();
        var start = fixedNames == 0 ? folder : Path.GetFullPath(string.Join('/', names[..fixedNames]) + '/', folder);
        return new Search([.. names[fixedNames..].Where(name => name.Length > 0)]).Run(start);
    }

    private sealed class Search(string[] names)
    {
        private readonly SortedSet<string> _found = new(StringComparer.Ordinal);
        private readonly HashSet<(string, int)> _been = [];
        private int _seen;

        public IReadOnlyList<string>? Run(string start)
        {
            var open = new Stack<(string Folder, int At)>([(start, 0)]);
            while (open.TryPop(out var next))
            {
                if (_been.Add(next) && !Look(next.Folder, next.At, open))
                    return null;
            }

            return [.. _found];
        }

        private bool Look(string folder, int at, Stack<(string, int)> open)
        {
            var anywhere = names[at] == "**";
            if (anywhere && at + 1 < names.Length)
                open.Push((folder, at + 1));
            foreach (var entry in Entries(folder))
            {
                if (++_seen > MostSeen)
                    return false;
                var isFolder = (entry.Attributes & FileAttributes.Directory) != 0;
                var matches = anywhere ? !entry.Name.StartsWith('.') : Matches(names[at], entry.Name);
                if (!matches)
                    continue;
                if (isFolder && anywhere && entry.LinkTarget is null)
                    open.Push((entry.FullName, at));
                else if (isFolder && !anywhere && at + 1 < names.Length)
                    open.Push((entry.FullName, at + 1));
                else if (!isFolder && at + 1 == names.Length)
                    _found.Add(entry.FullName);
            }

            return true;
        }

        private static bool Matches(string pattern, string name) =>
            (!name.StartsWith('.') || pattern.StartsWith('.'))
            && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: OperatingSystem.IsWindows());

        private static IEnumerable<FileSystemInfo> Entries(string folder)
        {
            try
            {
                return new DirectoryInfo(folder).GetFileSystemInfos();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What cannot be looked into holds nothing that could be read.
                return [];
            }
        }
    }
}
