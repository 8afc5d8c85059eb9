namespace Coro.Tests.Reporting.Report;

/// <summary>
/// Holds text against a file that somebody has read and found right. With CORO_APPROVE=1 the file is written anew, to be
/// read before it is committed.
/// </summary>
internal static class Approved
{
    public static void ShouldBeAsApproved(this string text, string file)
    {
        var path = Path.Combine(Repository, "tests", "units", "Reporting", "approved", file);
        if (Environment.GetEnvironmentVariable("CORO_APPROVE") == "1")
            File.WriteAllText(path, text);
        text.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>The checkout. Found from the test's own place, since build paths are mapped away on CI.</summary>
    public static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Coro.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Coro.sln above the tests.");
            return folder;
        }
    }
}
