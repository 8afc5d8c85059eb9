using Coro.Cli.Rendering;
using Coro.Engine.Gates;

namespace Coro.Cli.Running;

/// <summary>Asks the person at the terminal.</summary>
internal static class Prompt
{
    /// <summary>Asks until the answer is one of the gate's choices; its first letters are enough where they are clear.</summary>
    /// <returns>The answer; null: the person leaves.</returns>
    /// <exception cref="OperationCanceledException">The question was taken back.</exception>
    public static async ValueTask<GateAnswer?> AskAsync(CommandContext context, Gate gate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.Leaving.Token);
        var question = QuestionOf(gate);
        while (true)
        {
            var line = await AskLineAsync(context, $"{question}[{string.Join('/', gate.Choices)}] ", leaving.Token).ConfigureAwait(false);
            if (line is not null && AnswerText.Read(gate, line, Environment.UserName) is { } answer)
                return answer;
            if (AnswerText.Leaves(line))
                return null;
            await context.Error.WriteLineAsync(AnswerText.Help(gate)).ConfigureAwait(false);
            question = "";
        }
    }

    /// <summary>Asks for a line.</summary>
    /// <returns>The line; null: the input has ended.</returns>
    /// <exception cref="OperationCanceledException">The question was taken back.</exception>
    public static async Task<string?> AskLineAsync(CommandContext context, string question, CancellationToken cancellationToken)
    {
        await context.Error.WriteAsync(question).ConfigureAwait(false);
        await context.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await context.Lines.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The line of the question is still open.
            await context.Error.WriteLineAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string QuestionOf(Gate gate)
    {
        var lines = SafeText.Lines(gate.Question).Concat(gate.Facts.Select(fact => "  " + SafeText.OneLine(fact))).ToList();
        return string.Join('\n', lines) + (lines.Count == 1 ? " " : "\n");
    }
}
