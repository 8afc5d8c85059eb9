namespace Coro.Cli.Running;

/// <summary>
/// Lines from standard input, for one question after the other. A console cannot be read with a token: the wait for a line goes on
/// when its question is taken back, and the line belongs to the next one, unless it was complete before that was asked.
/// </summary>
/// <param name="input">Standard input.</param>
internal sealed class InputLines(TextReader input)
{
    private Task<string?>? _pending;

    /// <summary>The next line; null at the end of the input.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_pending is null or { IsCompleted: true })
            _pending = Task.Run(input.ReadLine, CancellationToken.None);
        var line = await _pending.WaitAsync(cancellationToken).ConfigureAwait(false);
        _pending = null;
        return line;
    }
}
