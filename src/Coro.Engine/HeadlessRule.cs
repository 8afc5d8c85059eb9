namespace Coro.Engine;

/// <summary>Whether a run asks anybody: one rule for every front end.</summary>
public static class HeadlessRule
{
    /// <summary>Applies it: what the caller says wins, and whoever gives the input wants no questions.</summary>
    /// <param name="headless">The caller asks for a headless run.</param>
    /// <param name="interactive">The caller asks for an interactive one; both at once are refused before this.</param>
    /// <param name="inputGiven">A brief or manifest is given.</param>
    public static bool IsHeadless(bool headless, bool interactive, bool inputGiven) => !interactive && (headless || inputGiven);
}
