using Coro.Engine.Gates;
using Coro.Engine.History;

namespace Coro.Engine.Running.Controls;

/// <summary>
/// Has decided what only somebody can decide about children, once nothing else can go on: by the answers given in advance, or by
/// the person at the prompt. One decision at a time: what it sets going runs before the next question is asked. A decision is
/// applied as a request of another process would be.
/// </summary>
internal sealed class Settlement(RunContext run)
{
    private readonly HashSet<string> _spent = new(Names.Comparer);
    private readonly HashSet<string> _unfit = new(Names.Comparer);
    private readonly Dictionary<string, GateAnswer> _halted = new(Names.Comparer);
    private bool _each;

    /// <summary>Somebody wants the campaign to halt at a gate instead of being asked there.</summary>
    public void HaltAt(string gate, GateAnswer answer) => _halted[gate] = answer;

    /// <summary>Decides what is next to decide, if anybody does.</summary>
    public async Task<Settled> SettleAsync()
    {
        var gates = OpenGates.OfChildren(run.State);
        if (gates.Count == 0)
            return Settled.Over;
        if (gates.FirstOrDefault(gate => _halted.ContainsKey(gate.Id)) is { } halted)
            return await HaltAsync(halted, _halted[halted.Id]);
        if (InAdvance(gates) is ({ } gate, { } choice))
        {
            var applied = await ApplyAsync(gate, new(choice, "policy", "answered in advance"));

            // Once for each child in a run: what fails again would be run again for ever.
            if (choice == Choices.Rerun)
                _spent.Add(gate.Id);
            return applied;
        }

        var question = ToAsk(gates);
        if (run.AsksNobody || GatePolicies.For(run.Options, question) is not null)
            return Settled.Halted(LoopsEnd.Halt(run.State)!);
        return await AskAsync(question);
    }

    private (Gate? Gate, string? Choice) InAdvance(IReadOnlyList<Gate> gates)
    {
        foreach (var gate in gates)
        {
            if (GatePolicies.For(run.Options, gate) is not { } choice || choice == GatePolicies.Halt || _spent.Contains(gate.Id))
                continue;
            if (gate.Choices.Contains(choice))
                return (gate, choice);
            Misfit(gate, choice);
        }

        return default;
    }

    private void Misfit(Gate gate, string choice)
    {
        if (_unfit.Add(gate.Id))
            run.Note($"gate '{gate.Id}' cannot be answered with '{choice}' as it stands; its choices are {string.Join(", ", gate.Choices)}", warning: true);
    }

    // Quality first: what it decides may be all that the others wait for. Several dependencies are one question, unless wanted otherwise.
    private Gate ToAsk(IReadOnlyList<Gate> gates)
    {
        if (gates[0].Kind is GateKind.Quality or GateKind.Merge)
            return gates[0];
        var causes = gates.Where(gate => gate.Kind == GateKind.Dependency).ToList();
        var deadlock = gates.FirstOrDefault(gate => gate.Kind == GateKind.Deadlock);
        return deadlock is null || causes.Count == 1 || (_each && causes.Count > 0)
            ? causes[0]
            : deadlock with { Choices = [Choices.Skip, Choices.Force, Choices.Each, Choices.Halt], Question = $"{deadlock.Question} Or decide about each?" };
    }

    private async Task<Settled> AskAsync(Gate gate)
    {
        await run.CommitAsync();
        var (answer, left) = await Prompting.AskAsync(run, run.Host, gate, () => Stands(gate));
        if (run.StopReason is { } reason)
            return Settled.Halted(StageHalt.Stopped(reason));
        if (left)
            return Settled.Halted(new(ExitCode.UserCancelled, $"left at the question \"{gate.Question}\"; resume the campaign to be asked again"));
        if (answer is null || !Stands(gate))
        {
            run.Note($"gate '{gate.Id}' is not asked any more: {(run.AsksNobody ? "nobody wants to be asked" : "something was decided elsewhere")}");
            return Settled.GoOn;
        }

        switch (answer.Choice)
        {
            case Choices.Halt:
                return await HaltAsync(gate, answer);
            case Choices.Each:
                _each = true;
                return Settled.GoOn;
            default:
                return await ApplyAsync(gate, answer);
        }
    }

    /// <summary>Whether a question is one still: nothing can go on without it, and nobody has answered it.</summary>
    private bool Stands(Gate gate) => !run.AsksNobody && !_halted.ContainsKey(gate.Id)
        && (!LoopsEnd.CanGoOn(run.State) && OpenGates.OfChildren(run.State).Any(open => open.Id == gate.Id && open.Since == gate.Since));

    private async Task<Settled> HaltAsync(Gate gate, GateAnswer answer)
    {
        var halt = LoopsEnd.Halt(run.State)!;
        run.Record(new GateAnswered(gate.Id, answer));
        await run.CommitAsync();
        return Settled.Halted(halt with { Message = $"halted at gate '{gate.Id}' by {answer.By}{(answer.Reason is { } why ? $" ({why})" : "")}: {halt.Message}" });
    }

    private async Task<Settled> ApplyAsync(Gate gate, GateAnswer answer)
    {
        var applier = new ControlApplier(run.State, run.Record);
        var outcomes = applier.Apply(new GateRequest { Gate = gate.Id, Choice = answer.Choice, By = answer.By, Why = answer.Reason });
        foreach (var name in applier.Touched)
            run.Touched(run.State[name]);
        foreach (var refused in outcomes.Where(outcome => outcome.Verdict == ControlVerdict.Refused))
        {
            run.Note($"{refused.Target}: {refused.Reason}", warning: true);
            _spent.Add(gate.Id);
        }

        await run.CommitAsync();
        return Settled.GoOn;
    }
}
