using System.Management.Automation;
using Coro.Engine.Gates;
using Coro.Engine.Intake;

namespace Coro.Module.Hosting;

/// <summary>Holds the conversation of a start that was given no brief: asks what the engine wants to know, and hands the answers on.</summary>
internal static class Conversation
{
    /// <summary>Asks for all that is not known yet.</summary>
    /// <exception cref="UserCancelledException">The person left; nothing was written.</exception>
    /// <exception cref="MissingBriefException">Nobody can be asked.</exception>
    public static void Hold(PSCmdlet cmdlet, StartInterview interview)
    {
        StartField? explained = null;
        var problem = "";
        while (interview.Next is { } question)
        {
            var message = problem.Length > 0 ? problem : question.Field == explained ? "" : question.Explanation;
            explained = question.Field;
            var standard = string.IsNullOrEmpty(question.Default) ? "" : $" [{question.Default}]";
            var line = Ask(cmdlet, message, question.Prompt + standard);
            if (AnswerText.Leaves(line))
                throw new UserCancelledException($"Left at the question \"{question.Prompt}\"; nothing was written.");
            problem = interview.Take(question.Field, line!) ?? "";
        }
    }

    private static string? Ask(PSCmdlet cmdlet, string message, string name)
    {
        try
        {
            return LinePrompt.Ask(cmdlet, "", message, name);
        }
        catch (PSInvalidOperationException e)
        {
            throw new MissingBriefException($"Nobody can be asked here ({e.Message}). Give -Brief or -Manifest; or -Name and -Target, and -Headless.", e);
        }
    }
}
