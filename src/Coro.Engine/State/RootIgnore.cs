namespace Coro.Engine.State;

/// <summary>Has git leave out what is in a root and is nobody else's business: campaigns, and a person's own customization.</summary>
internal static class RootIgnore
{
    private const string Text = """
        # Written by Coro. Campaigns are state, and customize.user.toml is one person's; customize.toml is for everybody.
        /campaigns/
        /customize.user.toml

        """;

    /// <summary>Writes the root's <c>.gitignore</c>, unless there is one. That it cannot be written keeps nothing from running.</summary>
    public static void Write(string root)
    {
        var path = Path.Combine(root, ".gitignore");
        try
        {
            Directory.CreateDirectory(root);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var text = new StreamWriter(file) { NewLine = "\n" };
            text.Write(Text.ReplaceLineEndings("\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is one, or the root is not for writing, which the campaign itself will tell.
        }
    }
}
