namespace Coro.Tests.Support;

/// <summary>Finds files of the repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The absolute path of a file in it.</summary>
    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Coro.sln")))
                return folder;
        }

        throw new InvalidOperationException($"Coro.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
