using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Commands;

/// <summary>Tells what became of a request, or would: what was done on standard output, what was refused on standard error.</summary>
internal static class ControlAnswers
{
    public static int Tell(CommandContext context, ControlAnswer answer, bool json)
    {
        if (json)
            JsonOutput.Write(context, writer => AnswerJson.Write(writer, answer));
        else
            AnswerView.Write(context, answer.Outcomes);
        return TellRefusals(context, answer.Outcomes);
    }

    public static int Tell(CommandContext context, ControlPreview preview, bool json)
    {
        if (json)
            JsonOutput.Write(context, writer => AnswerJson.Write(writer, preview));
        else
            AnswerView.Write(context, preview);
        return TellRefusals(context, preview.Outcomes);
    }

    /// <summary>The same in a headless run, where standard output is for the envelope.</summary>
    /// <exception cref="InvalidStateException">All of it was refused.</exception>
    public static int TellHeadless(CommandContext context, ControlAnswer answer)
    {
        var refused = Refused(answer.Outcomes).Select(AnswerView.TextOf).ToList();
        if (refused.Count == answer.Outcomes.Count)
            throw new InvalidStateException(string.Join("; ", refused));
        foreach (var outcome in answer.Outcomes)
        {
            var level = outcome.Verdict == ControlVerdict.Refused ? "error" : "info";
            context.Error.WriteLine(NoteLine.Of(AnswerView.TextOf(outcome), level));
        }

        return CodeOf(refused.Count);
    }

    public static IEnumerable<ControlOutcome> Refused(IEnumerable<ControlOutcome> outcomes) =>
        outcomes.Where(outcome => outcome.Verdict == ControlVerdict.Refused);

    private static int TellRefusals(CommandContext context, IReadOnlyList<ControlOutcome> outcomes)
    {
        context.Out.Flush();
        var refused = Refused(outcomes).ToList();
        foreach (var outcome in refused)
            Failure.WriteLines(context.Error, AnswerView.TextOf(outcome));
        return CodeOf(refused.Count);
    }

    private static int CodeOf(int refused) => (int)(refused > 0 ? ExitCode.InvalidState : ExitCode.Success);
}
