using Coro.Engine.Configuration;

namespace Coro.Engine;

/// <summary>Whether a run asks anybody: one rule for every front end.</summary>
public static class HeadlessRule
{
    /// <summary>Applies it: what the caller says wins, whoever gives the input wants no questions, and else
    /// customization decides.</summary>
    /// <param name="headless">The caller asks for a headless run.</param>
    /// <param name="interactive">The caller asks for an interactive one; both at once are refused before this.</param>
    /// <param name="inputGiven">A brief or manifest is given.</param>
    /// <param name="root">The folder that holds the campaigns, whose customization may say so; absolute.</param>
    public static bool IsHeadless(bool headless, bool interactive, bool inputGiven, string root) =>
        !interactive && (headless || inputGiven || Customization.Load(root).HeadlessMode);
}
