using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>
/// The question that opening a campaign may give. Nothing can be recorded before it is answered, so it is no gate of the campaign's
/// state; but a request of another process may answer it like any other.
/// </summary>
/// <param name="gate">The question.</param>
/// <param name="inbox">Where requests wait.</param>
/// <param name="time">The clock.</param>
internal sealed class OpeningQuestion(Gate gate, ControlInbox inbox, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Has the question answered: by a request that waits or comes, else by policy, person or default; and goes on from there.</summary>
    /// <exception cref="UserCancelledException">The person at the prompt left.</exception>
    /// <exception cref="AwaitingInputException">Nobody answers it now. Nothing has changed.</exception>
    public async Task SettleAsync(CampaignLog log, RunOptions options, ICampaignHost host)
    {
        if (await TakeRequestAsync(log))
            return;
        using var asked = new CancellationTokenSource();
        var watching = WatchAsync(asked);
        GateAnswer? answer = null;
        var left = false;
        try
        {
            (answer, left) = await Gatekeeper.AnswerAsync(gate, options, host, asked.Token);
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // A request came, and is taken below.
        }

        await asked.CancelAsync();
        await watching;
        if (answer is not null)
            await log.ResolveAsync(answer);
        else if (!await TakeRequestAsync(log))
            throw Gatekeeper.Unanswered(gate, left);
    }

    /// <summary>Has it answered where nobody is asked: by a request that waits, else with its default.</summary>
    /// <exception cref="AwaitingInputException">It has none. Nothing has changed.</exception>
    public async Task SettleAsync(CampaignLog log)
    {
        if (await TakeRequestAsync(log))
            return;
        if (gate.Default is not { } choice)
        {
            throw new AwaitingInputException(
                $"Gate '{gate.Id}' waits for an answer: {gate.Question} Nothing else can be done before; approve it with one of {string.Join(", ", gate.Choices)}, or resume the campaign.");
        }

        await log.ResolveAsync(new(choice, "control", "the default where nobody is asked"));
    }

    private async Task<bool> TakeRequestAsync(CampaignLog log)
    {
        if (Find() is not ({ } id, { } answer))
            return false;
        HandledPart[] outcomes = [new(gate.Id, ControlVerdict.Done)];
        await log.ResolveAsync(answer, new RequestHandled(id, outcomes));
        inbox.Answer(id, new() { Outcomes = [new() { Target = gate.Id, Verdict = ControlVerdict.Done }] });
        return true;
    }

    private (string? Id, GateAnswer? Answer) Find()
    {
        foreach (var id in inbox.Waiting())
        {
            if (inbox.Read(id, out _) is GateRequest request && Names.Comparer.Equals(request.Gate, gate.Id)
                && (request.Choice ?? gate.Choices[0]) is var choice && gate.Choices.Contains(choice))
            {
                return (id, new(choice, request.By, request.Why));
            }
        }

        return default;
    }

    private async Task WatchAsync(CancellationTokenSource asked)
    {
        while (!asked.IsCancellationRequested)
        {
            await Task.Delay(Look, time, asked.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!asked.IsCancellationRequested && Find().Id is not null)
                await asked.CancelAsync();
        }
    }
}
