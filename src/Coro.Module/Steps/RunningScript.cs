using System.Management.Automation;
using Coro.Engine.Steps.Scripts;

namespace Coro.Module.Steps;

/// <summary>One run of a script, in a runspace out of the pool.</summary>
internal sealed class RunningScript(RunspacePool runspaces, ScriptRequest request, IScriptLog log) : IRunningScript
{
    private readonly object _lock = new();
    private PowerShell? _shell;
    private Task? _stopping;
    private bool _stopped;
    private bool _abandoned;

    public ScriptEnd Run()
    {
        IReadOnlyList<string> modules =
            request.Modules.Count == 0 ? [] : [.. request.Modules.Select(module => ScriptRunner.Module(module, request.WorkingDirectory))];
        ScriptRunspace runspace;
        try
        {
            runspace = runspaces.Take(modules);
        }
        catch (Exception e)
        {
            return new($"its modules cannot be imported: {e.Message}");
        }

        var facts = ScriptFacts.Of(request.Script);
        var output = new ScriptOutput(log);
        var end = Run(runspace, facts, output);
        GiveBack(runspace, facts, modules);
        return end;
    }

    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;

            // Not on this thread: it may take as long as the script likes.
            if (_shell is { } shell && _stopping is null)
                _stopping = Task.Run(() => Stop(shell));
        }
    }

    public void Abandon()
    {
        lock (_lock)
            _abandoned = true;
    }

    private static void Stop(PowerShell shell)
    {
        try
        {
            shell.Stop();
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException or NullReferenceException)
        {
            // It has ended meanwhile. The last is what PowerShell throws when that happens at the wrong moment.
        }
    }

    private ScriptEnd Run(ScriptRunspace runspace, ScriptFacts facts, ScriptOutput output)
    {
        using var shell = PowerShell.Create();
        try
        {
            runspace.Prepare(request.Context, request.WorkingDirectory);
            shell.Runspace = runspace.Runspace;
            if (facts.LeavesTraces)
                shell.AddScript(request.Script, useLocalScope: true);
            else
                shell.AddCommand(runspace.CommandOf(request.Script), useLocalScope: true);
            if (UsingValues.Make(facts.Values, request.Using) is { } values)
                shell.AddParameter("--%", values);
            output.Listen(shell.Streams);
            lock (_lock)
            {
                if (_stopped)
                    return new("it was stopped before it began");
                _shell = shell;
            }

            shell.Invoke(null, output.Objects, null);
            output.Close(runspace.Runspace);
            return runspace.Host.ExitCode is { } code and not 0
                ? new($"it left with exit {code}", code, output.Result)
                : new(Result: output.Result);
        }
        catch (PipelineStoppedException) when (_stopped)
        {
            output.Close(null);
            return new("it was stopped", Result: output.Result);
        }
        catch (RuntimeException e)
        {
            output.Close(runspace.Runspace);
            output.Write(e.ErrorRecord);
            return new(ScriptErrors.OneLine(e.ErrorRecord, output.LastComplaint), ScriptErrors.ExitCode(e.ErrorRecord), output.Result);
        }
        catch (Exception e)
        {
            output.Close(null);
            log.Write(LogStream.Error, e.ToString());
            return new(e.Message, Result: output.Result);
        }
        finally
        {
            Task? stopping;
            lock (_lock)
                (_shell, stopping) = (null, _stopping);
            stopping?.Wait();
        }
    }

    private void GiveBack(ScriptRunspace runspace, ScriptFacts facts, IReadOnlyList<string> modules)
    {
        try
        {
            if (!_abandoned && !_stopped && !facts.LeavesTraces && (!facts.CallsSomething || runspace.Clean()))
            {
                runspaces.Return(runspace, modules);
                return;
            }
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            // One that cannot be cleaned is not used again.
        }

        runspace.Dispose();
    }
}
