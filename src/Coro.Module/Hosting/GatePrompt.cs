using System.Management.Automation;
using Coro.Engine.Gates;

namespace Coro.Module.Hosting;

/// <summary>Asks a gate's question at the host's prompt. What may be answered is the engine's rule, as in every front end.</summary>
internal static class GatePrompt
{
    /// <summary>Asks.</summary>
    /// <param name="cmdlet">Whose host is to ask.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="settled">Tells that nobody needs an answer any more.</param>
    /// <returns>The answer; null: the person leaves the campaign here, or nobody needs one any more.</returns>
    public static GateAnswer? Ask(PSCmdlet cmdlet, Gate gate, CancellationToken settled)
    {
        var (caption, message) = (Caption(gate), Message(gate));
        while (true)
        {
            string? line;
            try
            {
                line = LinePrompt.Ask(cmdlet, caption, message, string.Join('/', gate.Choices), () => settled.IsCancellationRequested);
            }
            catch (PSInvalidOperationException e)
            {
                // Nobody has left: the campaign waits, as it does where it is headless.
                throw new AwaitingInputException(
                    $"Gate '{gate.Id}' waits for an answer, and this host cannot ask ({e.Message}): {gate.Question} Use -Headless, or answer beforehand with -Gate.", e);
            }

            // Some hosts ask until Enter is pressed, and the campaign has gone on behind their prompt.
            if (settled.IsCancellationRequested)
            {
                var told = $"Gate '{gate.Id}' needs no answer here any more: it was settled elsewhere, or the campaign stops.";
                cmdlet.WriteInformation(new HostInformationMessage { Message = told }, ["PSHOST", "Coro"]);
                return null;
            }

            if (line is not null && AnswerText.Read(gate, line, Environment.UserName) is { } answer)
                return answer;
            if (AnswerText.Leaves(line))
                return null;
            (caption, message) = ("", AnswerText.Help(gate));
        }
    }

    private static string Message(Gate gate) => string.Join(Environment.NewLine, [gate.Question, .. gate.Facts.Select(fact => "  " + fact)]);

    private static string Caption(Gate gate) => gate.Child is null ? $"Gate {gate.Id}" : $"Gate {gate.Id}, child {gate.Child}";
}
