namespace Coro.Module.Steps;

/// <summary>Keeps runspaces for the next script that wants the same modules.</summary>
internal sealed class RunspacePool : IDisposable
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Stack<ScriptRunspace>> _idle = [];
    private bool _over;

    /// <summary>Takes one out, or opens one.</summary>
    public ScriptRunspace Take(IReadOnlyList<string> modules)
    {
        lock (_lock)
        {
            if (_idle.TryGetValue(Key(modules), out var idle) && idle.TryPop(out var runspace))
                return runspace;
        }

        return ScriptRunspace.Open(modules);
    }

    /// <summary>Puts one back.</summary>
    public void Return(ScriptRunspace runspace, IReadOnlyList<string> modules)
    {
        lock (_lock)
        {
            if (!_over)
            {
                var key = Key(modules);
                if (!_idle.TryGetValue(key, out var idle))
                    _idle[key] = idle = [];
                idle.Push(runspace);
                return;
            }
        }

        runspace.Dispose();
    }

    public void Dispose()
    {
        List<ScriptRunspace> idle;
        lock (_lock)
        {
            _over = true;
            idle = [.. _idle.Values.SelectMany(runspaces => runspaces)];
            _idle.Clear();
        }

        idle.ForEach(runspace => runspace.Dispose());
    }

    private static string Key(IReadOnlyList<string> modules) => modules.Count == 0 ? "" : string.Join('\n', modules);
}
