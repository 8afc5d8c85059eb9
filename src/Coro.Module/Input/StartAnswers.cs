using System.Globalization;
using Coro.Engine.Intake;
using Coro.Module.Commands;

namespace Coro.Module.Input;

/// <summary>The answers to the questions of a start without a brief, as parameters: what is given is not asked.</summary>
internal static class StartAnswers
{
    /// <summary>Hands over what was given.</summary>
    /// <exception cref="UsageException">Something of it is wrong.</exception>
    public static void Give(StartInterview interview, StartCampaignCommand command)
    {
        Give(interview, StartField.Name, "-Name", command.Name);
        foreach (var target in command.Target ?? [])
            Give(interview, StartField.Targets, "-Target", target);
        if (command.Target is not null && !interview.HasTargets)
            Give(interview, StartField.Targets, "-Target", "");
        Give(interview, StartField.HardGate, "-HardGate", command.HardGate);
        Give(interview, StartField.SoftTarget, "-SoftTarget", command.SoftTarget?.ToString(CultureInfo.InvariantCulture));
        Give(interview, StartField.SoftFallback, "-SoftFallback", command.SoftFallback?.ToString(CultureInfo.InvariantCulture));
        Give(interview, StartField.FindingsQueue, "-FindingsQueue", command.FindingsQueue);
    }

    private static void Give(StartInterview interview, StartField field, string parameter, string? text)
    {
        if (text is not null && interview.Take(field, text) is { } problem)
            throw new UsageException($"{parameter}{(text.Length > 0 ? $" is '{text}'" : "")}: {problem}.");
    }
}
