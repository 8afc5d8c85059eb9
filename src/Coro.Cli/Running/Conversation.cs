using Coro.Cli.Rendering;
using Coro.Engine.Gates;
using Coro.Engine.Intake;

namespace Coro.Cli.Running;

/// <summary>Holds the conversation of a start that was given no brief: asks what the engine wants to know, and hands the answers on.</summary>
internal static class Conversation
{
    /// <summary>Asks for all that is not known yet.</summary>
    /// <exception cref="UserCancelledException">The person left; nothing was written.</exception>
    public static async Task HoldAsync(CommandContext context, StartInterview interview)
    {
        StartField? explained = null;
        while (interview.Next is { } question)
        {
            if (question.Field != explained)
                await context.Error.WriteLineAsync(SafeText.OneLine(question.Explanation)).ConfigureAwait(false);
            explained = question.Field;
            var standard = string.IsNullOrEmpty(question.Default) ? "" : $" [{question.Default}]";
            var line = await Prompt.AskLineAsync(context, $"{question.Prompt}{standard}: ", context.Leaving.Token).ConfigureAwait(false);
            if (AnswerText.Leaves(line))
                throw new UserCancelledException($"Left at the question \"{question.Prompt}\"; nothing was written.");
            if (interview.Take(question.Field, line!) is { } problem)
            {
                foreach (var told in problem.Split('\n'))
                    await context.Error.WriteLineAsync("  " + SafeText.OneLine(told)).ConfigureAwait(false);
            }
        }
    }
}
