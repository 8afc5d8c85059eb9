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
        while (true)
        {
            await context.Error.WriteAsync($"{SafeText.OneLine(gate.Question)} [{string.Join('/', gate.Choices)}] ").ConfigureAwait(false);
            await context.Error.FlushAsync(cancellationToken).ConfigureAwait(false);

            // A console cannot be read with a token; the thread that waits ends with the process.
            var line = await Task.Run(context.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
            var word = line?.Trim().ToLowerInvariant();
            if (word is null)
                return null;
            if (Choose(gate, word) is { } choice)
                return new GateAnswer(choice, Environment.UserName);
            if (IsLeave(word))
                return null;
            await context.Error.WriteLineAsync($"Answer {string.Join(", ", gate.Choices)}; or exit to leave the campaign here.").ConfigureAwait(false);
        }
    }

    private static string? Choose(Gate gate, string word)
    {
        if (word.Length == 0)
            return null;
        var matches = gate.Choices.Where(choice => choice.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches.Find(choice => choice.Length == word.Length) ?? (matches.Count == 1 ? matches[0] : null);
    }
}
