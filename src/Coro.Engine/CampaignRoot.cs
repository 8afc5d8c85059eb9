namespace Coro.Engine;

/// <summary>Finds the folder that holds the campaigns.</summary>
public static class CampaignRoot
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "CORO_HOME";

    /// <summary>The option, else <c>CORO_HOME</c>, else <c>.coro</c> in the current folder.</summary>
    /// <param name="option">What the user asked for; null: nothing.</param>
    /// <param name="currentFolder">The absolute folder that relative paths start at.</param>
    /// <returns>An absolute path; the folder need not exist.</returns>
    public static string Resolve(string? option, string currentFolder)
    {
        var asked = option ?? Environment.GetEnvironmentVariable(Variable);
        return Path.GetFullPath(string.IsNullOrEmpty(asked) ? ".coro" : asked, currentFolder);
    }
}
