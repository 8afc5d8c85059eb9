using System.Text.RegularExpressions;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>What Python packages are called: many spellings mean the same one.</summary>
internal static partial class PythonNames
{
    /// <summary>The one spelling that stands for all of them.</summary>
    public static string Normal(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators();
}
