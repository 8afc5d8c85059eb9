using Coro.Cli.Rendering;

namespace Coro.Cli.Running;

/// <summary>Asks the person at the terminal.</summary>
internal static class Prompt
{
    // What leaves a campaign at any prompt.
    private static bool IsLeave(string word) => word is "cancel" or "exit" or ":q";

    /// <summary>Asks until the answer is one of the gate's choices; its first letters are enough where they are clear.</summary>
    /// <returns>The answer; null: the person leaves.</returns>
    public static async ValueTask<GateAnswer?> AskAsync(CommandContext context, Gate gate, CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.Leaving.Token);
        while (true)
        {
            await context.Error.WriteAsync($"{QuestionOf(gate)}[{string.Join('/', gate.Choices)}] ").ConfigureAwait(false);
            await context.Error.FlushAsync(cancellationToken).ConfigureAwait(false);

            var word = (await ReadLineAsync(context, leaving.Token).ConfigureAwait(false))?.Trim().ToLowerInvariant();
            if (word is null)
                return null;
            if (Choose(gate, word) is { } choice)
                return new GateAnswer(choice, Environment.UserName);
            if (IsLeave(word))
                return null;
            await context.Error.WriteLineAsync($"Answer {string.Join(", ", gate.Choices)}; or exit to leave the campaign here.").ConfigureAwait(false);
        }
    }

    private static async Task<string?> ReadLineAsync(CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            // A console cannot be read with a token; the thread that waits ends with the process.
            return await Task.Run(context.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
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
        var lines = SafeText.Lines(gate.Question);
        return string.Join('\n', lines) + (lines.Count == 1 ? " " : "\n");
    }

    private static string? Choose(Gate gate, string word)
    {
        if (word.Length == 0)
            return null;
        var matches = gate.Choices.Where(choice => choice.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Find(choice => choice.Length == word.Length) ?? (matches.Count == 1 ? matches[0] : null);
    }
}
