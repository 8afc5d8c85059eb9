using System.CommandLine;

namespace Coro.Cli.Commands;

/// <summary><c>coro job</c>: takes in what is asked for, decides whether it is a task or a campaign, and runs it.</summary>
internal static class JobCommands
{
    public static Command Create(CommandContext context) => new("job", "Take in jobs, decide what they are, and run them.")
    {
        JobNewCommand.Create(context),
        JobShowCommand.Create(context),
        JobListCommand.Create(context),
        JobPromoteCommand.Create(context),
        JobStartCommand.Create(context),
    };

    /// <summary>The argument that names a job.</summary>
    public static Argument<string> Id() => new("job") { Description = "The job's id, or its name where only one has it." };
}
