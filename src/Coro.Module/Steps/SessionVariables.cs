using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Coro.Module.Steps;

/// <summary>
/// The global variables of a session as they were, to be put back. PowerShell's own reset does that as well; but it sets the location, too, and for
/// that reads all folders above it, which costs many times what a script does.
/// </summary>
internal sealed class SessionVariables
{
    // It changes with each command, and nobody can set it.
    private const string Success = "?";
    private const string ErrorList = "Error";
    private const string ParameterDefaults = "PSDefaultParameterValues";

    private readonly SessionStateProxy _session;
    private readonly EngineIntrinsics _engine;
    private readonly Dictionary<PSVariable, (object? Value, ScopedItemOptions Options)> _known = [];

    /// <summary>Takes them as they are.</summary>
    public SessionVariables(SessionStateProxy session, EngineIntrinsics engine)
    {
        (_session, _engine) = (session, engine);
        foreach (var variable in Present())
            _known.Add(variable, (ValueOf(variable), variable.Options));
    }

    /// <summary>Puts them back as they were.</summary>
    /// <param name="except">One whose value is somebody else's.</param>
    /// <returns>Whether that is possible.</returns>
    /// <exception cref="RuntimeException">It is not.</exception>
    public bool Restore(PSVariable except)
    {
        var found = 0;
        foreach (var variable in Present())
        {
            if (!_known.TryGetValue(variable, out var before))
            {
                _session.PSVariable.Remove(variable);
                continue;
            }

            found++;
            if (variable.Options != before.Options)
                return false;
            if (variable != except && !Equals(ValueOf(variable), before.Value))
                variable.Value = before.Value;
            Empty(variable);
        }

        return found == _known.Count;
    }

    // What a list holds is no value that could be put back.
    private static void Empty(PSVariable variable)
    {
        if (variable is { Name: ErrorList, Value: ArrayList { Count: > 0 } errors })
            errors.Clear();
        else if (variable is { Name: ParameterDefaults, Value: IDictionary { Count: > 0 } defaults })
            defaults.Clear();
    }

    private static object? ValueOf(PSVariable variable) => variable.Name == Success ? null : variable.Value;

    private IEnumerable<PSVariable> Present() => _engine.InvokeProvider.ChildItem.Get("Variable:", recurse: false).Select(item => (PSVariable)item.BaseObject);
}
