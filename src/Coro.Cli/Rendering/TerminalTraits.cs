namespace Coro.Cli.Rendering;

/// <summary>What the terminal behind standard output can do.</summary>
/// <param name="IsTerminal">Whether there is one at all that can be drawn on.</param>
/// <param name="Colour">Whether it shows colours, and the user wants them.</param>
/// <param name="Unicode">Whether it shows more than ASCII.</param>
internal sealed record TerminalTraits(bool IsTerminal, bool Colour, bool Unicode)
{
    /// <summary>A file or a pipe.</summary>
    public static TerminalTraits None { get; } = new(false, false, false);

    public static TerminalTraits OfProcess() =>
        Decide(Console.IsOutputRedirected, OperatingSystem.IsWindows() ? Console.OutputEncoding.CodePage == 65001 : null, Environment.GetEnvironmentVariable);

    /// <summary>Decides by the environment, as terminal programs agreed to.</summary>
    /// <param name="redirected">Whether standard output is not a terminal.</param>
    /// <param name="unicode">Whether the console says it shows Unicode; null: the locale says it.</param>
    /// <param name="variable">Gives an environment variable.</param>
    public static TerminalTraits Decide(bool redirected, bool? unicode, Func<string, string?> variable)
    {
        if (redirected)
            return None;
        var dumb = variable("TERM") == "dumb";
        var colour = !dumb && string.IsNullOrEmpty(variable("NO_COLOR"));
        return new TerminalTraits(!dumb, colour, unicode ?? IsUtf8Locale(variable));
    }

    private static bool IsUtf8Locale(Func<string, string?> variable)
    {
        var locale = FirstSet("LC_ALL") ?? FirstSet("LC_CTYPE") ?? FirstSet("LANG") ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
            || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);

        string? FirstSet(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
