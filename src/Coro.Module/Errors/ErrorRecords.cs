using System.Management.Automation;
using Coro.Engine.Reporting;

namespace Coro.Module.Errors;

/// <summary>Turns what the engine reports into error records. The id is the name of the exit code, so it never changes.</summary>
internal static class ErrorRecords
{
    private const string CampaignIsNotFound = "CampaignNotFound";
    private const string ChildIsNotFound = "ChildNotFound";
    private const string OperationIsRefused = "ChildOperationRefused";
    private const string AdditionIsRefused = "ChildAdditionRefused";
    private const string GateIsNotFound = "GateNotFound";
    private const string WaitIsTooLong = "WaitTimedOut";
    private const string SkillIsNotExported = "SkillNotExported";
    private const string FileIsNotUpdated = "ContextFileNotUpdated";
    private const string AnswerIsRefused = "GateAnswerRefused";

    /// <summary>The error of an operation that was refused, or that failed in a way nobody foresaw.</summary>
    public static ErrorRecord From(Exception exception, object? target)
    {
        var known = exception as CoroException
            ?? new HaltedException(ExitCodes.From(exception), ExitCodes.Describe(exception), exception);

        // Whoever leaves before there is a run has nothing to resume.
        var remedy = known is UserCancelledException ? null : Remedies.For(known.ExitCode, target as string);
        return Create(known, known.ExitCode.ToString(), Category(known), target, remedy);
    }

    /// <summary>The error of a run that did not end with success; its target is the result.</summary>
    public static ErrorRecord From(CampaignResult result)
    {
        var exception = Halts.ToException(result);
        var record = Create(
            exception, result.ExitCode.ToString(), Category(exception), result,
            Remedies.For(result.ExitCode, result.Campaign.Name));
        record.CategoryInfo.TargetName = result.Campaign.Name;
        return record;
    }

    /// <summary>The error for a name that no campaign has.</summary>
    /// <param name="campaign">The name.</param>
    /// <param name="exception">What the engine said.</param>
    /// <param name="parent">The campaign that has a child of that name, which was meant; null: none.</param>
    public static ErrorRecord NotFound(string campaign, InvalidStateException exception, string? parent = null) => Create(
        exception, CampaignIsNotFound, ErrorCategory.ObjectNotFound, campaign,
        parent is null
            ? "Get-Campaign lists those that exist; -Root or CORO_HOME names another folder."
            : $"'{campaign}' is a child of campaign '{parent}'. A child comes first, and its campaign after it: Get-CampaignChild {campaign} {parent}");

    /// <summary>The error where no campaign is named, and it is not clear which is meant.</summary>
    /// <param name="exception">What the engine said.</param>
    /// <param name="campaign">The campaign whose name was given for something within one; null: none.</param>
    public static ErrorRecord NotNamed(InvalidStateException exception, string? campaign) => Create(
        exception, exception.ExitCode.ToString(), Category(exception), campaign, campaign is null ? "-Campaign names one; Get-Campaign lists those that exist." : IsACampaign(campaign));

    /// <summary>The error for a name that no child of a campaign has.</summary>
    /// <param name="child">The name.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="isCampaign">Whether it is a campaign's name.</param>
    /// <param name="hint">What the engine says about it; null: nothing.</param>
    public static ErrorRecord ChildNotFound(string child, string campaign, bool isCampaign, string? hint = null) => Create(
        new InvalidStateException(
            hint is null ? $"Campaign '{campaign}' has no child '{child}'." : $"Campaign '{campaign}', child '{child}': {hint}"),
        ChildIsNotFound, ErrorCategory.ObjectNotFound, child,
        isCampaign ? IsACampaign(child) : $"Get-CampaignChild -Campaign {campaign} lists its children.");

    /// <summary>The error for a child that is not in a state to be operated on like that.</summary>
    public static ErrorRecord ChildRefused(ChildOperation operation, ControlOutcome outcome, string campaign) => Create(
        new InvalidStateException($"{operation} of child '{outcome.Target}' of campaign '{campaign}' was refused: {outcome.Reason}."),
        OperationIsRefused, ErrorCategory.InvalidOperation, outcome.Target, $"Get-CampaignChild -Campaign {campaign} shows where it stands.");

    /// <summary>The error for a child that cannot join a campaign.</summary>
    public static ErrorRecord ChildNotAdded(ControlOutcome outcome, string campaign) => Create(
        new InvalidStateException($"Child '{outcome.Target}' was not added to campaign '{campaign}': {outcome.Reason}."),
        AdditionIsRefused, ErrorCategory.InvalidArgument, outcome.Target, $"Get-CampaignChild -Campaign {campaign} lists its children.");

    /// <summary>The error for children that cannot join since others that came with them make no sense.</summary>
    public static ErrorRecord NoneAdded(string campaign, int flawed) => Create(
        new InvalidStateException($"No child was added to campaign '{campaign}', since {flawed} of those that came cannot be: all of them join, or none."),
        AdditionIsRefused, ErrorCategory.InvalidArgument, campaign, "See the errors before this one, mend them, and add all again.");

    /// <summary>The error for children that are handed on to nobody, since others that came with them make no sense.</summary>
    public static ErrorRecord NoneTaken(int flawed, int all) => Create(
        new UsageException($"{flawed} of {all} children cannot be: nothing is done with the others, either."),
        AdditionIsRefused, ErrorCategory.InvalidArgument, null, "See the errors before this one, mend them, and run all again.");

