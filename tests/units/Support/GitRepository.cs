using System.Diagnostics;

namespace Coro.Tests.Support;

/// <summary>A real local git repository.</summary>
internal sealed class GitRepository
{
    public GitRepository(string folder)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        Git("init", "-q", "-b", "main");
    }

    public string Folder { get; }

    /// <summary>Commits a file and says which commit that made.</summary>
    public string Commit(string file = "file.txt", string text = "text")
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", $"{file}: {text}");
        return Git("rev-parse", "HEAD");
    }

    /// <summary>Tags what is checked out.</summary>
    public GitRepository Tag(string name, bool annotated = false)
    {
        if (annotated)
            Git("tag", "-a", "-m", name, name);
        else
            Git("tag", name);
        return this;
    }

    /// <summary>Runs git in the repository and gives what it printed.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        // Neither the user's settings nor the clock may have a say.
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "Test";
            start.Environment[$"GIT_{who}_EMAIL"] = "test@example.org";
            start.Environment[$"GIT_{who}_DATE"] = "2024-01-01T00:00:00Z";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, string.Join(' ', arguments));
        return output.Trim();
    }
}
