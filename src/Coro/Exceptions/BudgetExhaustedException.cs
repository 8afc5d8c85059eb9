namespace Coro;

/// <summary>The campaign's budget is used up.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class BudgetExhaustedException(string message, Exception? innerException = null)
    : CoroException(ExitCode.BudgetExhausted, message, innerException);
