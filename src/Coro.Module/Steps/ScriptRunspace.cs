using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Coro.Module.Steps;

/// <summary>A runspace that script after script is run in, one at a time, on whatever thread each comes on.</summary>
internal sealed class ScriptRunspace : IDisposable
{
    private const string ContextName = "Coro";

    // A hundred different scripts are more than most campaigns have.
    private const int MostKept = 100;

    // By this name, what PowerShell tells of a script's place reads as it does of any other.
    private const string FunctionName = "<ScriptBlock>";

    private readonly Dictionary<string, ScriptBlock> _blocks = new(StringComparer.Ordinal);
    private EngineIntrinsics? _engine;
    private string? _current;
    private PSVariable? _context;
    private SessionVariables? _variables;
    private PSVariable? _shown;
    private (string Path, PSDriveInfo Drive, string InDrive, object? Shown)? _place;

    private ScriptRunspace(Runspace runspace, ScriptHost host) => (Runspace, Host) = (runspace, host);

    public Runspace Runspace { get; }

    public ScriptHost Host { get; }

    private SessionStateProxy Session => Runspace.SessionStateProxy;

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
            opened.Remember();
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
        if (_place?.Path != location)
            GoTo(location);
        _context!.Value = context;
    }

    /// <summary>
    /// Makes a command of a script. PowerShell compiles the text of a script each time that it is handed one, and a command's only once. It is called by its
    /// name: handed over as an object it would run in the global scope.
    /// </summary>
    /// <returns>The command's name.</returns>
    public string CommandOf(string script)
    {
        if (_current == script)
            return FunctionName;
        if (!_blocks.TryGetValue(script, out var block))
        {
            if (_blocks.Count >= MostKept)
                _blocks.Clear();
            _blocks[script] = block = ScriptBlock.Create(script);
        }

        _engine!.InvokeProvider.Item.Set("Function:" + FunctionName, block);
        _current = script;
        return FunctionName;
    }

    /// <summary>Takes away what a script has left behind.</summary>
    /// <returns>Whether that is possible; else it is not to be used again.</returns>
    /// <exception cref="RuntimeException">It is not.</exception>
    public bool Clean()
    {
        if (!_variables!.Restore(_context!))
            return false;

        // Whatever it called may have removed functions.
        _current = null;
        if (_place is not { } place)
            return true;
        if (Session.Drive.Current == place.Drive)
        {
            place.Drive.CurrentLocation = place.InDrive;
            _shown!.Value = place.Shown;
        }
        else
            _place = null;
        return true;
    }

    public void Dispose() => Runspace.Dispose();

    private void GoTo(string location)
    {
        Session.Path.SetLocation(WildcardPattern.Escape(location));
        var drive = Session.Drive.Current;
        _place = (location, drive, drive.CurrentLocation, _shown!.Value);
    }

    // After the modules, whose variables are nobody's to take away.
    private void Remember()
    {
        _engine = (EngineIntrinsics)Session.PSVariable.GetValue("ExecutionContext");
        Session.PSVariable.Set(new PSVariable(ContextName, null));
        _context = Session.PSVariable.Get(ContextName);
        _shown = Session.PSVariable.Get("PWD");
        _variables = new(Runspace.SessionStateProxy, _engine);
    }

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
