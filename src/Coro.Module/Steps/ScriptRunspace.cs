using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Coro.Module.Steps;

/// <summary>A runspace that script after script is run in, one at a time, on whatever thread each comes on.</summary>
internal sealed class ScriptRunspace : IDisposable
{
    private const string ContextName = "Coro";

    private PSVariable? _context;
    private string? _location;

    private ScriptRunspace(Runspace runspace, ScriptHost host) => (Runspace, Host) = (runspace, host);

    public Runspace Runspace { get; }

    public ScriptHost Host { get; }

    /// <summary>Opens one with modules in it.</summary>
    /// <exception cref="RuntimeException">A module cannot be imported.</exception>
    public static ScriptRunspace Open(IReadOnlyList<string> modules)
    {
        var state = InitialSessionState.CreateDefault2();

        // An error that is not dealt with ends a step, be it of a cmdlet or of a program.
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, ""));
        state.Variables.Add(new SessionStateVariableEntry("PSNativeCommandUseErrorActionPreference", true, ""));
        state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", ActionPreference.SilentlyContinue, ""));
        state.Variables.Add(new SessionStateVariableEntry("ConfirmPreference", ConfirmImpact.None, ""));
        var host = new ScriptHost();
        var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        var opened = new ScriptRunspace(runspace, host);
        try
        {
            runspace.Open();
            opened.Import(modules);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Makes it ready for a script.</summary>
    public void Prepare(StepContext context, string location)
    {
        Host.ExitCode = null;
        if (_location != location)
        {
            Runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location));
            _location = location;
        }

        if (_context is null)
        {
            Runspace.SessionStateProxy.PSVariable.Set(new PSVariable(ContextName, null));
            _context = Runspace.SessionStateProxy.PSVariable.Get(ContextName);
        }

        _context.Value = context;
    }

    /// <summary>Takes away what a script has left behind.</summary>
    public void Reset()
    {
        Runspace.ResetRunspaceState();
        (_context, _location) = (null, null);
    }

    public void Dispose() => Runspace.Dispose();

    private void Import(IReadOnlyList<string> modules)
    {
        foreach (var module in modules)
        {
            using var shell = PowerShell.Create();
            shell.Runspace = Runspace;
            shell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        }
    }
}
