using System.Collections;
using System.Management.Automation;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Makes a step that says more than what it runs: time limits, retries. For a child's or a campaign's -Step.</summary>
[Cmdlet(VerbsCommon.New, "CampaignStep", DefaultParameterSetName = OfScript)]
[OutputType(typeof(StepDefinition))]
public sealed class NewCampaignStepCommand : PSCmdlet
{
    private const string OfScript = "Script";
    private const string OfRun = "Run";
    private const string OfShell = "Shell";

    /// <summary>The step's name.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The step's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The script block that it runs. $Coro says what for; $using: takes values of the caller.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OfScript, HelpMessage = "The script block.")]
    [Alias("ScriptBlock")]
    [ValidateNotNull]
    public ScriptBlock? Script { get; set; }

    /// <summary>Instead: a program and its arguments, started without a shell; placeholders are filled in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfRun, HelpMessage = "The program and its arguments.")]
    [ValidateNotNullOrEmpty]
    public string[]? Run { get; set; }

    /// <summary>Instead: a line for the system's shell.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfShell, HelpMessage = "The line.")]
    [ValidateNotNullOrEmpty]
    public string? Shell { get; set; }

    /// <summary>How long a try may take: 30m, a number of seconds, or a TimeSpan. Default: as long as it needs.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>How long a try may write nothing. Default: for ever.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>How many more tries a failed one gets.</summary>
    [Parameter]
    [Alias("Retries", "MaximumRetryCount")]
    [ValidateRange(0, 100)]
    public int RetryCount { get; set; }

    /// <summary>The wait before the first retry, doubled for each further one. Default: 1s.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? RetryDelay { get; set; }

    /// <summary>Makes a step that gives no result one that failed.</summary>
    [Parameter]
    public SwitchParameter ResultRequired { get; set; }

    /// <summary>Gives the command its kickoff on standard input.</summary>
    [Parameter(ParameterSetName = OfRun)]
    [Parameter(ParameterSetName = OfShell)]
    public SwitchParameter KickoffOnStdin { get; set; }

    /// <summary>Further environment variables of the command.</summary>
    [Parameter(ParameterSetName = OfRun)]
    [Parameter(ParameterSetName = OfShell)]
    public Hashtable? Environment { get; set; }

    /// <summary>The environment variables that hold secrets: their values are hidden in its logs and in what it answers, and it does not run where one is not set.</summary>
    [Parameter]
    [Alias("Secrets")]
    [ValidatePattern("^[A-Za-z_][A-Za-z0-9_]*$")]
    public string[]? Secret { get; set; }

    /// <summary>The modules that the script is to have, by name or path.</summary>
    [Parameter(ParameterSetName = OfScript)]
    [ValidateNotNullOrEmpty]
    public string[]? ImportModule { get; set; }

    /// <summary>Gives the script all modules that are loaded here.</summary>
    [Parameter(ParameterSetName = OfScript)]
    public SwitchParameter UseCallerModules { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var step = Script is null ? new() { Name = Name, Run = Run ?? [], Shell = Shell } : Block(Script);
        WriteObject(step with
        {
            Timeout = Timeout,
            IdleTimeout = IdleTimeout,
            Retries = RetryCount,
            RetryDelay = RetryDelay ?? step.RetryDelay,
            ResultRequired = ResultRequired,
            Secrets = Secret,
            KickoffOnStdin = KickoffOnStdin,
            Environment = (Environment ?? []).Cast<DictionaryEntry>()
                .ToDictionary(entry => entry.Key.ToString() ?? "", entry => LanguagePrimitives.ConvertTo<string>(entry.Value) ?? ""),
        });
    }

    private StepDefinition Block(ScriptBlock block)
    {
        try
        {
            return new StepInput(this).Script(Name, block) with { Modules = StepModules.Of(this, ImportModule, UseCallerModules) };
        }
        catch (CoroException e)
        {
            ThrowTerminatingError(Errors.ErrorRecords.From(e, Name));
            throw;
        }
    }
}
