using Coro.Engine.Running;

namespace Coro.Engine.Gates;

/// <summary>Asks the person at the prompt, and takes the question back as soon as it is none any more.</summary>
internal static class Prompting
{
    /// <summary>Asks. Nobody is waited for once the run is to stop or the question no longer stands, whatever the host does.</summary>
    /// <returns>The answer; none where the question was taken back, or the person left.</returns>
    /// <exception cref="UsageException">The answer is none of the choices: asking again is the host's business.</exception>
    public static async Task<(GateAnswer? Answer, bool Left)> AskAsync(RunContext run, ICampaignHost host, Gate gate, Func<bool> stands)
    {
        using var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(run.Draining);
        if (withdrawn.IsCancellationRequested || !stands())
            return (null, false);
        var dispatch = run.Dispatch;
        run.Dispatch = () =>
        {
            if (!stands())
                withdrawn.Cancel();
        };
        try
        {
            var answer = await host.AskAsync(gate, withdrawn.Token).AsTask().WaitAsync(withdrawn.Token);
            return answer is null || gate.Choices.Contains(answer.Choice)
                ? (answer, answer is null)
                : throw new UsageException($"'{answer.Choice}' is no answer to gate '{gate.Id}'; its choices are {string.Join(", ", gate.Choices)}.");
        }
        catch (OperationCanceledException) when (withdrawn.IsCancellationRequested)
        {
            return (null, false);
        }
        finally
        {
            run.Dispatch = dispatch;
        }
    }
}
