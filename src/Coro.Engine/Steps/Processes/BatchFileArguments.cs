namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Windows runs a batch file through <c>cmd</c>, which reads its arguments by rules of its own: some characters end the
/// argument or start another command however they are quoted. Those are refused.
/// </summary>
internal static class BatchFileArguments
{
    /// <exception cref="LaunchFailedException">The program is a batch file, and an argument is not safe for it.</exception>
    public static void Check(string program, IEnumerable<string> arguments)
    {
        if (Path.GetExtension(program).ToUpperInvariant() is not (".BAT" or ".CMD"))
            return;
        if (arguments.Skip(1).Any(argument => argument.AsSpan().IndexOfAny("\"%!&|<>^\r\n") >= 0))
        {
            throw new LaunchFailedException(
                $"'{program}' is a batch file, and an argument holds one of \" % ! & | < > ^ or a line break, which cmd "
                + "would read as its own; use kickoff_on_stdin, {kickoff_path} or the CORO_* variables");
        }
    }
}