    /// <summary>The error for a wait that took too long.</summary>
    public static ErrorRecord WaitTimedOut(string campaign, TimeSpan limit) => Create(
        new InvalidStateException($"Campaign '{campaign}' still runs after {limit:c}; it goes on."),
        WaitIsTooLong, ErrorCategory.OperationTimeout, campaign, $"Wait-Campaign {campaign} waits on; Watch-Campaign {campaign} shows what it does.");

    /// <summary>The error for an id that no gate that waits has.</summary>
    public static ErrorRecord GateNotFound(string gate, string campaign, bool isCampaign) => Create(
        new InvalidStateException($"In campaign '{campaign}', no gate '{gate}' waits."),
        GateIsNotFound, ErrorCategory.ObjectNotFound, gate,
        isCampaign ? IsACampaign(gate) : $"Get-CampaignGate -Campaign {campaign} lists those that wait.");

    /// <summary>The error for a question whether to go on that nobody can be asked.</summary>
    public static ErrorRecord NobodyToAsk(Exception exception, object? target) => Create(
        new UsageException($"Nothing was done, since nobody can be asked whether to: {exception.Message}", exception),
        "NobodyToAsk", ErrorCategory.ResourceUnavailable, target, "-Confirm:$false does it without being asked; -WhatIf shows what would be done.");

    /// <summary>The error for a name that no job has.</summary>
    public static ErrorRecord JobNotFound(string job, string root) => Create(
        new InvalidStateException($"There is no job '{job}' in {root}."), "JobNotFound", ErrorCategory.ObjectNotFound, job,
        "Get-CoroJob lists those that exist; -Root or CORO_HOME names another folder.");

    /// <summary>The error for an id that no insight has.</summary>
    public static ErrorRecord InsightNotFound(string id, string campaign, bool isCampaign) => Create(
        new InvalidStateException($"Campaign '{campaign}' has no insight '{id}'."), "InsightNotFound", ErrorCategory.ObjectNotFound, id,
        isCampaign ? IsACampaign(id) : $"Get-CampaignInsight -Campaign {campaign} lists those that there are.");

    /// <summary>The error for an id that no contract has.</summary>
    public static ErrorRecord ContractNotFound(string id, string campaign, bool isCampaign) => Create(
        new InvalidStateException($"Campaign '{campaign}' has no contract '{id}'."), "ContractNotFound", ErrorCategory.ObjectNotFound, id,
        isCampaign ? IsACampaign(id) : $"Get-CampaignContract -Campaign {campaign} lists those that there are.");

    /// <summary>The error for an answer that a gate does not take.</summary>
    public static ErrorRecord GateRefused(ControlOutcome outcome, string campaign) => Create(
        new InvalidStateException($"The answer to gate '{outcome.Target}' of campaign '{campaign}' was refused: {outcome.Reason}."),
        AnswerIsRefused, ErrorCategory.InvalidOperation, outcome.Target, $"Get-CampaignGate -Campaign {campaign} shows the choices.");

    /// <summary>The error for a skill that was not exported, or would not be.</summary>
    public static ErrorRecord NotExported(ExportItem item) => Create(
        new InvalidStateException($"The skill '{item.Name}' of campaign '{item.Campaign}' cannot be exported: {item.Problem}."),
        SkillIsNotExported, ErrorCategory.WriteError, item, $"Get-CampaignChild -Campaign {item.Campaign} shows the children and their skills.");

    /// <summary>The error for a file that does not list the skills, or would not.</summary>
    public static ErrorRecord NotListed(ContextFile file) => Create(
        new InvalidStateException($"The file {file.Path} cannot list the skills: {file.Problem}."),
        FileIsNotUpdated, ErrorCategory.WriteError, file, "Mend the file, or change stages.export.context_files of the brief.");

    private static string IsACampaign(string name) => $"'{name}' is a campaign: write -Campaign {name}";

    private static ErrorRecord Create(
        CoroException exception, string id, ErrorCategory category, object? target, string? remedy)
    {
        var record = new ErrorRecord(exception, id, category, target);
        if (remedy is not null)
            record.ErrorDetails = new(exception.Message) { RecommendedAction = remedy };
        return record;
    }

    private static ErrorCategory Category(CoroException exception) => exception.ExitCode switch
    {
        ExitCode.Usage when exception is InvalidInputException => ErrorCategory.InvalidData,
        ExitCode.Usage => ErrorCategory.InvalidArgument,
        ExitCode.InvalidState => ErrorCategory.InvalidOperation,
        ExitCode.CircularDependencies or ExitCode.InvalidPin or ExitCode.CorruptState => ErrorCategory.InvalidData,
        ExitCode.InaccessibleRepository => ErrorCategory.ConnectionError,
        ExitCode.DependencyDeadlock => ErrorCategory.DeadlockDetected,
        ExitCode.MissingBrief => ErrorCategory.ObjectNotFound,
        ExitCode.ReportFailure => ErrorCategory.WriteError,
        ExitCode.BudgetExhausted => ErrorCategory.QuotaExceeded,
        ExitCode.AwaitingInput => ErrorCategory.ResourceUnavailable,
        ExitCode.Locked => ErrorCategory.ResourceBusy,
        ExitCode.ChildrenFailed => ErrorCategory.InvalidResult,
        ExitCode.ExportCancelled or ExitCode.UserCancelled or ExitCode.Interrupted or ExitCode.Terminated =>
            ErrorCategory.OperationStopped,
        _ => ErrorCategory.NotSpecified,
    };
}
