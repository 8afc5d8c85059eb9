using System.Collections;
using Coro.Engine;

namespace Coro.Module.Input;

/// <summary>How a campaign is to be run, as the parameters of any cmdlet say that runs one.</summary>
/// <param name="Throttle">How many children run at once; 0: what the brief says.</param>
/// <param name="Gates">Answers given in advance, by gate.</param>
/// <param name="Interactive">Whether somebody is to be asked, whatever else says no.</param>
/// <param name="Headless">Whether nobody is to be asked.</param>
/// <param name="Strict">Whether failed children are an error.</param>
internal sealed record RunChoices(
    int Throttle, IReadOnlyDictionary<string, string> Gates, bool Interactive, bool Headless, bool Strict)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">They contradict each other, or an answer is none.</exception>
    public static RunChoices Read(int throttle, Hashtable? gates, bool interactive, bool headless, bool strict, bool asJob = false)
    {
        if (interactive && headless)
            throw new UsageException("-Interactive and -Headless exclude each other. Give one of them.");
        return interactive && asJob
            ? throw new UsageException("-Interactive and -AsJob exclude each other: nobody can be asked in the background. Give one of them.")
            : new(throttle, GateAnswers.Read(gates), interactive, headless || asJob, strict);
    }


    /// <summary>What it means for a campaign of a root.</summary>
    /// <param name="root">The folder that holds the campaigns.</param>
    /// <param name="inputGiven">Whether a brief or manifest is given.</param>
    public RunOptions Options(string root, bool inputGiven) => new()
    {
        Headless = HeadlessRule.IsHeadless(Headless, Interactive, inputGiven, root),
        Interactive = Interactive,
        Strict = Strict,
        Throttle = Throttle > 0 ? Throttle : null,
        Gates = Gates,
    };
}
