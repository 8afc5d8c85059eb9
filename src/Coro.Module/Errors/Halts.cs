namespace Coro.Module.Errors;

/// <summary>The exception that a run's end amounts to, for those who would rather catch than compare.</summary>
internal static class Halts
{
    public static CoroException ToException(CampaignResult result)
    {
        var message = $"Campaign '{result.Campaign.Name}': {result.Error ?? result.ExitCode.ToSlug()}";
        return result.ExitCode switch
        {
            ExitCode.Usage => new UsageException(message),
            ExitCode.InvalidState => new InvalidStateException(message),
            ExitCode.InvalidPin => new InvalidPinException(message),
            ExitCode.InaccessibleRepository => new InaccessibleRepositoryException(message),
            ExitCode.DependencyDeadlock => new DependencyDeadlockException(message),
            ExitCode.MissingBrief => new MissingBriefException(message),
            ExitCode.CorruptState => new CorruptStateException(message),
            ExitCode.ReportFailure => new ReportFailureException(message),
            ExitCode.ExportCancelled => new ExportCancelledException(message),
            ExitCode.UserCancelled => new UserCancelledException(message),
            ExitCode.BudgetExhausted => new BudgetExhaustedException(message),
            ExitCode.AwaitingInput => new AwaitingInputException(message),
            ExitCode.Locked => new CampaignLockedException(message),
            ExitCode.ChildrenFailed => new ChildrenFailedException(message),
            ExitCode.Interrupted => new InterruptedException(message),
            ExitCode.Terminated => new TerminatedException(message),
            _ => new HaltedException(result.ExitCode, message),
        };
    }
}
