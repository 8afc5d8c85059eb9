using Coro.Engine.Steps.Requests;
using Coro.Engine.Steps.Secrets;

namespace Coro.Engine.Loading;

/// <summary>Checks what a step runs, where it came as an object and not from a file.</summary>
internal static class StepCheck
{
    /// <summary>What is wrong with a list of steps, in sentences.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="scope">What they are run for.</param>
    public static IEnumerable<string> OfList(IReadOnlyList<StepDefinition> steps, PlaceholderScope scope)
    {
        if (steps.Count == 0)
            yield return "its list of steps is empty; add one, or leave the list out";
        var taken = new HashSet<string>(Names.Comparer);
        foreach (var step in steps)
        {
            var shown = Shown.Quote(step.Name ?? "");
            if (!Names.IsValid(step.Name, out var reason))
                yield return $"the step name {shown} {reason}";
            if (step.Name is not null && !taken.Add(step.Name))
                yield return $"the step name {shown} is taken; give one of the two another name";
            foreach (var problem in Problems(step))
                yield return $"step {shown} {problem}";
            foreach (var unknown in Placeholders.Check(step, scope))
                yield return $"step {shown}: there is no placeholder {{{unknown}}}{Nearest.Hint(unknown, Placeholders.Known.Keys)}";
        }
    }

    /// <summary>What is wrong, in words that follow the step's name.</summary>
    public static IEnumerable<string> Problems(StepDefinition step)
    {
        var ways = (step.Run.Count > 0 ? 1 : 0) + (step.Shell is null ? 0 : 1) + (step.Script is null ? 0 : 1);
        if (ways != 1)
            yield return "needs one of run, shell and script";
        if (step.Script is not null && step.Environment.Count > 0)
            yield return $"has an environment, which {StepWays.ForScripts("env")}";
        if (step.Script is not null && step.KickoffOnStdin)
            yield return $"wants its kickoff on standard input, which {StepWays.ForScripts("kickoff_on_stdin")}";
        foreach (var name in (step.Secrets ?? []).Where(name => !StepSecrets.IsName(name)))
            yield return $"has the secret {Shown.Quote(name ?? "")}, which {StepSecrets.NoName}";
        if (step.Script is null && (step.Using is not null || step.Modules is not null))
            yield return "has values or modules, which are for a script only; remove them";
    }
}
