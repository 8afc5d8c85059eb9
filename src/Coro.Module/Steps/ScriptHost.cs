using System.Globalization;
using System.Management.Automation.Host;
using Coro.Engine;

namespace Coro.Module.Steps;

/// <summary>The host of a script: it has nobody to talk to, so that a question is an error and does not wait for ever.</summary>
internal sealed class ScriptHost : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => "Coro";
    public override PSHostUserInterface? UI => null;
    public override Version Version { get; } = typeof(CoroVersion).Assembly.GetName().Version ?? new Version(0, 0);

    /// <summary>The code that the script left with; null: it did not leave by <c>exit</c>.</summary>
    public int? ExitCode { get; set; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("A script block of a campaign cannot be debugged at a prompt.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
