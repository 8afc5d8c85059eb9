using System.Globalization;
using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Gates;

/// <summary>The questions about children. Nobody asks them into being: they follow from where children stand.</summary>
internal static class ChildQuestions
{
    private const int MostFindings = 10;

    public static Gate Quality(ChildState child, QualityGate bar) => new()
    {
        Id = GateId.Of(GateKind.Quality, child.Name),
        Kind = GateKind.Quality,
        Question = $"{child.Name} needs a decision: {child.Message ?? child.Reason}",
        Facts = [.. Findings(child), .. Score(child, bar), .. Waiting(child)],
        Choices = child.Reason == QualityRule.HardGate ? Choices.Of(GateKind.Quality) : [Choices.Rerun, Choices.Skip],
        Child = child.Name,
        Since = child.CompletedAt,
    };

    public static Gate Dependency(ChildState child, QualityGate bar) => new()
    {
        Id = GateId.Of(GateKind.Dependency, child.Name),
        Kind = GateKind.Dependency,
        Question = $"{child.Name} {Ended(child)}{Consequence(child)}. Run it again{(child.Status == ChildStatus.Failed ? ", skip it" : "")}, go on without it (force), or halt?",
        Facts = [.. Why(child), .. Findings(child), .. Score(child, bar), .. Waiting(child)],

        // What is called off has to be run again first; only what failed can be left out.
        Choices = child.Status == ChildStatus.Failed
            ? Choices.Of(GateKind.Dependency)
            : [Choices.Rerun, Choices.Force, Choices.Halt],
        Child = child.Name,
        Since = child.CompletedAt,
    };

    public static Gate Merge(ChildState child) => new()
    {
        Id = GateId.Of(GateKind.Merge, child.Name),
        Kind = GateKind.Merge,
        Question = $"Are the pull requests of {child.Name} merged? Coro cannot see it, since no adapter knows their addresses.",
        Facts = [.. MergeRule.Unwatched(child.PullRequests).Select(request => request.Url)],
        Choices = Choices.Of(GateKind.Merge),
        Child = child.Name,
        Since = child.StartedAt,
    };

    public static Gate Deadlock(IReadOnlyList<ChildState> causes, int pending) => new()
    {
        Id = GateId.Of(GateKind.Deadlock),
        Kind = GateKind.Deadlock,
        Question = $"Nothing that remains can start: {(pending == 1 ? "1 child waits" : $"{pending} children wait")} for what failed or was cancelled. "
            + "Skip what waits, start it all the same (force), or halt?",
        Facts = [.. causes.Select(cause => $"{Questions.Names(Held(cause))} {(Held(cause).Count == 1 ? "waits" : "wait")} for {cause.Name}, which {Ended(cause)}")],
        Choices = Choices.Of(GateKind.Deadlock),
        Since = causes.Max(cause => cause.CompletedAt),
    };

    /// <summary>The children that wait for one that has ended.</summary>
    public static IReadOnlyList<string> Held(ChildState child) =>
        [.. child.Dependents.Where(dependent => dependent.Status == ChildStatus.Pending && child.HoldsBack(dependent)).Select(dependent => dependent.Name)];

    private static string Ended(ChildState child) => child.Status == ChildStatus.Failed ? "failed" : "was cancelled";

    private static string Consequence(ChildState child) => Held(child).Count switch
    {
        0 => ", and on_child_failure is 'halt'",
        1 => ", and 1 child waits for it",
        var many => $", and {many} children wait for it",
    };

    private static IEnumerable<string> Why(ChildState child)
    {
        if ((child.Message ?? child.Reason) is { } why)
            yield return "why: " + why;
        if (child.Attempt > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"attempt: {child.Attempt}");
    }

    private static IEnumerable<string> Findings(ChildState child)
    {
        foreach (var finding in child.Findings.OrderByDescending(finding => finding.Severity).Take(MostFindings))
            yield return $"{finding.Severity.ToString().ToLowerInvariant()} finding: {finding.Title}";
        if (child.Findings.Count > MostFindings)
            yield return $"and {child.Findings.Count - MostFindings} findings more";
    }

    private static IEnumerable<string> Score(ChildState child, QualityGate bar)
    {
        if (child.QualityScore is { } score)
            yield return string.Create(CultureInfo.InvariantCulture, $"score: {score:0.##} (target {bar.SoftTarget:0.##}, fallback {bar.SoftFallback:0.##})");
    }

    private static IEnumerable<string> Waiting(ChildState child)
    {
        var held = Held(child);
        yield return held.Count == 0 ? "nothing waits for it" : $"waiting for it: {Questions.Names(held)}";
    }
}
